import { parse } from 'py-ast';
import type { Span } from '../list-edit.js';
import { remembering } from '../memory.js';
import {
  restoreStrings,
  withoutAsyncComprehensions,
  withoutBareExceptTuples,
  withoutFormFeeds,
} from './copy.js';
import { sourceFault, syntaxFault, type Fault } from './faults.js';
import type { PythonNode, Statement } from './nodes.js';
import { Positions } from './positions.js';
import { tokenize, type PythonToken } from './tokens.js';

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
}

/** Why a text is no Python that can be edited safely. */
interface ParseFailure extends Fault {
  readonly kind: 'failure';
}

/** Parses a module. `text` carries no byte order mark. Never throws: whatever goes wrong is a failure. */
export const parsePython = remembering(parseOnce);

function parseOnce(text: string): ParsedPython | ParseFailure {
  const fault = sourceFault(text);
  if (fault !== undefined) return { kind: 'failure', ...fault };
  try {
    return parseSource(text);
  } catch (error) {
    return failureOf(error);
  }
}

function parseSource(text: string): ParsedPython | ParseFailure {
  let copy = withoutFormFeeds(text);
  const positions = new Positions(copy);
  const tokens = tokenize(copy, positions);
  if (copy !== text) copy = restoreStrings(copy, text, tokens);
  copy = withoutAsyncComprehensions(withoutBareExceptTuples(copy, tokens), tokens);
  const { body } = parse(copy);
  const fault = syntaxFault(text, tokens, body);
  if (fault !== undefined) return { kind: 'failure', ...fault };
  return {
    kind: 'parsed',
    text,
    body,
    tokens: tokens.filter(({ type }) => type !== 'INDENT' && type !== 'DEDENT'),
    span: (node) => spanOf(node, positions),
  };
}

function spanOf(node: PythonNode, positions: Positions): Span {
  const { lineno, col_offset, end_lineno, end_col_offset } = node;
  if (
    lineno === undefined ||
    col_offset === undefined ||
    end_lineno === undefined ||
    end_col_offset === undefined
  ) {
    throw new TypeError(`a ${node.nodeType} has no position`);
  }
  return { from: positions.offset(lineno, col_offset), to: positions.offset(end_lineno, end_col_offset) };
}

/** py-ast throws plain errors: the parser's carry a line, the lexer's only name it. */
function failureOf(error: unknown): ParseFailure {
  if (error instanceof RangeError && /stack/i.test(error.message)) return failure('it is nested too deeply');
  if (!(error instanceof Error)) return failure('the parser gave up');
  const named = /^(.*?)(?: at line (\d+)(?:, column \d+)?)?$/s.exec(error.message);
  const line = 'lineno' in error && typeof error.lineno === 'number' ? error.lineno : Number(named?.[2]);
  const reason = named?.[1] ?? error.message;
  return failure(reason.charAt(0).toLowerCase() + reason.slice(1), line);
}

function failure(reason: string, line?: number): ParseFailure {
  return line !== undefined && line > 0 ? { kind: 'failure', reason, line } : { kind: 'failure', reason };
}
