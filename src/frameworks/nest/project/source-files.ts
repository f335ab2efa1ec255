import { join } from '../../../model/paths.js';
import { type Workspace, textOf } from '../../../model/files.js';
import { readText } from '../../../languages/text/read-text.js';
import { foldersIn } from '../../../languages/node/files.js';

/** So many files of a folder are read for a quick look, whatever its size, */
const MAX_LOOKED_AT = 20;
/** and so many at most where all are needed. */
const MAX_FILES = 6_000;

/** A quick look; what is meant is found by parsing. */
export const CREATION = /\bNestFactory\s*\.\s*create\s*[(<]/;

/** What creates an application that serves no HTTP. */
export const OTHER_CREATION =
  /\bNestFactory\s*\.\s*create(Microservice|ApplicationContext)\s*[(<]|\bCommandFactory\s*\.\s*(run|create)/;

/** The files right in some folders that mention the creation of an application. */
export async function creatingFiles(workspace: Workspace, folders: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const folder of new Set(folders)) {
    const names = (await workspace.list(folder)).filter((name) => isSource(name));
    for (const name of names.slice(0, MAX_LOOKED_AT)) {
      const file = join(folder, name);
      if (CREATION.test((await readText(workspace, file)) ?? '')) found.add(file);
    }
  }
  return [...found];
}

/** Neither tests, types, nor the configurations of tools. */
function isSource(name: string): boolean {
  return /(?<!\.(d|spec|test|e2e-spec|config))\.ts$/.test(name);
}

/** Files beside the entry file that no import leads to, and that create an application of another class. */
export async function otherCreations(
  workspace: Workspace,
  folder: string,
  texts: ReadonlyMap<string, string>,
  className: string,
): Promise<string[]> {
  const unreached = (await creatingFiles(workspace, [folder])).filter((file) => !texts.has(file));
  const mentioned = await Promise.all(unreached.map((file) => readText(workspace, file)));
  return unreached.filter((_, index) => mentioned[index]?.includes(className) === false);
}

/** Path to text of every source file below a folder, imported or not; undefined where there are too many. */
export async function allSources(
  workspace: Workspace,
  folder: string,
): Promise<ReadonlyMap<string, string> | undefined> {
  const texts = new Map<string, string>();
  const waiting = new Set([folder]);
  for (const current of waiting) {
    if (waiting.size > MAX_FILES) return undefined;
    const names = await workspace.list(current);
    for (const name of names.filter((candidate) => /(?<!\.(d|spec|test|e2e-spec))\.ts$/.test(candidate))) {
      if (texts.size >= MAX_FILES) return undefined;
      const text = textOf(await workspace.read(join(current, name)));
      if (text !== undefined) texts.set(join(current, name), text);
    }
    for (const below of await foldersIn(workspace, current)) waiting.add(below);
  }
  return texts;
}
