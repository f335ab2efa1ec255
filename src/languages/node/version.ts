import major from 'semver/functions/major.js';
import valid from 'semver/functions/valid.js';
import { UserError } from '../../model/errors.js';
import type { Workspace } from '../../model/files.js';
import { folderOf, join } from '../../model/paths.js';
import { readJson } from './files.js';
import { lockedPackage, type Locked } from './lockfile.js';
import type { AppManifest } from './manifest.js';
import { majorOfRange, mayMean } from './ranges.js';

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
