import { dirname, relative } from 'node:path/posix';

/** @import { Sandbox } from './sandbox.mjs' */

export const SECRET_NAME = 'WRISTBAND_SESSION_SECRET';
const OLDER_SECRET = 'an-older-secret-0123456789-abcdefghijklmnop';

/**
 * How a project may have to be run: `generous` gives a plausible value to `os.environ.get(name)` for names with that
 * part; a project that reads the session secret already may need one.
 */
const MANNERS = [{}, { generous: 'SECRET' }, { generous: '' }].flatMap((manner) => [
  manner,
  { ...manner, secret: OLDER_SECRET },
]);

/**
 * The folder of manage.py, upwards from a file, and the module that it names. Of several, the first one from whose
 * folder that module can be imported.
 * @param {Sandbox} sandbox @param {string} target
 */
export function projectOf(sandbox, target) {
  const found = foldersAbove(target)
    .filter((folder) => sandbox.has(`${folder}/manage.py`))
    .map((folder) => ({ folder, entry: entryOf(sandbox, folder, target) }));
  const isThere = ({ folder, entry: { module = '', path = [] } }) => {
    const below = path.flatMap((one) =>
      one.startsWith(`${sandbox.root}/`) ? [one.slice(sandbox.root.length + 1)] : [],
    );
    return [folder, ...below].some((at) => {
      const file = `${at}/${module.replaceAll('.', '/')}`;
      return sandbox.has(`${file}.py`) || sandbox.has(`${file}/__init__.py`);
    });
  };
  const project = found.find(isThere) ?? found[0];
  sandbox.path = project?.entry.path ?? [];
  return project;
}

/** Where manage.py leaves the settings to the environment, those that are patched. */
function entryOf(sandbox, folder, target) {
  const entry = sandbox.ask(folder, { ask: 'entry' });
  const path = [...(entry.path ?? []), ...aboveThePackage(sandbox, folder)];
  const isLeftOpen = entry.module === undefined && /^(SystemExit: 0|manage.py names)/.test(entry.error ?? '');
  if (!isLeftOpen) return { ...entry, path };
  const module = relative(folder, target)
    .replace(/(\/__init__)?\.py$/, '')
    .replaceAll('/', '.');
  return { module, path };
}

/** A manage.py within the package that it starts is run by the name of that package. */
function aboveThePackage(sandbox, folder) {
  const isPackage = folder !== '.' && sandbox.has(`${folder}/__init__.py`);
  return isPackage ? [`${sandbox.root}/${dirname(folder)}`] : [];
}

function foldersAbove(target) {
  const folders = [dirname(target)];
  while (folders[0] !== '.') folders.unshift(dirname(folders[0]));
  return folders.toReversed();
}

/** The module that manage.py names first, then those that star-import a patched file. */
export function modulesOf(sandbox, folder, entry, patched) {
  const around = patched.flatMap((path) => {
    return sandbox.ask(folder, { ask: 'modules', file: `${sandbox.root}/${path}` }).modules ?? [];
  });
  return [...new Set([entry, ...around])];
}

/**
 * Runs a module as it is before the change: in the first manner in which it does run, and a second time to see which
 * names differ by themselves.
 */
export function runBefore(sandbox, folder, module) {
  let errors = '';
  for (const manner of MANNERS) {
    const first = run(sandbox, folder, module, manner);
    if (first.error) {
      errors ||= first.error;
      if (first.stopped) break;
      continue;
    }
    const { names } = run(sandbox, folder, module, manner);
    const unsteady = Object.keys(first.names).filter((name) => first.names[name] !== names?.[name]);
    return { ...first, manner, unsteady: new Set(unsteady) };
  }
  return { error: errors };
}

/**
 * Runs a module once more when what is no code has been written: an env file that is now there may change values by
 * itself, and the edited code has no part in that.
 */
export function withFiles(sandbox, folder, module, before) {
  if (before.error) return before;
  const { names = {} } = run(sandbox, folder, module, before.manner);
  const byFiles = Object.keys(before.names).filter(
    (name) => name in names && before.names[name] !== names[name] && !before.unsteady.has(name),
  );
  // What it only sets in this run is none of the edit's doing either.
  const brought = Object.keys(names).filter((name) => !(name in before.names));
  return { ...before, byFiles, unsteady: new Set([...before.unsteady, ...byFiles, ...brought]) };
}

export function run(sandbox, folder, module, { secret, generous }) {
  const env = { DJANGO_SETTINGS_MODULE: module, ...(secret === undefined ? {} : { [SECRET_NAME]: secret }) };
  return sandbox.ask(folder, { ask: 'values', module, env, generous });
}
