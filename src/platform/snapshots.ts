import { unlessMissing, type FileSystem } from './file-system.js';
import { expectUnchanged, type Target } from './targets.js';

/** A file as it is, or is not, at this moment. */
export async function targetNow(fs: FileSystem, path: string, name: string): Promise<Target> {
  const before = await unlessMissing(fs.readFile(path));
  const file = { path: name, before, after: new Uint8Array() };
  return { file, path, keep: await expectUnchanged(fs, path, file) };
}

/** Those of the files that are no longer as they were. */
export async function whereChanged(fs: FileSystem, targets: readonly Target[]): Promise<Target[]> {
  const isSame = await Promise.all(
    targets.map(async ({ path, file }) => {
      const now = await unlessMissing(fs.readFile(path));
      return now === undefined || file.before === undefined ? now === file.before : now.equals(file.before);
    }),
  );
  return targets.filter((_, index) => isSame[index] === false);
}
