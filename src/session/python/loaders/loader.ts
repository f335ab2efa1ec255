import type { EnvReader } from '../../../languages/dotenv/env-reader.js';
import type { ParsedPython } from '../../../languages/python/index.js';
import type { CodeFile } from '../paths.js';

/** Why the value that Django would use is unknown. */
export interface Unknown {
  readonly kind: 'unknown';
  /** A sentence. */
  readonly reason: string;
  readonly line: number;
  /** The file of that line, where it is not the one that was asked about. */
  readonly file?: string;
}

/** How the settings read variables of the environment, and where those come from. */
export interface Loader {
  readonly kind: 'env object' | 'decouple' | 'dotenv' | 'os' | 'settings class';
  /** The name that is called to read: `env`, `config`; absent where `os.environ` is read. */
  readonly object?: string;
  /** The object is a mapping: it is read with a key, not called. */
  readonly isMapping?: boolean;
  /**
   * Python that reads a variable and raises when it is not set.
   * @param name the variable's name as a string literal
   */
  read(name: string): string;
  /** Python for the text of the previous secrets, where it is another one than `read` gives for their variable. */
  readonly previous?: string;
  /** Offset from which on `read` works. */
  readonly from: number;
  /** Whether `import os` must be added first. */
  readonly needsOs: boolean;
  /** What must be imported first for `read`, besides os. */
  readonly needsImport?: { readonly module: string; readonly name: string };
  readonly source: EnvSource;
  /** Whose class an env object is of: the two load files by different rules. */
  readonly library?: 'environ' | 'environs';
}

/** Where a loader takes the variables from; paths are relative to the workspace's root. */
export type EnvSource = (EnvFileSource | EnvSearch | EnvironmentOnly) & {
  /** By whose rules the file is read. */
  readonly reader: EnvReader;
  /** Whether what the file has replaces what the environment has already. */
  readonly overrides?: boolean;
};

interface EnvFileSource {
  readonly kind: 'file';
  readonly path: string;
  /** As it is written, where it is a path from the working directory. */
  readonly relative?: string;
  /** Where several files are loaded: each of them, the one that wins first. */
  readonly all?: readonly string[];
  /** Of these only the first that is there is loaded. */
  readonly isFirstThere?: boolean;
}

/** Only what the system hands over, as far as anybody knows. */
interface EnvironmentOnly {
  readonly kind: 'environment';
  /** Where another file is loaded, if which one it is, or whether it is read at all, is unknown. */
  readonly unknown?: UnknownFile;
  /** Whether the project runs on Cloud Foundry: beside the environment its settings read the credentials of services. */
  readonly isCloudFoundry?: boolean;
  /** Whether a library reads files beside the environment, and keeps what they have from `os.environ`. */
  readonly isKeptByLibrary?: boolean;
}

export interface UnknownFile {
  readonly file: string;
  readonly line: number;
  /** The env files, where only a condition is unknown; relative to the workspace's root. */
  readonly paths: readonly string[];
  /** Those of them that manage.py leads to where nothing else is set in the environment; absent where that is not asked. */
  readonly likely?: readonly string[];
  /** Files and folders of the repository that the code asks for, to choose among these: `if os.path.isdir('etc')`. */
  readonly asked?: readonly string[];
  /** Files outside of the repository that it may be instead, as people write them: `/etc/app.env`. */
  readonly outside?: readonly string[];
  /** It is certainly loaded, but only after the star import of the settings that need it. */
  readonly isLate?: boolean;
}

/** The first file of that name in a folder and those above it. */
interface EnvSearch {
  readonly kind: 'search';
  readonly folder: string;
  readonly name: string;
  /** The folder where a new file belongs: one of those that are searched. */
  readonly newFileFolder: string;
  /** A file that comes first where both stand in the same folder. */
  readonly rival?: string;
}

/** Looks for one kind of loader; undefined when the file does not use it. */
export type LoaderReader<Place extends CodeFile = CodeFile> = (
  parsed: ParsedPython,
  place: Place,
) => Loader | Unknown | undefined;
