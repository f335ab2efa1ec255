import {
  callsOf,
  dottedName,
  importsOf,
  type ImportedName,
  type NodeOf,
  type ParsedPython,
  type PlacedCall,
  type PlacedStatement,
  type PythonNode,
} from '../../../languages/python/index.js';
import { filesOfModule, submodule } from '../../../languages/python/evaluate/index.js';
import type { Workspace } from '../../../model/files.js';
import { readIfPython } from '../../../session/python/python-file.js';

/** Code of a module of the project that runs because the started file imports that module or calls its function. */
export interface CodeRun {
  readonly file: string;
  readonly parsed: ParsedPython;
  /** The line of the started file with the import or the call. */
  readonly line: number;
  /** The function that the started file calls; undefined where the import alone runs the code. */
  readonly name?: string;
  /** Those calls. */
  readonly calls: readonly PlacedCall[];
  readonly isRun: (placed: Pick<PlacedStatement, 'within'>) => boolean;
}

export interface StartedFile {
  readonly file: string;
  readonly parsed: ParsedPython;
  /** The folders that modules are imported from. */
  readonly folders: readonly string[];
}

/**
 * What a file that starts Django runs of other modules of the project: `from config.env import setup; setup()`. One step
 * from file to file is followed, and any number within the other one.
 */
export async function importedCode(workspace: Workspace, started: StartedFile): Promise<CodeRun[]> {
  const found: CodeRun[] = [];
  const calls = callsOf(started.parsed);
  for (const imported of importsOf(started.parsed)) {
    const file = await fileOfImport(workspace, started, imported);
    const parsed = file === undefined ? undefined : await readIfPython(workspace, file);
    if (file === undefined || parsed === undefined) continue;
    const base = { file, parsed };
    found.push({ ...base, line: imported.line, calls: [], isRun: runIn(parsed, []) });
    for (const [name, own] of calledOf(imported, calls)) {
      const isRun = runIn(parsed, [name]);
      const isOfCall = (placed: Pick<PlacedStatement, 'within'>) =>
        placed.within.some(isFunction) && isRun(placed);
      found.push({ ...base, name, line: own[0]?.line ?? imported.line, calls: own, isRun: isOfCall });
    }
  }
  return found.sort((a, b) => a.line - b.line);
}

/** The functions of an imported module that are called, with their calls: `setup()`, `env.setup()`. */
function calledOf(
  { local, module, name }: ImportedName,
  calls: readonly PlacedCall[],
): ReadonlyMap<string, readonly PlacedCall[]> {
  const found = new Map<string, PlacedCall[]>();
  const prefix = name === undefined && local === module.split('.')[0] ? module : local;
  for (const call of calls) {
    const called = dottedName(call.call.func);
    const own = called === local && name !== undefined ? name : lastOf(called, prefix);
    if (own !== undefined) found.set(own, [...(found.get(own) ?? []), call]);
  }
  return found;
}

/** `setup` of `config.env.setup` where `config.env` is the prefix. */
function lastOf(called: string | undefined, prefix: string): string | undefined {
  const rest = called?.startsWith(`${prefix}.`) === true ? called.slice(prefix.length + 1) : undefined;
  return rest === undefined || rest.includes('.') ? undefined : rest;
}

/** Whether a statement runs with the module, or where these of its functions are called. */
function runIn(parsed: ParsedPython, called: readonly string[]): CodeRun['isRun'] {
  const run = new Set(called);
  const isRun = ({ within }: Pick<PlacedStatement, 'within'>) =>
    within.every((outer) => !isFunction(outer) || run.has(outer.name));
  for (let before = -1; before !== run.size;) {
    before = run.size;
    for (const call of callsOf(parsed)) {
      const name = isRun(call) ? dottedName(call.call.func) : undefined;
      if (name !== undefined) run.add(name);
    }
  }
  return isRun;
}

function isFunction(node: PythonNode): node is NodeOf<'FunctionDef'> {
  return node.nodeType === 'FunctionDef';
}

async function fileOfImport(
  workspace: Workspace,
  { file, folders }: StartedFile,
  { module, name }: ImportedName,
): Promise<string | undefined> {
  const modules = name === undefined ? [module] : [submodule(module, name), module];
  const candidates = folders.flatMap((folder) => modules.flatMap((one) => filesOfModule(folder, file, one)));
  for (const candidate of new Set(candidates))
    if ((await workspace.read(candidate)) !== undefined) return candidate;
  return undefined;
}
