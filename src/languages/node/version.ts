import major from 'semver/functions/major.js';
import satisfies from 'semver/functions/satisfies.js';
import valid from 'semver/functions/valid.js';
import minVersion from 'semver/ranges/min-version.js';
import subset from 'semver/ranges/subset.js';
import { UserError } from '../../model/errors.js';
import type { Workspace } from '../../model/files.js';
import { folderOf, join } from '../../model/paths.js';
import { readJson } from './files.js';
import { lockedPackage, type Locked } from './lockfile.js';
import type { AppManifest } from './manifest.js';

/** How many folders above the repository's root are looked into for node_modules. */
const MAX_FOLDERS_ABOVE = 3;

/**
 * The major version of a package: of the installed one, else of the lockfile, else what the range in package.json allows.
 * @returns undefined where the range allows several
 * @throws UserError when package.json and the lockfile contradict each other
 */
export async function packageMajor(
  workspace: Workspace,
  folder: string,
  application: AppManifest,
  name: string,
): Promise<number | undefined> {
  const version = await installedVersion(workspace, folder, application, name);
  return version === undefined ? declaredMajor(workspace, application, name) : major(version);
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
async function declaredMajor(
  workspace: Workspace,
  application: AppManifest,
  name: string,
): Promise<number | undefined> {
  const range = application.manifest.declared[name] ?? '';
  const wanted = majorOfRange(range);
  const locked = await lockedPackage(workspace, name, application);
  if (locked === undefined || wanted === undefined || locked.major === wanted) return locked?.major ?? wanted;
  throw contradiction(name, range, locked, application);
}

function contradiction(
  name: string,
  range: string,
  { file, version }: Locked,
  { manifest }: AppManifest,
): UserError {
  return new UserError(`${manifest.path} requires ${name} ${range}, but ${file} has ${version}.`, {
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
