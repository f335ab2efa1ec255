import {
  callsOf,
  dottedName,
  importsOf,
  isStandardLibrary,
  type ImportedName,
  type ParsedPython,
  type PlacedCall,
} from '../../../languages/python/index.js';
import {
  filesOf,
  importedFile,
  submodule,
  type ModuleGraph,
} from '../../../languages/python/evaluate/index.js';

/** A call of a function that nobody has read, and that may set names in the module that calls it. */
export interface FillingCall {
  readonly file: string;
  readonly line: number;
  /** As it is called: `acme.setup`. */
  readonly called: string;
}

/**
 * The first such call: a function can reach the names of its caller, `sys._getframe(1).f_globals`. Hardly any does so, so that
 * this is of interest only where settings have no list that they can't do without.
 */
export function fillingCall(graph: ModuleGraph, entry: string): FillingCall | undefined {
  for (const file of filesOf(graph, entry)) {
    const parsed = graph.modules.get(file);
    for (const placed of parsed === undefined ? [] : callsOf(parsed)) {
      const called = parsed && calledUnread(graph, file, parsed, placed);
      if (called !== undefined) return { file, line: placed.line, called };
    }
  }
  return undefined;
}

/** What loads env files, and what patches or watches other modules than that of the settings. */
const HARMLESS = /(^|\.)(read_env|load_dotenv|read_dotenv|install_as_MySQLdb|monkeypatch)$|^sentry_sdk\./;

/** A function of an imported module, called for what it does at module level. */
function calledUnread(
  graph: ModuleGraph,
  file: string,
  parsed: ParsedPython,
  { call, statement, within }: PlacedCall,
): string | undefined {
  const isForItself = statement.nodeType === 'Expr' && statement.value === call;
  const called = isForItself ? dottedName(call.func) : undefined;
  if (called === undefined || HARMLESS.test(called)) return undefined;
  if (within.some(({ nodeType }) => nodeType.endsWith('Def'))) return undefined;
  const [root] = called.split('.');
  const imported = importsOf(parsed).find(({ local }) => local === root);
  if (imported === undefined || isStandardLibrary(imported.module)) return undefined;
  return isRead(graph, file, imported, called.slice(called.lastIndexOf('.') + 1)) ? undefined : called;
}

/** Whether the evaluator has followed the function, and it reaches for no names but those of its own module. */
function isRead(
  graph: ModuleGraph,
  from: string,
  { module, name }: ImportedName,
  function_: string,
): boolean {
  const modules = name === undefined ? [module] : [submodule(module, name), module];
  const file = modules.map((one) => importedFile(graph, from, one)).find((one) => one !== undefined);
  const parsed = file === undefined ? undefined : graph.modules.get(file);
  const isHere =
    parsed?.body.some((one) => one.nodeType === 'FunctionDef' && one.name === function_) === true;
  return isHere && !/\bf_globals\b/.test(parsed.text);
}
