import { UserError } from '../../../model/errors.js';
import type { Workspace } from '../../../model/files.js';
import { dependencyLine } from '../../../languages/node/dependency-line.js';
import type { AppManifest, Manifest } from '../../../languages/node/manifest.js';
import type { PackageCommand } from '../../../languages/node/package-manager.js';
import { packageMajor } from '../../../languages/node/version.js';
import type { Reason } from '../../../session/typescript/reasons.js';

const CORE = '@nestjs/core';
/** The first one that @wristband/nestjs-auth supports. */
export const OLDEST_MAJOR = 10;
/** Packages that have the version of the core. */
const VERSIONED_WITH_CORE = [
  '@nestjs/common',
  CORE,
  '@nestjs/microservices',
  '@nestjs/platform-express',
  '@nestjs/platform-fastify',
  '@nestjs/platform-socket.io',
  '@nestjs/platform-ws',
  '@nestjs/websockets',
];

/**
 * The major version of Nest: of the installed package, else of the lockfile, else what the range in package.json allows.
 * @throws UserError when it is unknown
 */
export async function nestMajor(
  workspace: Workspace,
  folder: string,
  application: AppManifest,
): Promise<number> {
  const { manifest } = application;
  const found = await packageMajor(workspace, folder, application, CORE);
  if (found === undefined) {
    throw new UserError(`The range of ${CORE} in ${manifest.path} allows more than one major version.`, {
      file: manifest.path,
      hint: 'Install the dependencies, so that the installed version can be read, and rerun.',
    });
  }
  return found;
}

/** That Nest is too old, if it is. */
export function oldNestReason(
  major: number,
  manifest: Manifest,
  { words }: PackageCommand,
): Reason | undefined {
  if (major >= OLDEST_MAJOR) return undefined;
  const own = Object.keys(manifest.dependencies).filter((name) => VERSIONED_WITH_CORE.includes(name));
  const command = [...words, ...own.map((name) => `${name}@${OLDEST_MAJOR}`)].join(' ');
  return {
    message: `This application uses NestJS ${major}; Wristband's SDK needs NestJS ${OLDEST_MAJOR} or later.`,
    file: manifest.path,
    line: dependencyLine(manifest, CORE),
    steps: [
      `Upgrade NestJS one major version at a time (https://docs.nestjs.com/migration-guide) to ${OLDEST_MAJOR} or later: ${command}`,
    ],
  };
}
