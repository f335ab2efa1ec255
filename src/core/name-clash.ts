import { folderOf, isOutside, join } from '../model/paths.js';
import type { Blocked } from '../model/change.js';
import type { Workspace } from '../model/files.js';
import type { Plan } from '../model/plan.js';
import { remembering } from './remembering.js';

/**
 * Blocks a file whose name differs from one that is there by case only. On a disk that ignores case the two are one
 * file; on any other, the next checkout on such a disk loses one of them.
 */
export async function withoutNameClashes(plan: Plan, workspace: Workspace): Promise<Plan> {
  if (plan.blocked.length > 0) return plan;
  const listed = remembering(workspace);
  const clashes = await Promise.all(
    plan.files.map(async ({ path, done: [title = ''] }): Promise<Blocked[]> => {
      const there = await clashOf(path, listed);
      if (there === undefined) return [];
      const reason = `There is ${there} already, and the names differ by case only.`;
      const manual = `Rename ${there}, or move it away: disks that ignore case take the two for one.`;
      return [{ kind: 'blocked', title, file: path, reason, manual }];
    }),
  );
  return { ...plan, blocked: clashes.flat() };
}

/** The path that is there in place of the wanted one, down to the first name that differs. */
async function clashOf(path: string, workspace: Workspace): Promise<string | undefined> {
  if (path === '' || isOutside(path)) return undefined;
  const folder = folderOf(path);
  const above = await clashOf(folder, workspace);
  if (above !== undefined) return above;
  const name = path.slice(folder === '' ? 0 : folder.length + 1);
  const names = (await workspace.list(folder)).map((entry) => entry.replace(/\/$/, ''));
  const twin = names.includes(name) ? undefined : names.find((entry) => fold(entry) === fold(name));
  return twin === undefined ? undefined : join(folder, twin);
}

/** Such disks also take composed and decomposed letters for the same. */
function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
