/**
 * The types of the programmatic interface. They ship with the package, so this file imports nothing.
 */

/** What `fs.promises.stat` gives. */
interface FileStats {
  readonly mode: number | bigint;
  isDirectory(): boolean;
  isFile(): boolean;
  isSymbolicLink(): boolean;
}

/** An open file, to be written. It has `sync()` too, as those of Node and memfs; the types of memfs leave it out. */
interface OpenFile {
  writeFile(data: Uint8Array | string): Promise<void>;
  close(): Promise<void>;
}

/** The calls of `node:fs/promises` that are made; `memfs` and others offer them too. Paths are absolute. */
export interface FileSystem {
  chmod(path: string, mode: number): Promise<void>;
  lstat(path: string): Promise<FileStats>;
  mkdir(path: string): Promise<unknown>;
  open(path: string, flags: string, mode: number): Promise<OpenFile>;
  readFile(path: string): Promise<Uint8Array | string>;
  readdir(path: string, options: { withFileTypes: true }): Promise<readonly unknown[]>;
  realpath(path: string): Promise<unknown>;
  rename(from: string, to: string): Promise<void>;
  rmdir(path: string): Promise<void>;
  stat(path: string): Promise<FileStats>;
  unlink(path: string): Promise<void>;
}

/** What git says of the repository. */
export interface GitAnswers {
  /** The absolute path of the work tree's root. */
  readonly root: string;
  /** Whether git ignores a path; paths are relative to the root, with `/` between names. */
  ignores(path: string): boolean | Promise<boolean>;
  /** Whether a path is in the index. */
  tracks(path: string): boolean | Promise<boolean>;
}

export interface PlanOptions {
  /** The project's folder, absolute. */
  readonly cwd: string;
  /** Skips the choice of the framework, not its checks. */
  readonly framework?: 'nest' | 'django';
  /** The application's folder, from `cwd`, in a repository of several. */
  readonly app?: string;
  /** Django's settings module, as `manage.py --settings` takes it. */
  readonly settings?: string;
  /** Cookies without `Secure`, for `http://localhost`. Unless given, an application that is set up keeps what it has. */
  readonly insecureDev?: boolean;
  /** Where the secret goes; `env` unless said. */
  readonly secretStore?: 'env' | 'inline';
  /** At least 32 characters without quotes, spaces, `$`, `#`, `` ` `` and `\`. One is generated unless given. */
  readonly secret?: string;
  /** Consents to replace values that stand in the way. */
  readonly force?: boolean;
  /** False: dependencies are left to the caller; `apply` installs none, `check` counts none. */
  readonly install?: boolean;
  /** Rotates the secret in place of setting up a session: what `rotate` and `rotate --finish` do. */
  readonly rotate?: 'begin' | 'finish';
  /** Takes the session away in place of setting one up: what `remove` does. */
  readonly remove?: boolean;
  /** The disk unless given. With another one git is not asked, and nothing is installed. */
  readonly fs?: FileSystem;
  /** Answers in place of the `git` on the PATH; false: there is no repository. */
  readonly git?: GitAnswers | false;
}

export interface CheckOptions extends PlanOptions {
  /** What is good enough for development, such as insecure cookies, is a finding. */
  readonly production?: boolean;
}

export interface ApplyOptions {
  /** Also runs the project's own check before and after; puts the files back on a new error. */
  readonly verify?: boolean;
  /** Ends the work where nothing is half-done. */
  readonly signal?: AbortSignal;
  /** Takes what the package manager prints, line by line. */
  readonly onLine?: (line: string) => void;
}

/** A file that would be written. */
export interface PlannedFile {
  /** Relative to the repository's root. */
  readonly path: string;
  readonly status: 'created' | 'modified' | 'deleted';
  /** What is done to it, in the imperative. */
  readonly changes: readonly string[];
  /** As `git apply` takes it; null where the file holds secrets. */
  readonly diff: string | null;
}

/** Something that cannot be edited safely. While there is one, nothing is written. */
interface Blocked {
  readonly file: string;
  readonly line: number | null;
  readonly title: string;
  readonly reason: string;
  /** What to do by hand, with the code. */
  readonly manual: string;
  /** What `force` would do; null where it does not help. */
  readonly force: string | null;
}

export interface Remark {
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
}

/** Something that is wrong. */
export interface Finding extends Remark {
  /** How it is fixed by hand, with the code if there is any; null where a run fixes it. */
  readonly manual: string | null;
}

/** What a run would do. All of it can be printed: no secret is in it. */
export interface SessionPlan {
  readonly framework: string;
  /** "NestJS 11", "Django 5.2". */
  readonly title: string;
  /** The application's folder, relative to the repository's root. */
  readonly app: string;
  /** The file that the session is wired in. */
  readonly target: string;
  readonly files: readonly PlannedFile[];
  readonly blocked: readonly Blocked[];
  readonly notes: readonly Remark[];
  /** What is wrong and what a run leaves to do by hand. */
  readonly findings: readonly Finding[];
  readonly missingDependencies: readonly string[];
  /** The commands that install them. */
  readonly commands: readonly (readonly string[])[];
  /** The folder that they are to be run in, relative to the repository's root. */
  readonly commandsFolder: string;
  /** What is left for a person. */
  readonly nextSteps: readonly string[];
  /** Null where no secret is rotated. */
  readonly rotation: Rotation | null;
}

interface Rotation {
  readonly step: 'begin' | 'finish';
  /** How old a session's cookie may get, in seconds; null where the code does not tell. */
  readonly cookieAge: number | null;
}

export interface ApplyResult {
  readonly status: 'applied' | 'unchanged' | 'install-failed';
  /** Whether the missing packages were installed. */
  readonly installed: boolean;
  /** Why installing failed; the files stay. */
  readonly reason?: string;
}

export interface CheckResult {
  readonly complete: boolean;
  /** What is missing or not good enough; empty when all is in place. */
  readonly findings: readonly Finding[];
  /** What would put it in place. */
  readonly plan: SessionPlan;
}

/** What `isUserError` recognises: something that a person can act on. */
export interface UserProblem extends Error {
  /** What to do next. */
  readonly hint: string | undefined;
  readonly file: string | undefined;
  /** 1-based. */
  readonly line: number | undefined;
  /** The one that the command would end with. */
  readonly exitCode: number;
}
