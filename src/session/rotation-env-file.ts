import type { BlockedResult, Change, ChangeResult } from '../model/change.js';
import { typed } from '../model/context.js';
import type { Answers } from '../model/options.js';
import { MAX_SECRETS, PREVIOUS_VARIABLE, SECRET_VARIABLE, secretFault } from '../model/secret.js';
import { applyEdits } from '../languages/text/text-edit.js';
import { entriesNamed, listed, type OtherKey, sameKey, type SecretEntry, spelled } from './env-file.js';
import { readDotenv } from '../languages/dotenv/dotenv.js';
import { FINISH } from './rotation-steps.js';
import { withoutLines, withSecrets } from './env-lines.js';
import type { EnvFile } from './survey.js';
import { KEY_BYTES, keyOf } from './weak-secrets.js';

/** What a rotation needs to know beside the env file. */
export interface Rotated {
  /** Secrets that stand in the source and move to the env file, the one that encrypts first; none where the file has them. */
  readonly literals: readonly string[];
  /** What to do by hand where the secret in use can't be seen. */
  readonly byHand: string;
  /** A key of the framework's own, which must not be the secret. */
  readonly otherKey?: OtherKey;
}

/** Makes the generated secret the first one in the env file, and the one that was there a previous one. */
export function rotateInEnvFile(envFile: EnvFile, answers: Answers, rotated: Rotated): Change {
  return {
    title: `rotate ${SECRET_VARIABLE} (the values are not shown)`,
    file: envFile.path,
    hidden: true,
    mode: 0o600,
    run: (source = '') => {
      const held = heldIn(envFile, source);
      const result = rotate(envFile, source, held, answers, rotated);
      return { ...result, redact: [...held.redact, ...rotated.literals] };
    },
  };
}

/** Takes the previous secrets out of the env file: from then on they open no cookie. */
export function finishInEnvFile(envFile: EnvFile, warning: string): Change {
  return {
    title: `remove ${PREVIOUS_VARIABLE} (the value is not shown)`,
    file: envFile.path,
    hidden: true,
    run: (source = '') => {
      const { redact } = heldIn(envFile, source);
      const entries = entriesNamed(PREVIOUS_VARIABLE, source, envFile.reader);
      if (entries.length === 0) return { kind: 'unchanged', redact };
      return {
        kind: 'changed',
        text: applyEdits(source, withoutLines(source, entries)),
        redact,
        notes: [{ message: warning }],
      };
    },
  };
}

/** What an env file has of both variables. */
interface Held {
  readonly secrets: readonly SecretEntry[];
  readonly previous: readonly SecretEntry[];
  readonly redact: readonly string[];
}

function heldIn({ reader }: EnvFile, source: string): Held {
  const secrets = entriesNamed(SECRET_VARIABLE, source, reader);
  const previous = entriesNamed(PREVIOUS_VARIABLE, source, reader);
  const texts = [...secrets, ...previous].flatMap(({ values }) => values);
  const redact = texts.flatMap((text) => [text, ...listed(text)]).filter((text) => text !== '');
  return { secrets, previous, redact };
}

function rotate(
  envFile: EnvFile,
  source: string,
  held: Held,
  answers: Answers,
  rotated: Rotated,
): ChangeResult {
  const [entry] = held.secrets;
  // The second plan of the same run, or the same secret given again.
  if (entry?.value === answers.secret) return { kind: 'unchanged' };
  if (envFile.tracked) return trackedByGit(envFile);
  const kept = keptSecrets(envFile, held, rotated);
  if ('kind' in kept) return kept;
  const taken = sameKey(answers.secret, readDotenv(source), rotated.otherKey ?? {});
  const fault = faultOfKept(kept, rotated) ?? faultOfNew(answers.secret, kept, taken);
  if (fault !== undefined) return { ...fault, ...(entry === undefined ? {} : { line: entry.line }) };
  const previous = spelledAs(envFile, source, held, kept);
  if (previous === undefined) return notSpelled(envFile);
  return { kind: 'changed', text: withSecrets(source, envFile.reader, answers.secret, previous) };
}

/** A secret that stays as it is keeps its quotes. */
function spelledAs(
  { reader }: EnvFile,
  source: string,
  { secrets: [entry] }: Held,
  kept: readonly string[],
): string | undefined {
  const [only, second] = kept;
  if (entry !== undefined && only === entry.value && second === undefined)
    return source.slice(entry.from, entry.to);
  return spelled(reader, PREVIOUS_VARIABLE, kept.join(','));
}

/** The secrets that stay in use, the one that encrypts now first. */
function keptSecrets(
  { path, reader }: EnvFile,
  { secrets, previous }: Held,
  { literals, byHand }: Rotated,
): readonly string[] | BlockedResult {
  const fault = lineFault(SECRET_VARIABLE, secrets, reader) ?? lineFault(PREVIOUS_VARIABLE, previous, reader);
  if (fault !== undefined) return fault;
  const inFile = [...secrets.map(({ value }) => value), ...previous.flatMap(({ value }) => listed(value))];
  if (literals.length === 0) {
    if (secrets.length > 0) return inFile;
    return blocked(`The secret in use is not in ${path}, so it is unknown.`, byHand);
  }
  if (inFile.every((value) => literals.includes(value))) return literals;
  const reason = `${path} has a different secret than the source, whose secret is in use.`;
  return blocked(
    reason,
    `Remove ${SECRET_VARIABLE} and ${PREVIOUS_VARIABLE} from ${path}.`,
    secrets[0]?.line,
  );
}

/** Where it is unknown which value counts. */
function lineFault(
  name: string,
  [first, second]: readonly SecretEntry[],
  reader: EnvFile['reader'],
): BlockedResult | undefined {
  if (second !== undefined)
    return blocked(`${name} is set twice here.`, 'Remove all lines but the one in use.', second.line);
  if (first === undefined || (first.isRead && first.values.length === 1)) return undefined;
  return blocked(
    `${reader} does not read ${name} as it is written here.`,
    'Write the line as NAME=value, without a comment, quotes or spaces.',
    first.line,
  );
}

/** Why the secrets in use can't be kept beside another one. */
function faultOfKept(kept: readonly string[], { literals }: Rotated): BlockedResult | undefined {
  const faulty = kept.map(secretFault).find((fault) => fault !== undefined);
  if (faulty !== undefined)
    return blocked(
      `A secret in use is ${faulty}, and a rotation would keep it.`,
      `Replace it, which logs everyone out: ${typed(['npx', 'create-wristband-session', '--force'])}.`,
    );
  if (kept.some((value) => value.includes(',')))
    return blocked(
      `A secret in use has a comma, which separates the secrets in ${PREVIOUS_VARIABLE}.`,
      'Replace it with one without a comma, which logs everyone out.',
    );
  if (kept.length >= MAX_SECRETS)
    return blocked(
      `${kept.length} secrets are already in use, and a session supports at most ${MAX_SECRETS}.`,
      literals.length > 0
        ? 'Remove the last of them once no cookie needs it, and rotate again.'
        : `Finish the current rotation before you start another one: ${FINISH}.`,
    );
  if (new Set(kept.map(keyOf)).size === kept.length) return undefined;
  return blocked(`Two secrets in use ${ONE_KEY}`, 'Remove the later one of them.');
}

function faultOfNew(
  secret: string,
  kept: readonly string[],
  taken: string | undefined,
): BlockedResult | undefined {
  const other = 'Pass another one, or remove --secret-stdin.';
  if (taken !== undefined) return blocked(`The new secret is ${taken}.`, other);
  const isKnown = kept.some((value) => keyOf(value) === keyOf(secret));
  return isKnown ? blocked(`The new secret and one in use ${ONE_KEY}`, other) : undefined;
}

const ONE_KEY = `have the same first ${KEY_BYTES} bytes, from which the key is made, so they are the same key.`;

function trackedByGit({ path }: EnvFile): BlockedResult {
  return blocked(
    `git tracks ${path}: the new secret would be committed.`,
    `Stop tracking it (${typed(['git', 'rm', '--cached', path])}) and rerun.`,
  );
}

function notSpelled({ path, reader }: EnvFile): BlockedResult {
  return blocked(
    `A secret in use has characters that ${reader} reads differently in ${path}.`,
    `Put it into ${PREVIOUS_VARIABLE} and a new secret into ${SECRET_VARIABLE} yourself.`,
  );
}

function blocked(reason: string, manual: string, line?: number): BlockedResult {
  return { kind: 'blocked', reason, manual, ...(line === undefined ? {} : { line }) };
}
