import { eolOf } from '../text/layout.js';
import { lineEnd, lineNumber, lineStart, nextLine } from '../text/lines.js';
import { insertAt, type TextEdit } from '../text/text-edit.js';

/** One `NAME=value` of an env file. */
export interface DotenvEntry {
  readonly name: string;
  /** As the usual parsers read it: quotes and a trailing comment taken off, escapes left as they are. */
  readonly value: string;
  readonly line: number;
  /** The raw value's span, quotes included, without a trailing comment. */
  readonly from: number;
  readonly to: number;
}

const ASSIGNMENT = /[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*[=:]([ \t]*)/y;
const QUOTES = ['"', "'", '`'];

/** The entries of an env file in order; comments, blank and unreadable lines are passed over. */
export function readDotenv(text: string): DotenvEntry[] {
  const entries: DotenvEntry[] = [];
  for (let at = 0; at < text.length;) {
    ASSIGNMENT.lastIndex = at;
    const [, name, blanks = ''] = ASSIGNMENT.exec(text) ?? [];
    const start = ASSIGNMENT.lastIndex;
    if (name === undefined) {
      at = nextLine(text, at);
      continue;
    }
    const to = valueEnd(text, start);
    // Where there is no value, the blanks belong to the comment: `NAME=value# comment` would be all value.
    const span =
      to > start ? { from: start, to } : { from: start - blanks.length, to: start - blanks.length };
    entries.push({ name, value: unquote(text.slice(start, to)), line: lineNumber(text, at), ...span });
    at = nextLine(text, to);
  }
  return entries;
}

/**
 * Adds `NAME=value` as a last line. The value must need no quotes (base64url does not).
 * @param prefix what stands before the name: {@link prefixIn}
 */
export function appendDotenv(text: string, name: string, value: string, prefix = ''): TextEdit {
  const eol = eolOf(text);
  const gap = text === '' || /[\r\n]$/.test(text) ? '' : eol;
  return insertAt(text.length, `${gap}${prefix}${name}=${value}${eol}`);
}

/** `export ` where each variable has it, because a shell reads the file: without it, programs don't get the variable. */
export function prefixIn(text: string): '' | 'export ' {
  const entries = readDotenv(text);
  const isExported = ({ from }: DotenvEntry): boolean =>
    /^[ \t]*export[ \t]/.test(text.slice(lineStart(text, from), from));
  return entries.length > 0 && entries.every(isExported) ? 'export ' : '';
}

/**
 * What stands behind the equals sign where most variables are set to themselves, `NAME=${NAME}`: envsubst or a shell makes
 * the env file of such a text. Undefined where most have values of their own.
 */
export function selfReferenceIn(text: string): ((name: string) => string) | undefined {
  const entries = readDotenv(text);
  const forms = entries.filter(refersToItself).map(
    ({ name, from, to }) =>
      (variable: string) =>
        text.slice(from, to).replace(name, variable),
  );
  return forms.length * 2 > entries.length ? forms[0] : undefined;
}

/** `NAME=${NAME}` */
export function refersToItself({ name, value }: DotenvEntry): boolean {
  return value === `\${${name}}` || value === `$${name}`;
}

/** Puts a value that needs no quotes in the place of an entry's. */
export function replaceDotenv(entry: DotenvEntry, value: string): TextEdit {
  return { from: entry.from, to: entry.to, insert: value };
}

/** A quoted value may span lines; any other ends at a comment or at the line's end. */
function valueEnd(text: string, from: number): number {
  const quoted = quotedEnd(text, from);
  if (quoted !== undefined) return quoted;
  const end = lineEnd(text, from);
  const comment = /(^|\s)#/.exec(text.slice(from, end));
  return from + text.slice(from, comment === null ? end : from + comment.index).trimEnd().length;
}

/**
 * The end of a quoted value, after which only a comment may follow on the line. A quote after a backslash ends the
 * value only where no later one does.
 */
function quotedEnd(text: string, from: number): number | undefined {
  const quote = text[from];
  if (quote === undefined || !QUOTES.includes(quote)) return undefined;
  const ends: number[] = [];
  for (let at = text.indexOf(quote, from + 1); at >= 0; at = text.indexOf(quote, at + 1)) {
    ends.unshift(at + 1);
    if (text[at - 1] !== '\\') break;
  }
  return ends.find((end) => /^[ \t]*(?:#|$)/.test(text.slice(end, lineEnd(text, end))));
}

function unquote(raw: string): string {
  const quote = raw[0];
  const quoted = raw.length > 1 && quote !== undefined && QUOTES.includes(quote) && raw.endsWith(quote);
  return quoted ? raw.slice(1, -1) : raw;
}
