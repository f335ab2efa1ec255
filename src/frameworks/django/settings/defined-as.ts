import { filesOfModule } from '../../../languages/python/evaluate/index.js';
import { importsOf, type ParsedPython } from '../../../languages/python/index.js';
import type { Workspace } from '../../../model/files.js';
import { join } from '../../../model/paths.js';
import { readIfPython } from '../../../session/python/python-file.js';

/** A class or function, and the module that it is in. */
interface Defined {
  readonly parsed: ParsedPython;
  readonly name: string;
}

/** As many modules may hand a class on, one to another. */
const MAX_IMPORTS = 5;

/**
 * The module that defines a class or function, which others may import and hand on: `from .session import Session`. Undefined
 * for what is not in the project.
 * @param folder the one that modules are imported from
 * @param path as MIDDLEWARE names it: `garden.middleware.Session`
 */
export async function definedAs(
  workspace: Workspace,
  folder: string,
  path: string,
): Promise<Defined | undefined> {
  const [name = '', ...modules] = path.split('.').reverse();
  let asked = { files: filesFrom(folder, '', modules.reverse().join('.')), name };
  for (let steps = 0; steps <= MAX_IMPORTS; steps += 1) {
    const file = await firstPython(workspace, asked.files);
    if (file === undefined) return undefined;
    const { parsed, path: importer } = file;
    const imported = importsOf(parsed).find((one) => one.local === asked.name);
    if (defines(parsed, asked.name) || imported?.name === undefined) return { parsed, name: asked.name };
    asked = { files: filesFrom(folder, importer, imported.module), name: imported.name };
  }
  return undefined;
}

/** A package may be installed from `src`: https://packaging.python.org/en/latest/discussions/src-layout-vs-flat-layout/ */
function filesFrom(folder: string, importer: string, module: string): string[] {
  const files = [folder, join(folder, 'src')].flatMap((root) => filesOfModule(root, importer, module));
  return [...new Set(files)];
}

function defines({ body }: ParsedPython, name: string): boolean {
  return body.some(
    (statement) =>
      (statement.nodeType === 'ClassDef' || statement.nodeType === 'FunctionDef') && statement.name === name,
  );
}

async function firstPython(workspace: Workspace, paths: readonly string[]) {
  for (const path of paths) {
    const parsed = await readStatements(workspace, path);
    if (parsed !== undefined) return { parsed, path };
  }
  return undefined;
}

/** What doesn't parse is no reason to leave the settings alone: they are not made of it. */
async function readStatements(workspace: Workspace, file: string): Promise<ParsedPython | undefined> {
  const parsed = await readIfPython(workspace, file);
  return parsed !== undefined && parsed.body.length > 0 ? parsed : undefined;
}
