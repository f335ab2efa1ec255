import { UserError } from '../../model/errors.js';
import { join } from '../../model/paths.js';
import type { Workspace } from '../../model/files.js';
import { readText } from '../text/read-text.js';

/** Folders without sources of the application. */
const SKIPPED = /^(\..*|node_modules|dist|build|coverage|tmp|docs?|e2e|tests?|__tests__|public|assets)\/$/;

/** The folders in a folder, those of tools, packages, builds and tests aside. */
export async function foldersIn(workspace: Workspace, folder: string): Promise<string[]> {
  const names = await workspace.list(folder);
  return names
    .filter((name) => name.endsWith('/') && !SKIPPED.test(name))
    .map((name) => join(folder, name.slice(0, -1)));
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
    hint: 'Fix the file and rerun.',
  });
}

/** Whether a value of JSON is an object, and no array. */
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
