import { filesOfModule, type ModuleGraph } from '../../../../languages/python/evaluate/index.js';
import {
  dottedName,
  importsOf,
  type ParsedPython,
  type Statement,
} from '../../../../languages/python/index.js';
import { nodesIn } from '../../../../languages/python/parse/nodes.js';
import type { Workspace } from '../../../../model/files.js';
import { withRoots } from '../graph/related-modules.js';
import { classIn } from './unwrap.js';

/** A call by which a class puts its attributes into the module: `Garden.load_settings(__name__)`. */
export interface LoadingCall {
  readonly name: string;
  readonly method: string;
}

/** The call at the end of a settings module that has nothing else behind its class. */
export function loadingCall(parsed: ParsedPython): LoadingCall | undefined {
  const last = parsed.body.at(-1);
  const call = last && callBy(last);
  const before = parsed.body.at(-2);
  if (call === undefined || before === undefined) return undefined;
  const isBelowClass = before.nodeType === 'ClassDef' && before.name === call.name;
  return isBelowClass || isImportAlone(parsed, call.name) ? call : undefined;
}

/** `from garden.web import Web`, `Web.load_settings(__name__)`, and nothing else. */
function isImportAlone(parsed: ParsedPython, name: string): boolean {
  const others = parsed.body.slice(0, -1);
  return (
    others.every(
      ({ nodeType }) => nodeType === 'Import' || nodeType === 'ImportFrom' || nodeType === 'Expr',
    ) && importsOf(parsed).filter(({ local, name: own }) => local === name && own !== '*').length === 1
  );
}

function callBy(statement: Statement): LoadingCall | undefined {
  const call = statement.nodeType === 'Expr' ? statement.value : undefined;
  if (call?.nodeType !== 'Call' || call.func.nodeType !== 'Attribute' || call.func.value.nodeType !== 'Name')
    return undefined;
  const [only, second] = call.args;
  const isOwnName = second === undefined && call.keywords.length === 0 && dottedName(only) === '__name__';
  return isOwnName ? { name: call.func.value.id, method: call.func.attr } : undefined;
}

/** Whether a class has a method that sets attributes of a module by its name; undefined where it lacks the method. */
export function loadsItself(parsed: ParsedPython, name: string, method: string): boolean | undefined {
  const own = classIn(parsed, name)?.body.find(
    (statement) => statement.nodeType === 'FunctionDef' && statement.name === method,
  );
  if (own === undefined) return undefined;
  const names = nodesIn(own).flatMap((node) =>
    node.nodeType === 'Name' || node.nodeType === 'Attribute' ? [dottedName(node)] : [],
  );
  return names.includes('setattr') && names.includes('sys.modules');
}

/** Classes are followed from module to module no further than this. */
const MAX_MODULES = 8;

/** The graph with the modules that the bases of a class that loads itself come from. */
export async function withBaseModules(
  workspace: Workspace,
  graph: ModuleGraph,
  entry: string,
): Promise<ModuleGraph> {
  const parsed = graph.modules.get(entry);
  const call = parsed && loadingCall(parsed);
  if (call === undefined) return graph;
  let all = graph;
  const waiting = [{ file: entry, name: call.name }];
  for (let steps = 0; steps < MAX_MODULES; steps += 1) {
    const next = waiting.shift();
    if (next === undefined) break;
    const own = importOf(all, next.file, next.name) ?? basesImported(all, next.file, next.name);
    for (const { module, name } of own) {
      const files = filesOfModule(all.app, next.file, module);
      all = await withRoots(workspace, all, files);
      waiting.push(...files.filter((file) => all.modules.has(file)).map((file) => ({ file, name })));
    }
  }
  return all;
}

/** Where a class itself is imported from, if the file doesn't define it. */
function importOf({ modules }: ModuleGraph, file: string, name: string) {
  const parsed = modules.get(file);
  if (parsed === undefined || classIn(parsed, name) !== undefined) return undefined;
  const imported = importsOf(parsed).filter((item) => item.local === name);
  return imported.flatMap((item) =>
    item.name === undefined || item.name === '*' ? [] : [{ module: item.module, name: item.name }],
  );
}

/** Where the bases of a class are imported from, and those of its bases in the same file. */
function basesImported({ modules }: ModuleGraph, file: string, name: string, seen = new Set<string>()) {
  const parsed = modules.get(file);
  const node = parsed && classIn(parsed, name);
  if (parsed === undefined || node === undefined || seen.has(name)) return [];
  seen.add(name);
  const bases = node.bases.flatMap((base) => (base.nodeType === 'Name' ? [base.id] : []));
  const imported = importsOf(parsed).flatMap((item) =>
    item.name !== undefined && item.name !== '*' && bases.includes(item.local)
      ? [{ module: item.module, name: item.name }]
      : [],
  );
  const own: { module: string; name: string }[] = bases.flatMap((base) =>
    basesImported({ app: '', modules }, file, base, seen),
  );
  return [...imported, ...own];
}
