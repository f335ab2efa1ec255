import type { NodeOf } from '../parse/nodes.js';
import { argument } from '../query/expressions.js';
import { NAMESPACE, updateNamespace } from './namespace.js';
import { callDict, entryOf } from './dict-methods.js';
import { callList } from './list-methods.js';
import { NO_ITEMS } from './items.js';
import { itemsOf, iterated } from './lists.js';
import { printed, truthOf } from './operators.js';
import { joinedPath, normalizedPath, pathUp, typedPath } from './paths.js';
import type { Run } from './run.js';
import { callString } from './string-methods.js';
import { loseTrackOfEffects } from './effects.js';
import { scalar, type Entry, type Value } from './values.js';

/** A call with what its arguments were found to be. */
export interface Arguments {
  readonly node: NodeOf<'Call'>;
  readonly args: readonly (readonly Value[])[];
  readonly keywords: ReadonlyMap<string, readonly Value[]>;
}

/** The values that a call may have; what it may change is changed in the state. */
export function call(run: Run, node: NodeOf<'Call'>): readonly Value[] {
  const method = node.func.nodeType === 'Attribute' ? node.func : undefined;
  const owners = method === undefined ? undefined : run.evaluate(method.value);
  const functions = method === undefined ? run.evaluate(node.func) : undefined;
  const given = argumentsOf(run, node);
  if (owners !== undefined && method !== undefined)
    return owners.flatMap((owner) => callMethod(run, owner, method, given));
  return (functions ?? []).flatMap((one) => callFunction(run, one, given));
}

function argumentsOf(run: Run, node: NodeOf<'Call'>): Arguments {
  const args = node.args.map((given) => run.evaluate(given));
  const keywords = new Map(
    node.keywords.map(({ arg, value }) => [arg ?? '**', run.evaluate(value)] as const),
  );
  return { node, args, keywords };
}

function callMethod(
  run: Run,
  owner: Value,
  { attr }: NodeOf<'Attribute'>,
  given: Arguments,
): readonly Value[] {
  switch (owner.kind) {
    case 'list':
      return callList(run, owner, attr, given);
    case 'dict':
      return callDict(run, owner, attr, given);
    case 'scalar':
      if (typeof owner.value === 'string') return callString(run, owner.value, attr, given);
      break;
    case 'path': {
      const path = methodOfPath(owner, attr, given);
      if (path !== undefined) return [path];
      break;
    }
    case 'external':
      if (owner.name === NAMESPACE) return updateNamespace(run, attr, given);
      return callFunction(run, { kind: 'external', name: `${owner.name}.${attr}` }, given);
    case 'module': {
      const found = run.program.load(owner.file, run).get(attr);
      return (found ?? []).flatMap(({ value }) => callFunction(run, value, given));
    }
    default:
  }
  return callUnknown(run, given);
}

/** Relative paths start in a folder that only the process knows; resolving makes others absolute. */
function methodOfPath(owner: Value & { kind: 'path' }, attr: string, { args }: Arguments): Value | undefined {
  const first = args.map(([only, second]) => (second === undefined ? only : undefined));
  if (owner.type === 'environ.Path') {
    if (attr !== 'path' || !first.every((one) => one !== undefined)) return undefined;
    return joinedPath(owner, first, 'environ.Path');
  }
  if (owner.type !== 'Path') return undefined;
  if (attr === 'joinpath')
    return first.every((one) => one !== undefined) ? joinedPath(owner, first, 'Path') : undefined;
  return attr === 'resolve'
    ? normalizedPath(owner)
    : attr === 'absolute' || attr === 'expanduser'
      ? owner
      : undefined;
}

function callFunction(run: Run, called: Value, given: Arguments): readonly Value[] {
  if (called.kind === 'external') return callExternal(run, called.name, given) ?? callUnknown(run, given);
  if (called.kind === 'path' && called.type === 'environ.Path') {
    const names = given.args.map(([only]) => only).filter((one) => one !== undefined);
    return [typedPath(joinedPath(called, names, 'environ.Path'), 'str') ?? run.unknown(NOT_FOLLOWED)];
  }
  if (called.kind === 'definition')
    loseTrackOfEffects(run, called, 'a function that is called may change it');
  return callUnknown(run, given);
}

const NOT_FOLLOWED = 'it is a call that is not followed';

/** Nobody knows what a function does with the lists and dicts that it is given. */
function callUnknown(run: Run, { args, keywords }: Arguments): readonly Value[] {
  for (const values of [...args, ...keywords.values()]) {
    for (const value of values) {
      run.loseTrackInside(value, 'it is passed to a function that may change it');
      if (value.kind === 'external' && value.name === NAMESPACE)
        run.state.loseTrack('code that is not followed gets the namespace', run.site);
    }
  }
  return [run.unknown(NOT_FOLLOWED)];
}

type Function = (run: Run, given: Arguments, first: Value | undefined) => readonly Value[] | undefined;

function callExternal(run: Run, name: string, given: Arguments): readonly Value[] | undefined {
  const [values] = given.args;
  const known = FUNCTIONS.get(name);
  if (known === undefined) return PURE.has(name) ? [run.unknown(NOT_FOLLOWED)] : undefined;
  const results =
    values === undefined || values.length === 0
      ? [known(run, given, undefined)]
      : values.map((first) => known(run, given, first));
  if (results.some((one) => one === undefined))
    return PURE.has(name) ? [run.unknown(NOT_FOLLOWED)] : undefined;
  return results.flatMap((one) => one ?? []);
}

/** These keep what they are given as it is. */
const PURE: ReadonlySet<string> = new Set([
  ...[
    'list',
    'tuple',
    'set',
    'frozenset',
    'dict',
    'sorted',
    'len',
    'any',
    'all',
    'print',
    'enumerate',
    'reversed',
    'zip',
    'map',
    'filter',
  ].map((name) => `builtins.${name}`),
  ...[
    'str',
    'int',
    'float',
    'bool',
    'repr',
    'isinstance',
    'hasattr',
    'getattr',
    'type',
    'range',
    'min',
    'max',
    'sum',
  ].map((name) => `builtins.${name}`),
  'os.path.join',
  'os.path.exists',
  'os.path.isfile',
  'os.path.isdir',
  'os.getenv',
  'os.environ.get',
]);

/** What the usual libraries read a variable as a string with. */
const VARIABLE_READERS = [
  'decouple.config',
  'environ.Env()',
  'environ.Env().str',
  'environs.env',
  'environs.env.str',
];

const FUNCTIONS: ReadonlyMap<string, Function> = new Map<string, Function>([
  ['builtins.list', (run, given, first) => copied(run, 'list', given, first)],
  ['builtins.tuple', (run, given, first) => copied(run, 'tuple', given, first)],
  ['builtins.dict', (run, given) => newDict(run, given)],
  ['builtins.len', (run, _given, first) => lengthOf(run, first)],
  ['builtins.str', (_run, given, first) => printedArgument(given, first)],
  ['builtins.bool', (run, _given, first) => truthArgument(run, first)],
  ...['exec', 'eval', 'execfile'].map((name): [string, Function] => [`builtins.${name}`, runCode]),
  [
    'builtins.globals',
    (_run, { node }) => (node.args.length === 0 ? [{ kind: 'external', name: NAMESPACE }] : undefined),
  ],
  [
    'builtins.locals',
    (_run, { node }) => (node.args.length === 0 ? [{ kind: 'external', name: NAMESPACE }] : undefined),
  ],
  [
    'builtins.vars',
    (_run, { node }) => (node.args.length === 0 ? [{ kind: 'external', name: NAMESPACE }] : undefined),
  ],
  [
    'pathlib.Path',
    (_run, { args }, first) => some(typedPath(joinedPath(first, restOf(args), 'Path'), 'Path')),
  ],
  ['environ.Path', (_run, { args }, first) => some(joinedPath(first, restOf(args), 'environ.Path'))],
  [
    'os.path.join',
    (_run, { args }, first) =>
      some(first?.kind === 'path' ? joinedPath(first, restOf(args), 'str') : undefined),
  ],
  [
    'os.path.dirname',
    (_run, _given, first) => some(first?.kind === 'path' ? typedPath(pathUp(first, 1), 'str') : undefined),
  ],
  ['os.path.abspath', (_run, _given, first) => some(absolute(first))],
  ['os.path.realpath', (_run, _given, first) => some(absolute(first))],
  ['os.path.normpath', (_run, _given, first) => some(absolute(first))],
  ['os.fspath', (_run, _given, first) => some(first?.kind === 'path' ? typedPath(first, 'str') : undefined)],
  ['environ.Env', () => [{ kind: 'external', name: 'environ.Env()' }]],
  ['environ.FileAwareEnv', () => [{ kind: 'external', name: 'environ.Env()' }]],
  ['environs.Env', () => [{ kind: 'external', name: 'environs.env' }]],
  ['environs.FileAwareEnv', () => [{ kind: 'external', name: 'environs.env' }]],
  ...VARIABLE_READERS.map((name): [string, Function] => [name, variable]),
  ['os.environ.get', (run, given, first) => variable(run, given, first)],
  ['os.getenv', (run, given, first) => variable(run, given, first)],
]);

/** Whether a function is known by its full name. */
export function isFunction(name: string): boolean {
  return FUNCTIONS.has(name) || PURE.has(name);
}

function runCode(run: Run): readonly Value[] {
  run.state.loseTrack("it runs code that can't be followed", run.site);
  return [run.unknown(NOT_FOLLOWED)];
}

function some(value: Value | undefined): readonly Value[] | undefined {
  return value === undefined ? undefined : [value];
}

function absolute(first: Value | undefined): Value | undefined {
  return first?.kind === 'path' ? typedPath(normalizedPath(first), 'str') : undefined;
}

/** What follows the first argument; an argument of several values leaves the call open. */
function restOf(args: Arguments['args']): Value[] {
  return args.slice(1).map(([only, second]) => (second === undefined && only !== undefined ? only : OPEN));
}

/** Stands for an argument that no path can be made of. */
const OPEN: Value = { kind: 'scalar', value: null };

function copied(
  run: Run,
  type: 'list' | 'tuple',
  { node, args }: Arguments,
  first: Value | undefined,
): readonly Value[] | undefined {
  if (node.keywords.length > 0 || node.args.length > 1 || node.args[0]?.nodeType === 'Starred')
    return undefined;
  if (args.length === 0) return [run.newList(type, { alternatives: [NO_ITEMS] })];
  return first === undefined ? undefined : [run.newList(type, iterated(run, [first]))];
}

/** `dict(key=…)`, `dict(other, key=…)` */
function newDict(run: Run, { node, args, keywords }: Arguments): readonly Value[] {
  const [first] = args[0] ?? [];
  const base = first?.kind === 'dict' ? run.dictOf(first.object) : undefined;
  const named = node.keywords.flatMap(({ arg, value }) =>
    arg === undefined ? [] : [[arg, entryOf(run, arg, keywords, value)] as const],
  );
  const entries = new Map<string, Entry>([...(base?.entries ?? []), ...named]);
  const isOpen = keywords.has('**') || node.args.length > (base === undefined ? 0 : 1);
  const open = isOpen ? run.unknown('the dict takes in another one that is unknown') : base?.unknown;
  return [run.newDict(open === undefined ? { entries } : { entries, unknown: open })];
}

function lengthOf(run: Run, first: Value | undefined): readonly Value[] | undefined {
  if (first?.kind === 'scalar' && typeof first.value === 'string')
    return [scalar(Array.from(first.value).length)];
  const items = first?.kind === 'list' && first.object.type !== 'set' ? itemsOf(run, first) : undefined;
  return items && [scalar(items.length)];
}

function printedArgument({ node }: Arguments, first: Value | undefined): readonly Value[] | undefined {
  if (node.args.length !== 1 || node.keywords.length > 0 || first === undefined) return undefined;
  if (first.kind === 'path') return some(typedPath(first, 'str'));
  return first.kind === 'scalar' ? [scalar(printed(first.value))] : undefined;
}

function truthArgument(run: Run, first: Value | undefined): readonly Value[] | undefined {
  const truth = first && truthOf(run, first);
  return truth === undefined ? undefined : [scalar(truth)];
}

/** `os.environ.get('NAME', default)`: known where the environment is. */
function variable(
  run: Run,
  { node, args, keywords }: Arguments,
  first: Value | undefined,
): readonly Value[] | undefined {
  const { environment } = run.program;
  const name = first?.kind === 'scalar' && typeof first.value === 'string' ? first.value : undefined;
  if (environment === undefined || name === undefined) return [run.unknown('it depends on the environment')];
  const value = environment(name);
  if (value !== undefined) return [scalar(value)];
  const fallback = argument(node, 1, 'default');
  return fallback === undefined ? [scalar(null)] : (args[1] ?? keywords.get('default'));
}
