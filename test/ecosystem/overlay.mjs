import { posix } from 'node:path';
import { TextDecoder } from 'node:util';

/** @import { PlannedFile } from '../../build/model/change.js' */
/** @import { Snapshot, Workspace } from '../../build/model/files.js' */

const BOM = '\uFEFF';

/**
 * The workspace as it would be once the changes are written, with nothing written.
 * @param {Workspace} workspace
 * @param {readonly PlannedFile[]} changes
 * @returns {Workspace}
 */
export function afterChanges(workspace, changes) {
  const planned = new Map(changes.map((change) => [change.path, snapshotAfter(change)]));
  return {
    root: workspace.root,
    start: workspace.start,
    read: async (path) => planned.get(clean(path)) ?? workspace.read(path),
    locate: (path) => workspace.locate(path),
    folderNamed: (typed) => workspace.folderNamed(typed),
    list: async (folder) => {
      const names = new Set(await workspace.list(folder));
      for (const path of planned.keys()) addName(names, clean(folder), path);
      return [...names].sort();
    },
    begin: () => Promise.reject(new Error('the ecosystem run never writes')),
  };
}

/** @param {PlannedFile} change @returns {Snapshot} */
function snapshotAfter({ after, before, mode, text }) {
  const bom = new TextDecoder('utf-8', { ignoreBOM: true }).decode(after).startsWith(BOM);
  return { bytes: after, mode: before?.mode ?? mode ?? 0o644, content: { text, bom } };
}

/** @param {Set<string>} names @param {string} folder @param {string} path */
function addName(names, folder, path) {
  const prefix = folder === '' ? '' : `${folder}/`;
  if (!path.startsWith(prefix)) return;
  const [name, ...below] = path.slice(prefix.length).split('/');
  names.add(below.length > 0 ? `${name}/` : name);
}

/** @param {string} path */
function clean(path) {
  const normal = posix.normalize(path);
  return normal === '.' ? '' : normal.replace(/\/$/, '');
}
