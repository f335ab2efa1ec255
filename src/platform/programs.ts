import { realpathSync } from 'node:fs';
import { delimiter, isAbsolute, parse, sep } from 'node:path';
import type { Variables } from '../model/context.js';
import { candidatesFor, isPathVariable, isProgram, isWindows, pathEntries } from './find-program.js';
import { wayInto } from './native-path.js';

/** How a program is started that is only asked something. */
export interface Start {
  /** Absolute. */
  readonly program: string;
  /** A folder in which no configuration of a project is found, as version managers look for it. */
  readonly cwd: string;
  readonly env: Variables;
}

/** Answers are read, so they must not depend on the user's language; and nothing is written, fetched or asked. */
const FIXED: Variables = {
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  // What a partial clone has not got stays where it is: transports are programs that the repository names.
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: '',
  // What these programs start is not to be found in the current folder either.
  ...(isWindows() ? { NoDefaultCurrentDirectoryInExePath: '1' } : {}),
};

/**
 * A program of the machine. One that lies in the project, or among the packages of any project, is never started: a run
 * that writes nothing runs nothing of the repository's.
 * @param project absolute, symlinks followed
 * @returns undefined where there is no such program
 */
export function startOf(name: string, project: string, variables: Variables): Start | undefined {
  const cwd = parse(project).root;
  const folders = pathEntries(variables).filter((folder) => isForeign(folder, project));
  const wanted = { folders, from: cwd, variables, batch: false };
  const program = isAbsolute(name)
    ? name
    : candidatesFor(name, wanted).find((path) => isProgram(path) && isReallyForeign(path, project));
  if (program === undefined) return undefined;
  const own = Object.entries(variables).filter(([variable]) => isPassedOn(variable));
  const env = { ...Object.fromEntries(own), ...FIXED, PATH: folders.join(delimiter), PWD: cwd };
  return { program, cwd, env };
}

/**
 * The file of a program that a run starts in a folder, also one of the project's own: its package manager, its Python.
 * @param name found in the absolute entries of PATH; with a separator in it, seen from the folder
 * @returns undefined where there is no such program
 */
export function programIn(folder: string, name: string, variables: Variables): string | undefined {
  const wanted = { folders: pathEntries(variables), from: folder, variables, batch: true };
  return candidatesFor(name, wanted).find(isProgram);
}

/**
 * Variables of git lead to other repositories, indexes and programs; where its configuration is may be said. The launcher of
 * Python on Windows starts the interpreter of the active virtual environment, which often lies in the project.
 */
function isPassedOn(variable: string): boolean {
  if (variable.toUpperCase() === 'VIRTUAL_ENV') return false;
  return !isPathVariable(variable) && (!/^GIT_/i.test(variable) || /^GIT_CONFIG_/i.test(variable));
}

/** npx puts the packages' programs of every folder above on the PATH. */
function isForeign(path: string, project: string): boolean {
  return wayInto(project, path) === undefined && !path.toLowerCase().split(sep).includes('node_modules');
}

/** A link may lead into the project. */
function isReallyForeign(path: string, project: string): boolean {
  try {
    return isForeign(realpathSync.native(path), project);
  } catch {
    // The aliases of the Microsoft Store can't be followed.
    return isWindows();
  }
}
