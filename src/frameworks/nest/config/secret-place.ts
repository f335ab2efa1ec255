import { isSecretInline } from '../../../session/questions.js';
import type { Answers } from '../../../model/types.js';
import type { NestApp } from '../app.js';

/** Where the secret is in the end: in the environment, in the source, or where the user's own expression gets it. */
export type SecretPlace = 'environment' | 'source' | 'own';

/** A secret that is there already stays where it is; the answer counts for a new one. */
export function secretPlace({ config }: NestApp, answers: Answers): SecretPlace {
  const { secret } = config;
  if (secret?.kind === 'environment') return 'environment';
  if (secret?.kind === 'own' || secret?.kind === 'unknown') return 'own';
  if (secret?.kind === 'literal' && secret.fault === undefined) return 'source';
  return isSecretInline(answers) ? 'source' : 'environment';
}
