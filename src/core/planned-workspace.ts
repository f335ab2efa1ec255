import { Buffer } from 'node:buffer';
import type { PlannedFile } from '../model/change.js';
import type { Snapshot, Workspace } from '../model/files.js';
import { join } from '../model/paths.js';

/** A workspace as it will be once files that are there have been edited or deleted; nothing is written. */
export function plannedWorkspace(workspace: Workspace, files: readonly PlannedFile[]): Workspace {
  const planned = new Map(files.map((file) => [join(file.path), file]));
  return {
    root: workspace.root,
    start: workspace.start,
    async read(path) {
      const before = await workspace.read(path);
      const file = planned.get(join(path));
      return file === undefined || before === undefined ? before : snapshotOf(file, before);
    },
    async list(folder) {
      const names = await workspace.list(folder);
      return names.filter((name) => !isDeleted(planned.get(join(folder, name))));
    },
    begin: (writes, paths) => workspace.begin(writes, paths),
    tidy: (paths) => workspace.tidy(paths),
    locate: (path) => workspace.locate(path),
    folderNamed: (typed) => workspace.folderNamed(typed),
  };
}

function isDeleted(file: PlannedFile | undefined): boolean {
  return file !== undefined && file.after === undefined;
}

function snapshotOf({ after, text }: PlannedFile, { mode, content }: Snapshot): Snapshot | undefined {
  if (after === undefined) return undefined;
  const bom = 'bom' in content && content.bom;
  return { bytes: Buffer.from(after), mode, content: { text, bom } };
}
