import { UserError } from '../errors.js';
import type { Git, Shell } from '../types.js';

export interface OpenedGit extends Git {
  /** Absolute path of the work tree's root; undefined outside a repository. */
  readonly root: string | undefined;
}

const outside: OpenedGit = {
  root: undefined,
  repository: false,
  ignores: () => Promise.resolve(false),
  tracks: () => Promise.resolve(false),
  uncommitted: () => Promise.resolve([]),
};

/**
 * Asks git about the folder that the shell runs in.
 * @throws UserError when git is there and refuses to answer ("dubious ownership", say): it would be a guess to go on
 */
export async function openGit(shell: Pick<Shell, 'run'>): Promise<OpenedGit> {
  const found = await shell.run(['git', 'rev-parse', '--show-toplevel']);
  if (found === undefined) return outside;
  if (found.exitCode === 0) return insideRepository(shell, found.stdout);
  if (/not a git repository|must be run in a work tree/.test(found.stderr)) return outside;
  throw new UserError(`git cannot read this repository: ${found.stderr.trim()}`, {
    hint: 'Run "git status" here, do what it says, and run the command again.',
  });
}

function insideRepository(shell: Pick<Shell, 'run'>, root: string): OpenedGit {
  const succeeds = async (...args: string[]): Promise<boolean> => {
    const result = await shell.run(['git', '-C', root, ...args]);
    return result?.exitCode === 0;
  };
  return {
    root,
    repository: true,
    ignores: (path) => succeeds('check-ignore', '--quiet', '--', path),
    uncommitted: (paths) => uncommitted(shell, root, paths),
    tracks: (path) => succeeds('ls-files', '--error-unmatch', '--', `:(literal)${path}`),
  };
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
