import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, parse, sep } from 'node:path';
import type { Variables } from '../model/context.js';
import { wayInto } from './native-path.js';

/** How a program is started that is only asked something. */
export interface Start {
  /** Absolute. */
  readonly program: string;
  /** A folder in which no configuration of a project is found, as version managers look for it. */
  readonly cwd: string;
  readonly env: Variables;
}

const PATH = 'PATH';

/** Answers are read, so they must not depend on the user's language; and nothing is written, fetched or asked. */
const FIXED: Variables = {
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  // What a partial clone has not got stays where it is: transports are programs that the repository names.
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: '',
};

/**
 * A program of the machine. One that lies in the project, or among the packages of any project, is never started: a run
 * that writes nothing runs nothing of the repository's.
 * @param project absolute, symlinks followed
 * @returns undefined where there is no such program
 */
export function startOf(name: string, project: string, variables: Variables): Start | undefined {
  const folders = pathOf(variables).filter((folder) => isForeign(folder, project));
  const program = isAbsolute(name) ? name : find(name, folders, project);
  if (program === undefined) return undefined;
  const cwd = parse(project).root;
  const own = Object.entries(variables).filter(([variable]) => isPassedOn(variable));
  const env = { ...Object.fromEntries(own), ...FIXED, [PATH]: folders.join(SEPARATOR), PWD: cwd };
  return { program, cwd, env };
}

const SEPARATOR = process.platform === 'win32' ? ';' : ':';

/** Empty and relative entries mean the current folder, which is the project's. */
function pathOf(variables: Variables): string[] {
  const value = variables[PATH] ?? Object.entries(variables).find(([name]) => isPath(name))?.[1] ?? '';
  return value.split(SEPARATOR).filter((folder) => isAbsolute(folder));
}

/** Windows calls it Path. */
function isPath(name: string): boolean {
  return name.toUpperCase() === PATH;
}

/** Variables of git lead to other repositories, indexes and programs; where its configuration is may be said. */
function isPassedOn(variable: string): boolean {
  return !isPath(variable) && (!/^GIT_/i.test(variable) || /^GIT_CONFIG_/i.test(variable));
}

/** npx puts the packages' programs of every folder above on the PATH. */
function isForeign(path: string, project: string): boolean {
  return wayInto(project, path) === undefined && !path.split(sep).includes('node_modules');
}

function find(name: string, folders: readonly string[], project: string): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return folders
    .map((folder) => join(folder, file))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return statSync(path).isFile() && isForeign(realpathSync.native(path), project);
      } catch {
        return false;
      }
    });
}
