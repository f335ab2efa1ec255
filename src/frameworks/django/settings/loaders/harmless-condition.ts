import {
  assignmentsOf,
  booleanValue,
  canonicalName,
  dottedName,
  type Expression,
  type ParsedPython,
  type PlacedCall,
  type Statement,
} from '../../../../languages/python/index.js';
import { USUAL_NAMES } from './imported.js';

/**
 * Whether a statement around a call that loads an env file leaves no doubt that it does, where nothing else is set:
 * `if env.bool("READ_DOT_ENV_FILE", default=True):`, `try: … except FileNotFoundError:`, `except ImportError:`.
 * @param inner the statement of its body that the call is in, or is
 */
export function isHarmless(
  parsed: ParsedPython,
  outer: Statement,
  inner: Statement,
  load: PlacedCall,
): boolean {
  if (outer.nodeType === 'Try') return isAlone(outer, inner) && outer.handlers.every(isOfLoad);
  if (outer.nodeType === 'With')
    return isAlone(outer, inner) && outer.items.every((item) => suppresses(parsed, item.context_expr));
  if (outer.nodeType !== 'If' || !outer.body.includes(inner)) return false;
  return isTrueUnlessSet(outer.test) || isFoundFile(parsed, outer.test, load) || isTrue(parsed, outer.test);
}

/** Whether nothing but imports can fail before the statement is reached. */
function isAlone({ body }: { readonly body: readonly Statement[] }, inner: Statement): boolean {
  return body.includes(inner) && body.slice(0, body.indexOf(inner)).every(isImport);
}

function isImport({ nodeType }: Statement): boolean {
  return nodeType === 'Import' || nodeType === 'ImportFrom';
}

const OF_LOADS: ReadonlySet<string> = new Set([
  'FileNotFoundError',
  'PermissionError',
  'OSError',
  'IOError',
  'ImportError',
  'ModuleNotFoundError',
  'Exception',
  'BaseException',
]);

/**
 * Where the load is all that is tried, only the file can be missing or unreadable, or the package missing, which a run
 * declares.
 */
function isOfLoad({ type }: { readonly type?: Expression | null }): boolean {
  if (type === null || type === undefined) return true;
  const types = type.nodeType === 'Tuple' ? type.elts : [type];
  return types.every((one) => OF_LOADS.has(dottedName(one) ?? ''));
}

/** `with contextlib.suppress(PermissionError):` */
function suppresses(parsed: ParsedPython, context: Expression): boolean {
  if (context.nodeType !== 'Call') return false;
  const isSuppress = canonicalName(parsed, context.func) === 'contextlib.suppress';
  return isSuppress && context.args.every((type) => isOfLoad({ type }));
}

/** `env.bool("X", default=True)`, `config("X", default=True, cast=bool)`, `env.bool("X", True)` */
function isTrueUnlessSet(test: Expression): boolean {
  if (test.nodeType !== 'Call') return false;
  const [object, method, deeper] = dottedName(test.func)?.split('.') ?? [];
  const isReader = USUAL_NAMES.has(object ?? '') && deeper === undefined && (method ?? 'bool') === 'bool';
  const given = test.keywords.find(({ arg }) => arg === 'default')?.value ?? test.args[1];
  return isReader && given !== undefined && booleanValue(given) === true;
}

/** `ENV_FILE = find_dotenv()`, `if ENV_FILE: load_dotenv(ENV_FILE)` */
function isFoundFile(parsed: ParsedPython, test: Expression, { call }: PlacedCall): boolean {
  const name = dottedName(test);
  return name !== undefined && name === dottedName(call.args[0] ?? test) && isFound(parsed, test);
}

/** A name for what find_dotenv has found. */
function isFound(parsed: ParsedPython, node: Expression): boolean {
  return foundBy(parsed, node) !== undefined;
}

/** The call of find_dotenv that a name stands for. */
export function foundBy(parsed: ParsedPython, node: Expression) {
  const value = valueOf(parsed, node);
  return value?.nodeType === 'Call' && canonicalName(parsed, value.func) === 'dotenv.find_dotenv'
    ? value
    : undefined;
}

/** `DEBUG = True`, `if DEBUG:` */
function isTrue(parsed: ParsedPython, test: Expression): boolean {
  const value = valueOf(parsed, test);
  return value !== undefined && booleanValue(value) === true;
}

/** What a name stands for that is set once, and in any case. */
export function valueOf(parsed: ParsedPython, node: Expression): Expression | undefined {
  if (node.nodeType !== 'Name') return undefined;
  const [only, second] = assignmentsOf(parsed, node.id);
  return second === undefined && only?.within.length === 0 ? (only.value ?? undefined) : undefined;
}
