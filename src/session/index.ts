import type { Answers, Transform } from '../types.js';
import { nameInEnvExample } from './env-example.js';
import { secretInEnvFile } from './env-file.js';
import { ignoreEnvFile } from './gitignore.js';
import type { EnvFile } from './survey.js';

export { surveyEnvFile, type EnvFile } from './survey.js';

/**
 * Keeps the secret in the env file: the file itself, `.gitignore`, `.env.example`.
 * @param names the variables that the patched code reads, the secret's among them
 */
export function envFileTransforms(envFile: EnvFile, answers: Answers, names: readonly string[]): Transform[] {
  return [ignoreEnvFile(envFile), secretInEnvFile(envFile, answers), nameInEnvExample(envFile, names)];
}
