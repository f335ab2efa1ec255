import { sep } from 'node:path';
import { createFsFromVolume, Volume } from 'memfs';
import type { FileSystem } from '../../src/platform/file-system.js';

export const ROOT = '/project';

// memfs asks the system who the user is at each step of a path, which takes longer than all else that it does.
for (const name of ['getuid', 'getgid'] as const) {
  const id = process[name]?.();
  if (id !== undefined) process[name] = () => id;
}

/** A path of this system as the disk in memory has it: on Windows, without the drive and with slashes. */
export function posixPath(path: string): string {
  return sep === '/' ? path : path.replace(/^[A-Za-z]:/, '').replaceAll(sep, '/');
}

export interface MemoryDisk {
  readonly fs: FileSystem;
  readonly volume: Volume;
  /** Every file below the root by its relative path. */
  tree(): Map<string, Buffer>;
}

/** A disk in memory that holds the given files below {@link ROOT}. */
export function memoryDisk(files: Iterable<readonly [string, Buffer | string]>): MemoryDisk {
  const volume = new Volume();
  volume.mkdirSync(ROOT, { recursive: true });
  for (const [path, bytes] of files) {
    const full = `${ROOT}/${path}`;
    volume.mkdirSync(full.slice(0, full.lastIndexOf('/')), { recursive: true });
    volume.writeFileSync(full, bytes);
  }
  return {
    volume,
    // memfs types its promises apart from Node's; at run time they take and give the same values.
    fs: createFsFromVolume(volume).promises as unknown as FileSystem,
    tree: () => readVolume(volume, ROOT),
  };
}

function readVolume(volume: Volume, folder: string): Map<string, Buffer> {
  const tree = new Map<string, Buffer>();
  for (const name of volume.readdirSync(folder).map(String).sort()) {
    const path = `${folder}/${name}`;
    if (volume.statSync(path).isDirectory())
      for (const [key, bytes] of readVolume(volume, path)) tree.set(key, bytes);
    else tree.set(path.slice(ROOT.length + 1), Buffer.from(volume.readFileSync(path)));
  }
  return tree;
}
