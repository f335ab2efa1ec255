import { argument } from '../query/expressions.js';
import type { Arguments } from './arguments.js';
import type { Run } from './run.js';
import { scalar, type Scalar, type Value } from './values.js';

/** What reads a variable as a string, and is None without one. */
export const OPTIONAL_READERS: readonly string[] = ['os.environ.get', 'os.getenv'];

/** What the usual libraries read a variable as a string with; without one, they raise, or have a default of their own. */
export const VARIABLE_READERS: readonly string[] = [
  'decouple.config',
  'environ.Env()',
  'environ.Env().str',
  'environs.env',
  'environs.env.str',
];

/** What they read a switch with. */
export const SWITCH_READERS: readonly string[] = ['environ.Env().bool', 'environs.env.bool'];

const ENVIRONMENT = 'os.environ';
const DEPENDS = 'it depends on the environment';

/** `os.environ.get('NAME', default)`: known where the environment is. */
export function readOptional(run: Run, given: Arguments, first: Value | undefined): readonly Value[] {
  const isUnset = variableNamed(run, first) === undefined;
  return isUnset && fallbackOf(given) === undefined ? [scalar(null)] : readVariable(run, given, first);
}

/** `env('NAME', default='…')`, `config('NAME', default=False, cast=bool)` */
export function readVariable(run: Run, given: Arguments, first: Value | undefined): readonly Value[] {
  const value = variableNamed(run, first);
  if (value !== undefined) return [value];
  const fallback = fallbackOf(given);
  if (fallback === undefined) return [run.unknown(DEPENDS)];
  const cast = given.keywords.get('cast');
  return cast === undefined ? fallback : fallback.map((one) => castOf(run, one, cast));
}

/** `env.bool('NAME', default=False)` */
export function readSwitch(run: Run, given: Arguments, first: Value | undefined): readonly Value[] {
  const fallback = variableNamed(run, first) === undefined ? fallbackOf(given) : undefined;
  return fallback?.map((one) => asSwitch(run, one)) ?? [run.unknown(DEPENDS)];
}

/** What a variable is, which may be unknown; undefined where it is known not to be set. */
function variableNamed(run: Run, first: Value | undefined): Value | undefined {
  const { environment } = run.program;
  const name = first?.kind === 'scalar' && typeof first.value === 'string' ? first.value : undefined;
  if (environment === undefined || name === undefined) return run.unknown(DEPENDS);
  const text = environment(name);
  return text === undefined ? undefined : scalar(text);
}

function fallbackOf({ node, args, keywords }: Arguments): readonly Value[] | undefined {
  return argument(node, 1, 'default') === undefined ? undefined : (args[1] ?? keywords.get('default'));
}

/** `config('NAME', default='False', cast=bool)` */
function castOf(run: Run, value: Value, cast: readonly Value[]): Value {
  const [to] = cast;
  return to?.kind === 'external' && to.name === 'builtins.bool' ? asSwitch(run, value) : run.unknown(DEPENDS);
}

const ON: ReadonlySet<string> = new Set(['1', 'true', 'yes', 'on', 'y', 't']);

function asSwitch(run: Run, value: Value): Value {
  if (value.kind !== 'scalar') return run.unknown(DEPENDS);
  return scalar(typeof value.value === 'string' ? ON.has(value.value.toLowerCase()) : Boolean(value.value));
}

/** `os.environ['NAME']`; undefined for elements of anything else. */
export function variableAt(run: Run, owner: string, key: Scalar): readonly Value[] | undefined {
  if (owner !== ENVIRONMENT || typeof key !== 'string') return undefined;
  const value = run.program.environment?.(key);
  return [value === undefined ? run.unknown(DEPENDS) : scalar(value)];
}

/** `'NAME' in os.environ`; undefined where that is unknown. */
export function isInEnvironment(run: Run, owner: string, key: string): boolean | undefined {
  const { environment } = run.program;
  if (environment === undefined) return undefined;
  // A program whose environment is known is looked at as it is started without arguments.
  if (owner === 'sys.argv') return false;
  return owner === ENVIRONMENT ? environment(key) !== undefined : undefined;
}
