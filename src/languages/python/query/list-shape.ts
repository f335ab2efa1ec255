import type { ListShape, Span } from '../../text/list-edit.js';
import type { NodeOf } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';
import { bracketStep, tokenIndexAt, type PythonToken } from '../parse/tokens.js';

/** What can take an element: a list, tuple, set or dict as a literal, or the arguments of a call. */
export type ListNode = NodeOf<'List'> | NodeOf<'Tuple'> | NodeOf<'Set'> | NodeOf<'Dict'> | NodeOf<'Call'>;

/**
 * The elements (`key: value` of a dict, the arguments of a call), each with the parentheses around it. For a tuple
 * without brackets `from` and `to` are the tuple's own.
 * @throws Error for a call whose only argument is a generator without parentheses: it can take no other argument
 */
export function listShape(parsed: ParsedPython, node: ListNode): ListShape {
  const inner = hasBrackets(parsed, node) ? insideBrackets(parsed, node) : parsed.span(node);
  const elements = splitAtCommas(parsed.tokens, inner);
  const count = nodesOf(node);
  if (elements.length !== count || hasBareGenerator(parsed, node)) {
    throw new Error(`the ${node.nodeType} cannot be taken apart into its ${String(count)} elements`);
  }
  return { ...inner, elements };
}

/** False for a tuple without parentheses of its own. */
export function hasBrackets(parsed: ParsedPython, node: ListNode): boolean {
  if (node.nodeType !== 'Tuple') return true;
  const { from, to } = parsed.span(node);
  return parsed.text[from] === '(' && openingBracket(parsed.tokens, to) === from;
}

function insideBrackets(parsed: ParsedPython, node: ListNode): Span {
  const { to } = parsed.span(node);
  const open = openingBracket(parsed.tokens, to);
  if (open === undefined) throw new Error(`a ${node.nodeType} without brackets`);
  return { from: open + 1, to: to - 1 };
}

/** The offset of the bracket that is closed by the one before `to`. */
function openingBracket(tokens: readonly PythonToken[], to: number): number | undefined {
  let depth = 0;
  for (let index = tokenIndexAt(tokens, to) - 1; index >= 0; index -= 1) {
    const token = tokens[index];
    if (token === undefined) return undefined;
    depth += bracketStep(token);
    if (depth === 0) return bracketStep(token) === 1 ? token.from : undefined;
  }
  return undefined;
}

/** The stretches between commas outside inner brackets; the commas of a lambda's parameters part nothing. */
function splitAtCommas(tokens: readonly PythonToken[], { from, to }: Span): Span[] {
  const elements: Span[] = [];
  let current: Span | undefined;
  let nesting: Nesting = { brackets: 0, lambdas: 0 };
  for (const token of tokens.slice(tokenIndexAt(tokens, from), tokenIndexAt(tokens, to))) {
    nesting = nest(nesting, token);
    if (token.type === 'COMMA' && nesting.brackets === 0 && nesting.lambdas === 0) {
      if (current !== undefined) elements.push(current);
      current = undefined;
    } else if (token.type !== 'COMMENT') current = { from: current?.from ?? token.from, to: token.to };
  }
  return current === undefined ? elements : [...elements, current];
}

interface Nesting {
  readonly brackets: number;
  /** Lambdas of this level whose parameters have not ended yet. */
  readonly lambdas: number;
}

function nest({ brackets, lambdas }: Nesting, token: PythonToken): Nesting {
  if (brackets === 0 && token.type === 'LAMBDA') return { brackets, lambdas: lambdas + 1 };
  if (brackets === 0 && token.type === 'COLON') return { brackets, lambdas: Math.max(0, lambdas - 1) };
  return { brackets: brackets + bracketStep(token), lambdas };
}

function nodesOf(node: ListNode): number {
  if (node.nodeType === 'Dict') return node.keys.length;
  return node.nodeType === 'Call' ? node.args.length + node.keywords.length : node.elts.length;
}

function hasBareGenerator(parsed: ParsedPython, node: ListNode): boolean {
  const only = node.nodeType === 'Call' ? node.args[0] : undefined;
  return only?.nodeType === 'GeneratorExp' && parsed.span(only).to === parsed.span(node).to;
}
