import { appendDotenv, readDotenv } from '../languages/dotenv/dotenv.js';
import { applyEdits } from '../languages/text/text-edit.js';
import type { Change } from '../model/change.js';
import type { Answers } from '../model/options.js';
import { type OtherKey, secretInEnvFile } from './env-file.js';
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

/** Names the variables, without values, in the example file of a project that has one. */
function nameInEnvExample(envFile: EnvFile, names: readonly string[]): Change {
  return {
    title: `name ${names.join(', ')}`,
    file: envFile.example,
    run(source) {
      if (source === undefined) return { kind: 'unchanged' };
      const present = new Set(readDotenv(source).map((entry) => entry.name));
      const missing = names.filter((name) => !present.has(name));
      if (missing.length === 0) return { kind: 'unchanged' };
      const add = (text: string, name: string) => applyEdits(text, [appendDotenv(text, name, '')]);
      return { kind: 'changed', text: missing.reduce(add, source) };
    },
  };
}
