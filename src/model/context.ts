import { sep } from 'node:path';
import { env } from 'node:process';
import type { Git, Workspace } from './files.js';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Asks the person at the terminal. Ctrl-C rejects with a UserError of exit code 130. */
export interface Prompt {
  /** False when nobody can answer: no TTY, or --yes. Then neither method may be called. */
  readonly interactive: boolean;
  confirm(message: string, initial: boolean): Promise<boolean>;
  select(message: string, choices: readonly Choice[], initial: string): Promise<string>;
}

/** A kind of text on the terminal; the terminal decides on colours. */
export type Tone = 'plain' | 'heading' | 'good' | 'warning' | 'bad' | 'faint';

/** Where a run prints: data on stdout, words on stderr. */
export interface Terminal {
  /** How many characters fit on a line of what is said; undefined where it is no terminal. */
  readonly columns?: number;
  data(text: string): void;
  /** A unified diff on stdout, coloured where colour is wanted. A pipe or a file gets its very bytes. */
  diff(text: string): void;
  say(text: string, tone?: Tone): void;
  /** A workflow command of GitHub Actions, on stderr. What is said can't be one. */
  command(text: string): void;
  /** Says what is being done; on a terminal something turns beside it, below what is said meanwhile. Returns its end. */
  busy(text: string): () => void;
}

export interface ShellResult {
  readonly exitCode: number;
  /** Why the exit code is not the program's own: "could not be started (EACCES)", "was killed by SIGTERM". */
  readonly failure?: string;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs other programs; never through a shell. */
export interface Shell {
  /** Asks a program of the machine's, never one of the project's. Undefined when there is no such program. */
  run(argv: Argv, input?: string): Promise<ShellResult | undefined>;
  /** The same in another folder (an absolute path), to be watched line by line and ended by the signal. */
  follow(argv: Argv, folder: string, watch: Watch): Promise<ShellResult | undefined>;
}

/** A program and its arguments. */
export type Argv = readonly [string, ...string[]];

export interface Watch {
  readonly signal: AbortSignal;
  /** Takes every line of both streams, without its end. */
  readonly onLine?: (line: string) => void;
  /** What the program gets in its environment, beside what the run itself has. */
  readonly variables?: Variables;
}

/** What a run spends its time on. `start` is Node's own, `load` that of reading and compiling our code. */
export type Step = 'start' | 'load' | 'open' | 'detect' | 'answer' | 'plan' | 'show' | 'write' | 'install';

/** Counts the time since the last call for a step. */
export type Lap = (step: Step) => void;

export type Variables = Readonly<Record<string, string | undefined>>;

/** All that a run is handed from outside. Tests hand in memfs and fakes. */
export interface Context {
  readonly workspace: Workspace;
  readonly git: Git;
  readonly prompt: Prompt;
  readonly terminal: Terminal;
  readonly shell: Shell;
  /** 32 random bytes of the operating system as base64url. */
  readonly generateSecret: () => string;
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
  readonly lap: Lap;
  /** The variables of the environment that the command runs in. */
  readonly variables?: Variables;
}

const PLAIN_IN_DOUBLE_QUOTES = /^[^"$`\\!\p{Cc}]*$/u;

/** Whose shells a command is pasted into: cmd and PowerShell, or a POSIX shell. */
type System = 'windows' | 'posix';

const HERE = systemOf(sep, env);

/** Git Bash on Windows, which sets MSYSTEM, takes the commands of a POSIX shell. */
export function systemOf(separator: string, { MSYSTEM }: Variables): System {
  return separator === '\\' && (MSYSTEM ?? '') === '' ? 'windows' : 'posix';
}

/** A command as it is typed: words with spaces or special characters are quoted, so that it can be pasted. */
export function typed(words: readonly string[], system = HERE): string {
  if (system === 'posix') return words.map(quoted).join(' ');
  // In the name of a program, cmd takes a slash for the beginning of a flag.
  return words
    .map((word, index) => quotedForWindows(index === 0 ? nativePath(word, system) : word))
    .join(' ');
}

/**
 * A command as it is typed in another folder; one line or several, as PowerShell 5.1 has no `&&`.
 * @param folder as seen from where the user is
 */
export function typedIn(folder: string, words: readonly string[], system = HERE): readonly string[] {
  const [enter, command] = [typed(['cd', nativePath(folder, system)], system), typed(words, system)];
  return system === 'posix' ? [`${enter} && ${command}`] : [enter, command];
}

/** The command that lets a file be written. */
export function makeWritable(path: string, system = HERE): string {
  const words = system === 'posix' ? ['chmod', 'u+w', path] : ['attrib', '-R', nativePath(path, system)];
  return typed(words, system);
}

/** A relative path with the separators that the shells of the system want. */
function nativePath(path: string, system: System): string {
  return system === 'posix' ? path : path.replace(/^\.\/(?=.)/, '').replaceAll('/', '\\');
}

/** For cmd and PowerShell alike. PowerShell reads `@` at the beginning as an operator, and commas as a list. */
function quotedForWindows(word: string): string {
  if (/^(?!@)[\w@+:./\\-]+$/.test(word)) return word;
  // The program sees a backslash before a quote as an escape.
  return `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`;
}

function quoted(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  // A program of Windows: Git Bash would take a backslash for an escape, and starts the program with slashes as well.
  if (/^[\w.:\\-]+\.exe$/.test(word)) return word.replaceAll('\\', '/');
  // Double quotes are understood everywhere, single ones by POSIX shells only.
  return PLAIN_IN_DOUBLE_QUOTES.test(word) ? `"${word}"` : `'${word.replaceAll("'", `'\\''`)}'`;
}
