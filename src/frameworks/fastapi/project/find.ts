import { readText, textOf, type Workspace } from '../../../model/files.js';
import type { FoundBelow, Search } from '../../../model/framework.js';
import { folderOf, join } from '../../../model/paths.js';

type Reader = Pick<Workspace, 'read' | 'list'>;

/** Where the command `fastapi run` looks for an application, and folders that projects use as often. */
export const USUAL_FILES = [
  'main.py',
  'app.py',
  'api.py',
  'app/main.py',
  'app/app.py',
  'app/api.py',
  'src/main.py',
  'src/app.py',
  'src/app/main.py',
  'app/__init__.py',
] as const;

/** Folders that hold no application of the project's own. */
const SKIPPED =
  /^(\..*|node_modules|venv|env|site-packages|dist|build|coverage|tmp|static|templates|docs?|docs_src|tests?|migrations|alembic|examples?|samples?|notebooks?|__pycache__)\/$/;
const TEST = /^(test_.*|.*_test|conftest)\.py$/;
/** So many folders and files are looked into, and so deep, whatever the repository's size. */
const MAX_FOLDERS = 200;
const MAX_FILES = 400;
const MAX_DEPTH = 6;

const DECLARING =
  /^(.*requirements.*\.(txt|in)|pyproject\.toml|Pipfile|setup\.(py|cfg)|environment\.ya?ml)$/i;
const DECLARED = /^[\s"'-]*fastapi(\[[\w, -]+\])?[\s"']*([=<>~!;,#]|$)|["']fastapi["'[=<>~! ;]/im;

/** Cheap signs of an application: it makes one, of a class that comes from the package. */
const MAKES = /\bFastAPI\s*\(|\(\s*FastAPI\s*\)\s*:/;
const IMPORTS = /^[ \t]*(from|import)\s+fastapi\b/m;

/** Whether a text may make an application. */
export function mayMake(text: string): boolean {
  return MAKES.test(text) && IMPORTS.test(text);
}

/** A cheap look, without a parser: a file that makes an application, where one usually stands, or the package is declared. */
export async function recogniseFastapi({ workspace, folder }: Search): Promise<string | undefined> {
  if (folder.endsWith('.py')) return evidence(folder);
  const names = await workspace.list(folder);
  for (const file of await usualFiles(workspace, folder, names))
    if (mayMake((await readText(workspace, file)) ?? '')) return evidence(file);
  const declaring = await declaringFile(workspace, folder, names);
  if (declaring === undefined) return undefined;
  const files = await filesThat(workspace, folder, (text) => IMPORTS.test(text));
  return files.length === 0 ? undefined : `${declaring} requires fastapi`;
}

/** The first application below, and the folder of its dependencies. */
export async function recogniseFastapiBelow({ workspace, folder }: Search): Promise<FoundBelow | undefined> {
  const [first] = await filesThat(workspace, folder, mayMake);
  if (first === undefined) return undefined;
  for (let at = folderOf(first); at !== folder && at !== ''; at = folderOf(at))
    if ((await declaringFile(workspace, at, await workspace.list(at))) !== undefined)
      return { evidence: evidence(first), folder: at };
  return { evidence: evidence(first), folder };
}

function evidence(file: string): string {
  return `${file} makes a FastAPI application`;
}

async function usualFiles(workspace: Reader, folder: string, names: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const usual of USUAL_FILES) {
    const [first = '', ...rest] = usual.split('/');
    if (!names.includes(rest.length === 0 ? first : `${first}/`)) continue;
    const path = join(folder, usual);
    const isThere = rest.length === 0 || (await workspace.list(folderOf(path))).includes(rest.at(-1) ?? '');
    if (isThere) found.push(path);
  }
  return found;
}

async function declaringFile(
  workspace: Reader,
  folder: string,
  names: readonly string[],
): Promise<string | undefined> {
  const nested = names.includes('requirements/') ? await workspace.list(join(folder, 'requirements')) : [];
  const files = [
    ...names.filter((name) => DECLARING.test(name)),
    ...nested.filter((name) => /\.(txt|in)$/.test(name)).map((name) => `requirements/${name}`),
  ];
  for (const name of files) {
    const path = join(folder, name);
    const text = await declaredText(workspace, path);
    if (DECLARED.test(text)) return path;
  }
  return undefined;
}

async function declaredText(workspace: Reader, path: string): Promise<string> {
  const snapshot = await workspace.read(path);
  return textOf(snapshot) ?? (snapshot && new TextDecoder('latin1').decode(snapshot.bytes)) ?? '';
}

/** The Python files of a folder and those below, level by level, whose text is as asked; those of tests aside. */
export async function filesThat(
  workspace: Reader,
  folder: string,
  isAsked: (text: string) => boolean,
): Promise<string[]> {
  const found: string[] = [];
  let [folders, read] = [0, 0];
  for (let level = [folder], depth = 0; level.length > 0 && depth <= MAX_DEPTH; depth += 1) {
    const next: string[] = [];
    for (const at of level) {
      if ((folders += 1) > MAX_FOLDERS) return found;
      const names = await workspace.list(at);
      for (const name of names.filter((one) => one.endsWith('.py') && !TEST.test(one))) {
        if ((read += 1) > MAX_FILES) return found;
        const path = join(at, name);
        if (isAsked((await readText(workspace, path)) ?? '')) found.push(path);
      }
      const below = names.filter((name) => name.endsWith('/') && !SKIPPED.test(name));
      next.push(...below.map((name) => join(at, name.slice(0, -1))));
    }
    level = next;
  }
  return found;
}
