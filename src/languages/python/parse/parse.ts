import type { Span } from '../../text/list-edit.js';
import { remembering } from '../../memoize.js';
import { anchorFinder, lineAt, spanAt, type Region } from './anchor.js';
import {
  restoreStrings,
  withoutAsyncComprehensions,
  withoutBareExceptTuples,
  withoutFormFeeds,
} from './copy.js';
import { sourceFault, syntaxFault, type Fault } from './faults.js';
import type { PythonNode, Statement } from './nodes.js';
import { Positions } from './positions.js';
import { bracketStep, parseTokens, placed, scan, type PythonToken } from './tokens.js';

/** A Python file, understood. Offsets are UTF-16 code units of `text`. */
export interface ParsedPython {
  readonly kind: 'parsed';
  readonly text: string;
  /** The module's statements. */
  readonly body: readonly Statement[];
  /** Comments, brackets, commas and all else that the syntax tree leaves out, in order; no indentation. */
  readonly tokens: readonly PythonToken[];
  /** Where a node stands, without the redundant parentheses around it (see `outerSpan` in expressions.ts). */
  span(node: PythonNode): Span;
  /** 1-based line that a node begins in; the node's own `lineno` may be that of another text (see reparse.ts). */
  line(node: PythonNode): number;
  /** The module's statements by the text that they were parsed in. */
  readonly regions: readonly Region[];
}

/** Why a text is no Python that can be edited safely. */
export interface ParseFailure extends Fault {
  readonly kind: 'failure';
}

/** Parses a module. `text` carries no byte order mark. Never throws: whatever goes wrong is a failure. */
export const parsePython = remembering(parseOnce);

/** The same, without a memory. */
export function parseOnce(text: string): ParsedPython | ParseFailure {
  const fault = sourceFault(text);
  if (fault !== undefined) return { kind: 'failure', ...fault };
  try {
    return parseSource(text);
  } catch (error) {
    if (error instanceof RangeError && /stack/i.test(error.message))
      return failure('it is nested too deeply', lineOfNesting(text));
    return failureOf(error);
  }
}

function parseSource(text: string): ParsedPython | ParseFailure {
  let copy = withoutFormFeeds(text);
  const positions = new Positions(copy);
  const scanned = scan(copy);
  const tokens = placed(scanned, copy, positions);
  const first = copy;
  if (copy !== text) copy = restoreStrings(copy, text, tokens);
  copy = withoutAsyncComprehensions(withoutBareExceptTuples(copy, tokens), tokens);
  const { body } = parseTokens(copy === first ? scanned : scan(copy));
  const fault = syntaxFault(text, tokens, body);
  if (fault !== undefined) return { kind: 'failure', ...fault };
  const anchor = { positions, offset: 0, lines: 0 };
  const kept = tokens.filter(({ type }) => type !== 'INDENT' && type !== 'DEDENT');
  return parsedPython(text, kept, [{ body, anchor }]);
}

export function parsedPython(
  text: string,
  tokens: readonly PythonToken[],
  regions: readonly Region[],
): ParsedPython {
  const anchorOf = anchorFinder(regions);
  const [only, second] = regions;
  const body = only !== undefined && second === undefined ? only.body : regions.flatMap((one) => one.body);
  return {
    kind: 'parsed',
    text,
    body,
    tokens,
    span: (node) => spanAt(anchorOf(node), node),
    line: (node) => lineAt(anchorOf(node), node),
    regions,
  };
}

/** Code with fewer brackets and blocks around it is not what exhausts the stack. */
const MIN_BRACKETS = 50;

/** The line with the most brackets and blocks around it, else the one that the longest statement begins on. */
function lineOfNesting(text: string): number | undefined {
  let tokens: ReturnType<typeof scan>;
  try {
    tokens = scan(withoutFormFeeds(text));
  } catch {
    return undefined;
  }
  let deepest: { readonly depth: number; readonly line?: number } = { depth: MIN_BRACKETS };
  let longest: { readonly length: number; readonly line?: number } = { length: 0 };
  let depth = 0;
  let length = 0;
  let start: number | undefined;
  for (const { lineno, ...token } of tokens) {
    const type: PythonToken['type'] = token.type;
    depth += nestingStep({ type });
    if (depth > deepest.depth) deepest = { depth, line: lineno };
    start ??= lineno;
    length += 1;
    if (length > longest.length) longest = { length, line: start };
    if (type === 'NEWLINE') [length, start] = [0, undefined];
  }
  return deepest.line ?? longest.line;
}

function nestingStep({ type }: Pick<PythonToken, 'type'>): number {
  if (type === 'INDENT') return 1;
  return type === 'DEDENT' ? -1 : bracketStep({ type });
}

/** py-ast throws plain errors: the parser's carry a line, the lexer's only name it. */
function failureOf(error: unknown): ParseFailure {
  if (!(error instanceof Error)) return failure('the parser gave up');
  const named = /^(.*?)(?: at line (\d+)(?:, column \d+)?)?$/s.exec(error.message);
  const line = 'lineno' in error && typeof error.lineno === 'number' ? error.lineno : Number(named?.[2]);
  const reason = named?.[1] ?? error.message;
  return failure(reason.charAt(0).toLowerCase() + reason.slice(1), line);
}

function failure(reason: string, line?: number): ParseFailure {
  return line !== undefined && line > 0 ? { kind: 'failure', reason, line } : { kind: 'failure', reason };
}
