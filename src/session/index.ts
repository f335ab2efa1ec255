import ignore from 'ignore';
import { appendDotenv, readDotenv } from '../languages/dotenv/dotenv.js';
import { eolOf } from '../languages/text/layout.js';
import { applyEdits } from '../languages/text/text-edit.js';
import type { Change, Note } from '../model/change.js';
import type { Answers } from '../model/options.js';
import { folderOf } from '../model/paths.js';
import { type OtherKey, secretInEnvFile } from './env-file.js';
import { keptFindings, keptNotes } from './keeper.js';
import type { EnvFile } from './survey.js';

export type { OtherKey } from './env-file.js';
export { keptSteps } from './keeper.js';
export { surveyEnvFile, type EnvFile } from './survey.js';

/** Commands that print a good secret. */
export const NEW_SECRET = {
  python: 'python -c "import secrets; print(secrets.token_urlsafe(32))"',
  node: `node -p "require('crypto').randomBytes(32).toString('base64url')"`,
} as const;

/** What is kept in the env file, and said of it. */
export interface Kept {
  /** The variables that the patched code reads, the secret's among them. */
  readonly names: readonly string[];
  /** A command that prints a good secret. */
  readonly make: string;
  /** A key of the framework's own, which must not be the secret. */
  readonly otherKey?: OtherKey;
}

/** Keeps the secret in the env file: the file itself, `.gitignore`, `.env.example`. */
export function envFileChanges(
  envFile: EnvFile,
  answers: Answers,
  { names, make, otherKey }: Kept,
): Change[] {
  if (envFile.keeper !== undefined)
    return [leaveToItsKeeper(envFile, make), nameInEnvExample(envFile, names)];
  return [
    ignoreEnvFile(envFile),
    secretInEnvFile(envFile, answers, otherKey),
    nameInEnvExample(envFile, names),
  ];
}

/** Says what is to be said of the file, which is neither read again nor written. */
function leaveToItsKeeper(envFile: EnvFile, make: string): Change {
  return {
    title: `leave ${envFile.path} alone`,
    file: envFile.gitignore,
    run: () => ({
      kind: 'unchanged',
      findings: keptFindings(envFile, make),
      notes: keptNotes(envFile),
    }),
  };
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

/** Keeps the env file out of git; what git itself ignores already is left alone. */
export function ignoreEnvFile(envFile: EnvFile): Change {
  const path = envFile.path.slice(folderOf(envFile.gitignore).length).replace(/^\//, '');
  const pattern = patternFor(path);
  return {
    title: `ignore ${pattern}`,
    file: envFile.gitignore,
    run(source = '') {
      if (envFile.ignored || envFile.tracked) return { kind: 'unchanged' };
      if (ignore().add(source).ignores(path)) return { kind: 'unchanged' };
      const eol = eolOf(source);
      const gap = source === '' || /[\r\n]$/.test(source) ? '' : eol;
      return { kind: 'changed', text: `${source}${gap}${pattern}${eol}`, notes: outsideGit(envFile) };
    },
  };
}

/** A name as a pattern that means just it: https://git-scm.com/docs/gitignore#_pattern_format */
function patternFor(path: string): string {
  return path
    .replace(/[\\*?[]|^[#!]| +$/g, (special) => special.replace(/./g, '\\$&'))
    .replace(/[\r\n]/g, '?');
}

function outsideGit(envFile: EnvFile): Note[] {
  if (envFile.repository) return [];
  const message = 'This is not a git repository: the line takes effect once it is one.';
  return [{ message, file: envFile.gitignore }];
}
