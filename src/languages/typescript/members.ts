import { Node, SyntaxKind, type Expression } from 'ts-morph';
import { methodOf, receiverOf } from './calls.js';
import { callsIn, isMemberAccess, isObject, nodesOf, stringValue } from './nodes.js';
import { memberNamed, valueOf } from './objects.js';
import type { ParsedTypeScript } from './parse.js';

/** A value that a member of something gets: `owner.name = value`. */
export interface MemberAssignment {
  readonly node: Node;
  readonly owner: Expression;
  /** Undefined where it cannot be seen. */
  readonly value: Expression | undefined;
}

const OPERATORS: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.EqualsToken,
  SyntaxKind.QuestionQuestionEqualsToken,
  SyntaxKind.BarBarEqualsToken,
  SyntaxKind.AmpersandAmpersandEqualsToken,
]);

/** Where a file assigns a member: by `=` and the like, `Object.assign`, or `Object.defineProperty`. */
export function assignmentsTo(parsed: ParsedTypeScript, name: string): MemberAssignment[] {
  const assigned = nodesOf(parsed.file).flatMap((node): MemberAssignment[] => {
    if (!Node.isBinaryExpression(node) || !OPERATORS.has(node.getOperatorToken().getKind())) return [];
    const owner = ownerOf(node.getLeft(), name);
    return owner === undefined ? [] : [{ node, owner, value: node.getRight() }];
  });
  return [...assigned, ...assignedByObject(parsed, name)];
}

/** `owner` of `owner.name` and of `owner['name']`. */
function ownerOf(target: Expression, name: string): Expression | undefined {
  if (isMemberAccess(target)) return target.getName() === name ? target.getExpression() : undefined;
  if (!Node.isElementAccessExpression(target)) return undefined;
  return stringValue(target.getArgumentExpression()) === name ? target.getExpression() : undefined;
}

function assignedByObject({ file }: ParsedTypeScript, name: string): MemberAssignment[] {
  return callsIn(file).flatMap((node): MemberAssignment[] => {
    if (receiverOf(node)?.getText() !== 'Object') return [];
    const [owner, given] = node.getArguments();
    if (!Node.isExpression(owner)) return [];
    const isDefined = methodOf(node) === 'defineProperty' && stringValue(given) === name;
    if (isDefined) return [{ node, owner, value: undefined }];
    const member = methodOf(node) === 'assign' && isObject(given) ? memberNamed(given, name) : undefined;
    return member === undefined ? [] : [{ node, owner, value: valueOf(member) }];
  });
}

/** Where objects of a file have a member. */
export function membersCalled(parsed: ParsedTypeScript, name: string): Node[] {
  return nodesOf(parsed.file).flatMap((node) => {
    if (!isObject(node)) return [];
    return memberNamed(node, name) ?? [];
  });
}
