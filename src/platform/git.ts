import { dirname, isAbsolute, join } from 'node:path';
import { UserError } from '../model/errors.js';
import type { Shell, ShellResult } from '../model/context.js';
import type { Git } from '../model/files.js';
import { unlessMissing, type FileSystem } from './file-system.js';

export interface OpenedGit extends Git {
  /** Absolute path of the work tree's root; undefined outside a repository. */
  readonly root: string | undefined;
}

export const outside: OpenedGit = {
  root: undefined,
  repository: false,
  ignores: () => Promise.resolve(false),
  tracks: () => Promise.resolve(false),
  uncommitted: () => Promise.resolve([]),
};

/**
 * Asks git about a folder, the one that the shell runs in. Where git would not find a repository it is not asked: it
 * looks for `.git` in the folder and above, unless GIT_DIR names another place (https://git-scm.com/docs/git).
 * @param folder absolute, symlinks followed
 * @param variables of the environment
 * @throws UserError when there is a repository and git is missing or does not answer ("dubious ownership", say): it
 * would be a guess to go on
 */
export async function openGit(
  shell: Pick<Shell, 'run'>,
  fs: Pick<FileSystem, 'lstat'>,
  folder: string,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<OpenedGit> {
  if (variables['GIT_DIR'] === undefined && !(await mayBeRepository(fs, folder))) return outside;
  const found = await shell.run(['git', 'rev-parse', '--show-toplevel']);
  if (found === undefined) {
    throw noAnswer('it is not installed', 'Install git, or put it on the PATH, and run the command again.');
  }
  if (found.exitCode === 0 && isAbsolute(found.stdout)) return insideRepository(shell, found.stdout);
  if (/not a git repository|must be run in a work tree/.test(found.stderr)) return outside;
  throw noAnswer(reasonOf(found));
}

function insideRepository(shell: Pick<Shell, 'run'>, root: string): OpenedGit {
  /** git names the path again where the answer is yes; anything else than this or silence is no answer. */
  const names = async (path: string, words: readonly string[], input?: string): Promise<boolean> => {
    const result = await shell.run(['git', '-C', root, ...words], input);
    if (result === undefined) throw noAnswer('it was not found');
    const yes = isSame(result.stdout, `${path}\0`);
    if (result.exitCode > 1 || (!yes && result.stdout !== '')) throw noAnswer(reasonOf(result));
    return yes;
  };
  return {
    root,
    repository: true,
    ignores: once((path) => names(path, ['check-ignore', '--stdin', '-z'], `${path}\0`)),
    uncommitted: (paths) => uncommitted(shell, root, paths),
    tracks: once((path) => names(path, ['ls-files', '-z', '--', `:(literal)${path}`])),
  };
}

/** Each question starts a program, and a run changes none of the answers. */
function once(ask: (path: string) => Promise<boolean>): (path: string) => Promise<boolean> {
  const answers = new Map<string, Promise<boolean>>();
  return (path) => {
    const answer = answers.get(path) ?? ask(path);
    answers.set(path, answer);
    return answer;
  };
}

/** macOS composes letters in some places and not in others. */
function isSame(a: string, b: string): boolean {
  return a.normalize('NFC') === b.normalize('NFC');
}

/** An answer that git does not give is no reason to stop: this is for a note only. */
async function uncommitted(
  shell: Pick<Shell, 'run'>,
  root: string,
  paths: readonly string[],
): Promise<readonly string[]> {
  if (paths.length === 0) return [];
  const status = ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all', '--'];
  const only = paths.map((path) => `:(literal)${path}`);
  const result = await shell.run(['git', '-C', root, ...status, ...only]);
  // Two letters of state, a space, the path; ended by NUL, so that no name is quoted.
  const entries = result?.exitCode === 0 ? result.stdout.split('\0') : [];
  return entries.map((entry) => entry.slice(3)).filter((path) => paths.includes(path));
}

/** Where it is unknown, git is asked. */
async function mayBeRepository(fs: Pick<FileSystem, 'lstat'>, folder: string): Promise<boolean> {
  try {
    if ((await unlessMissing(fs.lstat(join(folder, '.git')))) !== undefined) return true;
  } catch {
    return true;
  }
  const above = dirname(folder);
  return above !== folder && mayBeRepository(fs, above);
}

function reasonOf({ failure, stderr, exitCode }: ShellResult): string {
  if (failure !== undefined) return `it ${failure}`;
  return stderr.trim() === '' ? `its answer (exit code ${exitCode}) makes no sense` : stderr.trim();
}

function noAnswer(
  reason: string,
  hint = 'Run "git status" here, do what it says, and run the command again.',
): UserError {
  return new UserError(`git cannot read this repository: ${reason}`, { hint });
}
