import {
  assignmentsOf,
  copiedNamesOf,
  importsOf,
  parsePython,
  type ParsedPython,
} from '../../../../languages/python/index.js';
import {
  filesOfModule,
  foldersOf,
  importedFile,
  isFileOf,
  type ModuleGraph,
} from '../../../../languages/python/evaluate/index.js';
import { textOf, type Workspace } from '../../../../model/files.js';
import { folderOf, join } from '../../../../model/paths.js';
import { ADDED_NAMES } from '../names.js';

/** What settings have that are no part of other ones, and what such a part may set. */
const WHOLE = ['INSTALLED_APPS', 'ROOT_URLCONF'];
const PART = [...WHOLE, 'MIDDLEWARE', 'DEBUG', 'SECRET_KEY', 'ALLOWED_HOSTS', 'DATABASES', ...ADDED_NAMES];

type Place = Pick<ModuleGraph, 'app' | 'start'>;

/**
 * The files that a module may import by a name that is put together, to copy their names. Of those that only a pattern means,
 * the ones that set nothing of Django's and star-import nothing are left out.
 */
export async function filesToChoose(
  workspace: Workspace,
  place: Place,
  parsed: ParsedPython,
  from: string,
): Promise<string[]> {
  const found: string[] = [];
  for (const module of [...copiedNamesOf(parsed).values()].flatMap((copied) => copied.modules)) {
    for (const folder of foldersOf(place, module)) {
      const isOpen = module.includes('*');
      const files = isOpen
        ? await filesOfPattern(workspace, folder, from, module)
        : filesOfModule(folder, from, module);
      const there: string[] = [];
      for (const file of files) if (await suits(workspace, file, isOpen)) there.push(file);
      found.push(...(isOpen ? there : there.slice(0, 1)));
      if (there.length > 0) break;
    }
  }
  return found;
}

async function filesOfPattern(
  workspace: Workspace,
  app: string,
  from: string,
  pattern: string,
): Promise<string[]> {
  const [folder] = filesOfModule(app, from, pattern).slice(1).map(folderOf);
  if (folder === undefined) return [];
  const names = await workspace.list(folder);
  return names
    .map((name) => join(folder, name.endsWith('/') ? `${name}__init__.py` : name))
    .filter((file) => file !== from && isFileOf(file, app, from, pattern));
}

async function suits(workspace: Workspace, file: string, isOpen: boolean): Promise<boolean> {
  const text = textOf(await workspace.read(file));
  const parsed = text === undefined ? undefined : parsePython(text);
  if (parsed?.kind !== 'parsed') return false;
  return !isOpen || setsAny(parsed, PART) || importsOf(parsed).some(({ name }) => name === '*');
}

/**
 * Of the files that only a pattern means, those that are settings: what has the apps or the URLs, by star imports too; if none
 * has, what sets anything of Django's. `urls.py`, `celery.py` and parts of the others stand in the same folder.
 */
export function settingsAmong(graph: ModuleGraph, files: readonly string[]): readonly string[] {
  const whole = files.filter((file) => brings(graph, file, WHOLE));
  return whole.length > 0 ? whole : files.filter((file) => brings(graph, file, PART));
}

/** Whether a file sets one of these names, or star-imports one that does. */
function brings(graph: ModuleGraph, file: string, names: readonly string[]): boolean {
  const seen = new Set<string>();
  const waiting = [file];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const parsed = seen.has(next) ? undefined : graph.modules.get(next);
    if (parsed === undefined) continue;
    if (setsAny(parsed, names)) return true;
    seen.add(next);
    const from = next;
    const stars = importsOf(parsed).filter(({ name }) => name === '*');
    waiting.push(...stars.flatMap(({ module }) => importedFile(graph, from, module) ?? []));
  }
  return false;
}

function setsAny(parsed: ParsedPython, names: readonly string[]): boolean {
  return names.some((name) => assignmentsOf(parsed, name).length > 0);
}
