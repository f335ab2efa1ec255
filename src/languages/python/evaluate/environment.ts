import { argument } from '../query/expressions.js';
import type { Arguments } from './arguments.js';
import type { Run } from './run.js';
import { scalar, type Scalar, type Value } from './values.js';

/** What the usual libraries read a variable as a string with. */
export const VARIABLE_READERS: readonly string[] = [
  'decouple.config',
  'environ.Env()',
  'environ.Env().str',
  'environs.env',
  'environs.env.str',
  'os.environ.get',
  'os.getenv',
];

const ENVIRONMENT = 'os.environ';
const DEPENDS = 'it depends on the environment';

/** `os.environ.get('NAME', default)`: known where the environment is. */
export function readVariable(
  run: Run,
  { node, args, keywords }: Arguments,
  first: Value | undefined,
): readonly Value[] | undefined {
  const { environment } = run.program;
  const name = first?.kind === 'scalar' && typeof first.value === 'string' ? first.value : undefined;
  if (environment === undefined || name === undefined) return [run.unknown(DEPENDS)];
  const value = environment(name);
  if (value !== undefined) return [scalar(value)];
  const fallback = argument(node, 1, 'default');
  return fallback === undefined ? [scalar(null)] : (args[1] ?? keywords.get('default'));
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
