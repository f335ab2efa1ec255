import { oncePer, oncePerName } from '../../../../languages/memoize.js';
import { importedFile, type ModuleGraph } from '../../../../languages/python/evaluate/index.js';
import {
  callsOf,
  canonicalName,
  dottedName,
  importsOf,
  statementsOf,
  type Expression,
  type NodeOf,
  type ParsedPython,
  type PythonNode,
} from '../../../../languages/python/index.js';
import { nodesIn } from '../../../../languages/python/parse/nodes.js';
import type { Loader } from '../../../../session/python/loaders/loader.js';
import { osAccess } from '../../../../session/python/loaders/os.js';
import type { SettingsView } from '../view.js';

/** A function of the project that reads the variable whose name it is given. */
interface EnvFunction {
  /** Whether it fails where the variable is not set. */
  readonly required: boolean;
}

type Definition = NodeOf<'FunctionDef'>;

/** `def get_required(name): return os.environ[name]`, and the functions of the module that call such a one. */
const envFunctionsOf = oncePer((parsed: ParsedPython): ReadonlyMap<string, EnvFunction> => {
  const definitions = statementsOf(parsed).flatMap(({ statement, within }) =>
    statement.nodeType === 'FunctionDef' && within.length === 0 ? [statement] : [],
  );
  const found = new Map<string, EnvFunction>();
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const definition of definitions.filter(({ name }) => !found.has(name))) {
      const own = readIn(parsed, definition, found);
      if (own !== undefined) found.set(definition.name, own);
    }
  }
  return found;
});

function readIn(
  parsed: ParsedPython,
  definition: Definition,
  known: ReadonlyMap<string, EnvFunction>,
): EnvFunction | undefined {
  const parameter = definition.args.args[0]?.arg;
  if (parameter === undefined) return undefined;
  const isNamed = (node: Expression | undefined) => node?.nodeType === 'Name' && node.id === parameter;
  const reads = nodesIn(definition).flatMap((node) => readBy(parsed, node, isNamed, known) ?? []);
  // A default that the caller gives stands in for the variable.
  return reads.length === 0 ? undefined : { required: reads.every(({ required }) => required) };
}

function readBy(
  parsed: ParsedPython,
  node: PythonNode,
  isNamed: (node: Expression | undefined) => boolean,
  known: ReadonlyMap<string, EnvFunction>,
): EnvFunction | undefined {
  if (node.nodeType === 'Subscript') {
    const isRead = node.ctx.nodeType === 'Load' && canonicalName(parsed, node.value) === 'os.environ';
    return isRead && isNamed(node.slice) ? { required: true } : undefined;
  }
  if (node.nodeType !== 'Call' || !isNamed(node.args[0])) return undefined;
  const called = canonicalName(parsed, node.func) ?? '';
  if (called === 'os.getenv' || called === 'os.environ.get') return { required: false };
  return known.get(dottedName(node.func) ?? '');
}

/** By the names that a file calls them by, the project's functions that read the environment. */
export const envFunctionsIn = oncePerName(
  (graph: ModuleGraph, file: string): ReadonlyMap<string, EnvFunction> => {
    const parsed = graph.modules.get(file);
    if (parsed === undefined) return new Map();
    const imported = importsOf(parsed).flatMap(({ module, name, local }) => {
      const source = importedFile(graph, file, module);
      const other = source === undefined ? undefined : graph.modules.get(source);
      const own = other === undefined ? [] : [...envFunctionsOf(other)];
      if (name === undefined) return own.map(([one, read]) => [`${local}.${one}`, read] as const);
      return own.filter(([one]) => one === name).map(([, read]) => [local, read] as const);
    });
    return new Map([...envFunctionsOf(parsed), ...imported]);
  },
);

/** Settings that read the environment by functions of the project, and no file. */
export function functionLoader(parsed: ParsedPython, { graph, file }: SettingsView): Loader | undefined {
  const functions = envFunctionsIn(graph, file);
  const isUsed = callsOf(parsed).some(({ call }) => functions.has(dottedName(call.func) ?? ''));
  const access = isUsed ? osAccess(parsed) : undefined;
  return access && { kind: 'os', ...access, source: { kind: 'environment', reader: 'dotenv' } };
}
