import { major, minVersion, satisfies, subset, valid } from 'semver';
import { UserError } from '../../../model/errors.js';
import { folderOf, join } from '../../../model/paths.js';
import type { Workspace } from '../../../model/files.js';
import type { AppManifest } from './manifest.js';
import { readJson } from '../files.js';
import { lockedPackage, type Locked } from './lockfile.js';

const CORE = '@nestjs/core';
/** The first one that @wristband/nestjs-auth supports. */
const OLDEST_MAJOR = 10;
/** How many folders above the repository's root are looked into for node_modules. */
const MAX_FOLDERS_ABOVE = 3;

/**
 * The major version of Nest: of the installed package, else of the lockfile, else what the range in package.json allows.
 * @throws UserError when it is too old or unknown
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
    throw new UserError(`The version of ${CORE} in ${manifest.path} could be of more than one major.`, {
      file: manifest.path,
      hint: 'Install the dependencies, so that the installed version can be read, and run the command again.',
    });
  }
  if (found >= OLDEST_MAJOR) return found;
  throw new UserError(
    `This application uses NestJS ${found}; Wristband's SDK needs NestJS ${OLDEST_MAJOR} or later.`,
    {
      file: manifest.path,
      hint: `Upgrade NestJS to ${OLDEST_MAJOR} or later and run the command again.`,
    },
  );
}

/** As Node finds it. What lies above the application's own package.json counts only if that could mean it. */
async function installedMajor(
  workspace: Workspace,
  folder: string,
  { root, manifest }: AppManifest,
): Promise<number | undefined> {
  const range = manifest.declared[CORE] ?? '';
  for (const current of foldersUpwards(folder)) {
    const installed = await readJson(workspace, join(current, 'node_modules', CORE, 'package.json'));
    const version = valid(typeof installed?.['version'] === 'string' ? installed['version'] : null);
    if (version === null) continue;
    const isOwn = current === root || current.startsWith(root === '' ? '' : `${root}/`);
    if ((isOwn && !current.startsWith('../')) || mayMean(range, version)) return major(version);
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
  return new UserError(`${manifest.path} asks for ${CORE} ${range}, but ${file} holds ${version}.`, {
    file: manifest.path,
    hint: 'Install the dependencies, so that the installed version can be read, and run the command again.',
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
