import {
  Node,
  SyntaxKind,
  type ArrayLiteralExpression,
  type CallExpression,
  type Expression,
  type ExpressionStatement,
  type NamedExports,
  type NamedImports,
  type NewExpression,
  type NoSubstitutionTemplateLiteral,
  type ObjectLiteralElementLike,
  type ObjectLiteralExpression,
  type ParameterDeclaration,
  type ReturnStatement,
  type SourceFile,
  type StringLiteral,
  type TypeNode,
  type VariableDeclaration,
} from 'ts-morph';
import { oncePer } from '../memoize.js';
import type { ListShape, Span } from '../text/list-edit.js';
import type { ParsedTypeScript } from './parse.js';

export type {
  ArrayLiteralExpression,
  CallExpression,
  ClassDeclaration,
  Expression,
  Identifier,
  MethodDeclaration,
  Node,
  ObjectLiteralElementLike as ObjectMember,
  ObjectLiteralExpression,
  TypeNode,
} from 'ts-morph';

export const isArray = Node.isArrayLiteralExpression;
export const isCall = Node.isCallExpression;
export const isConditional = Node.isConditionalExpression;
export const isEmptyElement = Node.isOmittedExpression;
export const isIdentifier = Node.isIdentifier;
export const isMemberAccess = Node.isPropertyAccessExpression;
export const isObject = Node.isObjectLiteralExpression;
export const isPlainMethod = Node.isMethodDeclaration;
export const isProperty = Node.isPropertyAssignment;
export const isVariable = Node.isVariableDeclaration;
export const isSpreadElement = Node.isSpreadElement;
export const isSpreadMember = Node.isSpreadAssignment;

export function isExpression(node: Node | undefined): node is Expression {
  return Node.isExpression(node);
}

/** `f();` and `return f();` */
export function isStatement(node: Node | undefined): node is ExpressionStatement | ReturnStatement {
  return Node.isExpressionStatement(node) || Node.isReturnStatement(node);
}

/** Functions, methods, accessors and constructors: their bodies do not run when the file is imported. */
export function isFunction(node: Node | undefined): boolean {
  return Node.isFunctionLikeDeclaration(node) || Node.isFunctionExpression(node);
}

/** A list that elements can be added to. */
export type ListNode =
  ArrayLiteralExpression | ObjectLiteralExpression | NamedImports | NamedExports | CallExpression;

/** The list that a node is, or that a call's arguments are. */
export function listOf(node: ListNode): ListShape {
  const opening = isCall(node)
    ? node.getFirstChildByKindOrThrow(SyntaxKind.OpenParenToken).getStart()
    : node.getStart();
  return { from: opening + 1, to: node.getEnd() - 1, elements: elementsOf(node).map(spanOf) };
}

/** The nodes of a list's elements. */
export function elementsOf(node: ListNode): readonly Node[] {
  if (isCall(node)) return node.getArguments();
  return isObject(node) ? node.getProperties() : node.getElements();
}

/** A node's span without the comments before it. */
export function spanOf(node: Node): Span {
  return { from: node.getStart(), to: node.getEnd() };
}

/** Whether a node is inside another one. */
export function isInside(node: Node, outer: Node): boolean {
  return node.getStart() > outer.getStart() && node.getEnd() < outer.getEnd();
}

/** The file of a node. */
export function parsedOf(node: Node): ParsedTypeScript {
  const file = node.getSourceFile();
  return { file, text: file.getFullText() };
}

/** Every node of a file, each before those in it; tokens and comments are none. */
export const nodesOf = oncePer((file: SourceFile): readonly Node[] => {
  const found: Node[] = [];
  file.forEachDescendant((node) => {
    found.push(node);
  });
  return found;
});

/** Whether a file may contain a name, also spelt with escapes. Much faster than looking at every node. */
export function mayHold(file: SourceFile, name: string): boolean {
  const text = file.getFullText();
  return text.includes(name) || text.includes('\\u');
}

/** Every call in a file. */
export const callsIn = oncePer((file: SourceFile) => file.getDescendantsOfKind(SyntaxKind.CallExpression));

/** Every call in a node. */
export function callsWithin(node: Node): CallExpression[] {
  return node.getDescendantsOfKind(SyntaxKind.CallExpression);
}

/** Every `new X(…)` in a node, or the node itself. */
export function instancesIn(node: Node): NewExpression[] {
  const within = node.getDescendantsOfKind(SyntaxKind.NewExpression);
  return Node.isNewExpression(node) ? [node, ...within] : within;
}

/** `Type` of `call<Type>(…)`. */
export function typeArgumentsOf(call: CallExpression): readonly TypeNode[] {
  return call.getTypeArguments();
}

/** Every variable that a file declares, in any scope. */
export function variablesIn(file: SourceFile): VariableDeclaration[] {
  return file.getDescendantsOfKind(SyntaxKind.VariableDeclaration);
}

/** The constants and variables at the top of a file. */
export function variablesOfFile({ file }: { readonly file: SourceFile }): VariableDeclaration[] {
  return file.getVariableDeclarations();
}

/** Every object literal in a node. */
export function objectsIn(node: Node): ObjectLiteralExpression[] {
  return node.getDescendantsOfKind(SyntaxKind.ObjectLiteralExpression);
}

/** Every string literal in a node. */
export function stringsIn(node: Node) {
  return node.getDescendantsOfKind(SyntaxKind.StringLiteral);
}

/** Every identifier of a name in a node, members among them. */
export function namesIn(node: Node, name: string): Node[] {
  return node.getDescendantsOfKind(SyntaxKind.Identifier).filter((one) => one.getText() === name);
}

/** What a name is taken out of: `request` in `const { session } = request`. */
export function takenOutOf(node: Node, name: string): Expression[] {
  return node.getDescendantsOfKind(SyntaxKind.BindingElement).flatMap((element) => {
    const declaration = element.getParent().getParent();
    const isNamed = (element.getPropertyNameNode() ?? element.getNameNode()).getText() === name;
    return isNamed && Node.isVariableDeclaration(declaration) ? (declaration.getInitializer() ?? []) : [];
  });
}

/** The names of members that are written `name: value`, `name`, and so on, in the objects of a node. */
export function membersInObjects(node: Node, name: string): ObjectLiteralElementLike[] {
  return objectsIn(node).flatMap((object) =>
    object.getProperties().filter((member) => Node.hasName(member) && member.getName() === name),
  );
}

/** Parameters that are decorated with `@name()`. */
export function decoratedParameters(node: Node, name: string): ParameterDeclaration[] {
  return node
    .getDescendantsOfKind(SyntaxKind.Parameter)
    .filter((parameter) => parameter.getDecorator(name) !== undefined);
}

/** What a member is read from in a node: `request` of `request.session`. */
export function ownersOfMember(node: Node, name: string): Expression[] {
  return node
    .getDescendantsOfKind(SyntaxKind.PropertyAccessExpression)
    .filter((access) => access.getName() === name)
    .map((access) => access.getExpression());
}

/** A string literal, or a template without substitutions. */
export type StringNode = StringLiteral | NoSubstitutionTemplateLiteral;

export function stringLiteral(node: Node | undefined): StringNode | undefined {
  return Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node) ? node : undefined;
}

/** The value of a string literal or a template without substitutions. */
export function stringValue(node: Node | undefined): string | undefined {
  return stringLiteral(node)?.getLiteralText();
}

/** The value of `true` and `false`. */
export function booleanValue(node: Node | undefined): boolean | undefined {
  if (Node.isTrueLiteral(node)) return true;
  return Node.isFalseLiteral(node) ? false : undefined;
}

/** The expression without the parentheses and type annotations around it. */
export function unwrap(node: Expression): Expression {
  const isWrapper =
    Node.isParenthesizedExpression(node) ||
    Node.isAsExpression(node) ||
    Node.isSatisfiesExpression(node) ||
    Node.isNonNullExpression(node) ||
    Node.isTypeAssertion(node);
  return isWrapper ? unwrap(node.getExpression()) : node;
}
