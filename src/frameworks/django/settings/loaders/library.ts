import { importedFile } from '../../../../languages/python/evaluate/index.js';
import { nodesIn } from '../../../../languages/python/parse/nodes.js';
import {
  argument,
  assignedCallsOf,
  assignmentsOf,
  booleanValue,
  canonicalName,
  dottedName,
  importsOf,
  statementsOf,
  type Expression,
  type ImportedName,
  type ParsedPython,
  callsOf,
  type PlacedCall,
  type Statement,
} from '../../../../languages/python/index.js';
import { folderOf, join, nameOf } from '../../../../model/paths.js';
import type { SettingsFile } from '../view.js';
import { importedReaders, USUAL_NAMES } from './imported.js';
import type { EnvSource, LoaderReader } from '../../../../session/python/loaders/loader.js';
import { loadedFrom, surestLoad, type Loaded } from './loading-statement.js';
import { osAccess } from '../../../../session/python/loaders/os.js';
import { envPath, type CodeFile } from '../../../../session/python/paths.js';

/** They read the environment, and most of them files, in ways of their own. */
const LIBRARIES: ReadonlySet<string> = new Set([
  'confz',
  'dynaconf',
  'envparse',
  'envs',
  'goodconf',
  'prettyconf',
  'pydantic_settings',
  'starlette.config',
  'typed_settings',
]);

/** What others read from files isn't in `os.environ`; these read the environment alone unless told otherwise. */
const READS_NO_FILE: ReadonlySet<string> = new Set(['envparse', 'envs']);

/**
 * Settings that read the environment by a library whose idiom is not spoken here, or by an object from a file that can't be
 * followed. `os.environ` is right beside any of them wherever the process has the variable.
 */
export const libraryLoader: LoaderReader = (parsed, place) => {
  const library = libraryIn(parsed);
  const used =
    library ??
    importedReaders(parsed).find((item) => USUAL_NAMES.has(item.local) && !isSomethingElse(item, place));
  const access = used && osAccess(parsed);
  if (used === undefined || access === undefined) return undefined;
  const loaded = surestLoad(callsOf(parsed).flatMap((call) => loadedBy(parsed, call, place)));
  if (loaded !== undefined) {
    const from = Math.max(access.from, parsed.span(loaded.statement).to);
    return { kind: 'os', ...access, from, source: loaded.source };
  }
  if (library !== undefined && !isExtension(parsed)) {
    const isKeptByLibrary = !READS_NO_FILE.has(library.module);
    return { kind: 'os', ...access, source: { kind: 'environment', reader: 'dotenv', isKeptByLibrary } };
  }
  const unknown = { file: place.file, line: used.line, paths: [] };
  return { kind: 'os', ...access, source: { kind: 'environment', unknown, reader: 'dotenv' } };
};

/** Objects that are called `config` by custom as well, and that have nothing from the environment. */
const OTHERS = /^(configparser\.(Raw|Safe)?ConfigParser|(json|tomllib|tomli|yaml)\.\w+)$/;

/** Whether another module of the project shows that what it gives by a name reads no environment. */
function isSomethingElse({ module, name }: ImportedName, { graph, file }: CodeFile): boolean {
  const other = graph === undefined ? undefined : importedFile(graph, file, module);
  const parsed = other === undefined ? undefined : graph?.modules.get(other);
  if (parsed === undefined || name === undefined) return false;
  const values = assignmentsOf(parsed, name).map(({ value }) => value ?? undefined);
  const isPlain = (value: Expression | undefined) =>
    value?.nodeType === 'Dict' ||
    (value?.nodeType === 'Call' && OTHERS.test(canonicalName(parsed, value.func) ?? ''));
  if (values.length > 0) return values.every(isPlain);
  const made = statementsOf(parsed).find(
    ({ statement }) => statement.nodeType === 'FunctionDef' && statement.name === name,
  );
  return made !== undefined && !readsEnvironment(parsed, made.statement);
}

const READERS = /^(os\.(environ|getenv)|decouple|environs?|dotenv)\b/;

function readsEnvironment(parsed: ParsedPython, code: Statement): boolean {
  return nodesIn(code).some(
    (node) =>
      (node.nodeType === 'Attribute' || node.nodeType === 'Name') &&
      READERS.test(canonicalName(parsed, node) ?? ''),
  );
}

/** `env = cfenv.AppEnv()`: the name of what reads the environment of an app on Cloud Foundry, and no file. */
export function cloudFoundryObject(parsed: ParsedPython): string | undefined {
  const made = assignedCallsOf(parsed).find(
    ({ value }) => canonicalName(parsed, value.func) === 'cfenv.AppEnv',
  );
  return made?.name;
}

/** Dynaconf's extension puts what it reads into the settings themselves. */
function isExtension(parsed: ParsedPython): boolean {
  return callsOf(parsed).some(({ call }) => canonicalName(parsed, call.func) === 'dynaconf.DjangoDynaconf');
}

function libraryIn(parsed: ParsedPython) {
  return importsOf(parsed).find(
    ({ module, name }) =>
      LIBRARIES.has(module) ||
      LIBRARIES.has(module.split('.')[0] ?? '') ||
      // In pydantic 1 it is a part of the package itself.
      (module === 'pydantic' && name === 'BaseSettings'),
  );
}

/** What fills `os.environ` itself: envparse's `read_envfile`, and dynaconf with `load_dotenv=True`. */
function loadedBy(parsed: ParsedPython, load: PlacedCall, place: SettingsFile): Loaded[] {
  const called = canonicalName(parsed, load.call.func) ?? '';
  if (called.startsWith('dynaconf.') && isTrue(load, 'load_dotenv'))
    return [loadedFrom(parsed, load, searchFor(join(place.app, '.env'), place), place)];
  if (dottedName(load.call.func)?.endsWith('.read_envfile') !== true) return [];
  const given = argument(load.call, 0, 'path');
  const path = given === undefined ? join(folderOf(place.file), '.env') : envPath(parsed, given, place);
  const source = path === undefined ? undefined : searchFor(path, place, given === undefined);
  return [loadedFrom(parsed, load, source, place)];
}

function isTrue({ call }: PlacedCall, name: string): boolean {
  const given = call.keywords.find(({ arg }) => arg === name);
  return given !== undefined && booleanValue(given.value) === true;
}

/** The file itself, else one of that name in the folders above. */
function searchFor(path: string, place: SettingsFile, isDefault = false): EnvSource {
  const folder = folderOf(path);
  const name = nameOf(path);
  return { kind: 'search', folder, newFileFolder: isDefault ? place.app : folder, name, reader: 'dotenv' };
}
