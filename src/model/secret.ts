/** The environment variable that holds the session secret; the name that Wristband's Django engine reads. */
export const SECRET_VARIABLE = 'WRISTBAND_SESSION_SECRET';

/** The secrets that it has replaced and that still open cookies; commas between them. */
export const PREVIOUS_VARIABLE = 'WRISTBAND_SESSION_SECRET_PREVIOUS';

/** Both SDKs reject shorter secrets. */
export const MINIMUM_SECRET_LENGTH = 32;

/** A session takes at most so many; the first one encrypts. */
export const MAX_SECRETS = 3;

/** Values of the vendor's pages and demos, and words that people write before they have a secret. */
const PLACEHOLDER = /^<.*>$|your-secret|your-generated-secret|at-least-32-char|change-?me|^x{3,}$/i;

/** Whether a value stands for one that is still to be found. */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value);
}

export type SecretFault = 'empty' | 'a placeholder' | 'shorter than 32 characters';

/** What is wrong with a secret that is already there; undefined when it can stay. */
export function secretFault(secret: string): SecretFault | undefined {
  if (secret.trim() === '') return 'empty';
  if (isPlaceholder(secret)) return 'a placeholder';
  return secret.length < MINIMUM_SECRET_LENGTH ? 'shorter than 32 characters' : undefined;
}

/** Stands on the screen where a secret stands in the file. */
export const HIDDEN = '<hidden secret>';

/** A shorter text is a separator or a name, or says too little to be worth garbling what is shown. */
const MIN_HIDDEN = 8;

/** Such a value is also a word that texts use: `WRISTBAND_SESSION_SECRET=secret`. */
const LONGEST_WORD = 15;
const WORD = /^\p{L}+$/u;

/** Replaces every secret of at least 8 characters by {@link HIDDEN}, the longest first, so that none survives as part of another. */
export function conceal(text: string, secrets: readonly string[]): string {
  const longestFirst = [...new Set(secrets)]
    .filter(({ length }) => length >= MIN_HIDDEN)
    .sort((a, b) => b.length - a.length);
  return longestFirst.reduce((shown, secret) => shown.replaceAll(occurrences(secret), () => HIDDEN), text);
}

/** Whether a line of text shows one of the secrets. */
export function showsSecret(line: string, secrets: readonly string[]): boolean {
  return conceal(line, secrets) !== line;
}

/** A word is hidden where it is a value, quoted or after an equals sign; anything else wherever it stands. */
function occurrences(secret: string): RegExp | string {
  if (secret.length > LONGEST_WORD || !WORD.test(secret)) return secret;
  return new RegExp(`(?<=["'\`]|=[ \\t]*)${secret}(?=["'\`]|\\s|$)`, 'g');
}
