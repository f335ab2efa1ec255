import {
  assignmentsOf,
  canonicalName,
  dottedName,
  importsOf,
  type Expression,
  type NodeOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import { ENV_CLASSES } from '../settings/loaders/env-object-source.js';

const READERS: ReadonlySet<string> = new Set([
  'os.environ.get',
  'os.getenv',
  'decouple.config',
  'environs.env',
]);

/** Whether a call gives the value of a variable of the environment: `os.getenv(…)`, `config(…)`, `env.str(…)`. */
export function readsVariable(parsed: ParsedPython, { func }: NodeOf<'Call'>): boolean {
  if (READERS.has(nameOf(parsed, func) ?? '')) return true;
  const [object = '', method = 'str'] = dottedName(func)?.split('.') ?? [];
  const [made] = assignmentsOf(parsed, object);
  return (
    method === 'str' &&
    made?.value?.nodeType === 'Call' &&
    ENV_CLASSES.has(nameOf(parsed, made.value.func) ?? '')
  );
}

/** The full name behind a dotted one; what functions import counts too, for manage.py imports in `main`. */
function nameOf(parsed: ParsedPython, node: Expression): string | undefined {
  const known = canonicalName(parsed, node);
  if (known !== undefined) return known;
  const [local, ...rest] = dottedName(node)?.split('.') ?? [];
  const item = importsOf(parsed).find((imported) => imported.local === local);
  if (item === undefined) return undefined;
  return [item.name === undefined ? item.local : `${item.module}.${item.name}`, ...rest].join('.');
}
