import { UserError } from '../../model/errors.js';
import type { Workspace } from '../../model/files.js';

/**
 * A file's text, or undefined when there is none.
 * @throws UserError when it is no UTF-8 text
 */
export async function readText(files: Pick<Workspace, 'read'>, path: string): Promise<string | undefined> {
  const snapshot = await files.read(path);
  if (snapshot === undefined) return undefined;
  if ('text' in snapshot.content) return snapshot.content.text;
  const { unreadable, line, isTooLarge = false } = snapshot.content;
  throw new UserError(`${path} can't be read: ${unreadable}.`, {
    file: path,
    hint: isTooLarge ? 'Split it and rerun.' : 'Save it as UTF-8 text and rerun.',
    ...(line === undefined ? {} : { line }),
  });
}
