import { prefixIn, selfReferenceIn } from '../languages/dotenv/dotenv.js';
import { isIgnored } from '../languages/text/ignored.js';
import { eolOf } from '../languages/text/layout.js';
import type { Change, Note } from '../model/change.js';
import type { Answers } from '../model/options.js';
import { folderOf, nameOf } from '../model/paths.js';
import { SECRET_VARIABLE } from '../model/secret.js';
import { type OtherKey, secretInEnvFile } from './env-file.js';
import { findWeakSecrets } from './weak-secrets.js';
import { keptFindings, keptNotes } from './keeper.js';
import { referenceFinding, referencesIn } from './references.js';
import { samplesAmong } from './samples.js';
import { isNamed, listUnset } from './placeholders.js';
import type { EnvFile } from './survey.js';
import { listed } from '../model/words.js';

export { movedStep, secretStep, SEVERAL_STAY, whyNotMoved, type OtherKey } from './env-file.js';
export { keptSteps } from './keeper.js';
export { surveyEnvFile, type EnvFile } from './survey.js';

/** The next step where the env file is new, and a sample tells what else it should hold. */
export function newFileSteps(envFile: EnvFile): string[] {
  const { path, isNew, samples, templates = [], emptySamples = [] } = envFile;
  const name = nameOf(path);
  const isOwn = (sample: string) => samplesAmong([nameOf(sample)], name).length > 0;
  const own = samples.filter((one) => ![...templates, ...emptySamples].includes(one) && isOwn(one));
  // `.env.dev.example` is that of `.env.dev`, where there is an `.env.example` as well.
  const [sample] = own.sort((a, b) => wordsIn(a) - wordsIn(b));
  if (isNew !== true || sample === undefined) return [];
  return [
    `Add the other variables from ${sample} to ${path}, which is new. Copying the sample over it would lose the secret.`,
  ];
}

function wordsIn(sample: string): number {
  return nameOf(sample).split(/[._-]/).filter(Boolean).length;
}

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
  /** Whether the code reads the secret already: then one in the environment will do. */
  readonly isRead: boolean;
  /** A key of the framework's own, which must not be the secret. */
  readonly otherKey?: OtherKey;
  /** The secret that has stood in the source until now. */
  readonly moved?: string | undefined;
  /** Whether the code parts the variable at its commas, into several secrets. */
  readonly isParted?: boolean;
  /** Variables that the code of this run demands, and that nobody is seen to set. */
  readonly unset?: readonly string[];
}

/** Keeps the secret in the env file: the file itself, `.gitignore`, the samples. */
export function envFileChanges(envFile: EnvFile, answers: Answers, kept: Kept): Change[] {
  if (envFile.keeper !== undefined)
    return [leaveToItsKeeper(envFile, kept.make), ...nameInSamples(envFile, kept)];
  return [
    ignoreEnvFile(envFile),
    secretInEnvFile(envFile, answers, kept),
    ...(kept.unset?.length ? [listUnset(envFile, kept.unset)] : []),
    findWeakSecrets(envFile, kept.isParted === true),
    ...nameInSamples(envFile, kept),
  ];
}

/** Says what is to be said of the file, which is neither read again nor written. */
function leaveToItsKeeper(envFile: EnvFile, make: string): Change {
  return {
    title: `leave ${envFile.path} unchanged`,
    file: envFile.gitignore,
    run: () => ({
      kind: 'unchanged',
      findings: keptFindings(envFile, make),
      notes: keptNotes(envFile),
    }),
  };
}

/** Names the variables, without values, in each sample of the env file that the project has. */
export function nameInSamples({ samples }: Pick<EnvFile, 'samples'>, { names, make }: Kept): Change[] {
  return samples.map((file) => ({
    title: `list ${names.join(', ')}`,
    problem: `${listed(names)} should be listed`,
    file,
    run(source = '') {
      const missing = names.filter((name) => !isNamed(source, name));
      if (missing.length === 0) return { kind: 'unchanged' };
      const references = referencesIn(source);
      if (references !== undefined)
        return { kind: 'unchanged', findings: [referenceFinding(file, references, missing, make)] };
      return { kind: 'changed', text: source + sampleBlock(source, missing, make) };
    },
  }));
}

/** By this the comment of an earlier run is known again. */
export const SAMPLE_HINT = '# At least 32 random characters:';

/** With a blank line before it, and what a good value is. */
function sampleBlock(source: string, names: readonly string[], make: string): string {
  const eol = eolOf(source);
  const isOpen = source !== '' && !/[\r\n]$/.test(source);
  const isClose = source !== '' && !/(\r\n|\n|\r(?!\n))[ \t]*(\r\n|\r|\n)$/.test(source);
  const hint = names.includes(SECRET_VARIABLE) ? [`${SAMPLE_HINT} ${make}`] : [];
  const prefix = prefixIn(source);
  const valueOf = selfReferenceIn(source) ?? (() => '');
  const lines = [...hint, ...names.map((name) => `${prefix}${name}=${valueOf(name)}`)];
  return `${isOpen ? eol : ''}${isClose ? eol : ''}${lines.join(eol)}${eol}`;
}

/** Keeps the env file out of git; what git itself ignores already is left alone. */
export function ignoreEnvFile(envFile: EnvFile): Change {
  const path = envFile.path.slice(folderOf(envFile.gitignore).length).replace(/^\//, '');
  const pattern = patternFor(path);
  return {
    title: `ignore ${pattern}`,
    problem: `git doesn't ignore ${pattern}`,
    file: envFile.gitignore,
    run(source = '') {
      if (envFile.ignored || envFile.tracked) return { kind: 'unchanged' };
      // Where the patterns can't be matched, the line itself is looked for.
      if (isIgnored(source, path) ?? source.split(/\r?\n/).includes(pattern)) return { kind: 'unchanged' };
      // To git, CR alone ends no line.
      const eol = eolOf(source).replace(/^\r$/, '\n');
      const gap = source === '' || source.endsWith('\n') ? '' : eol;
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
  const message = 'This is not a git repository: the line takes effect once it becomes one.';
  return [{ message, file: envFile.gitignore }];
}
