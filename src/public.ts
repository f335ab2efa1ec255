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

/** A file opened for writing. Node and memfs also provide `sync()`, which the types of memfs omit. */
interface OpenFile {
  writeFile(data: Uint8Array | string): Promise<void>;
  close(): Promise<void>;
}

/** The functions of `node:fs/promises` that are used; `memfs` and others provide them, too. Paths are absolute. */
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

/** What git reports about the repository. */
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
  /** Skips framework detection, but not the framework's checks. */
  readonly framework?: 'nest' | 'express' | 'django' | 'fastapi';
  /** The application's folder in a monorepo, relative to `cwd`. */
  readonly app?: string;
  /** Django's settings module, as in `manage.py --settings`. */
  readonly settings?: string;
  /** Cookies without `Secure`, for `http://localhost`. Unless given, an application that is set up keeps what it has. */
  readonly insecureDev?: boolean;
  /** Where the secret goes; defaults to `env`. */
  readonly secretStore?: 'env' | 'inline';
  /** At least 32 characters without quotes, spaces, `$`, `#`, `` ` `` and `\`. Generated if omitted. */
  readonly secret?: string;
  /** Consents to overwrite conflicting values. */
  readonly force?: boolean;
  /** False: `apply` doesn't install dependencies, and `check` doesn't report missing ones. */
  readonly install?: boolean;
  /** Rotates the secret instead of setting up a session, like `rotate` and `rotate --finish`. */
  readonly rotate?: 'begin' | 'finish';
  /** Takes the session away in place of setting one up: what `remove` does. */
  readonly remove?: boolean;
  /** The disk unless given. With another one git is not asked, and nothing is installed. */
  readonly fs?: FileSystem;
  /** Answers instead of the `git` on the PATH; false: there is no repository. */
  readonly git?: GitAnswers | false;
}

export interface CheckOptions extends PlanOptions {
  /** Fail on development-only settings, such as insecure cookies. */
  readonly production?: boolean;
}

export interface ApplyOptions {
  /** Also runs the project's own check before and after; rolls back on a new error. */
  readonly verify?: boolean;
  /** Stops at the next point where nothing is half-done. */
  readonly signal?: AbortSignal;
  /** Receives the package manager's output, line by line. */
  readonly onLine?: (line: string) => void;
}

/** A file that would be written. */
export interface PlannedFile {
  /** Relative to the repository's root. */
  readonly path: string;
  readonly status: 'created' | 'modified' | 'deleted';
  /** What changes in it, in the imperative. */
  readonly changes: readonly string[];
  /** In the format of `git apply`; null if the file contains secrets. */
  readonly diff: string | null;
}

/** Something that can't be edited safely. While there is one, nothing is written. */
interface Blocked {
  readonly file: string;
  readonly line: number | null;
  readonly title: string;
  readonly reason: string;
  /** What to do by hand, with the code. */
  readonly manual: string;
  /** What `force` would do; null if it doesn't help. */
  readonly force: string | null;
}

export interface Remark {
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
}

/** Something that is wrong. */
export interface Finding extends Remark {
  /** How to fix it by hand, with the code if there is any; null if a run fixes it. */
  readonly manual: string | null;
}

/** What a run would do. Safe to print: it contains no secret. */
export interface SessionPlan {
  readonly framework: string;
  /** "NestJS 11", "Django 5.2". */
  readonly title: string;
  /** The application's folder, relative to the repository's root. */
  readonly app: string;
  /** The file that the session is added to. */
  readonly target: string;
  readonly files: readonly PlannedFile[];
  readonly blocked: readonly Blocked[];
  readonly notes: readonly Remark[];
  /** What is wrong and has to be fixed by hand. */
  readonly findings: readonly Finding[];
  readonly missingDependencies: readonly string[];
  /** The commands that install them. */
  readonly commands: readonly (readonly string[])[];
  /** The folder to run them in, relative to the repository's root. */
  readonly commandsFolder: string;
  /** What is left for you to do. */
  readonly nextSteps: readonly string[];
  /** Null if no secret is rotated. */
  readonly rotation: Rotation | null;
}

interface Rotation {
  readonly step: 'begin' | 'finish';
  /** How old a session's cookie may get, in seconds; null if it can't be determined. */
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
  /** What is missing or wrong; empty if everything is set up. */
  readonly findings: readonly Finding[];
  /** What would fix it. */
  readonly plan: SessionPlan;
}

/** What `isUserError` recognizes: a problem that the user can fix. */
export interface UserProblem extends Error {
  /** What to do next. */
  readonly hint: string | undefined;
  readonly file: string | undefined;
  /** 1-based. */
  readonly line: number | undefined;
  /** The command's exit code for it. */
  readonly exitCode: number;
}
