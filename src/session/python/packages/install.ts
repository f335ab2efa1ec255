import { join, nameOf, relativePath, upwards } from '../../../model/paths.js';
import type { Dependencies } from '../../../model/framework.js';
import type { Answers } from '../../../model/options.js';
import { calledIn, environmentHint, type Interpreter } from './environment.js';
import type { Installer } from './installer.js';
import type { PackageManager } from './manager.js';
import type { Packages } from './survey.js';
import { compiledFrom } from './compiled.js';
import { CONDA_FILE } from './conda.js';
import { DOTENV_PACKAGE } from './requirements-file.js';
import { DEVELOPMENT, isForDevelopment, type RequirementsFile } from './requirement.js';
import { whereToDeclare } from './where-to-declare.js';

type Command = [string, ...string[]];

/** The commands that declare a package and install it; what they are given follows. */
export const ADD: Readonly<Record<Exclude<PackageManager, 'pip' | 'hatch'>, Command>> = {
  uv: ['uv', 'add'],
  poetry: ['poetry', 'add'],
  pipenv: ['pipenv', 'install'],
  pdm: ['pdm', 'add'],
  rye: ['rye', 'add', '--sync'],
  pixi: ['pixi', 'add', '--pypi'],
};

/** The names that no file declares; without such files, those that are not installed either. */
export function missingPackages(packages: Packages, needed: readonly string[]): string[] {
  const declared = new Set(packages.requirements.map(({ name }) => name));
  const installed = packages.manager === undefined ? packages.installed : undefined;
  const isThere = (name: string) => declared.has(name) || installed?.has(name) === true;
  return needed.filter((name) => !isThere(name) && !isThere(BRINGS[name] ?? name));
}

/** Packages that do nothing but require another one. */
const BRINGS: Readonly<Record<string, string>> = { [DOTENV_PACKAGE]: 'dotenv' };

/**
 * The requirements file that gets new lines: the one that declares the framework, else `requirements.txt`. Undefined
 * where another manager or another file keeps the dependencies, and for files that take no line from outside.
 */
export function requirementsTarget(packages: Packages): RequirementsFile | undefined {
  if (packages.manager !== 'pip') return undefined;
  const declarations = packages.requirements.filter(({ name }) => name === packages.sdk.framework);
  const files = packages.requirementsFiles;
  const declaring = filesDeclaring(packages);
  const target =
    declarations.length > 0 ? declaring[0] : files.find(({ path }) => /(^|\/)requirements\.txt$/.test(path));
  const isSource = declaring.some(
    ({ path }) => path.endsWith('.in') || compiledFrom(path, packages.requirementsFiles).length > 0,
  );
  return target === undefined || target.closed !== undefined || isSource ? undefined : target;
}

/** The requirements files that declare the framework; production can do without those of development. */
function filesDeclaring({ requirements, requirementsFiles, sdk }: Packages): RequirementsFile[] {
  const declarations = requirements.filter(({ name }) => name === sdk.framework);
  return requirementsFiles
    .filter(({ path }) => declarations.some(({ file }) => file === path))
    .sort((a, b) => Number(isForDevelopment(a)) - Number(isForDevelopment(b)));
}

/** Development's files that declare the framework by themselves, beside the one that gets new lines. */
export function declaredBesides(packages: Packages): string[] {
  const target = requirementsTarget(packages);
  const all = packages.requirementsFiles;
  const takesIn = (path: string, seen = new Set<string>()): boolean => {
    if (path === target?.path) return true;
    if (seen.has(path)) return false;
    seen.add(path);
    return all.find((file) => file.path === path)?.takesIn.some((one) => takesIn(one, seen)) === true;
  };
  if (target === undefined || isForDevelopment(target)) return [];
  const besides = filesDeclaring(packages).map(({ path }) => path);
  return besides.filter((path) => DEVELOPMENT.test(nameOf(path)) && !takesIn(path));
}

/** A file that gets new declarations. */
export interface DeclarationFile {
  readonly path: string;
  readonly kind: 'requirements' | 'pyproject' | 'setup.cfg' | 'setup.py';
}

/** The file in which pip's users declare: that of the framework; undefined where none takes a line from outside. */
export function declarationTarget(packages: Packages): DeclarationFile | undefined {
  const target = requirementsTarget(packages);
  if (target !== undefined) return { path: target.path, kind: 'requirements' };
  const own = packages.requirements.find(({ name }) => name === packages.sdk.framework);
  if (packages.manager !== 'pip' && packages.manager !== 'hatch') return undefined;
  if (own === undefined || own.group !== undefined) return undefined;
  const name = nameOf(own.file);
  if (name === 'pyproject.toml') return { path: own.file, kind: 'pyproject' };
  return name === 'setup.cfg' || name === 'setup.py' ? { path: own.file, kind: name } : undefined;
}

/** The framework's own group of dependencies is that of what it needs. */
function groupFlags(packages: Packages, manager: PackageManager): string[] {
  const own = packages.requirements.filter(
    ({ name, file }) => name === packages.sdk.framework && file.endsWith('.toml'),
  );
  const group = own.some((one) => one.group === undefined) ? undefined : own[0]?.group;
  if (group === undefined) return [];
  if (manager === 'uv') return [group.kind === 'extra' ? '--optional' : '--group', group.name];
  if (manager === 'poetry') return group.kind === 'group' ? ['--group', group.name] : [];
  if (manager === 'pixi') return ['--feature', group.name];
  return manager === 'pdm' ? [group.kind === 'group' ? '-dG' : '-G', group.name] : [];
}

export function dependenciesFor(
  packages: Packages,
  missing: readonly string[],
  answers: Answers,
  installer: Installer,
): Dependencies {
  if (missing.length === 0) return { missing, command: undefined };
  const { manager = 'pip' } = packages;
  const { folder } = installer;
  if (manager === 'hatch') return { ...withHatch(packages, missing, answers), folder };
  if (manager === 'pip') return withPip(packages, missing, answers, installer);
  return { missing, command: [...ADD[manager], ...groupFlags(packages, manager), ...missing], folder };
}

function withPip(
  packages: Packages,
  missing: readonly string[],
  answers: Answers,
  { app, folder, interpreter, usesUv }: Installer,
): Dependencies {
  const declared = declaredBy(packages, answers);
  // What conda installs from gets the package by hand; pip on the PATH would install it elsewhere.
  if (declaresInConda(packages) && interpreter.shared)
    return { missing, command: undefined, ...(declared && { declared }) };
  // Who develops installs what production needs by other files, too.
  const isBeside = declaredBesides(packages).length > 0;
  const target = answers.install && !isBeside ? requirementsTarget(packages) : undefined;
  // A line like `-e .` in it is relative to the folder that pip is run in.
  const where = target === undefined ? folder : folderWith(target.path, app);
  const what = target === undefined ? missing : ['-r', relativePath(where, target.path).replace(/^\.\//, '')];
  const hint = environmentHint(interpreter);
  return {
    missing,
    command: [...pipIn(where, interpreter, usesUv), ...what],
    folder: where,
    ...(hint !== undefined && { hint }),
    ...(declared && { declared }),
  };
}

/** uv finds an environment that is active, and `.venv` in the folder or above it. */
function pipIn(where: string, interpreter: Interpreter, usesUv: boolean): Command {
  const { program, path } = calledIn(where, interpreter);
  if (!usesUv) return [program, '-m', 'pip', 'install'];
  const found = path?.split('/').slice(0, -2).join('/') ?? '';
  const isFound = path === undefined || upwards(where).some((folder) => join(folder, '.venv') === found);
  return ['uv', 'pip', 'install', ...(isFound ? [] : ['--python', program])];
}

/** The nearest of an application's folder and those above it that a file is in or below. */
function folderWith(path: string, app: string): string {
  return upwards(app).find((folder) => folder === '' || path.startsWith(`${folder}/`)) ?? '';
}

/** hatch brings an environment up to date with what is declared when it runs something in it. */
function withHatch(packages: Packages, missing: readonly string[], answers: Answers): Dependencies {
  const declared = declaredBy(packages, answers);
  const isDeclared = declarationTarget(packages) !== undefined;
  const command: Command | undefined = isDeclared ? ['hatch', 'run', 'python', '--version'] : undefined;
  return { missing, command, ...(declared && { declared }) };
}

function declaresInConda({ manager, requirements, sdk }: Packages): boolean {
  const own = requirements.find(({ name }) => name === sdk.framework);
  return manager === 'pip' && own !== undefined && CONDA_FILE.test(own.file);
}

/** pip installs, but declares nothing. Without any file that declares, what is installed counts. */
function declaredBy(packages: Packages, answers: Answers): Dependencies['declared'] {
  if (!answers.install || (packages.manager === undefined && packages.installed !== undefined))
    return undefined;
  const target = declarationTarget(packages);
  if (target !== undefined) return { file: target.path };
  return { manual: `Declare it ${whereToDeclare(packages)}.` };
}
