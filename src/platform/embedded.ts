import { isAbsolute } from 'node:path';
import { ExitCode, UserError } from '../model/errors.js';
import type { GitAnswers, PlanOptions } from '../public.js';
import type { Context, Shell, Terminal } from '../model/context.js';
import { disk } from './disk.js';
import type { FileSystem } from './file-system.js';
import { openGit, outside, type OpenedGit } from './git.js';
import { openPrompt } from './prompt.js';
import { repositoryFolder } from './repository.js';
import { generateSecret } from './secret.js';
import { openShell } from './shell.js';
import { openWorkspace } from './workspace.js';

/** The context for a program that embeds this one: nobody is asked, nothing is printed. */
export async function openEmbedded({ cwd, fs: given, git: answers }: PlanOptions): Promise<Context> {
  if (!isAbsolute(cwd)) throw new UserError(`${cwd} is not an absolute path.`, { exitCode: ExitCode.usage });
  // Node's types say more than is used here of what the calls take and give; at run time both are the same.
  const fs = given === undefined ? disk : (given as unknown as FileSystem);
  const { root } = await openWorkspace(fs, cwd, cwd);
  const project = (await repositoryFolder(fs, root))?.folder ?? root;
  const shell = given === undefined ? openShell(project) : noPrograms;
  const asked = answers === undefined && given === undefined;
  const git = asked ? await openGit(shell, fs, root, process.env) : gitOf(answers ?? false);
  return {
    workspace: await openWorkspace(fs, git.root ?? cwd, cwd),
    git,
    shell,
    prompt: openPrompt(false),
    terminal: silent,
    generateSecret,
    signal: new AbortController().signal,
    lap: () => undefined,
    // Files that are on no disk have nothing to do with the environment of this process.
    ...(given === undefined && { variables: process.env }),
  };
}

/** Where the files are not on a disk, no program can look at them. */
const noPrograms: Shell = {
  run: () => Promise.resolve(undefined),
  follow: () => Promise.resolve(undefined),
};

const silent: Terminal = {
  data: () => undefined,
  diff: () => undefined,
  say: () => undefined,
  command: () => undefined,
  busy: () => () => undefined,
};

function gitOf(answers: GitAnswers | false): OpenedGit {
  if (answers === false) return outside;
  return {
    root: answers.root,
    repository: true,
    ignores: async (path) => answers.ignores(path),
    tracks: async (path) => answers.tracks(path),
    uncommitted: () => Promise.resolve([]),
  };
}
