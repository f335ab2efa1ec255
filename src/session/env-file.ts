import { appendDotenv, type DotenvEntry, readDotenv, replaceDotenv } from '../languages/dotenv/dotenv.js';
import { entriesFor, type EnvReader, readingsOf, valueSpan } from '../languages/dotenv/env-reader.js';
import { applyEdits } from '../languages/text/text-edit.js';
import type { BlockedResult, Change, ChangeResult, Note } from '../model/change.js';
import type { Answers } from '../model/options.js';
import { PREVIOUS_VARIABLE, SECRET_VARIABLE, secretFault } from '../model/secret.js';
import { typed } from '../model/context.js';
import type { EnvFile } from './survey.js';

/** Django's SECRET_KEY: the variable that it is read from, or its text in the source. */
export interface OtherKey {
  readonly variable?: string | undefined;
  readonly literal?: string | undefined;
}

/** Puts the secret into the env file, unless a good one is there. */
export function secretInEnvFile(envFile: EnvFile, answers: Answers, otherKey: OtherKey = {}): Change {
  return {
    title: `add ${SECRET_VARIABLE} (the value is not shown)`,
    file: envFile.path,
    hidden: true,
    mode: 0o600,
    run: (source = '') =>
      envFile.tracked ? trackedByGit(envFile, source) : setSecret(envFile, source, answers, otherKey),
  };
}

function setSecret(envFile: EnvFile, source: string, answers: Answers, otherKey: OtherKey): ChangeResult {
  const all = readDotenv(source);
  const found = entriesNamed(SECRET_VARIABLE, source, envFile.reader);
  const entries = found.filter(({ isRead }) => isRead);
  const redact = [...found.flatMap(({ values }) => values), ...previousIn(source, envFile.reader)].filter(
    (value) => value !== '',
  );
  const faultIn = (value: string) => secretFault(value) ?? sameKey(value, all, otherKey);
  const faultOf = ({ value, values }: SecretEntry) => {
    const asRead = values.map(faultIn).find((fault) => fault !== undefined);
    return faultIn(value) ?? (asRead && `${asRead}, as ${envFile.reader} may read it`);
  };
  const faulty = entries.find((entry) => faultOf(entry) !== undefined);
  if (entries.length === 0) {
    const last = found.at(-1);
    const keeps = last !== undefined && isPlain(last.value) && faultOf(last) === undefined;
    const edit = appendDotenv(source, SECRET_VARIABLE, keeps ? last.value : answers.secret);
    const notes = last === undefined ? [] : [passedOver(envFile, last, keeps)];
    return { kind: 'changed', text: applyEdits(source, [edit]), notes, redact };
  }
  if (faulty === undefined) return { kind: 'unchanged', redact, notes: readOtherwise(envFile, entries) };
  if (answers.force) {
    const edits = entries
      .filter((entry) => faultOf(entry) !== undefined)
      .map((entry) => replaceDotenv(valueSpan(envFile.reader, source, entry), answers.secret));
    return { kind: 'changed', text: applyEdits(source, edits), redact };
  }
  const fault = faultOf(faulty) ?? 'empty';
  return {
    kind: 'blocked',
    reason: `${SECRET_VARIABLE} is there already, but it is ${fault}.`,
    line: faulty.line,
    manual: `Remove the line, or give it a random value of at least 32 characters.`,
    consent: `replace ${SECRET_VARIABLE} (${fault}) by a generated secret`,
    redact,
  };
}

/** Who learns the one key must not know the other: Django's SECRET_KEY stands in more places. */
export function sameKey(
  secret: string,
  entries: readonly DotenvEntry[],
  { variable, literal }: OtherKey,
): string | undefined {
  if (secret === literal) return 'the same as SECRET_KEY in the settings';
  const isKey = (name: string) => name.endsWith('SECRET_KEY') || name === variable;
  const same = entries.find(({ name, value }) => isKey(name) && value === secret);
  return same === undefined ? undefined : `the same as ${same.name}`;
}

function trackedByGit(envFile: EnvFile, source: string): BlockedResult | ChangeResult {
  const entry = entriesNamed(SECRET_VARIABLE, source, envFile.reader).find(({ isRead }) => isRead);
  if (entry !== undefined && secretFault(entry.value) === undefined) {
    // What stands in a tracked file is left to do by hand, whoever has put it there.
    return { kind: 'unchanged', redact: [entry.value, ...previousIn(source, envFile.reader)] };
  }
  return {
    kind: 'blocked',
    reason: `git tracks ${envFile.path}: a secret written there would be committed.`,
    manual:
      `Stop tracking it (${typed(['git', 'rm', '--cached', envFile.path])}) and run again; or set ${SECRET_VARIABLE} ` +
      `where the application runs and pass --secret-store inline only for a file that is never committed.`,
  };
}

/** A line that sets a secret, and what the application's library makes of it. */
export interface SecretEntry extends DotenvEntry {
  /** The plain value first; then those that the library reads, where they are others. */
  readonly values: readonly string[];
  readonly isRead: boolean;
}

/** The lines that set a variable, those that the library passes over among them. */
export function entriesNamed(variable: string, source: string, reader: EnvReader): SecretEntry[] {
  return entriesFor(reader, source)
    .filter(({ name }) => name === variable)
    .map((entry) => {
      const readings = readingsOf(reader, source, entry);
      return { ...entry, values: [...new Set([entry.value, ...readings])], isRead: readings.length > 0 };
    });
}

/** The secrets that were replaced, all together and each by itself. */
function previousIn(source: string, reader: EnvReader): string[] {
  const texts = entriesNamed(PREVIOUS_VARIABLE, source, reader).flatMap(({ values }) => values);
  return texts.flatMap((text) => [text, ...text.split(',')]);
}

/** A value that every library reads alike, without quotes. */
export function isPlain(value: string): boolean {
  return /^[\w.~+/=-]+$/.test(value);
}

/** Said of a line that stands there without effect. */
function passedOver(envFile: EnvFile, { line }: DotenvEntry, isSame: boolean): Note {
  const value = isSame ? 'the same value' : 'a value of its own';
  return {
    message: `${envFile.reader} does not read ${SECRET_VARIABLE} as it is written here; a line that it reads, with ${value}, is added at the end.`,
    file: envFile.path,
    line,
  };
}

/** Said of the line that counts, the last one, where the library reads more or less than its value. */
function readOtherwise(envFile: EnvFile, entries: readonly SecretEntry[]): Note[] {
  const last = entries.at(-1);
  if (last === undefined || last.values.length === 1) return [];
  const message = `${envFile.reader} takes what stands around the value, such as a comment, quotes or blanks, for a part of it.`;
  return [{ message, file: envFile.path, line: last.line }];
}
