import { filesOf, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { classesOf } from './classes/class-modules.js';
import { alternativesIn, alwaysIn } from './graph/alternatives.js';
import { definitionFileOf } from './graph/definition-file.js';
import { purposeOf } from './module-name.js';
import { ADDED_NAMES } from './names.js';
import { settersOf } from './setting.js';

/** Settings that are one for all environments, and that most projects set beside those of the session. */
const COMMON = ['ROOT_URLCONF', 'TEMPLATES', 'WSGI_APPLICATION', 'AUTH_USER_MODEL', 'STATIC_URL'];

/**
 * The file that gets the session's block: the one with the middleware, unless an environment has a list of its own and another
 * file is loaded by more of them: then the one with the apps, or with what all of them share.
 * @param servers the files of the modules that wsgi.py and asgi.py name
 */
export function fileToPatch(graph: ModuleGraph, entry: string, servers: readonly string[]): string {
  const [usual = entry, ...others] = ['MIDDLEWARE', 'INSTALLED_APPS'].flatMap(
    (name) => definitionFileOf(graph, entry, name) ?? [],
  );
  const environments = environmentsBeside(graph, entry, usual, servers);
  const uses = (file: string): number =>
    environments.filter((one) => isLoadedBy(graph, entry, one, file)).length;
  const all = [
    usual,
    ...others,
    ...['MIDDLEWARE', 'INSTALLED_APPS', ...COMMON].flatMap((name) =>
      settersOf(graph, entry, name).map(({ file }) => file),
    ),
    entry,
  ];
  const best = all.reduce((file, other) => (uses(other) > uses(file) ? other : file));
  const other = fileWithSession(graph, entry, best);
  return other !== undefined && uses(other) >= uses(best) ? other : best;
}

/**
 * Where settings are split by topic and a file has nothing but lists: the file that sets something of the session already,
 * else the one with the project's key, which also loads the env file or reads the environment.
 */
function fileWithSession(graph: ModuleGraph, entry: string, file: string): string | undefined {
  const isTopic = GENERAL.every((name) => !setsOwn(graph, file, name));
  if (!isTopic || classesOf(graph) !== undefined) return undefined;
  const filesWith = (names: readonly string[]) =>
    new Set(names.flatMap((name) => settersOf(graph, entry, name)).map((setter) => setter.file));
  // A package may switch Secure off for development, below the part with the rest.
  const withEngine = filesWith(['SESSION_ENGINE']);
  const ofSession = withEngine.size === 1 ? withEngine : filesWith(ADDED_NAMES);
  const hasSession = ofSession.size > 0;
  const [found, second] = hasSession ? ofSession : filesWith(['SECRET_KEY']);
  if (found === undefined || second !== undefined || !alwaysIn(graph, entry).has(found)) return undefined;
  const isFit = hasSession
    ? isBehindKey(graph, entry, found) && (setsGeneral(graph, found) || purposeOf(found, file) === undefined)
    : setsGeneral(graph, found);
  return isFit ? found : undefined;
}

/** Whether a file sets anything that a file of a single topic doesn't set, the project's key aside. */
function setsGeneral(graph: ModuleGraph, file: string): boolean {
  return GENERAL.some((name) => name !== 'SECRET_KEY' && setsOwn(graph, file, name));
}

/** Whether a part runs after the one with the project's key, which may load the env file that the session's secret is in. */
function isBehindKey(graph: ModuleGraph, entry: string, part: string): boolean {
  const [key, second] = new Set(settersOf(graph, entry, 'SECRET_KEY').map(({ file }) => file));
  if (key === undefined || second !== undefined) return false;
  const order = [...filesOf(graph, entry)];
  const isInside = key !== part && filesOf(graph, key).has(part);
  return !isInside && order.indexOf(part) >= order.indexOf(key);
}

/** What a settings file of a single topic doesn't set. */
const GENERAL = ['SECRET_KEY', 'DEBUG', 'BASE_DIR', 'DATABASES', 'ALLOWED_HOSTS', ...COMMON];

/** The modules that production or development uses in place of the entry, or as a part of it, and that share files with it. */
function environmentsBeside(
  graph: ModuleGraph,
  entry: string,
  usual: string,
  servers: readonly string[],
): string[] {
  const parts = filesOf(graph, entry);
  const shares = (module: string) => [...filesOf(graph, module)].some((file) => parts.has(file));
  const isNamed = (module: string) => ['production', 'development'].includes(purposeOf(module, usual) ?? '');
  const instead = [...graph.modules.keys()].filter(
    (module) => !parts.has(module) && (isNamed(module) || servers.includes(module)) && shares(module),
  );
  return [
    ...instead,
    ...alternativesIn(graph, entry)
      .filter(
        ({ file, optional }) =>
          (isNamed(file) && !isPlaceholder(graph, entry, file)) || (!optional && setsLists(graph, file)),
      )
      .map(({ file }) => file),
  ];
}

/** A module that is chosen instead of those with the lists, and has none itself: Django can't start with it. */
function isPlaceholder(graph: ModuleGraph, entry: string, file: string): boolean {
  const files = [...alwaysIn(graph, entry), ...filesOf(graph, file)];
  return !files.some((one) => setsOwn(graph, one, 'INSTALLED_APPS'));
}

/** A module that a condition chooses with lists of its own is an environment, whatever it is called. */
function setsLists(graph: ModuleGraph, file: string): boolean {
  return setsOwn(graph, file, 'MIDDLEWARE') && setsOwn(graph, file, 'INSTALLED_APPS');
}

function setsOwn(graph: ModuleGraph, file: string, name: string): boolean {
  return settersOf(graph, file, name).some((one) => one.file === file);
}

function isLoadedBy(graph: ModuleGraph, entry: string, environment: string, file: string): boolean {
  const isPart = filesOf(graph, entry).has(environment);
  return filesOf(graph, environment).has(file) || (isPart && alwaysIn(graph, entry).has(file));
}
