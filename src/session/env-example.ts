import { appendDotenv, readDotenv } from '../languages/dotenv/dotenv.js';
import { applyEdits } from '../languages/text/text-edit.js';
import type { Change } from '../model/change.js';
import type { EnvFile } from './survey.js';

/** Names the variables, without values, in the example file of a project that has one. */
export function nameInEnvExample(envFile: EnvFile, names: readonly string[]): Change {
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
