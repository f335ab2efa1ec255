import { parse, TomlError } from 'smol-toml';
import { pythonComments } from './text/gap.js';
import { layoutOf } from './text/layout.js';
import { insertElement, type ListShape, type Span } from './text/list-edit.js';
import { lineEnd, nextLine } from './text/lines.js';
import { withoutElement } from './text/list-removal.js';
import { applyEdits } from './text/text-edit.js';

const LINE_WIDTH = 88;

export type Table = Readonly<Record<string, unknown>>;

/** The whole of a file; empty for one that doesn't parse, of which somebody else complains. */
export function tableIn(text: string): Table {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof TomlError) return {};
    throw error;
  }
}

/** A table, or an empty one for any other value. */
export function asTable(value: unknown): Table {
  return isTable(value) ? value : {};
}

export function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Inserts a string into an array of strings of a table, in the array's own layout.
 * @param index the place of the new element; beyond the last one is its end
 * @returns undefined where there is no such array, or it is written in an unsupported way
 * @see https://toml.io/en/v1.0.0#array
 */
export function insertIntoArray(
  text: string,
  table: string,
  key: string,
  item: string,
  index: number,
): string | undefined {
  const list = arrayAt(text, table, key);
  if (list === undefined) return undefined;
  const quote = list.elements.some(({ from }) => text[from] === "'") ? "'" : '"';
  const style = {
    ...layoutOf(text, '    '),
    comments: pythonComments,
    trailingComma: true,
    width: LINE_WIDTH,
    padding: '',
  };
  const place = Math.min(index, list.elements.length);
  const edited = applyEdits(text, insertElement(text, list, place, quote + item + quote, style));
  return isSameBut(text, edited, table, key, item, place) ? edited : undefined;
}

/**
 * Takes a string out of an array of strings of a table.
 * @param wanted the string, in each of its forms
 * @returns undefined where there is none, or the array is written in an unsupported way
 */
export function removeFromArray(
  text: string,
  table: string,
  key: string,
  wanted: readonly string[],
): string | undefined {
  const list = arrayAt(text, table, key);
  const index =
    list?.elements.findIndex(({ from, to }) => wanted.includes(text.slice(from + 1, to - 1))) ?? -1;
  if (list === undefined || index < 0) return undefined;
  const edited = withoutElement(text, list, index, pythonComments);
  const expected = parse(text);
  const array = tableOf(expected, table)?.[key];
  if (!Array.isArray(array)) return undefined;
  array.splice(index, 1);
  return JSON.stringify(parse(edited)) === JSON.stringify(expected) ? edited : undefined;
}

/** The array as it stands in the text: `[table]`, below it `key = [`. */
function arrayAt(text: string, table: string, key: string): ListShape | undefined {
  let at = findLine(text, 0, new RegExp(`^[ \\t]*\\[[ \\t]*${table}[ \\t]*\\][ \\t]*(#.*)?$`));
  if (at === undefined) return undefined;
  for (at = nextLine(text, at); at < text.length; at = nextLine(text, at)) {
    const line = text.slice(at, lineEnd(text, at));
    if (/^[ \t]*\[/.test(line)) return undefined;
    const opening = new RegExp(`^[ \\t]*${key}[ \\t]*=[ \\t]*\\[`).exec(line)?.[0];
    if (opening !== undefined) return elementsFrom(text, at + opening.length);
  }
  return undefined;
}

function findLine(text: string, from: number, pattern: RegExp): number | undefined {
  for (let at = from; at < text.length; at = nextLine(text, at)) {
    if (pattern.test(text.slice(at, lineEnd(text, at)))) return at;
  }
  return undefined;
}

/** The elements of an array of plain strings, from its opening bracket on. */
function elementsFrom(text: string, from: number): ListShape | undefined {
  const elements: Span[] = [];
  const token = /[\s,]+|#[^\r\n]*|"(?!"")(?:[^"\\\r\n]|\\.)*"|'(?!'')[^'\r\n]*'|\]/y;
  for (let at = from; ; at = token.lastIndex) {
    token.lastIndex = at;
    const found = token.exec(text)?.[0];
    if (found === undefined) return undefined;
    if (found === ']') return { from, to: at, elements };
    if (/^["']/.test(found)) elements.push({ from: at, to: token.lastIndex });
  }
}

/** Whether the file says the same as before, and the new element besides. */
function isSameBut(
  before: string,
  after: string,
  table: string,
  key: string,
  item: string,
  place: number,
): boolean {
  const wanted = parse(before);
  const array = tableOf(wanted, table)?.[key];
  if (!Array.isArray(array)) return false;
  array.splice(place, 0, item);
  return JSON.stringify(parse(after)) === JSON.stringify(wanted);
}

function tableOf(root: Table, name: string): Table | undefined {
  const value = root[name];
  return isTable(value) ? value : undefined;
}
