import {
  assignedCallsOf,
  assignmentsOf,
  canonicalName,
  dottedName,
  importsOf,
  statementsOf,
  type ParsedPython,
  callsOf,
} from '../../../../languages/python/index.js';
import type { Unknown } from '../setting.js';
import { loadedFrom, surestLoad, type Loaded } from './loading-statement.js';
import { ENV_CLASSES, envObjectSource, isLoad, sourceOfDotenv, type EnvObject } from './env-object-source.js';
import type { EnvSource, Loader, LoaderReader } from '../../../../session/python/loaders/loader.js';
import { osAccess } from '../../../../session/python/loaders/os.js';
import type { SettingsFile } from '../view.js';

const ONLY_ENVIRONMENT: EnvSource = { kind: 'environment', reader: 'dotenv' };

/** The object of django-environ or environs, whatever its name: `env = environ.Env()`. */
export const envObjectLoader: LoaderReader = (parsed, place) => {
  const objects = envObjects(parsed);
  const [object, second] = objects;
  if (object === undefined) {
    const loading = loadingClass(parsed);
    return loading && besideObjects(parsed, [loading], place);
  }
  if (second !== undefined || object.within.length > 0 || isRebound(parsed, object))
    return besideObjects(parsed, objects, place);
  const loaded = loadBy(parsed, object, place);
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

/** `environ.Env.read_env(…)` in a file that makes no object: it reads what is loaded with `os.environ`. */
function loadingClass(parsed: ParsedPython): (Named & Pick<EnvObject, 'line'>) | undefined {
  const load = callsOf(parsed).find(({ call }) => isLoad(parsed, call, ''));
  const called = load && canonicalName(parsed, load.call.func);
  const library = called?.startsWith('environs.') === true ? 'environs' : 'environ';
  return load && { name: '', library, line: load.line };
}

/** Both libraries load files into `os.environ`, which is right whatever the objects stand for where a setting is read. */
function besideObjects(
  parsed: ParsedPython,
  objects: readonly (Named & Pick<EnvObject, 'line'>)[],
  place: SettingsFile,
): Loader | Unknown {
  const access = osAccess(parsed);
  if (access === undefined) {
    const line = objects[0]?.line ?? 1;
    return { kind: 'unknown', line, reason: 'The name os may not be the os module here.' };
  }
  // What a class loads is found by way of every object, but loaded once.
  const loads = new Map(
    objects.flatMap((object) => loadsOf(parsed, object, place)).map((load) => [load.statement, load]),
  );
  const loaded = surestLoad([...loads.values()]);
  const from = loaded === undefined ? access.from : Math.max(access.from, parsed.span(loaded.statement).to);
  return { kind: 'os', ...access, from, source: loaded?.source ?? ONLY_ENVIRONMENT };
}

/** The surest call of `read_env` on an object; undefined without one. */
export function loadBy(parsed: ParsedPython, object: Named, place: SettingsFile): Loaded | undefined {
  return surestLoad(loadsOf(parsed, object, place));
}

type Named = Pick<EnvObject, 'name' | 'library'>;

function loadsOf(parsed: ParsedPython, object: Named, place: SettingsFile): Loaded[] {
  return callsOf(parsed)
    .filter(({ call }) => isLoad(parsed, call, object.name))
    .map((load) => loadedFrom(parsed, load, envObjectSource(parsed, object, load, place), place));
}

function envObjects(parsed: ParsedPython): EnvObject[] {
  const made = assignedCallsOf(parsed).flatMap((assignment) => {
    const maker = canonicalName(parsed, assignment.value.func) ?? '';
    if (!ENV_CLASSES.has(maker)) return [];
    const library = maker.startsWith('environs.') ? ('environs' as const) : ('environ' as const);
    return [{ ...assignment, library }];
  });
  const imported = importsOf(parsed).filter(({ module, name }) => module === 'environs' && name === 'env');
  return [...made, ...imported.map((item) => ({ ...item, name: item.local, library: 'environs' as const }))];
}

/** A second assignment, or a prefix: then `env('X')` reads another variable. */
function isRebound(parsed: ParsedPython, { name, statement }: EnvObject): boolean {
  const again = assignmentsOf(parsed, name).some((assignment) => assignment.statement !== statement);
  const hasPrefix = statementsOf(parsed).some(
    ({ statement: other }) =>
      other.nodeType === 'Assign' && other.targets.some((target) => dottedName(target) === `${name}.prefix`),
  );
  const isMadeWithPrefix = callsOf(parsed).some(
    (placed) => placed.statement === statement && placed.call.keywords.some(({ arg }) => arg === 'prefix'),
  );
  return again || hasPrefix || isMadeWithPrefix;
}

/** `env.str('X')` where the file reads strings so. */
export function prefersStr(parsed: ParsedPython, name: string): boolean {
  const called = callsOf(parsed).map(({ call }) => dottedName(call.func));
  const count = (wanted: string) => called.filter((item) => item === wanted).length;
  return count(`${name}.str`) > count(name);
}
