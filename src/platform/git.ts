import { isAbsolute, resolve } from 'node:path';
import { UserError } from '../model/errors.js';
import { typed, type Shell, type ShellResult, type Variables } from '../model/context.js';
import type { Git } from '../model/files.js';
import type { FileSystem } from './file-system.js';
import { type AskGit, isSame, literal, uncommitted } from './git-changes.js';
import { isSamePath } from './native-path.js';
import { repositoryBetween, repositoryFolder } from './repository.js';

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
 * What a repository's configuration may say is a program to start, and is not wanted: `check` and a dry run start nothing
 * of the repository's. Commands that look into the files of the work tree are not used at all: they apply filters.
 */
const STARTS_NOTHING = [
  '--no-pager',
  // Empty is off for every version; in old ones any word is the name of a program.
  ...['-c', 'core.fsmonitor='],
  ...['-c', 'core.hooksPath=/dev/null'],
  ...['-c', 'safe.bareRepository=explicit'],
];

/**
 * Asks git about a folder. Where there is no `.git` in the folder and above, it is not asked.
 * @param folder absolute, symlinks followed
 * @param variables of the environment
 * @throws UserError when there is a `.git` and git is missing or does not answer ("dubious ownership", say), or when git
 * would go by another repository: it would be a guess to go on
 */
export async function openGit(
  shell: Pick<Shell, 'run'>,
  fs: Pick<FileSystem, 'lstat'>,
  folder: string,
  variables: Variables,
): Promise<OpenedGit> {
  const place = await repositoryFolder(fs, folder);
  if (place === undefined) return outsideOfAny(fs, folder, variables);
  const root = place.folder;
  const ask: AskGit = (words, input) => shell.run(['git', '-C', root, ...STARTS_NOTHING, ...words], input);
  // Without a commit yet, it prints the folder alone and exits with 1.
  const found = await ask(['rev-parse', '--show-toplevel', '--verify', '--quiet', 'HEAD']);
  if (found === undefined) {
    throw noAnswer('it is not installed', 'Install git, or put it on the PATH, and rerun.');
  }
  const isNone = /not a git repository|must be run in a work tree/.test(found.stderr);
  if (isNone && !place.isSeen) return outsideOfAny(fs, folder, variables);
  if (isNone) throw noAnswer(found.stderr.trim(), UNREACHABLE);
  const hasCommit = found.exitCode === 0;
  const workTree = hasCommit ? found.stdout.replace(/\r?\n[0-9a-f]+$/, '') : found.stdout;
  if (found.exitCode > 1 || !isAbsolute(workTree)) throw noAnswer(reasonOf(found));
  if (!isSamePath(resolve(workTree), root)) throw noAnswer(`it uses ${workTree} as the work tree`);
  return insideRepository(ask, fs, root, hasCommit);
}

/** What \`check-ignore\` says of a path in a submodule that is not checked out: the repository holds nothing there. */
const IN_SUBMODULE = /^fatal: pathspec .* is in submodule /i;

const UNREACHABLE =
  "The data of this repository can't be reached from here, e.g. because a worktree or a submodule is mounted alone, or its " +
  'main clone was moved. Run the command where "git status" works.';

function outsideOfAny(fs: Pick<FileSystem, 'lstat'>, folder: string, variables: Variables): OpenedGit {
  if (variables['GIT_DIR'] !== undefined) {
    throw noAnswer('GIT_DIR points elsewhere', 'Unset GIT_DIR and rerun.');
  }
  const no = async (path: string): Promise<boolean> => {
    await expectNoOther(fs, folder, path);
    return false;
  };
  return { ...outside, ignores: once(no), tracks: once(no) };
}

function insideRepository(
  ask: AskGit,
  fs: Pick<FileSystem, 'lstat'>,
  root: string,
  hasCommit: boolean,
): OpenedGit {
  /** git names the path again where the answer is yes; anything else than this or silence is no answer. */
  const names = async (path: string, words: readonly string[], input?: string): Promise<boolean> => {
    await expectNoOther(fs, root, path);
    const result = await ask(words, input);
    if (result === undefined) throw noAnswer('it was not found');
    if (IN_SUBMODULE.test(result.stderr)) return false;
    const yes = isSame(result.stdout, `${path}\0`);
    if (result.exitCode > 1 || (!yes && result.stdout !== '')) throw noAnswer(reasonOf(result));
    return yes;
  };
  const ignores = once((path) => names(path, ['check-ignore', '--stdin', '-z'], `${path}\0`));
  return {
    root,
    repository: true,
    ignores,
    uncommitted: (files) => uncommitted(ask, { ignores, hasCommit }, files),
    tracks: once((path) => names(path, ['ls-files', '-z', '--', literal(path)])),
  };
}

/** Of what lies in another repository, this one knows nothing: the other may track it. */
async function expectNoOther(fs: Pick<FileSystem, 'lstat'>, root: string, path: string): Promise<void> {
  const other = await repositoryBetween(fs, root, path);
  if (other === undefined) return;
  throw new UserError(`${other} is a separate git repository.`, {
    file: path,
    hint: `Run the command there: ${typed(['--cwd', other])}.`,
  });
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

function reasonOf({ failure, stderr, exitCode }: ShellResult): string {
  if (failure !== undefined) return `it ${failure}`;
  return stderr.trim() === '' ? `its answer (exit code ${exitCode}) is unexpected` : stderr.trim();
}

function noAnswer(reason: string, hint = 'Run "git status" here, follow its advice, and rerun.'): UserError {
  return new UserError(`git can't read this repository: ${reason}`, { hint });
}
