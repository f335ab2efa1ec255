/** The environment variable that holds the session secret; the name that Wristband's Django engine reads. */
export const SECRET_VARIABLE = 'WRISTBAND_SESSION_SECRET';

/** Both SDKs reject shorter secrets. */
export const MINIMUM_SECRET_LENGTH = 32;

/** Values of the vendor's pages and demos, and words that people write before they have a secret. */
const PLACEHOLDER = /^<.*>$|your-secret|your-generated-secret|at-least-32-char|change-?me|^x{3,}$/i;

export type SecretFault = 'empty' | 'a placeholder' | 'shorter than 32 characters';

/** What is wrong with a secret that is already there; undefined when it can stay. */
export function secretFault(secret: string): SecretFault | undefined {
  if (secret.trim() === '') return 'empty';
  if (PLACEHOLDER.test(secret)) return 'a placeholder';
  return secret.length < MINIMUM_SECRET_LENGTH ? 'shorter than 32 characters' : undefined;
}
