/**
 * Files, the workspace and git.
 *
 * A path is relative to the workspace's root with `/` between names (`''` is the root itself, `../x` may be read but
 * never written); lines are 1-based.
 */

/** A file's text, or why it cannot be edited as text. A byte order mark is kept apart from the text. */
export type Content =
  | { readonly text: string; readonly bom: boolean }
  | {
      readonly unreadable: string;
      readonly line?: number;
      /** A named pipe or a device: it is not opened, for it may never end. */
      readonly isSpecial?: boolean;
      /** Its bytes are not read. */
      readonly isTooLarge?: boolean;
    };

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
  /** Undefined: the file is to be deleted. */
  readonly after: Uint8Array | undefined;
  /** Permission bits of a new file; undefined: the system's default. An existing file keeps its own. */
  readonly mode?: number;
}

/** The file system below one root. Errors of the system reach the caller as a UserError that names the path. */
export interface Workspace {
  /** Absolute path of the repository's root, or of the start folder outside a repository. */
  readonly root: string;
  /** The folder the user named with --cwd (default: the current one), relative to the root. */
  readonly start: string;
  /** The file, or undefined when there is none. Follows symlinks. */
  read(path: string): Promise<Snapshot | undefined>;
  /** Names in a folder, folders with a trailing `/`; empty when there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /**
   * A folder as a person names it, from `start` or absolute and in the system's own way, as one relative to the root.
   * @throws UserError (exit code 2) where it leads outside of the root
   */
  folderNamed(typed: string): Promise<string>;
  /** The path where the bytes really are: symlinks followed, in the disk's own spelling. It need not exist. */
  locate(path: string): Promise<string>;
  /**
   * Begins to write all of the files: nothing is visible at the targets before `commit`. What a killed run has left in the
   * root and beside the paths is removed.
   */
  begin(files: readonly FileWrite[], paths: readonly string[]): Promise<Transaction>;
  /** Removes what a killed run has left in the root and beside the files; for a run that has nothing to write. */
  tidy(paths: readonly string[]): Promise<void>;
}

/** All files or none. */
export interface Transaction {
  /** Puts every file in place; on an error, or when the signal says stop, all are restored and the error is thrown. */
  commit(signal?: AbortSignal): Promise<void>;
  /** Keeps files that another program is about to change, so that rolling back restores them too. */
  remember(paths: readonly string[]): Promise<void>;
  /** Puts every file back, also after a commit, and finishes. */
  rollBack(): Promise<void>;
  /** Lets the next run write. */
  finish(): Promise<void>;
}

/** What git says. Outside a repository nothing is ignored and nothing is tracked; no answer is a UserError. */
export interface Git {
  /** False outside a repository. */
  readonly repository: boolean;
  ignores(path: string): Promise<boolean>;
  tracks(path: string): Promise<boolean>;
  /** The paths of the files that git could not give back: edited, staged or never added. */
  uncommitted(files: readonly FileBytes[]): Promise<readonly string[]>;
}

/** What a file holds on the disk. */
export interface FileBytes {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The text of a file; undefined when there is none, or when it is no text. */
export function textOf(snapshot: Snapshot | undefined): string | undefined {
  return snapshot !== undefined && 'text' in snapshot.content ? snapshot.content.text : undefined;
}

/** A file's text; undefined when there is none, or none that can be read. */
export async function readText(
  workspace: Pick<Workspace, 'read'>,
  path: string,
): Promise<string | undefined> {
  return textOf(await workspace.read(path));
}
