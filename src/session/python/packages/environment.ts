import { readText, type Workspace } from '../../../model/files.js';
import type { Search } from '../../../model/framework.js';
import { join, relativePath, upwards } from '../../../model/paths.js';
import { normalised } from './requirement.js';

/** The Python that installs and checks where no package manager runs it. */
export interface Interpreter {
  /** As it is called in the folder that it is for. */
  readonly program: string;
  /** Where it is, relative to the workspace's root, if it is in the project. */
  readonly path?: string;
  /** Whether it is nobody's own: then the system may refuse to install for it (PEP 668). */
  readonly shared: boolean;
}

/** Which version of Python a project runs on. */
export interface PythonVersion {
  /** `3.9` of an interpreter, or a specifier as written: `>=3.8,<4`. */
  readonly specifier: string;
  readonly file: string;
}

/** The interpreter of a virtual environment in the folder, relative to the workspace's root. */
export async function environmentPython(
  workspace: Workspace,
  folder: string,
  names: readonly string[],
): Promise<string | undefined> {
  for (const environment of environmentsAmong(names)) {
    for (const [below, program] of [['bin', 'python'] as const, ['Scripts', 'python.exe'] as const]) {
      const programs = await workspace.list(join(folder, environment, below));
      if (programs.includes(program)) return join(folder, environment, below, program);
    }
  }
  return undefined;
}

/**
 * The active virtual environment's, else that of the project's own, else what the system offers.
 * @param found the interpreter of an environment in the project, relative to the workspace's root
 */
export function interpreterFor(
  found: string | undefined,
  app: string,
  { variables = {} }: Pick<Search, 'variables'>,
): Interpreter {
  if (isSet(variables['VIRTUAL_ENV'])) return { program: 'python', shared: false };
  // A committed environment of Windows is of no use elsewhere.
  const isUsable = found?.endsWith('.exe') !== true || isWindows(variables);
  if (found !== undefined && isUsable) return inProject(found, app);
  if (isSet(variables['CONDA_PREFIX'])) return { program: 'python', shared: false };
  return { program: isWindows(variables) ? 'python' : 'python3', shared: true };
}

function inProject(path: string, folder: string): Interpreter {
  return { program: called(relativePath(folder, path)), path, shared: false };
}

/** As it is called in another folder. */
export function calledIn(folder: string, interpreter: Interpreter): Interpreter {
  return interpreter.path === undefined ? interpreter : inProject(interpreter.path, folder);
}

/** What to do where pip refuses; undefined where it has no reason to. */
export function environmentHint({ shared, program }: Interpreter): string | undefined {
  if (!shared) return undefined;
  const first = 'If pip refuses ("externally-managed-environment"), create a virtual environment first:';
  const create = `${program} -m venv .venv`;
  // Of the system's own interpreters, Windows calls it python.
  if (program !== 'python') return `${first}\n  ${create} && . .venv/bin/activate`;
  return [
    first,
    `  ${create}`,
    '  .venv\\Scripts\\Activate.ps1',
    '(The second line is .venv\\Scripts\\activate.bat in cmd, and . .venv/Scripts/activate in Git Bash.)',
  ].join('\n');
}

/** `cmd` takes a slash for the beginning of a flag. */
function called(path: string): string {
  const plain = path.replace(/^\.\//, '');
  return plain.endsWith('.exe') ? plain.replaceAll('/', '\\') : plain;
}

function isWindows(variables: NonNullable<Search['variables']>): boolean {
  return variables['OS'] === 'Windows_NT';
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

/** Where virtual environments lie by custom. */
const ENVIRONMENTS = ['.venv/', 'venv/', 'env/', '.env/'];

/** @param names what a folder holds */
function environmentsAmong(names: readonly string[]): string[] {
  return ENVIRONMENTS.filter((name) => names.includes(name));
}

/** The packages in the folder's virtual environment and their versions; undefined when there is no such folder. */
export async function installedPackages(
  workspace: Workspace,
  folder: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string> | undefined> {
  for (const environment of environmentsAmong(names)) {
    const packages = await workspace.list(await sitePackages(workspace, join(folder, environment)));
    if (packages.length > 0) return new Map(packages.flatMap(distribution));
  }
  return undefined;
}

/** Where the virtual environments of the folder, and of those above it, have their packages. */
export async function packageFolders(workspace: Workspace, app: string): Promise<string[]> {
  const found: string[] = [];
  for (const folder of upwards(app)) {
    const names = await workspace.list(folder);
    for (const environment of environmentsAmong(names))
      found.push(await sitePackages(workspace, join(folder, environment)));
  }
  return found;
}

/** `lib/python3.12/site-packages`, on Windows `Lib/site-packages`. */
export async function sitePackages(workspace: Workspace, environment: string): Promise<string> {
  const versions = await workspace.list(join(environment, 'lib'));
  const version = versions.find((name) => name.startsWith('python'));
  return version === undefined
    ? join(environment, 'Lib/site-packages')
    : join(environment, 'lib', version, 'site-packages');
}

/** Whether uv has made the folder's virtual environment, and without pip, as it does unless it is told to. */
export async function lacksPip(
  workspace: Workspace,
  folder: string,
  names: readonly string[],
): Promise<boolean> {
  const [environment] = environmentsAmong(names);
  if (environment === undefined) return false;
  const text = (await readText(workspace, join(folder, environment, 'pyvenv.cfg'))) ?? '';
  if (!/^uv\s*=/m.test(text)) return false;
  const packages = await workspace.list(await sitePackages(workspace, join(folder, environment)));
  return !packages.includes('pip/');
}

/** The version of Python in the folder's virtual environment, as its `pyvenv.cfg` has it. */
export async function environmentVersion(
  workspace: Workspace,
  folder: string,
  names: readonly string[],
): Promise<PythonVersion | undefined> {
  for (const environment of environmentsAmong(names)) {
    const file = join(folder, environment, 'pyvenv.cfg');
    const text = await readText(workspace, file);
    const specifier = /^version(?:_info)?\s*=\s*(\d+\.\d+)/m.exec(text ?? '')?.[1];
    if (specifier !== undefined) return { specifier, file };
  }
  return undefined;
}

/** `Django-5.2.1.dist-info/` */
function distribution(entry: string): [string, string][] {
  const [, name, version] = /^(.+?)-(\d[^-]*)\.dist-info\/$/.exec(entry) ?? [];
  return name === undefined || version === undefined ? [] : [[normalised(name), version]];
}
