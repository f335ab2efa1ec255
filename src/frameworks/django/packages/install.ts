import { relativePath } from '../../../paths.js';
import type { Answers, Dependencies } from '../../../types.js';
import type { PackageManager, Packages } from './survey.js';
import type { RequirementsFile } from './requirements-file.js';

type Command = [string, ...string[]];

const ADD: Readonly<Record<PackageManager, Command>> = {
  uv: ['uv', 'add'],
  poetry: ['poetry', 'add'],
  pipenv: ['pipenv', 'install'],
  pdm: ['pdm', 'add'],
  pip: ['python', '-m', 'pip', 'install'],
};

/** The names that no file declares; without such files, those that are not installed either. */
export function missingPackages(packages: Packages, needed: readonly string[]): string[] {
  const declared = new Set(packages.requirements.map(({ name }) => name));
  const installed = packages.manager === undefined ? packages.installed : undefined;
  return needed.filter((name) => !declared.has(name) && installed?.has(name) !== true);
}

/**
 * The requirements file that gets new lines: the one that declares Django, else `requirements.txt`. Undefined
 * where another manager or another file keeps the dependencies, and for files that take no line from outside.
 */
export function requirementsTarget(packages: Packages): RequirementsFile | undefined {
  if (packages.manager !== 'pip') return undefined;
  const declarations = packages.requirements.filter(({ name }) => name === 'django');
  const files = packages.requirementsFiles;
  const declaring = files.filter(({ path }) => declarations.some(({ file }) => file === path));
  const target =
    declarations.length > 0 ? declaring[0] : files.find(({ path }) => /(^|\/)requirements\.txt$/.test(path));
  const isSource = declaring.some(({ path }) => path.endsWith('.in'));
  return target === undefined || target.closed || isSource ? undefined : target;
}

/** @param app the folder that the command is run in */
export function dependenciesFor(
  packages: Packages,
  missing: readonly string[],
  answers: Answers,
  app: string,
): Dependencies {
  if (missing.length === 0) return { missing, command: undefined };
  const target = answers.install ? requirementsTarget(packages) : undefined;
  const [program, ...words] = ADD[packages.manager ?? 'pip'];
  if (target === undefined) return { missing, command: [program, ...words, ...missing] };
  const path = relativePath(app, target.path).replace(/^\.\//, '');
  return { missing, command: [program, ...words, '-r', path] };
}
