import { appendDotenv, readDotenv, replaceDotenv, type DotenvEntry } from '../languages/dotenv/dotenv.js';
import { valueSpan } from '../languages/dotenv/env-reader.js';
import { applyEdits } from '../languages/text/text-edit.js';
import type { BlockedResult, Change, ChangeResult } from '../model/change.js';
import type { Answers } from '../model/options.js';
import { typed } from '../model/shell-words.js';
import { SECRET_VARIABLE, secretFault } from '../model/secret.js';
import { isPlain, passedOver, readOtherwise, secretEntries, type SecretEntry } from './secret-entries.js';
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
  const found = secretEntries(source, envFile.reader);
  const entries = found.filter(({ isRead }) => isRead);
  const redact = found.flatMap(({ values }) => values).filter((value) => value !== '');
  const faultIn = (value: string) => secretFault(value) ?? twinOf(value, all, otherKey);
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
function twinOf(
  secret: string,
  entries: readonly DotenvEntry[],
  { variable, literal }: OtherKey,
): string | undefined {
  if (secret === literal) return 'the same as SECRET_KEY in the settings';
  const isKey = (name: string) => name.endsWith('SECRET_KEY') || name === variable;
  const twin = entries.find(({ name, value }) => isKey(name) && value === secret);
  return twin === undefined ? undefined : `the same as ${twin.name}`;
}

function trackedByGit(envFile: EnvFile, source: string): BlockedResult | ChangeResult {
  const entry = secretEntries(source, envFile.reader).find(({ isRead }) => isRead);
  if (entry !== undefined && secretFault(entry.value) === undefined) {
    // What stands in a tracked file is left to do by hand, whoever has put it there.
    return { kind: 'unchanged', redact: [entry.value] };
  }
  return {
    kind: 'blocked',
    reason: `git tracks ${envFile.path}: a secret written there would be committed.`,
    manual:
      `Stop tracking it (${typed(['git', 'rm', '--cached', envFile.path])}) and run again; or set ${SECRET_VARIABLE} ` +
      `where the application runs and pass --secret-store inline only for a file that is never committed.`,
  };
}
