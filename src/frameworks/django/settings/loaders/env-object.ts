import {
  assignmentsOf,
  canonicalName,
  dottedName,
  importsOf,
  statementsOf,
  type ParsedPython,
  type PlacedStatement,
} from '../../../../languages/python/index.js';
import type { Unknown } from '../setting.js';
import { callsOf, loadedFrom, surestLoad } from './loading-statement.js';
import { ENV_CLASSES, envObjectSource, isLoad, sourceOfDotenv, type EnvObject } from './env-object-source.js';
import type { EnvSource, LoaderReader } from '../../../../session/python/loaders/loader.js';

const ONLY_ENVIRONMENT: EnvSource = { kind: 'environment', reader: 'dotenv' };

/** The object of django-environ or environs, whatever its name: `env = environ.Env()`. */
export const envObjectLoader: LoaderReader = (parsed, place) => {
  const [object, second] = envObjects(parsed);
  if (object === undefined) return undefined;
  if (second !== undefined) return unknownSetting(second, 'More than one object reads the environment.');
  if (object.within.length > 0) return unknownSetting(object, `${object.name} is set conditionally.`);
  const rebound = rebinding(parsed, object);
  if (rebound !== undefined)
    return unknownSetting(rebound, `${object.name} is set or configured again here.`);
  const loads = callsOf(parsed).filter(({ call }) => isLoad(parsed, call, object.name));
  const loaded = surestLoad(
    loads.map((load) => loadedFrom(parsed, load, envObjectSource(parsed, object, load, place), place)),
  );
  const elsewhere = loaded === undefined ? sourceOfDotenv(parsed, place) : undefined;
  if (elsewhere !== undefined && 'reason' in elsewhere) return elsewhere;
  const { source, statement: last } = loaded ?? {
    source: elsewhere ?? ONLY_ENVIRONMENT,
    statement: object.statement,
  };
  const read = prefersStr(parsed, object.name) ? `${object.name}.str` : object.name;
  return {
    kind: 'env object',
    object: object.name,
    read: (variable) => `${read}(${variable})`,
    from: Math.max(parsed.span(object.statement).to, parsed.span(last).to),
    needsOs: false,
    source,
    library: object.library,
  };
};

function envObjects(parsed: ParsedPython): EnvObject[] {
  const made = assignmentsOf(parsed).flatMap((assignment) => {
    const { value, name } = assignment;
    const made = value?.nodeType === 'Call' ? (canonicalName(parsed, value.func) ?? '') : '';
    if (!ENV_CLASSES.has(made)) return [];
    return [
      {
        ...assignment,
        name,
        library: made.startsWith('environs.') ? ('environs' as const) : ('environ' as const),
      },
    ];
  });
  const imported = importsOf(parsed).filter(({ module, name }) => module === 'environs' && name === 'env');
  return [...made, ...imported.map((item) => ({ ...item, name: item.local, library: 'environs' as const }))];
}

/** A second assignment, or a prefix: then `env('X')` reads another variable. */
function rebinding(parsed: ParsedPython, { name, statement }: EnvObject): PlacedStatement | undefined {
  const again = assignmentsOf(parsed, name).find((assignment) => assignment.statement !== statement);
  const prefix = statementsOf(parsed).find(
    ({ statement: other }) =>
      other.nodeType === 'Assign' && other.targets.some((target) => dottedName(target) === `${name}.prefix`),
  );
  const made = callsOf(parsed).find(
    (placed) => placed.statement === statement && placed.call.keywords.some(({ arg }) => arg === 'prefix'),
  );
  return again ?? prefix ?? made;
}

/** `env.str('X')` where the file reads strings so. */
export function prefersStr(parsed: ParsedPython, name: string): boolean {
  const called = callsOf(parsed).map(({ call }) => dottedName(call.func));
  const count = (wanted: string) => called.filter((item) => item === wanted).length;
  return count(`${name}.str`) > count(name);
}

function unknownSetting({ line }: PlacedStatement, reason: string): Unknown {
  return { kind: 'unknown', line, reason };
}
