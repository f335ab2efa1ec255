import subset from 'semver/ranges/subset.js';
import type { Workspace } from '../../model/files.js';
import { dependencyLine } from './dependency-line.js';
import { lockedPackage } from './lockfile.js';
import type { AppManifest } from './manifest.js';
import { installedVersion } from './version.js';

/** A package that is there, but in a version that is too old for the session. */
export interface OldPackage {
  readonly name: string;
  /** What there is, and what is needed, as sentences. */
  readonly message: string;
  readonly file: string;
  readonly line?: number;
  /** Whether the patched application compiles with it all the same. */
  readonly compiles: boolean;
}

/** A package, and since when it serves the session. */
export interface Floor {
  readonly name: string;
  /** The first version that the SDK supports. */
  readonly lowest: string;
  /** The same, as a sentence. */
  readonly needs: string;
  /** The first version with which the patched application compiles. */
  readonly compiles: string;
}

/** A version that is there, or a range, and where. */
interface Held {
  readonly version: string;
  readonly how: string;
  readonly file: string;
}

/**
 * The packages that are too old, each once. What is installed counts, else what is locked, else what is declared; what
 * will be installed the next time is looked at, too.
 */
export async function oldPackages(
  workspace: Workspace,
  folder: string,
  application: AppManifest,
  floors: readonly Floor[],
): Promise<OldPackage[]> {
  const { manifest } = application;
  const found: OldPackage[] = [];
  for (const floor of floors) {
    const held = await versionsOf(workspace, folder, application, floor.name);
    const old = held.find(({ version }) => isBelow(version, floor.lowest));
    const [present] = held;
    if (old === undefined || present === undefined) continue;
    const { name } = floor;
    const line = old.file === manifest.path ? dependencyLine(manifest, name) : undefined;
    found.push({
      name,
      message: `${name} ${old.version} ${old.how}. ${floor.needs}`,
      file: old.file,
      ...(line === undefined ? {} : { line }),
      compiles: !isBelow(present.version, floor.compiles),
    });
  }
  return found;
}

/** The strongest first. What nothing declares is added by the run, in a version that fits. */
async function versionsOf(
  workspace: Workspace,
  folder: string,
  application: AppManifest,
  name: string,
): Promise<Held[]> {
  const { manifest } = application;
  const range = manifest.declared[name];
  if (range === undefined) return [];
  const { path: file } = manifest;
  const installed = await installedVersion(workspace, folder, application, name);
  const locked = await lockedPackage(workspace, name, application);
  return [
    ...(installed === undefined ? [] : [{ version: installed, how: 'is installed', file }]),
    ...(locked === undefined ? [] : [{ version: locked.version, how: 'is locked', file: locked.file }]),
    { version: range, how: 'is declared', file },
  ];
}

/** Whether a version is below another, or no version of a range is not; what is no range, as `latest`, may be any. */
function isBelow(range: string, version: string): boolean {
  try {
    return subset(range, `<${version}`, { includePrerelease: true });
  } catch {
    return false;
  }
}
