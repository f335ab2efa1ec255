import { UserError } from '../../../model/errors.js';
import type { Workspace } from '../../../model/types.js';

/**
 * A file's text, or undefined when there is none.
 * @throws UserError when it is no UTF-8 text
 */
export async function readText(workspace: Workspace, path: string): Promise<string | undefined> {
  const snapshot = await workspace.read(path);
  if (snapshot === undefined) return undefined;
  if ('text' in snapshot.content) return snapshot.content.text;
  const { unreadable, line } = snapshot.content;
  throw new UserError(`${path} cannot be read: ${unreadable}.`, {
    file: path,
    hint: 'Save it as UTF-8 text and run the command again.',
    ...(line === undefined ? {} : { line }),
  });
}

/**
 * A file that holds one JSON object, or undefined when there is none.
 * @throws UserError when it is broken
 */
export async function readJson(
  workspace: Workspace,
  path: string,
): Promise<Record<string, unknown> | undefined> {
  const text = await readText(workspace, path);
  if (text === undefined) return undefined;
  const value = parseJson(text);
  if (isRecord(value)) return value;
  throw new UserError(`${path} is not a valid JSON object.`, {
    file: path,
    hint: 'Mend the file and run the command again.',
  });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
