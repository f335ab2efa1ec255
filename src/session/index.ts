import type { Change } from '../model/change.js';
import type { Answers } from '../model/options.js';
import { nameInEnvExample } from './env-example.js';
import { secretInEnvFile, type OtherKey } from './env-file.js';
import { ignoreEnvFile } from './gitignore.js';
import type { EnvFile } from './survey.js';

export type { OtherKey } from './env-file.js';
export { surveyEnvFile, type EnvFile } from './survey.js';

/**
 * Keeps the secret in the env file: the file itself, `.gitignore`, `.env.example`.
 * @param names the variables that the patched code reads, the secret's among them
 * @param otherKey a key of the framework's own, which must not be the secret
 */
export function envFileChanges(
  envFile: EnvFile,
  answers: Answers,
  names: readonly string[],
  otherKey: OtherKey = {},
): Change[] {
  return [
    ignoreEnvFile(envFile),
    secretInEnvFile(envFile, answers, otherKey),
    nameInEnvExample(envFile, names),
  ];
}
