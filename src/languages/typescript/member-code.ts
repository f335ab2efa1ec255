import { Node, type Expression } from 'ts-morph';
import { isObject, objectsIn, stringLiteral, type ObjectMember } from './nodes.js';
import { parseTypeScript } from './parse.js';

/** A comment, and where it stands in the file as it was read. */
export interface Comment {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The comments that stand directly above a member of a list, and behind it on its line. */
export function commentsBeside(node: Node): Comment[] {
  const comma = node.getNextSibling();
  const behind = [node, ...(comma?.getText() === ',' ? [comma] : [])].flatMap((one) =>
    one.getTrailingCommentRanges(),
  );
  const ranges = [...node.getLeadingCommentRanges(), ...behind];
  return ranges.map((range) => ({ text: range.getText(), from: range.getPos(), to: range.getEnd() }));
}

/** The last comment before a node. */
export function commentAbove(node: Node): Comment | undefined {
  const range = node.getLeadingCommentRanges().at(-1);
  return range && { text: range.getText(), from: range.getPos(), to: range.getEnd() };
}

/** Whether a member of an object is the same code as another one, however either is laid out. */
export function isSameMember(member: ObjectMember, code: string): boolean {
  const parsed = parseTypeScript(`({${code}});`);
  const [object] = 'failure' in parsed ? [] : objectsIn(parsed.file);
  const [other] = isObject(object) ? object.getProperties() : [];
  if (other === undefined) return false;
  const [own, wanted] = [tokensOf(member), tokensOf(other)];
  return own.length === wanted.length && own.every((token, index) => token === wanted[index]);
}

/** What a getter returns that does nothing else. */
export function onlyReturned(member: ObjectMember): Expression | undefined {
  const [only, second] = Node.isGetAccessorDeclaration(member) ? member.getStatements() : [];
  return Node.isReturnStatement(only) && second === undefined ? only.getExpression() : undefined;
}

/** What an arrow function without braces returns. */
export function arrowBody(fn: Node | undefined): Expression | undefined {
  const body = Node.isArrowFunction(fn) ? fn.getBody() : undefined;
  return Node.isExpression(body) ? body : undefined;
}

/** Semicolons and commas, which a formatter adds and removes, and the quotes of strings are left out. */
function tokensOf(node: Node): string[] {
  return node
    .getDescendants()
    .filter((one) => one.getChildCount() === 0)
    .map((one) => stringLiteral(one)?.getLiteralText() ?? one.getText())
    .filter((text) => text !== ';' && text !== ',' && text !== '');
}
