import type { Span } from '../../text/list-edit.js';
import type { Expression, NodeOf, PythonNode } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';
import { tokenIndexAt, type PythonToken } from '../parse/tokens.js';

/** Most questions below may be asked of what is not there; the answer is undefined then. */
type Maybe = Expression | null | undefined;

/** The span of an expression with the redundant parentheses around it: `(('a'))`, never those of a call. */
export function outerSpan(parsed: ParsedPython, node: PythonNode): Span {
  const { tokens } = parsed;
  let span = parsed.span(node);
  let open = skipComments(tokens, tokenIndexAt(tokens, span.from) - 1, -1);
  let close = skipComments(tokens, tokenIndexAt(tokens, span.to), 1);
  while (tokens[open]?.type === 'LPAR' && tokens[close]?.type === 'RPAR') {
    const outside = skipComments(tokens, open - 1, -1);
    if (endsExpression(tokens[outside])) break;
    span = { from: tokens[open]?.from ?? span.from, to: tokens[close]?.to ?? span.to };
    open = outside;
    close = skipComments(tokens, close + 1, 1);
  }
  return span;
}

/** The text of a node as it stands in the file. */
export function sourceOf(parsed: ParsedPython, node: PythonNode): string {
  const { from, to } = parsed.span(node);
  return parsed.text.slice(from, to);
}

/** The value of a plain string, implicit concatenation included; undefined for bytes, f-strings and all else. */
export function stringValue(node: Maybe): string | undefined {
  if (node?.nodeType !== 'Constant') return undefined;
  // `value` is any in py-ast: narrowed here, at its only gates. An ellipsis is a string there, without quotes.
  const { value, quote_style: quotes } = node as { value: unknown; quote_style?: string };
  if (typeof value !== 'string' || quotes === undefined || /[bB]/.test(quotes)) return undefined;
  // py-ast leaves `\N{…}` as it is written.
  return value.includes('\\N{') ? undefined : value;
}

/** The value of `True` or `False`. */
export function booleanValue(node: Maybe): boolean | undefined {
  const value: unknown = node?.nodeType === 'Constant' ? node.value : undefined;
  return typeof value === 'boolean' ? value : undefined;
}

/** The value of an int or float literal without a sign. */
export function numberValue(node: Maybe): number | undefined {
  const value: unknown = node?.nodeType === 'Constant' ? node.value : undefined;
  return typeof value === 'number' ? value : undefined;
}

export function isNone(node: Maybe): boolean {
  return node?.nodeType === 'Constant' && node.value === null;
}

/** `a.b.c` for names and attributes of names; undefined for anything else in the chain. */
export function dottedName(node: Maybe): string | undefined {
  if (node?.nodeType === 'Name') return node.id;
  if (node?.nodeType !== 'Attribute') return undefined;
  const owner = dottedName(node.value);
  return owner === undefined ? undefined : `${owner}.${node.attr}`;
}

/** The call, if the node calls the dotted name: `callTo(node, 'os.environ.get')`. */
export function callTo(node: Maybe, name: string): NodeOf<'Call'> | undefined {
  return node?.nodeType === 'Call' && dottedName(node.func) === name ? node : undefined;
}

/**
 * The expression given to a parameter, by position or by keyword; undefined when it is not given, or may hide
 * behind `*args`.
 */
export function argument(call: NodeOf<'Call'>, position: number, keyword?: string): Expression | undefined {
  const named = call.keywords.find(({ arg }) => arg !== undefined && arg === keyword);
  if (named !== undefined) return named.value;
  const before = call.args.slice(0, position + 1);
  return before.some(({ nodeType }) => nodeType === 'Starred') ? undefined : before[position];
}

/** The plain string key of `name['key']`: `subscriptKey(node, 'os.environ')`. */
export function subscriptKey(node: Maybe, name: string): string | undefined {
  if (node?.nodeType !== 'Subscript' || dottedName(node.value) !== name) return undefined;
  return stringValue(node.slice);
}

/** After these a parenthesis calls; after a keyword or an operator it groups. */
function endsExpression(token: PythonToken | undefined): boolean {
  return token !== undefined && ['NAME', 'STRING', 'RPAR', 'RSQB', 'RBRACE'].includes(token.type);
}

function skipComments(tokens: readonly PythonToken[], index: number, step: 1 | -1): number {
  let at = index;
  while (tokens[at]?.type === 'COMMENT') at += step;
  return at;
}
