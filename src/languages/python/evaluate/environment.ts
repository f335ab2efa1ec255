import { oncePer } from '../../memoize.js';
import type { Expression } from '../parse/nodes.js';
import { canonicalName } from '../query/canonical.js';
import { argument, stringValue } from '../query/expressions.js';
import { callsOf } from '../query/placed-nodes.js';
import { statementsOf } from '../query/statements.js';
import type { Arguments } from './arguments.js';
import type { ModuleGraph } from './module-graph.js';
import type { Environment, Run } from './run.js';
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
  return variable(run, environment, name);
}

function variable(run: Run, environment: Environment, name: string): Value | undefined {
  const text = environment(name);
  const given = text === undefined ? undefined : scalar(text);
  const [written, second] = variablesWritten(run.program.graph).get(name) ?? [];
  if (written === undefined || (written.isDefault && given !== undefined)) return given;
  const isKnown = second === undefined && written.text !== undefined;
  return isKnown ? scalar(written.text) : run.unknown(DEPENDS);
}

/** `os.environ['NAME'] = 'text'`, `os.environ.setdefault('NAME', 'text')` */
interface Written {
  /** Undefined for what is not written at the top level of a module. */
  readonly text: string | undefined;
  readonly isDefault: boolean;
}

/** The strings that the settings themselves put into the environment, before they read it. */
const variablesWritten = oncePer((graph: ModuleGraph): ReadonlyMap<string, readonly Written[]> => {
  const found = new Map<string, Written[]>();
  const add = (
    name: string | undefined,
    isDefault: boolean,
    value: Expression | undefined,
    isSure: boolean,
  ) => {
    const text = stringValue(value);
    // `os.environ['NAME'] = os.getenv('NAME') or 'text'` is read from the environment all the same.
    if (name === undefined || text === undefined) return;
    found.set(name, [...(found.get(name) ?? []), { text: isSure ? text : undefined, isDefault }]);
  };
  for (const parsed of graph.modules.values()) {
    for (const { call, within } of callsOf(parsed))
      if (canonicalName(parsed, call.func) === `${ENVIRONMENT}.setdefault`)
        add(stringValue(call.args[0]), true, call.args[1], within.length === 0);
    for (const { statement, within } of statementsOf(parsed)) {
      if (statement.nodeType !== 'Assign') continue;
      for (const target of statement.targets)
        if (target.nodeType === 'Subscript' && canonicalName(parsed, target.value) === ENVIRONMENT)
          add(stringValue(target.slice), false, statement.value, within.length === 0);
    }
  }
  return found;
});

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
  const { environment } = run.program;
  const value = environment && variable(run, environment, key);
  return [value ?? run.unknown(DEPENDS)];
}

/** `'NAME' in os.environ`; undefined where that is unknown. */
export function isInEnvironment(run: Run, owner: string, key: string): boolean | undefined {
  const { environment } = run.program;
  if (environment === undefined) return undefined;
  // A program whose environment is known is looked at as it is started without arguments.
  if (owner === 'sys.argv') return false;
  if (owner !== ENVIRONMENT) return undefined;
  if (environment(key) !== undefined) return true;
  return variablesWritten(run.program.graph).has(key) ? undefined : false;
}
