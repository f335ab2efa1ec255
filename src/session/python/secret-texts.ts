import {
  argument,
  dottedName,
  sourceOf,
  stringValue,
  type Expression,
  type NodeOf,
  type ParsedPython,
} from '../../languages/python/index.js';
import { secretFault } from '../../model/secret.js';

/** The plain strings that may become the value of an expression, or a part of it; names of variables and separators are none. */
export function literalsIn(node: Expression | undefined): string[] {
  return madeOf(node)
    .filter(isText)
    .flatMap(valuesOf)
    .filter((text) => text !== '');
}

/**
 * What must not be shown of an expression that gives the secret: its strings as they are written, with their escapes, and as
 * Python reads them. Strings that are put together from short ones are hidden with the code between them.
 */
export function secretTexts(parsed: ParsedPython, node: Expression | undefined): string[] {
  const made = madeOf(node);
  const strings = made.filter(isText);
  const written = strings.flatMap((one) => writtenIn(parsed, one));
  const whole = made.filter(isPutTogether).flatMap((one) => sourceOf(parsed, one).split(/[\r\n]+/));
  const texts = [...strings.flatMap(valuesOf), ...written, ...whole.map((line) => line.trim())];
  return [...new Set(texts.filter((text) => text !== ''))];
}

/** Whether a text is more than what stands for a secret that is still to be found. */
export function isWorthHiding(text: string): boolean {
  const fault = secretFault(text);
  return fault !== 'empty' && fault !== 'a placeholder';
}

type StringNode = NodeOf<'Constant'> | NodeOf<'JoinedStr'>;

/** An expression and all that its value may be, or be made of. */
function madeOf(node: Expression | undefined): Expression[] {
  return node === undefined ? [] : [node, ...partsOf(node).flatMap(madeOf)];
}

/** A string, bytes or an f-string; an ellipsis is a string without quotes in py-ast. */
function isText(node: Expression): node is StringNode {
  if (node.nodeType === 'JoinedStr') return true;
  if (node.nodeType !== 'Constant') return false;
  // `value` is any in py-ast.
  const { value, quote_style: quotes } = node as { value: unknown; quote_style?: string };
  return typeof value === 'string' && quotes !== undefined;
}

/** The expressions that the value may be, or be made of. */
function partsOf(node: Expression): readonly (Expression | undefined)[] {
  if (node.nodeType === 'Constant') return [];
  if (node.nodeType === 'Call') return partsOfCall(node);
  if (node.nodeType === 'IfExp') return [node.body, node.orelse];
  if (node.nodeType === 'JoinedStr')
    return node.values.flatMap((part) => (part.nodeType === 'FormattedValue' ? [part.value] : []));
  if (node.nodeType === 'ListComp' || node.nodeType === 'GeneratorExp')
    return [node.elt, ...node.generators.map(({ iter }) => iter)];
  if (node.nodeType === 'BinOp') return [node.left, node.right];
  if ('elts' in node) return node.elts;
  if ('values' in node) return node.values;
  return 'value' in node ? [node.value] : [];
}

/** What hands its arguments on: in another form, or as a key that is made of them. */
const HANDS_ON =
  /^(str|bytes|bytearray|list|tuple)$|(^|\.)(b(16|32|64|85)decode|urlsafe_b64decode|standard_b64decode|a85decode|unhexlify|fromhex|join|format|dedent|sha\d+|sha3_\d+|blake2[bs]|md5|\w*Value)$/;

/** `os.environ.get('X', '…').split(',')`: a default, and what a method is called on; the name and the separator are no values. */
function partsOfCall(call: NodeOf<'Call'>): readonly (Expression | undefined)[] {
  const { func } = call;
  const owner = func.nodeType === 'Attribute' ? func.value : undefined;
  const name = dottedName(func) ?? (func.nodeType === 'Attribute' ? func.attr : '');
  // A separator is what `join` is called on.
  if (HANDS_ON.test(name)) return [...(name === 'join' ? [] : [owner]), ...call.args];
  // The second argument of open is no default, and that of a string's method is no value.
  if (name === 'open' || madeOf(owner).some(isText)) return [owner];
  return [argument(call, 1, 'default'), owner];
}

/** As Python reads them; `\N{…}` is left as it is written. */
function valuesOf(node: StringNode): string[] {
  if (node.nodeType === 'Constant') {
    // Bytes have a text, too: py-ast's value is any.
    const { value } = node as { value: unknown };
    return typeof value === 'string' ? [stringValue(node) ?? value] : [];
  }
  return node.values.flatMap((part) => (part.nodeType === 'Constant' ? [String(part.value)] : []));
}

/** Between the quotes of each literal, line by line, without what stands in braces of an f-string. */
function writtenIn(parsed: ParsedPython, node: StringNode): string[] {
  const { from, to } = parsed.span(node);
  return parsed.tokens
    .filter((token) => token.type === 'STRING' && token.from >= from && token.to <= to)
    .flatMap((token) => {
      const [, prefix = '', , body = ''] =
        /^([a-z]*)('''|"""|'|")(.*)\2$/is.exec(parsed.text.slice(token.from, token.to)) ?? [];
      const parts = /f/i.test(prefix) ? body.split(FIELD) : [body];
      return parts.flatMap((part) => part.split(/[\r\n]+/));
    });
}

const FIELD = /\{\{|\}\}|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/;

/** Whether an expression is several strings and nothing else: `'a' + 'b'`, `''.join(['a', 'b'])`. */
function isPutTogether(node: Expression): boolean {
  const strings = node.nodeType === 'BinOp' || node.nodeType === 'Call' ? madeOf(node).filter(isText) : [];
  return strings.length > 1 && isMadeOfStrings(node);
}

function isMadeOfStrings(node: Expression): boolean {
  if (isText(node)) return true;
  const parts = partsOf(node);
  return parts.length > 0 && parts.every((part) => part !== undefined && isMadeOfStrings(part));
}
