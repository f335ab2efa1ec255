import { filesOf, type ModuleGraph } from '../../../../languages/python/evaluate/index.js';
import {
  argument,
  assignedCallsOf,
  canonicalName,
  dottedName,
  stringValue,
  type NodeOf,
  type ParsedPython,
  type PlacedStatement,
  type PythonNode,
  placedNodes,
  statementsOf,
} from '../../../../languages/python/index.js';
import { SECRET_VARIABLE } from '../../../../model/secret.js';
import { envFunctionsIn } from './env-functions.js';
import { ENV_CLASSES } from './env-object-source.js';
import { USUAL_NAMES } from './imported.js';

/** The variables that settings ask for by name, the session secret aside. */
export interface VariablesRead {
  readonly names: ReadonlySet<string>;
  /** Those without which Django does not start: no default, no condition. */
  readonly required: ReadonlySet<string>;
}

/** @param entry the settings module that Django is started with */
export function variablesRead(graph: ModuleGraph, entry: string): VariablesRead {
  const names = new Set<string>();
  const required = new Set<string>();
  const optional = new Set<string>([SECRET_VARIABLE]);
  for (const file of filesOf(graph, entry)) {
    const parsed = graph.modules.get(file);
    if (parsed === undefined) continue;
    const functions = envFunctionsIn(graph, file);
    for (const placed of [...placedNodes(parsed, 'Subscript'), ...placedNodes(parsed, 'Call')]) {
      const read = readBy(parsed, placed) ?? readByFunction(placed.node, functions);
      if (read === undefined || read.name === SECRET_VARIABLE) continue;
      names.add(read.name);
      if (read.required && isCertain(placed)) required.add(read.name);
    }
    for (const name of withDefaults(parsed)) optional.add(name);
  }
  return { names, required: new Set([...required].filter((name) => !optional.has(name))) };
}

function isCertain({ within }: PlacedStatement): boolean {
  return within.length === 0;
}

interface Read {
  readonly name: string;
  readonly required: boolean;
}

function readBy(
  parsed: ParsedPython,
  { node, line }: { readonly node: PythonNode; readonly line: number },
): Read | undefined {
  if (node.nodeType === 'Subscript') {
    if (node.ctx.nodeType !== 'Load' || canonicalName(parsed, node.value) !== 'os.environ') return undefined;
    const name = stringValue(node.slice);
    return name === undefined ? undefined : { name, required: true };
  }
  return node.nodeType === 'Call' ? readByCall(parsed, node, line) : undefined;
}

/** `get_required('NAME')`, by a function of the project. */
function readByFunction(node: PythonNode, functions: ReturnType<typeof envFunctionsIn>): Read | undefined {
  if (node.nodeType !== 'Call') return undefined;
  const own = functions.get(dottedName(node.func) ?? '');
  const name = stringValue(node.args[0]);
  return own === undefined || name === undefined ? undefined : { name, required: own.required };
}

function readByCall(parsed: ParsedPython, node: NodeOf<'Call'>, line: number): Read | undefined {
  const name = stringValue(argument(node, 0));
  if (name === undefined || !/^[A-Za-z_]\w*$/.test(name)) return undefined;
  const called = canonicalName(parsed, node.func);
  if (called === 'os.getenv' || called === 'os.environ.get') return { name, required: false };
  return readByObject(parsed, node, name, line);
}

/** `env('NAME')`, `env.str('NAME')` */
function readByObject(
  parsed: ParsedPython,
  node: NodeOf<'Call'>,
  name: string,
  line: number,
): Read | undefined {
  const [object = '', method, deeper] = dottedName(node.func)?.split('.') ?? [];
  if (deeper !== undefined || method === 'get' || !isEnvObject(parsed, object)) return undefined;
  // Cloud Foundry has it among the credentials of a service, too.
  const prefix = prefixAt(parsed, object, line);
  if (prefix === undefined) return undefined;
  return { name: `${prefix}${name}`, required: method !== 'get_credential' && !hasDefault(node) };
}

/** `env.prefix = 'WEB_'` of django-environ, as it counts on a line; undefined where it can't be told. */
function prefixAt(parsed: ParsedPython, object: string, line: number): string | undefined {
  const last = statementsOf(parsed)
    .filter(
      ({ statement, line: at }) =>
        at < line &&
        statement.nodeType === 'Assign' &&
        statement.targets.some((target) => dottedName(target) === `${object}.prefix`),
    )
    .at(-1);
  if (last === undefined) return '';
  const { statement, within } = last;
  return statement.nodeType === 'Assign' && within.length === 0 ? stringValue(statement.value) : undefined;
}

function hasDefault({ args, keywords }: NodeOf<'Call'>): boolean {
  return args.length > 1 || keywords.some(({ arg }) => arg === 'default');
}

function isEnvObject(parsed: ParsedPython, name: string): boolean {
  return USUAL_NAMES.has(name) || envCalls(parsed).some((made) => made.name === name);
}

/** `env = environ.Env(DEBUG=(bool, False))` */
function envCalls(parsed: ParsedPython) {
  return assignedCallsOf(parsed).flatMap(({ name, value }) =>
    ENV_CLASSES.has(canonicalName(parsed, value.func) ?? '') ? [{ name, call: value }] : [],
  );
}

/** The names that such an object knows a default for. */
function withDefaults(parsed: ParsedPython): string[] {
  return envCalls(parsed).flatMap(({ call }) =>
    call.keywords.flatMap(({ arg, value }) => (arg !== undefined && value.nodeType === 'Tuple' ? [arg] : [])),
  );
}
