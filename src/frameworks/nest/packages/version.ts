import { major, minVersion, satisfies, subset, valid } from 'semver';
import { UserError } from '../../../model/errors.js';
import { folderOf, join } from '../../../model/paths.js';
import type { Workspace } from '../../../model/files.js';
import type { Reason } from '../reasons.js';
import type { PackageCommand } from './dependencies.js';
import { dependencyLine } from './dependency-line.js';
import type { AppManifest, Manifest } from './manifest.js';
import { readJson } from '../files.js';
import { lockedPackage, type Locked } from './lockfile.js';

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
/** How many folders above the repository's root are looked into for node_modules. */
const MAX_FOLDERS_ABOVE = 3;

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
  const found =
    (await installedMajor(workspace, folder, application)) ?? (await declaredMajor(workspace, application));
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

async function installedMajor(
  workspace: Workspace,
  folder: string,
  application: AppManifest,
): Promise<number | undefined> {
  const version = await installedVersion(workspace, folder, application, CORE);
  return version === undefined ? undefined : major(version);
}

/**
 * The version of a package that Node finds from a folder. What lies above the application's own package.json counts only
 * if that could mean it.
 */
export async function installedVersion(
  workspace: Workspace,
  folder: string,
  { root, manifest }: AppManifest,
  name: string,
): Promise<string | undefined> {
  const range = manifest.declared[name] ?? '';
  for (const current of foldersUpwards(folder)) {
    const installed = await readJson(workspace, join(current, 'node_modules', name, 'package.json'));
    const version = valid(typeof installed?.['version'] === 'string' ? installed['version'] : null);
    if (version === null) continue;
    const isOwn = current === root || current.startsWith(root === '' ? '' : `${root}/`);
    if ((isOwn && !current.startsWith('../')) || mayMean(range, version)) return version;
  }
  return undefined;
}

/** Whether a range leaves a version open; `catalog:` and the like leave every one open. */
function mayMean(range: string, version: string): boolean {
  return lowest(range) === undefined || satisfies(version, range, { includePrerelease: true });
}

function foldersUpwards(folder: string): string[] {
  const above = Array.from({ length: MAX_FOLDERS_ABOVE }, (_, index) => '../'.repeat(index + 1));
  const within = [folder];
  for (let current = folder; current !== ''; within.push(current)) current = folderOf(current);
  return [...within, ...above];
}

/** @throws UserError when package.json and the lockfile contradict each other */
async function declaredMajor(workspace: Workspace, application: AppManifest): Promise<number | undefined> {
  const range = application.manifest.declared[CORE] ?? '';
  const wanted = majorOfRange(range);
  const locked = await lockedPackage(workspace, CORE, application);
  if (locked === undefined || wanted === undefined || locked.major === wanted) return locked?.major ?? wanted;
  throw contradiction(range, locked, application);
}

function contradiction(range: string, { file, version }: Locked, { manifest }: AppManifest): UserError {
  return new UserError(`${manifest.path} requires ${CORE} ${range}, but ${file} has ${version}.`, {
    file: manifest.path,
    hint: 'Install the dependencies, so that the installed version can be read, and rerun.',
  });
}

/** The major of a range that allows one major only. */
function majorOfRange(range: string): number | undefined {
  const first = lowest(range);
  if (first === undefined) return undefined;
  const one = `>=${first}.0.0-0 <${first + 1}.0.0-0`;
  return subset(range, one, { includePrerelease: true }) ? first : undefined;
}

/** The lowest major of a range; undefined for what is no range, as `latest` and `workspace:*`. */
function lowest(range: string): number | undefined {
  try {
    return minVersion(range)?.major;
  } catch {
    return undefined;
  }
}
