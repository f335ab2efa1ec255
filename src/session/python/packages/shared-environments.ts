import { createHash } from 'node:crypto';
import { join as joinNatively } from 'node:path';
import type { Variables } from '../../../model/context.js';
import type { Workspace } from '../../../model/files.js';
import type { Search } from '../../../model/framework.js';
import { join, upwards } from '../../../model/paths.js';
import { sitePackages } from './environment.js';

/**
 * Where environments have their packages that lie outside of the project: the active one, or those that poetry and pipenv
 * keep for it in a folder of their own. They are looked up by name, nothing is started. Absolute, with `/`.
 * @param app the folder that Django is started in
 */
export async function sharedPackageFolders(
  { workspace, variables = {} }: Pick<Search, 'workspace' | 'variables'>,
  app: string,
): Promise<string[]> {
  const active = variables['VIRTUAL_ENV'];
  const environments = isSet(active) ? [slashed(active)] : await keptFor(workspace, app, variables);
  return Promise.all(environments.map((environment) => sitePackages(workspace, environment)));
}

async function keptFor(workspace: Workspace, app: string, variables: Variables): Promise<string[]> {
  const found: string[] = [];
  for (const folder of upwards(app)) {
    const names = await workspace.list(folder);
    const native = joinNatively(workspace.root, folder);
    if (names.includes('pyproject.toml'))
      found.push(...(await namedAfter(workspace, native, poetryFolders(variables), variables)));
    const pipfile = joinNatively(native, 'Pipfile');
    if (names.includes('Pipfile'))
      found.push(...(await namedAfter(workspace, pipfile, pipenvFolders(variables), variables)));
  }
  return found;
}

/** The environments whose names end with the hash of a path, `garden-9dCZQn1t-py3.12`; the latest Python first. */
async function namedAfter(
  workspace: Workspace,
  path: string,
  folders: readonly string[],
  variables: Variables,
): Promise<string[]> {
  const text = isWindows(variables) ? path.toLowerCase() : path;
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, HASH_LENGTH);
  const isNamedAfter = (name: string): boolean => {
    const at = name.indexOf(`-${hash}`);
    return at > 0 && /^(-.*)?\/$/.test(name.slice(at + hash.length + 1));
  };
  const found = await Promise.all(
    folders.map(async (folder) =>
      (await workspace.list(folder)).filter(isNamedAfter).map((name) => join(folder, name)),
    ),
  );
  return found.flat().sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
}

/** As both of them name an environment. */
const HASH_LENGTH = 8;

/** https://python-poetry.org/docs/configuration/#virtualenvspath, without what a configuration file may say. */
function poetryFolders(variables: Variables): string[] {
  const { POETRY_VIRTUALENVS_PATH: own, POETRY_CACHE_DIR: cache, XDG_CACHE_HOME: xdg } = variables;
  const { LOCALAPPDATA: local, HOME: home } = variables;
  if (isSet(own)) return [slashed(own)];
  if (isSet(cache)) return [join(slashed(cache), 'virtualenvs')];
  if (isWindows(variables)) return isSet(local) ? [join(slashed(local), 'pypoetry/Cache/virtualenvs')] : [];
  if (isSet(xdg)) return [join(xdg, POETRY)];
  // On Linux, and on macOS.
  return isSet(home) ? [join(home, '.cache', POETRY), join(home, 'Library/Caches', POETRY)] : [];
}

const POETRY = 'pypoetry/virtualenvs';

/** https://pipenv.pypa.io/en/latest/virtualenv.html#virtual-environment-location */
function pipenvFolders(variables: Variables): string[] {
  const { WORKON_HOME: own, XDG_DATA_HOME: xdg, HOME: home, USERPROFILE: profile } = variables;
  if (isSet(own)) return [slashed(own)];
  if (isWindows(variables)) return isSet(profile) ? [join(slashed(profile), '.virtualenvs')] : [];
  if (isSet(xdg)) return [join(xdg, 'virtualenvs')];
  return isSet(home) ? [join(home, '.local/share/virtualenvs')] : [];
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}

function isWindows(variables: Variables): boolean {
  return variables['OS'] === 'Windows_NT';
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
