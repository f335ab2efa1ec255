import major from 'semver/functions/major.js';
import valid from 'semver/functions/valid.js';
import { readText } from '../text/read-text.js';
import { join, upwards } from '../../model/paths.js';
import type { Workspace } from '../../model/files.js';
import { readManifest, type AppManifest } from './manifest.js';
import { mayMean } from './ranges.js';
import { lockedByBun, lockedByNpm, lockedByPnpm, lockedByYarn, type Asked } from './lockfile-formats.js';

/** What a lockfile holds of a package. */
export interface Locked {
  readonly file: string;
  readonly version: string;
  readonly major: number;
}

/**
 * The versions that a lockfile may mean; none where it does not know the package, or is no lockfile that can be read.
 */
type Reader = (text: string, asked: Asked) => readonly string[];

const READERS: Readonly<Record<string, Reader>> = {
  'package-lock.json': lockedByNpm,
  'npm-shrinkwrap.json': lockedByNpm,
  'pnpm-lock.yaml': lockedByPnpm,
  'yarn.lock': lockedByYarn,
  'bun.lock': lockedByBun,
};

/**
 * What the nearest lockfile upwards that knows the package holds for an application. One that contradicts package.json is
 * out of date: it counts only if no other does better, such as that of the workspace.
 * @returns undefined where there is none, or it holds several majors that it may mean
 */
export async function lockedPackage(
  workspace: Workspace,
  name: string,
  { root, manifest }: AppManifest,
): Promise<Locked | undefined> {
  const range = manifest.declared[name] ?? '';
  let outdated: Locked | undefined;
  for (const current of upwards(root)) {
    const importer = root.slice(current === '' ? 0 : current.length + 1);
    const found = await lockedIn(workspace, current, { name, range, importer });
    const [first] = found;
    if (first === undefined) continue;
    const isSure = found.every((locked) => locked.major === first.major);
    if (!isSure || mayMean(range, first.version)) return isSure ? first : outdated;
    outdated ??= first;
  }
  return outdated;
}

async function lockedIn(workspace: Workspace, current: string, asked: Asked): Promise<Locked[]> {
  const found: Locked[] = [];
  for (const [name, read] of Object.entries(READERS)) {
    const file = join(current, name);
    const text = await readText(workspace, file);
    if (text === undefined || (name === 'yarn.lock' && !(await isWorkspace(workspace, current, asked))))
      continue;
    const versions = read(text, asked).map((version) => valid(version));
    found.push(
      ...versions.flatMap((version) => (version === null ? [] : [{ file, version, major: major(version) }])),
    );
  }
  return found;
}

/** yarn.lock does not say which packages it is for. */
async function isWorkspace(workspace: Workspace, current: string, { importer }: Asked): Promise<boolean> {
  return importer === '' || (await readManifest(workspace, current))?.hasWorkspaces === true;
}
