import {
  Node,
  type CallExpression,
  type Expression,
  type NewExpression,
  type TemplateHead,
  type TemplateMiddle,
  type TemplateTail,
} from 'ts-morph';
import { stringLiteral, unwrap, type StringNode } from './nodes.js';
import { operationOf } from './operators.js';
import { constantValue } from './scopes.js';

/**
 * The strings that a member of an object, or an expression, may give, or that its value is made of: as they are written, with their
 * escapes, line by line, and as JavaScript reads them. Names of variables, separators and messages of errors are none.
 * Strings that are put together from short ones come with the code between them, too.
 */
export function valueStrings(node: Node): string[] {
  const made = madeOf(node);
  const strings = made.filter(isString);
  const texts = strings.flatMap((one) => [one.getLiteralText(), ...withoutQuotes(one)]);
  const whole = made.filter(isPutTogether).flatMap(linesOf);
  return [...new Set([...texts, ...whole].filter((text) => text !== ''))];
}

/** A string literal, or a part of a template between its substitutions. */
function isString(node: Node): node is StringNode | TemplatePart {
  return (
    stringLiteral(node) !== undefined ||
    Node.isTemplateHead(node) ||
    Node.isTemplateMiddle(node) ||
    Node.isTemplateTail(node)
  );
}

type TemplatePart = TemplateHead | TemplateMiddle | TemplateTail;

/** A node and all that its value may be, or be made of. */
function madeOf(node: Node, behind: ReadonlySet<Node> = new Set()): Node[] {
  // A constant may be made of itself in code that does not compile.
  if (behind.has(node)) return [];
  const deeper = new Set([...behind, node]);
  return [node, ...partsOf(node).flatMap((part) => madeOf(part, deeper))];
}

/** The nodes that the value may be, or be made of. */
function partsOf(node: Node): readonly Node[] {
  if (Node.isIdentifier(node)) {
    const value = constantValue(node);
    return value === node ? [] : [value];
  }
  if (Node.isTemplateExpression(node)) return [node.getHead(), ...node.getTemplateSpans()];
  if (Node.isTemplateSpan(node)) return [node.getExpression(), node.getLiteral()];
  if (Node.isArrayLiteralExpression(node)) return node.getElements();
  if (Node.isObjectLiteralExpression(node)) return node.getProperties();
  if (Node.isCallExpression(node) || Node.isNewExpression(node)) return partsOfCall(node);
  return partsOfOperation(node) ?? partOfWrapper(node) ?? valuesIn(node);
}

function partsOfOperation(node: Node): readonly Node[] | undefined {
  if (Node.isConditionalExpression(node)) return [node.getWhenTrue(), node.getWhenFalse()];
  const { left, operator, right } = operationOf(node) ?? {};
  if (left === undefined || right === undefined) return undefined;
  return HANDS_ON.has(operator ?? '') ? [left, right] : [];
}

/** `(a)`, `a as string`, `...a`, `await a`, `a.b`, `a['b']` */
function partOfWrapper(node: Node): readonly Node[] | undefined {
  if (Node.isShorthandPropertyAssignment(node)) return [node.getNameNode()];
  if (Node.isExpression(node) && unwrap(node) !== node) return [unwrap(node)];
  const isMember = Node.isPropertyAccessExpression(node) || Node.isElementAccessExpression(node);
  const isSpread = Node.isSpreadElement(node) || Node.isSpreadAssignment(node);
  return isMember || isSpread || Node.isAwaitExpression(node) ? [node.getExpression()] : undefined;
}

/** What hands its operands on. */
const HANDS_ON: ReadonlySet<string> = new Set(['+', '??', '||', '&&', ',']);

/** `Buffer.from('…', 'base64')`, `createHash('sha256').update('…')`: what hands its first argument on in another form. */
const CHANGED_BY = /(^|\.)(from|of|atob|String|concat|update|raw|decode\w*)$/;

/** `config.get('X', '…').split(',')`: a default, and what a method is called on; the name and the separator are no values. */
function partsOfCall(call: CallExpression | NewExpression): readonly Node[] {
  const callee = call.getExpression();
  const owner = Node.isPropertyAccessExpression(callee) ? [callee.getExpression()] : [];
  const given = call.getArguments();
  if (CHANGED_BY.test(callee.getText())) return [...owner, ...given.slice(0, 1)];
  if (owner.some((one) => madeOf(one).some(isString))) return owner;
  return [...owner, ...given.slice(1)];
}

/** The value of a property, and what a getter or a function returns or gives its variables. */
function valuesIn(node: Node): Expression[] {
  if (Node.isPropertyAssignment(node)) return [node.getInitializer()].filter(isThere);
  const body = Node.isBodied(node) || Node.isBodyable(node) ? node.getBody() : undefined;
  if (body === undefined) return [];
  if (Node.isExpression(body)) return [body];
  return body
    .getDescendants()
    .flatMap((one) =>
      Node.isReturnStatement(one)
        ? [one.getExpression()]
        : Node.isVariableDeclaration(one) || Node.isBindingElement(one)
          ? [one.getInitializer()]
          : [],
    )
    .filter(isThere);
}

function isThere<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}

/** The text between the quotes. */
function withoutQuotes(node: Node): string[] {
  return linesOf(node).map((line) => line.replace(/^['"`}]|(['"`]|\$\{)$/g, ''));
}

function linesOf(node: Node): string[] {
  return node
    .getText()
    .split(/[\r\n]+/)
    .map((line) => line.trim());
}

/** Whether an expression is several strings and nothing else: `'a' + 'b'`, `['a', 'b'].join('')`. */
function isPutTogether(node: Node): boolean {
  const isMade = Node.isBinaryExpression(node) || Node.isCallExpression(node);
  return isMade && madeOf(node).filter(isString).length > 1 && isMadeOfStrings(node);
}

function isMadeOfStrings(node: Node): boolean {
  if (isString(node)) return true;
  const parts = Node.isIdentifier(node) ? [] : partsOf(node);
  return parts.length > 0 && parts.every(isMadeOfStrings);
}
