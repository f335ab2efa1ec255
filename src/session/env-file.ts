import { type DotenvEntry, readDotenv, replaceDotenv } from '../languages/dotenv/dotenv.js';
import { entriesFor, type EnvReader, readingsOf, valueSpan } from '../languages/dotenv/env-reader.js';
import { applyEdits } from '../languages/text/text-edit.js';
import type { BlockedResult, Change, ChangeResult, Note } from '../model/change.js';
import type { Answers } from '../model/options.js';
import { PREVIOUS_VARIABLE, SECRET_VARIABLE, secretFault } from '../model/secret.js';
import { typed } from '../model/context.js';
import { withVariable } from './env-lines.js';
import { whatItIs } from './keeper.js';
import type { EnvFile } from './survey.js';

/** Django's SECRET_KEY: the variable that it is read from, or its text in the source. */
export interface OtherKey {
  readonly variable?: string | undefined;
  readonly literal?: string | undefined;
}

interface KeptSecret {
  readonly otherKey?: OtherKey;
  /** The secret that has stood in the source until now, and is kept. */
  readonly moved?: string | undefined;
  /** Whether the code reads the secret already. */
  readonly isRead?: boolean;
  /** A command that prints a good secret. */
  readonly make: string;
}

/** Puts the secret into the env file, unless a good one is there, or in the environment that the code reads. */
export function secretInEnvFile(
  envFile: EnvFile,
  answers: Answers,
  { otherKey = {}, moved, isRead = false, make }: KeptSecret,
): Change {
  return {
    title: `add ${SECRET_VARIABLE} (the value is not shown)`,
    problem: `${SECRET_VARIABLE} is not set`,
    file: envFile.path,
    hidden: true,
    mode: 0o600,
    run: (source = '') => {
      const isSupplied = isRead && envFile.isInEnvironment === true;
      if (isSupplied && entriesNamed(SECRET_VARIABLE, source, envFile.reader).length === 0)
        return { kind: 'unchanged' };
      if (envFile.isFolder === true) return isFolder(envFile);
      if (envFile.tracked) return trackedByGit(envFile, source, { moved, make });
      return moved === undefined
        ? setSecret(envFile, source, answers, otherKey)
        : putMoved(envFile, source, moved);
    },
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
    const text = withVariable(source, envFile, SECRET_VARIABLE, keeps ? last.value : answers.secret);
    const notes = last === undefined ? [] : [passedOver(envFile, last, keeps)];
    return { kind: 'changed', text, notes, redact };
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
    reason: `${SECRET_VARIABLE} is already set, but it is ${fault}.`,
    line: faulty.line,
    manual: `Remove the line, or give it a random value of at least 32 characters.`,
    consent: `replace ${SECRET_VARIABLE} (${fault}) with a generated secret`,
    redact,
  };
}

/** The secret of the source, as the library reads it back. */
function putMoved(envFile: EnvFile, source: string, moved: string): ChangeResult {
  const { path, reader } = envFile;
  const found = entriesNamed(SECRET_VARIABLE, source, reader);
  const redact = [moved, ...found.flatMap(({ values }) => values)].filter((value) => value !== '');
  const entries = found.filter(({ isRead }) => isRead);
  const other = entries.find(({ value }) => value !== moved);
  if (other !== undefined) {
    const reason = `${path} has a different secret than the source, whose secret is in use.`;
    const manual = `Remove ${SECRET_VARIABLE} from ${path}.`;
    return { kind: 'blocked', reason, line: other.line, manual, redact };
  }
  if (entries.length > 0) return { kind: 'unchanged', redact };
  const value = spelled(reader, SECRET_VARIABLE, moved);
  if (value !== undefined)
    return { kind: 'changed', text: withVariable(source, envFile, SECRET_VARIABLE, value), redact };
  const reason = `The secret in the source has characters that ${reader} reads differently in ${path}.`;
  const manual = `Set ${SECRET_VARIABLE} in the environment yourself, and read it in the source.`;
  return { kind: 'blocked', reason, manual, redact };
}

/** Why a secret in the source can't go to an env file; undefined where it can. */
export function whyNotMoved(envFile: EnvFile | undefined): string | undefined {
  if (envFile === undefined) return "Can't move the secret: the application reads no known env file.";
  if (envFile.keeper === undefined) return undefined;
  return `The secret can't be moved: ${envFile.path} ${whatItIs(envFile.keeper)}.`;
}

/** Said of several secrets in the source, which go to the env file with a rotation only. */
export const SEVERAL_STAY = `Several secrets are here, and were left unchanged: ${typed(['npx', 'create-wristband-session', 'rotate'])} moves them.`;

/** The next step where a secret has left the source. */
export function movedStep(file: string, isTracked: boolean): string {
  const command = typed(['npx', 'create-wristband-session', 'rotate']);
  return isTracked
    ? `git tracks ${file}, so the old secret is in its history: rotate the secret (${command}).`
    : `If the secret in ${file} was ever committed, rotate the secret (${command}).`;
}

/**
 * The next step where the secret is read from the environment.
 * @param hasEnvFile whether development has it in an env file
 * @param place what production's environment comes from, as far as the repository shows
 */
export function secretStep(hasEnvFile: boolean, place?: string): string {
  const usual = hasEnvFile ? "in production's environment" : 'in every environment, including development,';
  const where = place === undefined ? `${usual} to` : `for production, ${place}:`;
  return `Set ${SECRET_VARIABLE} ${where} at least 32 random characters, the same for every instance.`;
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

function isFolder({ path }: EnvFile): BlockedResult {
  return {
    kind: 'blocked',
    reason: `${path} is a folder, so the secret can't be written there.`,
    manual:
      `Rename the folder and rerun (a virtual environment is usually called .venv); or set ${SECRET_VARIABLE} in the ` +
      'environment of the application and of this command.',
  };
}

/**
 * A secret is never written to a file that git tracks. The code is patched all the same where the file has none:
 * where the secret goes is left to do by hand.
 */
function trackedByGit(
  envFile: EnvFile,
  source: string,
  { moved, make }: Pick<KeptSecret, 'moved' | 'make'>,
): BlockedResult | ChangeResult {
  const found = entriesNamed(SECRET_VARIABLE, source, envFile.reader);
  const entry = found.find(({ isRead }) => isRead);
  const isKept = moved === undefined || entry?.value === moved;
  if (entry !== undefined && isKept && secretFault(entry.value) === undefined) {
    // What stands in a tracked file is left to do by hand, whoever has put it there.
    return { kind: 'unchanged', redact: [entry.value, ...previousIn(source, envFile.reader)] };
  }
  const { path } = envFile;
  const untrack = `Stop tracking it (${typed(['git', 'rm', '--cached', path])}) and rerun`;
  if (found.length === 0 && moved === undefined) {
    const message = `${SECRET_VARIABLE} is not in ${path}, which git tracks: a secret written there would be committed`;
    const manual = `${untrack}, which adds the secret and ignores the file. Or set ${SECRET_VARIABLE} in the application's environment to at least 32 random characters:\n\n${make}`;
    return { kind: 'unchanged', findings: [{ file: path, message, manual }] };
  }
  return {
    kind: 'blocked',
    reason: `git tracks ${path}: a secret written there would be committed.`,
    manual: `${untrack}; or ${found.length === 0 ? 'replace the secret in the source by hand' : 'remove the line'}, and set ${SECRET_VARIABLE} where the application runs.`,
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
  return texts.flatMap((text) => [text, ...listed(text)]);
}

/** The secrets in a value of {@link PREVIOUS_VARIABLE}. */
export function listed(value: string): string[] {
  return value.split(',').filter((text) => text !== '');
}

/** A value as a library reads it back, in quotes where it needs them; undefined where none helps. */
export function spelled(reader: EnvReader, name: string, value: string): string | undefined {
  // Some libraries put the value of another variable in the place of `${NAME}`.
  const candidates = value.split(',').every(isPlain)
    ? [value]
    : /['$\\\r\n]/.test(value)
      ? []
      : [`'${value}'`];
  return candidates.find((candidate) => {
    const line = `${name}=${candidate}`;
    const [entry] = entriesFor(reader, line);
    const readings = entry === undefined ? [] : readingsOf(reader, line, entry);
    return readings.length > 0 && readings.every((reading) => reading === value);
  });
}

/** A value that every library reads alike, without quotes. */
function isPlain(value: string): boolean {
  return /^[\w.~+/=-]+$/.test(value);
}

/** Said of a line that stands there without effect. */
function passedOver(envFile: EnvFile, { line }: DotenvEntry, isSame: boolean): Note {
  const value = isSame ? 'the same value' : 'a new value';
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
  const message = `${envFile.reader} reads what surrounds the value, such as a comment, quotes or spaces, as part of it.`;
  return [{ message, file: envFile.path, line: last.line }];
}
