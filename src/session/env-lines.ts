import { appendDotenv, type DotenvEntry, prefixIn, readDotenv } from '../languages/dotenv/dotenv.js';
import { entriesFor, type EnvReader, valueSpan } from '../languages/dotenv/env-reader.js';
import { eolOf } from '../languages/text/layout.js';
import type { Span } from '../languages/text/list-edit.js';
import { isLineEnd, lineStart, nextLine } from '../languages/text/lines.js';
import { applyEdits, insertAt, type TextEdit } from '../languages/text/text-edit.js';
import type { EnvFile } from './survey.js';
import { PREVIOUS_VARIABLE, SECRET_VARIABLE } from '../model/secret.js';

/**
 * The env file with a new secret and those before it, each on the line that it has already.
 * @param previous as it is written behind the equals sign
 */
export function withSecrets(source: string, reader: EnvReader, secret: string, previous: string): string {
  const text = withValue(source, reader, SECRET_VARIABLE, secret);
  if (entryOf(text, reader, PREVIOUS_VARIABLE) !== undefined)
    return withValue(text, reader, PREVIOUS_VARIABLE, previous);
  const above = entryOf(text, reader, SECRET_VARIABLE);
  if (above === undefined) throw new Error('The secret is not on the line that it was written to.');
  // As the line above it: `export NAME=`.
  const head = text
    .slice(lineStart(text, above.from), above.from)
    .replace(SECRET_VARIABLE, PREVIOUS_VARIABLE);
  const eol = eolOf(text);
  const at = nextLine(text, above.to);
  const gap = isLineEnd(text[at - 1]) ? '' : eol;
  return applyEdits(text, [insertAt(at, `${gap}${head}${previous}${eol}`)]);
}

function withValue(source: string, reader: EnvReader, name: string, value: string): string {
  const entry = entryOf(source, reader, name);
  if (entry === undefined) return applyEdits(source, [appendDotenv(source, name, value)]);
  const { from, to } = valueSpan(reader, source, entry);
  return applyEdits(source, [{ from, to, insert: value }]);
}

function entryOf(source: string, reader: EnvReader, name: string): DotenvEntry | undefined {
  return entriesFor(reader, source).find((entry) => entry.name === name);
}

/** Adds a variable in the form of the others, or of those in the samples where there are none. */
export function withVariable(source: string, file: EnvFile, name: string, value: string): string {
  const asOthers = readDotenv(source).length > 0 ? prefixIn(source) : (file.prefix ?? '');
  // python-decouple takes `export` for a part of the name.
  const prefix = file.reader === 'python-decouple' ? '' : asOthers;
  return applyEdits(source, [appendDotenv(source, name, value, prefix)]);
}

/** Removes whole lines. */
export function withoutLines(source: string, entries: readonly DotenvEntry[]): TextEdit[] {
  return entries.map((entry) => ({ ...linesOf(source, entry), insert: '' }));
}

/** The whole lines of an entry, all of them where its value spans several. */
export function linesOf(source: string, { from, to }: DotenvEntry): Span {
  return { from: lineStart(source, from), to: nextLine(source, to) };
}
