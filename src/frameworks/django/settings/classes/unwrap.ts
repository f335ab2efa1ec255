import { oncePer, oncePerName } from '../../../../languages/memoize.js';
import {
  parsePython,
  type NodeOf,
  type ParsedPython,
  type Statement,
} from '../../../../languages/python/index.js';

/** A line of a file, and what stands for it where the body of a class is read as a module. */
interface Line {
  readonly real: string;
  readonly unwrapped: string;
  /** What the real line begins with in the place of `put`. */
  readonly removed: string;
  readonly put: string;
}

/** The body of a class as a module: line by line the same, so that line numbers are those of the file. */
export interface Unwrapped {
  readonly text: string;
  readonly lines: readonly Line[];
  /** What statements of the class are indented by. */
  readonly indent: string;
  /** The index of the first line of the class. */
  readonly start: number;
}

/**
 * @param imports stands for the bases of the class at the beginning of the text
 * @param hidden statements at module level that are left out: other classes
 */
export function unwrap(
  parsed: ParsedPython,
  node: NodeOf<'ClassDef'>,
  imports: string,
  hidden: ReadonlySet<Statement>,
): Unwrapped | undefined {
  const real = linesWithEnds(parsed.text);
  const start = parsed.line(node) - 1;
  const [first] = node.body;
  if (first === undefined || parsed.line(first) === parsed.line(node)) return undefined;
  const indent = indentOf(real[parsed.line(first) - 1] ?? '');
  const kept = node.body.filter((statement) => !isDefinition(statement) || returned(statement) !== undefined);
  const end = Math.max(
    lineOf(parsed, parsed.span(first).to),
    ...kept.map((one) => lineOf(parsed, parsed.span(one).to)),
  );
  const lines: Line[] = real.slice(0, end + 1).map((line) => plain(line));
  for (const statement of hidden) blank(parsed, lines, statement);
  for (let index = start; index < parsed.line(first) - 1; index += 1) hide(lines, index);
  const inString = linesInStrings(parsed);
  for (let index = parsed.line(first) - 1; index <= end; index += 1)
    if (!inString.has(index)) take(lines, index, indent);
  for (const statement of node.body)
    if (isDefinition(statement)) unwrapProperty(parsed, lines, statement, inString);
  addImports(parsed, lines, imports);
  return { text: lines.map(({ unwrapped }) => unwrapped).join(''), lines, indent, start };
}

/** The body of a class at module level, read as a module without bases; undefined where there is none, or no body of lines. */
export const bodyAsModule = oncePerName((parsed: ParsedPython, name: string): ParsedPython | undefined => {
  const classes = parsed.body.filter((one) => one.nodeType === 'ClassDef');
  const node = classes.find((one) => one.name === name);
  const body = node && unwrap(parsed, node, '', new Set(classes.filter((one) => one !== node)));
  const module = body && parsePython(body.text);
  return module?.kind === 'parsed' ? module : undefined;
});

/** A class at module level. */
export function classIn(parsed: ParsedPython, name: string): NodeOf<'ClassDef'> | undefined {
  return parsed.body.find(
    (statement): statement is NodeOf<'ClassDef'> =>
      statement.nodeType === 'ClassDef' && statement.name === name,
  );
}

type Definition = NodeOf<'FunctionDef'> | NodeOf<'AsyncFunctionDef'> | NodeOf<'ClassDef'>;

function isDefinition(statement: Statement): statement is Definition {
  return ['FunctionDef', 'AsyncFunctionDef', 'ClassDef'].includes(statement.nodeType);
}

/** The only return of a property of a list, at the end of its body. */
function returned(statement: Statement): NodeOf<'Return'> | undefined {
  if (statement.nodeType !== 'FunctionDef' || !['INSTALLED_APPS', 'MIDDLEWARE'].includes(statement.name))
    return undefined;
  const last = statement.body.at(-1);
  return last?.nodeType === 'Return' ? last : undefined;
}

/** `def INSTALLED_APPS(self): return […]` becomes `INSTALLED_APPS = […]`; other methods are left out. */
function unwrapProperty(
  parsed: ParsedPython,
  lines: Line[],
  statement: Definition,
  inString: ReadonlySet<number>,
): void {
  const last = returned(statement);
  const [first] = statement.body;
  const isOneLine = first !== undefined && parsed.line(first) === parsed.line(statement);
  if (last === undefined || first === undefined || isOneLine) {
    blank(parsed, lines, statement);
    return;
  }
  const from = parsed.line(first) - 1;
  const deep = indentOf(lines[from]?.real ?? '');
  blank(parsed, lines, statement);
  for (let index = from; index <= lineOf(parsed, parsed.span(last).to); index += 1)
    if (inString.has(index)) restore(lines, index);
    else take(lines, index, deep, 'or less');
  const at = parsed.line(last) - 1;
  const line = lines[at];
  const name = 'name' in statement ? statement.name : '';
  if (line?.unwrapped.startsWith('return') !== true) return;
  const put = `${name} =`;
  lines[at] = { ...line, unwrapped: put + line.unwrapped.slice(6), removed: `${line.removed}return`, put };
}

/** The statement with its decorators. */
function blank(parsed: ParsedPython, lines: Line[], statement: Statement): void {
  const decorators = 'decorator_list' in statement ? statement.decorator_list : [];
  const from = Math.min(...[statement, ...decorators].map((node) => parsed.line(node))) - 1;
  for (let index = from; index <= lineOf(parsed, parsed.span(statement).to); index += 1) hide(lines, index);
}

function hide(lines: Line[], index: number): void {
  const line = lines[index];
  if (line === undefined) return;
  const end = /[\r\n]*$/.exec(line.real)?.[0] ?? '';
  lines[index] = { real: line.real, unwrapped: end, removed: '', put: '' };
}

function restore(lines: Line[], index: number): void {
  const line = lines[index];
  if (line !== undefined) lines[index] = plain(line.real);
}

/** What is broken between brackets may be indented less than the statement that it is of. */
function take(lines: Line[], index: number, deep: string, how?: 'or less'): void {
  const line = lines[index];
  if (line === undefined) return;
  const own = indentOf(line.real);
  const indent = how === 'or less' && deep.startsWith(own) ? own : deep;
  if (!line.real.startsWith(indent)) return;
  lines[index] = { real: line.real, unwrapped: line.real.slice(indent.length), removed: indent, put: '' };
}

/** Behind an import that the file begins with, so that the imports above it are still those of the file. */
function addImports(parsed: ParsedPython, lines: Line[], imports: string): void {
  const [first] = lines;
  const [statement] = parsed.body;
  if (first === undefined || imports === '') return;
  if (statement !== undefined && isImportOnFirstLine(parsed, statement)) {
    const unwrapped = first.unwrapped.replace(/[\r\n]*$/, (end) => `; ${imports}${end}`);
    lines[0] = { ...first, unwrapped, put: unwrapped };
    return;
  }
  const isCode = !/^\s*(#|$)/.test(first.unwrapped);
  const put = `${imports}${isCode ? '; ' : '  '}`;
  lines[0] = { ...first, unwrapped: put + first.unwrapped, put };
}

/** Without a comment behind it. */
function isImportOnFirstLine(parsed: ParsedPython, statement: Statement): boolean {
  const { from, to } = parsed.span(statement);
  const isImport = statement.nodeType === 'Import' || statement.nodeType === 'ImportFrom';
  return isImport && from === 0 && /^[\r\n]/.test(parsed.text.slice(to, to + 1)) && lineOf(parsed, to) === 0;
}

function plain(line: string): Line {
  return { real: line, unwrapped: line, removed: '', put: '' };
}

/** The lines of a text with their ends. */
export function linesWithEnds(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

const lineStarts = oncePer((parsed: ParsedPython): readonly number[] => {
  let offset = 0;
  return linesWithEnds(parsed.text).map((line) => {
    const start = offset;
    offset += line.length;
    return start;
  });
});

/** The index of the line that an offset is in. */
function lineOf(parsed: ParsedPython, offset: number): number {
  return lineStarts(parsed).findLastIndex((start) => start <= offset);
}

/** The lines that begin inside a string. */
function linesInStrings(parsed: ParsedPython): Set<number> {
  const found = new Set<number>();
  for (const { type, from, to } of parsed.tokens) {
    if (!type.includes('STRING')) continue;
    for (let index = lineOf(parsed, from) + 1; index <= lineOf(parsed, to); index += 1) found.add(index);
  }
  return found;
}
