import type { Search } from '../../../model/framework.js';
import { upwards } from '../../../model/paths.js';
import { type Interpreter, interpreterFor } from './environment.js';
import type { PackageManager } from './manager.js';
import type { Packages } from './survey.js';

/** What packages are installed with, and where. */
export interface Installer {
  /** The folder that the application is started in. */
  readonly app: string;
  /** The folder that a command is run in which names packages. */
  readonly folder: string;
  /** The Python that pip is run with, as it is called there. */
  readonly interpreter: Interpreter;
  /** Whether its environment has no pip, because uv has made it. */
  readonly usesUv: boolean;
}

/** By these files a package manager finds the project, in the folder that it is run in or in the nearest one above. */
const MANIFESTS: Readonly<Record<Exclude<PackageManager, 'pip'>, readonly string[]>> = {
  uv: ['pyproject.toml'],
  poetry: ['pyproject.toml'],
  pdm: ['pyproject.toml'],
  rye: ['pyproject.toml'],
  hatch: ['pyproject.toml', 'hatch.toml'],
  pixi: ['pixi.toml', 'pyproject.toml'],
  pipenv: ['Pipfile'],
};

/** The folder where the user is, if the command does the same there: a `cd` in front of it would be in the way. */
export async function installerFor(packages: Packages, app: string, search: Search): Promise<Installer> {
  const folder = await folderFor(packages, app, search);
  const interpreter = interpreterFor(packages.python, folder, search);
  return { app, folder, interpreter, usesUv: packages.lacksPip && isOwn(interpreter, packages, search) };
}

/** Whether it is that of the project's own environment, by its path or because that is active. */
function isOwn({ path }: Interpreter, { python }: Packages, { variables = {} }: Search): boolean {
  const active = variables['VIRTUAL_ENV']?.replaceAll('\\', '/').replace(/\/$/, '') ?? '';
  const own = python?.split('/').slice(0, -2).join('/') ?? '';
  return path !== undefined || (own !== '' && active.endsWith(`/${own}`));
}

async function folderFor(
  { manager, folder: own }: Packages,
  app: string,
  { workspace }: Search,
): Promise<string> {
  const { start } = workspace;
  const folder = own ?? app;
  // What pip gets are names.
  if (manager === undefined || manager === 'pip') return start;
  for (const at of upwards(start)) {
    const names = await workspace.list(at);
    if (MANIFESTS[manager].some((name) => names.includes(name))) return at === folder ? start : folder;
  }
  return folder;
}
