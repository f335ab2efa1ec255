import type { EnvSource } from '../../../session/python/loaders/loader.js';
import type { EnvClass } from '../../../session/python/pydantic/env-class.js';

/** How the file that adds the middleware reads variables of the environment. */
export interface EnvReader {
  readonly kind: 'settings class' | 'config' | 'env object' | 'decouple' | 'os';
  /**
   * Python that reads a variable and raises when it is not set.
   * @param name the variable's name as a string literal
   */
  read(name: string): string;
  /** Python that is true unless the variable is set to `true`. */
  unless(name: string): string;
  /** Python for the previous secrets in one text, commas between them; empty where there are none. */
  previous(name: string): string;
  /** Offset from which on it works; 0 where the function that makes the application is called later anyway. */
  readonly from: number;
  /** Whether `import os` must be added first. */
  readonly needsOs: boolean;
  /** What must be imported first. */
  readonly needs?: { readonly module: string; readonly name: string };
  readonly source: EnvSource;
}

/** A place that can't be read from. */
interface Unreadable {
  readonly kind: 'unknown';
  readonly reason: string;
  readonly line: number;
}

/** What a file can read variables with, where the application is made. */
export interface Reading {
  readonly reader: EnvReader | Unreadable;
  /** The class whose object it is. */
  readonly of?: EnvClass;
  /** Python for the object. */
  readonly object?: string;
  /** Whether nothing loads an env file yet, and `load_dotenv` may be added. */
  readonly lacksLoader: boolean;
}
