import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Absolute paths of the Python files below a folder that are UTF-8: others are refused before they are parsed. */
export function pythonFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .map((name) => join(folder, name))
    .filter((path) => textOf(path) !== undefined);
}

/** Undefined where there is no such file, or it is not UTF-8. A byte order mark is left out. */
export function textOf(path: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch {
    return undefined;
  }
}
