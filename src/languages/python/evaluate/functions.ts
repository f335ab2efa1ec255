import { filterOfCode } from '../query/names-set.js';
import { onlyValue, type Arguments } from './arguments.js';
import { truthOf } from './comparisons.js';
import { boundEntry, newDict } from './dicts.js';
import {
  OPTIONAL_READERS,
  readOptional,
  readSwitch,
  readVariable,
  SWITCH_READERS,
  VARIABLE_READERS,
} from './environment.js';
import { concatenated, NO_ITEMS } from './items.js';
import { itemsOf, iterated, listGiven } from './lists.js';
import { NAMESPACE } from './namespace.js';
import { expandedPath, HOME, joinedPath, normalizedPath, pathUp, typedPath } from './paths.js';
import type { Run } from './run.js';
import { printed } from './strings.js';
import { scalar, type ListContents, type PathValue, type Value } from './values.js';

const NOT_FOLLOWED = "it is a call that can't be followed";

/**
 * What a function gives for one of the values that its first argument may have; undefined where that is not followed.
 */
type KnownFunction = (run: Run, given: Arguments, first: Value | undefined) => readonly Value[] | undefined;

/** Calls a function that is known by its full name; undefined for one that nothing is known about. */
export function callExternal(run: Run, name: string, given: Arguments): readonly Value[] | undefined {
  const [values] = given.args;
  const known = FUNCTIONS.get(name);
  if (known === undefined) return PURE.has(name) ? [unknownResult(run, name, given)] : undefined;
  const results =
    values === undefined || values.length === 0
      ? [known(run, given, undefined)]
      : values.map((first) => known(run, given, first));
  if (results.some((one) => one === undefined))
    return PURE.has(name) ? [unknownResult(run, name, given)] : undefined;
  return results.flatMap((one) => one ?? []);
}

/** These give the elements that they are given, some of them or in another order. */
const SELECTORS: ReadonlySet<string> = new Set(
  ['filter', 'reversed', 'sorted', 'set', 'frozenset'].map((name) => `builtins.${name}`),
);

function unknownResult(run: Run, name: string, { args }: Arguments): Value {
  const given = SELECTORS.has(name) ? listGiven(run, args) : undefined;
  return given === undefined ? run.unknown(NOT_FOLLOWED) : { ...run.unknown(NOT_FOLLOWED), given };
}

const BUILTINS_THAT_ONLY_READ =
  'list tuple set frozenset dict sorted len any all print enumerate reversed zip map filter ' +
  'str int float bool repr isinstance hasattr getattr type range min max sum';

/** These keep what they are given as it is. */
const PURE: ReadonlySet<string> = new Set([
  ...BUILTINS_THAT_ONLY_READ.split(' ').map((name) => `builtins.${name}`),
  'os.path.join',
  'os.path.exists',
  'os.path.isfile',
  'os.path.isdir',
  'os.getenv',
  'os.environ.get',
]);

/** What these give has keys of Django's settings for email, and no others. */
const EMAIL_READERS: readonly string[] = [
  'dj_email_url.config',
  'dj_email_url.parse',
  'environ.Env().email',
  'environ.Env().email_url',
  'environs.env.dj_email_url',
];

const EMAIL_SETTINGS =
  'DEFAULT_FROM_EMAIL EMAIL_BACKEND EMAIL_FILE_PATH EMAIL_HOST EMAIL_HOST_PASSWORD EMAIL_HOST_USER EMAIL_PORT ' +
  'EMAIL_TIMEOUT EMAIL_USE_SSL EMAIL_USE_TLS SERVER_EMAIL';

const FUNCTIONS: ReadonlyMap<string, KnownFunction> = new Map<string, KnownFunction>([
  ['builtins.list', (run, given, first) => copied(run, 'list', given, first)],
  ['builtins.tuple', (run, given, first) => copied(run, 'tuple', given, first)],
  ['builtins.dict', (run, given) => newDict(run, given)],
  [
    'builtins.sum',
    (run, { args, node }, first) => (node.keywords.length > 0 ? undefined : chained(run, first, args[1])),
  ],
  [
    'itertools.chain',
    (run, { args, node }, first) =>
      first === undefined || node.args.some(({ nodeType }) => nodeType === 'Starred')
        ? undefined
        : [oneAfterAnother(run, [[first], ...args.slice(1)])],
  ],
  ['itertools.chain.from_iterable', (run, _given, first) => chained(run, first, [])],
  ['builtins.len', (run, _given, first) => lengthOf(run, first)],
  ['builtins.str', (_run, given, first) => printedArgument(given, first)],
  ['builtins.bool', (run, _given, first) => truthArgument(run, first)],
  ...all(['builtins.exec', 'builtins.eval', 'builtins.execfile'], runCode),
  ...all(['builtins.globals', 'builtins.locals', 'builtins.vars'], namespace),
  ['pathlib.Path', (_run, { args }, first) => some(joinedPath(first, restOf(args), 'Path'))],
  ['pathlib.Path.home', () => [HOME]],
  ['environ.Path', (_run, { args }, first) => some(joinedPath(first, restOf(args), 'environ.Path'))],
  ['os.path.join', (_run, { args }, first) => some(joinedPath(first, restOf(args), 'str'))],
  ['os.path.expanduser', (_run, _given, first) => some(first && typedPath(expandedPath(first), 'str'))],
  ['os.path.dirname', ofPath((path) => typedPath(pathUp(path, 1), 'str'))],
  ...all(['os.path.abspath', 'os.path.realpath'], (_run, _given, first) =>
    some(typedPath(normalizedPath(joinedPath(first, [], 'str')), 'str')),
  ),
  ['os.path.normpath', ofPath((path) => typedPath(normalizedPath(path), 'str'))],
  ['os.fspath', ofPath((path) => typedPath(path, 'str'))],
  ...all(['environ.Env', 'environ.FileAwareEnv'], () => external('environ.Env()')),
  ...all(['environs.Env', 'environs.FileAwareEnv'], () => external('environs.env')),
  ...all(EMAIL_READERS, emailSettings),
  ...all(OPTIONAL_READERS, readOptional),
  ...all(VARIABLE_READERS, readVariable),
  ...all(SWITCH_READERS, readSwitch),
]);

function all(names: readonly string[], known: KnownFunction): (readonly [string, KnownFunction])[] {
  return names.map((name) => [name, known]);
}

/** Whether a function is known by its full name. */
export function isFunction(name: string): boolean {
  return FUNCTIONS.has(name) || PURE.has(name);
}

/** `env.email_url()`: of a URL in the environment. */
function emailSettings(run: Run, { node }: Arguments): readonly Value[] {
  const keys = EMAIL_SETTINGS.split(' ');
  const values = [run.unknown(NOT_FOLLOWED)];
  return [
    run.newDict({
      entries: new Map(keys.map((key) => [key, { ...boundEntry(run, key, values, node), sure: false }])),
    }),
  ];
}

function runCode(run: Run, { node }: Arguments): readonly Value[] {
  const [code, second] = node.args;
  const sets = code === undefined || second !== undefined ? undefined : filterOfCode(code);
  run.state.loseTrack("it runs code that can't be followed", run.site, sets);
  return [run.unknown(NOT_FOLLOWED)];
}

function namespace(_run: Run, { node }: Arguments): readonly Value[] | undefined {
  return node.args.length === 0 ? external(NAMESPACE) : undefined;
}

function external(name: string): readonly Value[] {
  return [{ kind: 'external', name }];
}

function some(value: Value | undefined): readonly Value[] | undefined {
  return value === undefined ? undefined : [value];
}

/** A function of a path; one of anything else is not followed. */
function ofPath(make: (path: PathValue, given: Arguments) => Value | undefined): KnownFunction {
  return (_run, given, first) => (first?.kind === 'path' ? some(make(first, given)) : undefined);
}

/** What follows the first argument; an argument of several values leaves the call open. */
function restOf(args: Arguments['args']): Value[] {
  return args.slice(1).map((values) => onlyValue(values) ?? OPEN);
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

/** `sum([a, b], [])`: what is added up are lists, since it begins with one. */
function chained(
  run: Run,
  lists: Value | undefined,
  start: readonly Value[] | undefined,
): readonly Value[] | undefined {
  const items = lists?.kind === 'list' && lists.object.type !== 'set' ? itemsOf(run, lists) : undefined;
  if (items === undefined || start?.every(({ kind }) => kind === 'list') !== true) return undefined;
  const parts = items.map(({ value, alternatives = [value] }) => alternatives);
  return [oneAfterAnother(run, start.length > 0 ? [start, ...parts] : parts)];
}

function oneAfterAnother(run: Run, parts: readonly (readonly Value[])[]): Value {
  const none: ListContents = { alternatives: [NO_ITEMS] };
  return run.newList(
    'list',
    parts.reduce((all, part) => concatenated(all, iterated(run, part), run.site), none),
  );
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
