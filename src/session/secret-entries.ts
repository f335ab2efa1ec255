import type { DotenvEntry } from '../languages/dotenv/dotenv.js';
import { entriesFor, readingsOf, type EnvReader } from '../languages/dotenv/env-reader.js';
import { SECRET_VARIABLE } from '../model/secret.js';
import type { Note } from '../model/change.js';
import type { EnvFile } from './survey.js';

/** A line that sets the secret, and what the application's library makes of it. */
export interface SecretEntry extends DotenvEntry {
  /** The plain value first; then those that the library reads, where they are others. */
  readonly values: readonly string[];
  readonly isRead: boolean;
}

export function secretEntries(source: string, reader: EnvReader): SecretEntry[] {
  return entriesFor(reader, source)
    .filter(({ name }) => name === SECRET_VARIABLE)
    .map((entry) => {
      const readings = readingsOf(reader, source, entry);
      return { ...entry, values: [...new Set([entry.value, ...readings])], isRead: readings.length > 0 };
    });
}

/** A value that every library reads alike, without quotes. */
export function isPlain(value: string): boolean {
  return /^[\w.~+/=-]+$/.test(value);
}

/** Said of a line that stands there without effect. */
export function passedOver(envFile: EnvFile, { line }: DotenvEntry, isSame: boolean): Note {
  const value = isSame ? 'the same value' : 'a value of its own';
  return {
    message: `${envFile.reader} does not read ${SECRET_VARIABLE} as it is written here; a line that it reads, with ${value}, is added at the end.`,
    file: envFile.path,
    line,
  };
}

/** Said of the line that counts, the last one, where the library reads more or less than its value. */
export function readOtherwise(envFile: EnvFile, entries: readonly SecretEntry[]): Note[] {
  const last = entries.at(-1);
  if (last === undefined || last.values.length === 1) return [];
  const message = `${envFile.reader} takes what stands around the value, such as a comment, quotes or blanks, for a part of it.`;
  return [{ message, file: envFile.path, line: last.line }];
}
