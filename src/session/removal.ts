import { readDotenv, refersToItself } from '../languages/dotenv/dotenv.js';
import { entriesFor } from '../languages/dotenv/env-reader.js';
import type { Span } from '../languages/text/list-edit.js';
import { previousLine } from '../languages/text/lines.js';
import { removalEdits } from '../languages/text/removal.js';
import { applyEdits } from '../languages/text/text-edit.js';
import type { Change } from '../model/change.js';
import type { Answers } from '../model/options.js';
import { PREVIOUS_VARIABLE, SECRET_VARIABLE } from '../model/secret.js';
import { listed } from './env-file.js';
import { linesOf, withoutLines } from './env-lines.js';
import { SAMPLE_HINT } from './index.js';
import { placeholderLines } from './placeholders.js';
import type { EnvFile } from './survey.js';

/** What `remove` says where there is nothing of the session. */
export const NOTHING_TO_REMOVE = 'Nothing to remove: no Wristband session is set up here.';

/**
 * Takes the secret out of the env file and the samples. The line in `.gitignore` stays: an env file that is made again must
 * not be committed.
 * @param others sources beside the application's own that name the variable: then it stays
 * @param complete whether all sources were looked at
 */
export function envFileRemovals(envFile: EnvFile, others: readonly string[], complete: boolean): Change[] {
  if (others.length > 0) return [keepSecret(envFile, others)];
  const own = envFile.keeper === undefined ? [removeSecret(envFile, complete)] : [];
  return [...own, ...sampleRemovals(envFile.samples)];
}

/** Takes the secret's line out of the samples. */
export function sampleRemovals(samples: readonly string[]): Change[] {
  return samples.map(removeFromSample);
}

/** Code that stops working once the session is gone. */
export interface SessionUse {
  readonly file: string;
  readonly line?: number | undefined;
  readonly reason: string;
  readonly manual: string;
}

/** What still needs the session must be changed first, unless the user agrees. */
export function blockUse({ file, line, reason, manual }: SessionUse, answers: Answers): Change {
  const at = line === undefined ? {} : { line };
  return {
    title: 'check that nothing needs the session',
    file,
    run: () =>
      answers.force
        ? { kind: 'unchanged', notes: [{ message: reason, file, ...at }] }
        : { kind: 'blocked', reason, ...at, manual, consent: 'remove the session anyway' },
  };
}

/** What is left to do by hand where the secret is. */
export function removalSteps(envFile: EnvFile | undefined): string[] {
  const { keeper, path } = envFile ?? {};
  const kept = keeper === undefined || path === undefined ? [] : [`Remove ${SECRET_VARIABLE} from ${path}.`];
  return [
    ...kept,
    `Remove ${SECRET_VARIABLE} from production's environment, and from everything else that sets it.`,
  ];
}

/** Whether an env file would hold anything else once the secret is gone. */
export function holdsOthers(text: string): boolean {
  return readDotenv(text).some((entry) => !isOurs(entry));
}

/** The secret, and those that it has replaced. */
function isOurs({ name }: { readonly name: string }): boolean {
  return name === SECRET_VARIABLE || name === PREVIOUS_VARIABLE;
}

function removeSecret(envFile: EnvFile, complete: boolean): Change {
  const message = `Not all files were searched for other code that reads ${SECRET_VARIABLE}.`;
  const notes = complete ? [] : [{ message, file: envFile.path }];
  return {
    title: `remove ${SECRET_VARIABLE}`,
    file: envFile.path,
    hidden: true,
    run(source) {
      const result = source === undefined ? undefined : withoutSecret(envFile, source);
      return result === undefined || result.kind === 'unchanged'
        ? { kind: 'unchanged' }
        : { ...result, notes };
    },
  };
}

function keepSecret({ path }: EnvFile, others: readonly string[]): Change {
  const message = `${SECRET_VARIABLE} is kept in ${path}: ${others.join(', ')} ${others.length > 1 ? 'use' : 'uses'} it.`;
  return {
    title: `keep ${SECRET_VARIABLE}`,
    file: path,
    run: (source = '') => ({
      kind: 'unchanged',
      notes: readDotenv(source).some(({ name }) => name === SECRET_VARIABLE) ? [{ message, file: path }] : [],
    }),
  };
}

/** A link, or a file that git tracks, stays, though it is empty. */
function withoutSecret({ reader, isLink, tracked }: EnvFile, source: string) {
  const found = entriesFor(reader, source).filter(isOurs);
  const rest = applyEdits(source, withoutLines(source, found));
  const placeholders = placeholderLines(rest).map((span) => ({ ...span, insert: '' }));
  if (found.length + placeholders.length === 0) return { kind: 'unchanged' } as const;
  const redact = found.flatMap(({ value }) => [value, ...listed(value)]);
  const text = applyEdits(rest, placeholders);
  if (text === '' && isLink !== true && !tracked) return { kind: 'deleted', redact } as const;
  return { kind: 'changed', text, redact } as const;
}

/** A value of the user's own stays, and with it the line. */
function removeFromSample(file: string): Change {
  return {
    title: `no longer list ${SECRET_VARIABLE}`,
    file,
    run(source = '') {
      const lines = readDotenv(source)
        .filter((entry) => isOurs(entry) && (entry.value === '' || refersToItself(entry)))
        .map((entry) => withHint(source, linesOf(source, entry)));
      if (lines.length === 0) return { kind: 'unchanged' };
      return { kind: 'changed', text: applyEdits(source, removalEdits(source, { lines, cuts: [] })) };
    },
  };
}

function withHint(text: string, { from, to }: Span): Span {
  const above = previousLine(text, from);
  return { from: text.startsWith(SAMPLE_HINT, above) ? above : from, to };
}
