import {
  dottedName,
  importsOf,
  statementsOf,
  type ImportedName,
  type ParsedPython,
  type PythonNode,
  type Statement,
} from '../../../../languages/python/index.js';
import { ownNodes } from '../../../../languages/python/query/statements.js';
import { isNamespace } from '../../../../languages/python/query/namespaces.js';
import {
  filesOfModule,
  importedFile,
  type ModuleGraph,
  type OutsideModule,
} from '../../../../languages/python/evaluate/index.js';
import { UserError } from '../../../../model/errors.js';
import type { Workspace } from '../../../../model/files.js';
import { isStar, loadGraph } from './load-graph.js';

/**
 * The graph with what the project's virtual environment has of the modules that settings are imported from and that are no
 * part of the project: `from company.settings import *`. They are read and never run or edited.
 * @param folders where packages are installed
 */
export async function withInstalled(
  workspace: Workspace,
  graph: ModuleGraph,
  folders: readonly string[],
): Promise<ModuleGraph> {
  const outside = new Map<string, OutsideModule>();
  for (const module of folders.length === 0 ? [] : importedElsewhere(graph)) {
    const found = await installedModule(workspace, folders, module);
    if (found !== undefined) outside.set(module, found);
  }
  return outside.size === 0 ? graph : { ...graph, outside };
}

/** The absolute modules that settings are imported from, or lists are taken from, and that are not in the graph. */
function importedElsewhere(graph: ModuleGraph): ReadonlySet<string> {
  const found = [...graph.modules].flatMap(([file, parsed]) => {
    const imported = importsOf(parsed).filter(
      (item) => isStar(item) || isSetting(item) || makesNames(parsed, item),
    );
    const used = statementsOf(parsed).flatMap(({ statement }) =>
      setsList(statement) ? modulesUsedIn(parsed, statement) : [],
    );
    return [...imported, ...used].flatMap(({ module }) =>
      module.startsWith('.') || importedFile(graph, file, module) !== undefined ? [] : [module],
    );
  });
  return new Set(found);
}

function setsList(statement: Statement): boolean {
  const targets =
    statement.nodeType === 'Assign'
      ? statement.targets
      : statement.nodeType === 'AugAssign'
        ? [statement.target]
        : [];
  return targets.some((target) => /APPS|MIDDLEWARE/.test(dottedName(target) ?? ''));
}

/** Named as Django's settings are: functions and classes are none of them. */
function isSetting({ name }: ImportedName): boolean {
  return name !== undefined && /^[A-Z][A-Z0-9_]*$/.test(name);
}

function makesNames(parsed: ParsedPython, { local }: ImportedName): boolean {
  return statementsOf(parsed).some(({ statement }) => functionMakingNames(statement) === local);
}

/** The function of `globals().update(function())`: what it returns becomes settings. */
export function functionMakingNames(statement: Statement): string | undefined {
  const call =
    statement.nodeType === 'Expr' && statement.value.nodeType === 'Call' ? statement.value : undefined;
  const method = call?.func.nodeType === 'Attribute' ? call.func : undefined;
  const [given] = call?.args ?? [];
  if (method?.attr !== 'update' || !isNamespace(method.value) || given?.nodeType !== 'Call') return undefined;
  return dottedName(given.func);
}

/** What can't be read counts as not installed. */
async function installedModule(
  workspace: Workspace,
  folders: readonly string[],
  module: string,
): Promise<OutsideModule | undefined> {
  for (const folder of folders) {
    for (const file of filesOfModule(folder, '', module)) {
      const graph = await readGraph(workspace, folder, file);
      if (graph?.modules.has(file) === true) return { graph, file };
    }
  }
  return undefined;
}

async function readGraph(
  workspace: Workspace,
  folder: string,
  file: string,
): Promise<ModuleGraph | undefined> {
  try {
    return await loadGraph(workspace, folder, [file]);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** A module that an expression takes something from. */
export interface ModuleUsed {
  readonly module: string;
  /** The line of the import. */
  readonly line: number;
}

/** The modules that a statement may take a list from. */
export function modulesUsedIn(parsed: ParsedPython, statement: Statement): ModuleUsed[] {
  const imports = importsOf(parsed);
  return ownNodes(statement).flatMap((node) => usedBy(imports, node));
}

/** A constant of a module, or what one of its functions makes whose name says so: `acme.MIDDLEWARE`, `get_apps()`. */
function usedBy(imports: readonly ImportedName[], node: PythonNode): ModuleUsed[] {
  const isCall = node.nodeType === 'Call';
  const [root = '', ...rest] = (isCall ? dottedName(node.func) : namedBy(node))?.split('.') ?? [];
  const imported = imports.find(({ local }) => local === root);
  const last = rest.at(-1) ?? imported?.name;
  if (imported === undefined || last === undefined) return [];
  const isList = isCall ? /apps|middleware/i.test(last) : /^[A-Z][A-Z0-9_]*$/.test(last);
  return isList ? [{ module: moduleNamed(imported, rest), line: imported.line }] : [];
}

/** @param rest the names behind that which the import binds, that of the list last */
function moduleNamed({ module, name, local }: ImportedName, rest: readonly string[]): string {
  const inside = rest.slice(0, -1);
  if (name !== undefined) return rest.length === 0 ? module : [module, name, ...inside].join('.');
  // What is bound by `import a.b` is `a`.
  const [first = module] = module.split('.');
  return [local === first ? first : module, ...inside].join('.');
}

function namedBy(node: PythonNode): string | undefined {
  return node.nodeType === 'Name' || node.nodeType === 'Attribute' ? dottedName(node) : undefined;
}
