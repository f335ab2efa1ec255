import type { Change, Finding } from '../model/change.js';
import { typed } from '../model/context.js';
import {
  MAX_SECRETS,
  MINIMUM_SECRET_LENGTH,
  PREVIOUS_VARIABLE,
  SECRET_VARIABLE,
  secretFault,
} from '../model/secret.js';
import { weaknessOf } from '../model/secret-weakness.js';
import { entriesNamed, listed } from './env-file.js';
import type { EnvFile } from './survey.js';

/** Django makes its key of so many bytes, the first ones. */
export const KEY_BYTES = 32;

/** Two secrets with the same are one key. */
export function keyOf(secret: string): string {
  return new TextEncoder().encode(secret).subarray(0, KEY_BYTES).toString();
}

/** Where secrets stand, and by which name they are spoken of. */
interface Place {
  readonly file: string;
  readonly line?: number;
  readonly name: string;
}

const ROTATE = `To replace it without logging anyone out: ${typed(['npx', 'create-wristband-session', 'rotate'])}`;
const FINISH = `Once no cookie needs it: ${typed(['npx', 'create-wristband-session', 'rotate', '--finish'])}`;

/**
 * What is wrong with secrets that work: no run replaces them, because that would log everyone out. No value is shown.
 * @param secrets those of one setting or variable, the one that encrypts first
 */
function weakFindings(secrets: readonly string[], place: Place): Finding[] {
  const isPrevious = place.name === PREVIOUS_VARIABLE;
  const manual = isPrevious ? FINISH : ROTATE;
  const weak = new Set(secrets.flatMap((secret) => clauseOf(secret) ?? []));
  const found = [...weak].map((clause) => finding(place, `${place.name} ${clause}`, manual));
  const joined = secrets.filter(isJoined);
  if (joined.length > 0)
    found.push(
      finding(
        place,
        `${place.name} joins several secrets with commas, but is read as one string, so the session has one secret only`,
        'Write a list of the secrets, the one that encrypts first. If the others are no longer needed, keep only the first one.',
      ),
    );
  const most = isPrevious ? MAX_SECRETS - 1 : MAX_SECRETS;
  if (secrets.length > most)
    found.push(
      finding(
        place,
        `${place.name} has ${secrets.length} secrets, more than ${most}`,
        'Remove the last ones.',
      ),
    );
  return found;
}

/** Secrets of which two make the same key, wherever they stand. */
function sameKeyFindings(secrets: readonly string[], place: Place): Finding[] {
  if (new Set(secrets.map(keyOf)).size === new Set(secrets).size) return [];
  const message = `two secrets in ${place.name} have the same first ${KEY_BYTES} bytes, so they are one key`;
  return [finding(place, message, 'Remove the later one of them.')];
}

/** What is said of secrets that stand in the source. */
export function weakLiterals(
  secrets: readonly string[],
  at: Pick<Place, 'file' | 'line'>,
  name = SECRET_VARIABLE,
): Finding[] {
  const place = { ...at, name };
  return [...weakFindings(secrets, place), ...sameKeyFindings(secrets, place)];
}

/** Reports the secrets of an env file, as they are once the changes before this one were made. */
export function findWeakSecrets(envFile: EnvFile, isParted: boolean): Change {
  return {
    title: `check the secrets in ${envFile.path}`,
    file: envFile.path,
    hidden: true,
    run: (source = '') => ({ kind: 'unchanged', findings: weakInFile(envFile, source, isParted) }),
  };
}

function weakInFile({ path, reader }: EnvFile, source: string, isParted: boolean): Finding[] {
  const found = [SECRET_VARIABLE, PREVIOUS_VARIABLE].map((name) =>
    entriesNamed(name, source, reader)
      .filter(({ isRead, value }) => isRead && secretFault(value) === undefined)
      .map(({ value, line }) => {
        const secrets = isParted || name === PREVIOUS_VARIABLE ? listed(value) : [value];
        return { secrets, place: { file: path, line, name } };
      }),
  );
  const [current, previous] = found.map((entries) => entries.at(-1));
  const weak = found.flat().flatMap(({ secrets, place }) => weakFindings(secrets, place));
  const last = previous ?? current;
  if (last === undefined) return weak;
  return [
    ...weak,
    ...sameKeyFindings([...(current?.secrets ?? []), ...(previous?.secrets ?? [])], last.place),
  ];
}

function clauseOf(secret: string): string | undefined {
  const weakness = weaknessOf(secret);
  if (weakness === undefined) return undefined;
  return weakness === 'published'
    ? "is a value from Wristband's published examples, so anyone can forge a session"
    : 'is easy to guess: it consists of words, sequences or repeated characters';
}

/** `first,second`, each long enough by itself; a generated secret may have a comma, too. */
function isJoined(secret: string): boolean {
  const parts = secret.split(',').map((part) => part.trim());
  return parts.length > 1 && parts.every(({ length }) => length >= MINIMUM_SECRET_LENGTH);
}

function finding({ file, line }: Place, message: string, manual: string): Finding {
  return { file, message, manual, ...(line === undefined ? {} : { line }) };
}
