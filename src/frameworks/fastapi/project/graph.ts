import { filesOfModule, submodule, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { importsOf, parsePython, type ParsedPython } from '../../../languages/python/index.js';
import { readText, type Workspace } from '../../../model/files.js';
import { folderOf, join, upwards } from '../../../model/paths.js';

/** So many modules are followed from an application. */
const MAX_MODULES = 150;

/**
 * Reads a file and the modules of the project that it imports, and those that they import.
 * @param app the folder that absolute imports are resolved from
 * @param start the folder that the application is started in
 */
export async function loadGraph(
  workspace: Workspace,
  file: string,
  parsed: ParsedPython,
  { app, start }: { readonly app: string; readonly start: string },
): Promise<ModuleGraph> {
  const modules = new Map([[file, parsed]]);
  const waiting = [file];
  for (const from of waiting) {
    const source = modules.get(from);
    for (const module of source === undefined ? [] : modulesNamed(source)) {
      if (modules.size >= MAX_MODULES) break;
      for (const path of filesOfModule(app, from, module)) {
        const text = modules.has(path) ? undefined : await readText(workspace, path);
        const read = text === undefined ? undefined : parsePython(text);
        if (read?.kind !== 'parsed') continue;
        modules.set(path, read);
        waiting.push(path);
        break;
      }
    }
  }
  return { app, ...(start === app ? {} : { start }), modules };
}

/** What a file imports, with the names that may be modules themselves. */
function modulesNamed(parsed: ParsedPython): string[] {
  return importsOf(parsed).flatMap(({ module, name }) =>
    name === undefined || name === '*' ? [module] : [module, submodule(module, name)],
  );
}

/**
 * The folder that absolute imports are resolved from: where most of the file's own imports lead to modules.
 * @param likely the folder that counts if no other has more of them
 */
export async function importRoot(
  workspace: Workspace,
  file: string,
  parsed: ParsedPython,
  likely?: string,
): Promise<string> {
  const wanted = [...new Set(importsOf(parsed).map(({ module }) => module))].filter(
    (module) => !module.startsWith('.'),
  );
  let best = { root: likely ?? (await abovePackage(workspace, folderOf(file))), found: 0 };
  best = { ...best, found: await countIn(workspace, best.root, file, wanted) };
  for (const root of upwards(folderOf(file))) {
    const found = await countIn(workspace, root, file, wanted);
    if (found > best.found) best = { root, found };
  }
  return best.root;
}

async function countIn(
  workspace: Workspace,
  root: string,
  file: string,
  modules: readonly string[],
): Promise<number> {
  let found = 0;
  const names = new Set(await workspace.list(root));
  for (const module of modules) {
    const first = module.split('.')[0] ?? '';
    if (!names.has(`${first}.py`) && !names.has(`${first}/`)) continue;
    const isFolder = names.has(`${first}/`) && !module.includes('.');
    const files = await Promise.all(filesOfModule(root, file, module).map((path) => workspace.read(path)));
    if (isFolder || files.some((one) => one !== undefined)) found += 1;
  }
  return found;
}

/** The first folder upwards that is no package. */
async function abovePackage(workspace: Workspace, folder: string): Promise<string> {
  if (folder === '' || (await workspace.read(join(folder, '__init__.py'))) === undefined) return folder;
  return abovePackage(workspace, folderOf(folder));
}
