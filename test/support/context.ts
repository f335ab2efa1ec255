import { posix } from 'node:path';
import { UserError } from '../../src/model/errors.js';
import type { FileSystem } from '../../src/platform/file-system.js';
import { openTerminal } from '../../src/platform/terminal.js';
import type { RunContext } from '../../src/model/screens.js';
import { screens } from '../../src/ui/index.js';
import { openWorkspace } from '../../src/platform/workspace.js';
import type { Argv, Prompt, Shell, ShellResult } from '../../src/model/context.js';
import type { Git } from '../../src/model/files.js';
import { posixPath } from './memory-disk.js';

export const CASE_SECRET = 'case-secret-0123456789-abcdefghijklmnopqrstuv';

/** The one that cases have before a rotation, or move out of the source. */
export const REPLACED_SECRET = 'old-secret-9876543210-zyxwvutsrqponmlkjihgfed';

/** What a fake git says; `false`: there is no repository. Paths are relative to the root. */
export type GitFacts =
  | {
      readonly ignored?: readonly string[];
      readonly tracked?: readonly string[];
      readonly uncommitted?: readonly string[];
      /** Folders of other repositories, of which this one says nothing. */
      readonly separate?: readonly string[];
    }
  | false;

/** Answers by a part of the question's text; a question without one fails the test, but for that about the diff. */
export type PromptAnswers = Readonly<Record<string, boolean | string>>;

export interface TestOptions {
  readonly fs: FileSystem;
  readonly root: string;
  readonly cwd?: string;
  readonly git?: GitFacts;
  readonly answers?: PromptAnswers;
  readonly variables?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** What a program prints and how it ends; undefined: there is no such program. Absent: every one succeeds. */
  readonly programs?: (argv: Argv, folder: string) => ShellResult | undefined;
  /** How wide the terminal is; absent: no line is broken. */
  readonly columns?: number;
}

export interface Screen {
  stdout: string;
  stderr: string;
  /** The questions that were asked, in order. */
  readonly asked: string[];
  /** The programs that were run to be followed: folder, then the words. */
  readonly ran: string[];
}

/** Context of a run in a test: the given file system, a recorded terminal, no python, a fixed secret. */
export async function openTestContext(
  options: TestOptions,
): Promise<{ context: RunContext; screen: Screen }> {
  const screen: Screen = { stdout: '', stderr: '', asked: [], ran: [] };
  const terminal = openTerminal(
    {
      stdout: { write: (text) => (screen.stdout += text) },
      stderr: { write: (text) => (screen.stderr += text) },
    },
    {},
    undefined,
    options.columns,
  );
  const context: RunContext = {
    screens,
    workspace: await openWorkspace(options.fs, options.root, options.cwd ?? options.root),
    git: fakeGit(options.git ?? {}),
    prompt: fakePrompt(options.answers, screen),
    terminal,
    shell: fakeShell(options, screen),
    generateSecret: () => CASE_SECRET,
    signal: options.signal ?? new AbortController().signal,
    lap: () => undefined,
    ...(options.variables && { variables: options.variables }),
  };
  return { context, screen };
}

function fakeGit(facts: GitFacts): Git {
  const separate = facts === false ? [] : (facts.separate ?? []);
  const lists = (paths: readonly string[] | undefined) => (path: string) => {
    const other = separate.find((folder) => posix.normalize(path).startsWith(`${folder}/`));
    if (other !== undefined)
      return Promise.reject(new UserError(`${other} is a separate git repository.`, { file: path }));
    return Promise.resolve(paths?.includes(posix.normalize(path)) === true);
  };
  const none = () => Promise.resolve([]);
  if (facts === false) return { repository: false, ignores: lists([]), tracks: lists([]), uncommitted: none };
  return {
    repository: true,
    ignores: lists(facts.ignored),
    tracks: lists(facts.tracked),
    uncommitted: (files) =>
      Promise.resolve(files.map(({ path }) => path).filter((path) => facts.uncommitted?.includes(path))),
  };
}

function fakeShell({ programs }: TestOptions, screen: Screen): Shell {
  return {
    run: () => Promise.resolve(undefined),
    follow: (argv, folder, { onLine }) => {
      screen.ran.push([posixPath(folder), ...argv].join(' '));
      const result =
        programs === undefined ? { exitCode: 0, stdout: '', stderr: '' } : programs(argv, folder);
      const lines = `${result?.stdout ?? ''}${result?.stderr ?? ''}`
        .split('\n')
        .filter((line) => line !== '');
      for (const line of lines) onLine?.(line);
      return Promise.resolve(result);
    },
  };
}

function fakePrompt(answers: PromptAnswers | undefined, screen: Screen): Prompt {
  const reply = (message: string): boolean | string => {
    screen.asked.push(message);
    const found = Object.entries({ ...answers, 'Show the diff?': 'all' }).find(([part]) =>
      message.includes(part),
    );
    if (found === undefined) throw new Error(`no answer for the question: ${message}`);
    return found[1];
  };
  return {
    interactive: answers !== undefined,
    confirm: (message) => Promise.resolve(reply(message) === true),
    select: (message) => Promise.resolve(String(reply(message))),
  };
}
