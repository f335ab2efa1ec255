/**
 * The data that flows through one run: argv → Options → Project → Answers → Plan → exit code.
 *
 * Conventions: a path is relative to the workspace's root with `/` between names (`''` is the root
 * itself, `../x` may be read but never written); offsets are UTF-16 code units; lines are 1-based.
 */

import type { ExitCode } from './errors.js';

// ---------------------------------------------------------------- files

/** A file's text, or why it cannot be edited as text. A byte order mark is kept apart from the text. */
export type Content =
  { readonly text: string; readonly bom: boolean } | { readonly unreadable: string; readonly line?: number };

/** One file as it was when it was read. */
export interface Snapshot {
  readonly bytes: Uint8Array;
  /** Permission bits, as in `0o644`. */
  readonly mode: number;
  readonly content: Content;
}

/** What apply needs to know to write one file. */
export interface FileWrite {
  readonly path: string;
  /** The bytes the plan was made from; undefined: the file must not exist yet. */
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array;
  /** Permission bits of a new file; undefined: the system's default. An existing file keeps its own. */
  readonly mode?: number;
}

/** The door to the file system. Errors of the system reach the caller as a UserError that names the path. */
export interface Workspace {
  /** Absolute path of the repository's root, or of the start folder outside a repository. */
  readonly root: string;
  /** The folder the user named with --cwd (default: the current one), relative to the root. */
  readonly start: string;
  /** The file, or undefined when there is none. Follows symlinks. */
  read(path: string): Promise<Snapshot | undefined>;
  /** Names in a folder, folders with a trailing `/`; empty when there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** The path where the bytes really are: symlinks followed, in the disk's own spelling. It need not exist. */
  locate(path: string): Promise<string>;
  /** Begins to write all of the files: nothing is visible at the targets before `commit`. */
  begin(files: readonly FileWrite[]): Promise<Transaction>;
  /** Removes what a killed run has left in the root and beside the files; for a run that has nothing to write. */
  tidy(paths: readonly string[]): Promise<void>;
}

/** All files or none. */
export interface Transaction {
  /** Puts every file in place; on an error, or when the signal says stop, all are put back and the error is thrown. */
  commit(signal?: AbortSignal): Promise<void>;
  /** Keeps files that another program is about to change, so that rolling back restores them too. */
  remember(paths: readonly string[]): Promise<void>;
  /** Puts every file back, also after a commit, and finishes. */
  rollBack(): Promise<void>;
  /** Lets the next run write. */
  finish(): Promise<void>;
}

/** The door to git. Outside a repository nothing is ignored and nothing is tracked; no answer is a UserError. */
export interface Git {
  /** False outside a repository. */
  readonly repository: boolean;
  ignores(path: string): Promise<boolean>;
  tracks(path: string): Promise<boolean>;
  /** Those of the paths whose bytes on the disk git could not give back: edited, staged or never added. */
  uncommitted(paths: readonly string[]): Promise<readonly string[]>;
}

// ---------------------------------------------------------------- people

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Shown, but cannot be chosen; the text says why. */
  readonly disabled?: string;
}

/** The door to the person at the terminal. Ctrl-C rejects with a UserError of exit code 130. */
export interface Prompt {
  /** False when nobody can answer: no TTY, or --yes. Then neither method may be called. */
  readonly interactive: boolean;
  confirm(message: string, initial: boolean): Promise<boolean>;
  select(message: string, choices: readonly Choice[], initial: string): Promise<string>;
}

/** A kind of text on the terminal; the door decides on colours. */
export type Tone = 'plain' | 'heading' | 'good' | 'warning' | 'bad' | 'faint';

/** The door to the terminal: data on stdout, words on stderr. */
export interface Terminal {
  data(text: string): void;
  /** A unified diff on stdout, coloured where colour is wanted. */
  diff(text: string): void;
  say(text: string, tone?: Tone): void;
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

/** The door to other programs; never through a shell. */
export interface Shell {
  /** Undefined when there is no such program. */
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
}

/** What a run spends its time on. `start` is Node's own, `load` that of reading and compiling our code. */
export type Step = 'start' | 'load' | 'open' | 'detect' | 'answer' | 'plan' | 'show' | 'write' | 'install';

/** Counts the time since the last call for a step. */
export type Lap = (step: Step) => void;

/** Every door of one run. Tests hand in memfs and fakes. */
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

// ---------------------------------------------------------------- what was asked

export interface Options {
  readonly command: 'apply' | 'check';
  readonly framework?: string;
  readonly app?: string;
  readonly dryRun: boolean;
  /** False with --no-install. */
  readonly install: boolean;
  /** Runs the project's own check before and after. */
  readonly verify: boolean;
  readonly force: boolean;
  /** `check --production`: what is good enough for development is a finding. */
  readonly production: boolean;
  /** Whether GitHub Actions reads the screen. */
  readonly annotations?: boolean;
  /** One JSON document on stdout in place of the diff. */
  readonly json: boolean;
  /** --cwd and --app as they were typed, for the call that is shown at the end. */
  readonly folderFlags: readonly string[];
  /** From --secret-stdin. */
  readonly secret?: string;
  /** The values of the questions' flags that were given, by question name. */
  readonly given: Readonly<Record<string, AnswerValue>>;
}

export type AnswerValue = boolean | string;

interface QuestionBase {
  /** Key in `Options.given` and `Answers.values`. */
  readonly name: string;
  /** As commander takes it: `--insecure-dev`, `--secret-store <where>`. */
  readonly flag: string;
  /** For --help. */
  readonly description: string;
  /** What the wizard asks. */
  readonly message: string;
  /** The one answer that is good for production; absent where any is. */
  readonly production?: AnswerValue;
}

export type Question =
  | (QuestionBase & { readonly kind: 'confirm'; readonly fallback: boolean })
  | (QuestionBase & {
      readonly kind: 'select';
      readonly fallback: string;
      readonly choices: readonly Choice[];
    });

/** Holds all chance and all that people decided, so that planning is repeatable. */
export interface Answers {
  readonly secret: string;
  /** Consent to replace values of the user's that stand in the way. */
  readonly force: boolean;
  /** False with --no-install: dependencies are left to the user. */
  readonly install: boolean;
  /** `check --production`: what serves development alone is no matter. */
  readonly production?: boolean;
  readonly values: Readonly<Record<string, AnswerValue>>;
}

// ---------------------------------------------------------------- frameworks

/** What detection looks at. */
export interface Search {
  readonly workspace: Workspace;
  readonly git: Git;
  /** The folder to look in: `start`, or the folder of --app. */
  readonly folder: string;
  /** Whether that folder was named: then the application in it is meant, not one below it. */
  readonly named?: boolean;
  /** The variables of the environment that the command runs in. */
  readonly variables?: Variables;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** What the command line says of a framework. */
export interface FrameworkEntry {
  /** As in `--framework nest`. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly label: string;
  /** What a folder with such an application contains, for the message that there is none. */
  readonly sign: string;
  readonly questions: readonly Question[];
}

/** A framework in the registry; parsers are loaded only through `load`. */
export interface Framework extends FrameworkEntry {
  /** A cheap look, without a parser: the evidence in a few words ("package.json depends on @nestjs/core"). */
  readonly recognise: (search: Search) => Promise<string | undefined>;
  /** The same for the folders below, asked only where no framework is recognised in the folder itself. */
  readonly recogniseBelow?: (search: Search) => Promise<string | undefined>;
  readonly load: () => Promise<FrameworkModule>;
}

export interface FrameworkModule {
  /** Finds out all that planning needs. Throws a UserError when the project is not supported. */
  readonly detect: (search: Search) => Promise<Project>;
}

/** One application, found and understood. */
export interface Project {
  readonly framework: string;
  /** "NestJS 11", "Django 5.2". */
  readonly title: string;
  /** The application's folder. */
  readonly app: string;
  /** What --app would be for the same application, where a person has chosen it. */
  readonly chosen?: string;
  /** The file that the session is wired in, named on the screen. */
  readonly target: string;
  /** Values found in the project, offered first by the wizard; by question name. */
  readonly current: Readonly<Record<string, AnswerValue>>;
  readonly notes: readonly Note[];
  changeSet(answers: Answers): ChangeSet;
}

/** What the framework wants done, given the answers. */
export interface ChangeSet {
  readonly changes: readonly Change[];
  /** Files that changes look at beside those they edit. */
  readonly reads: readonly string[];
  readonly dependencies: Dependencies;
  /** Printed at the end, after the install command. */
  readonly nextSteps: readonly string[];
  /** What --verify runs before and after; absent where the project has no such tool. */
  readonly projectCheck?: ProjectCheck;
  /** What would keep production from being safe with these texts, by path; for frameworks with settings of its own for it. */
  inProduction?(texts: Texts): readonly Finding[];
  /** What the framework would make of these texts, by path, where that is not what the changes are for. */
  effects?(texts: Texts): Effects;
  /** Another parser's judgement of the planned files, before anything is written. */
  secondOpinion?(changes: readonly PlannedFile[], shell: Pick<Shell, 'run'>): Promise<readonly Blocked[]>;
}

/** Texts of files, by path; those that are not there are as they were when the project was detected. */
export type Texts = ReadonlyMap<string, string>;

export interface Effects {
  /** Surely not what was asked for. */
  readonly wrong: readonly Blocked[];
  /** The same of other settings than the application is started with. */
  readonly elsewhere: readonly Note[];
  /** What cannot be told, and why. */
  readonly doubts: readonly Note[];
}

/** Packages that the patched application needs and does not declare yet. */
export interface Dependencies {
  readonly missing: readonly string[];
  /** The command that installs `missing`; undefined when nothing is missing. */
  readonly command: Argv | undefined;
  /** The folder of the command: that of the file which declares the packages. Absent: the app's. */
  readonly folder?: string;
  /** What to do where the command fails, for a reason that is not the project's. */
  readonly hint?: string;
}

/** The project's own judgement of itself, for --verify: its compiler, its `check`. Run in the app's folder. */
export interface ProjectCheck {
  readonly command: Argv;
  /** The errors in what the command printed; empty when it found none. */
  errors(result: ShellResult): readonly ProjectError[];
}

export interface ProjectError {
  /** The same before and after a patch, though lines have moved. */
  readonly key: string;
  /** As the tool printed it. */
  readonly text: string;
}

// ---------------------------------------------------------------- planning

/** One concern in one file. Transforms of the same file run in order, each on the text the one before left. */
export interface Change {
  /** What it does, in the imperative: "add WristbandExpressSessionModule to imports". */
  readonly title: string;
  readonly file: string;
  /** The file holds secrets: it is shown as a line of prose, never as a diff. */
  readonly hidden?: boolean;
  /** Permission bits if the file is created. */
  readonly mode?: number;
  /** `source` is undefined when there is no such file. Pure. */
  run(source: string | undefined, planned: PlannedTexts): ChangeResult;
}

export interface PlannedTexts {
  /** The text of another planned or declared file as it stands at this point of the plan. */
  read(path: string): string | undefined;
}

export type ChangeResult =
  | {
      readonly kind: 'changed';
      readonly text: string;
      /** What was done, where the change does several things to its file; absent: what its own title says. */
      readonly titles?: readonly string[];
      readonly notes?: readonly Note[];
      readonly redact?: readonly string[];
    }
  | { readonly kind: 'unchanged'; readonly notes?: readonly Note[]; readonly redact?: readonly string[] }
  | BlockedResult;

export interface BlockedResult {
  readonly kind: 'blocked';
  /** A sentence: what is there and why it cannot be edited safely. */
  readonly reason: string;
  readonly line?: number;
  /** What to do by hand: a sentence, then the exact code. */
  readonly manual: string;
  /** Present when consent (--force, or a yes on a TTY) unblocks it: what would be replaced by what. */
  readonly consent?: string;
  /** Present when it only stands beside what a run writes: what is noted once that is all in place. */
  readonly beside?: string;
  /** Secrets that stand in the file and must not be shown. */
  readonly redact?: readonly string[];
  /** What it stopped, where the change does several things to its file; absent: what the change's title says. */
  readonly title?: string;
  /** The other things that are blocked. */
  readonly also?: readonly (Omit<BlockedResult, 'also'> & { readonly title: string })[];
}

/** Something the user should know; never an error. */
export interface Note {
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
}

/** Something that `check` does not let pass. */
export interface Finding {
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
}

export interface Blocked extends BlockedResult {
  readonly title: string;
  readonly file: string;
}

export interface PlannedFile {
  readonly path: string;
  readonly before: Snapshot | undefined;
  readonly after: Uint8Array;
  /** `after` as text, without a byte order mark. */
  readonly text: string;
  readonly mode?: number;
  readonly hidden: boolean;
  /** Titles of the changes that changed it. */
  readonly done: readonly string[];
}

/** Everything a run would do. An empty one means that all is in place. */
export interface Plan {
  readonly project: Project;
  readonly answers: Answers;
  /** What the plan was made from. */
  readonly changeSet: ChangeSet;
  readonly files: readonly PlannedFile[];
  readonly blocked: readonly Blocked[];
  readonly notes: readonly Note[];
  /** Texts that must never be shown: the secret, and secrets found in the files. */
  readonly redact: readonly string[];
  readonly dependencies: Dependencies;
  readonly nextSteps: readonly string[];
}

type RunStatus =
  | 'applied'
  /** The files are written, the packages are not installed. */
  | 'install-failed'
  | 'unchanged'
  /** A dry run that would change something. */
  | 'planned'
  | 'blocked'
  /** The person at the terminal said no. */
  | 'declined'
  /** `check` found everything in place. */
  | 'complete'
  | 'incomplete';

/** How a run ended. */
export interface RunResult {
  readonly status: RunStatus;
  readonly exitCode: ExitCode;
  /** Whether this run has installed the missing packages. */
  readonly installed: boolean;
  /** What `check` found. */
  readonly findings?: readonly Finding[];
  readonly plan: Plan;
}
