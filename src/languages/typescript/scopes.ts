import {
  Node,
  SyntaxKind,
  VariableDeclarationKind,
  type ArrowFunction,
  type BindingElement,
  type Expression,
  type FunctionDeclaration,
  type FunctionExpression,
  type Identifier,
  type ReturnStatement,
  type TypeNode,
  type VariableDeclaration,
} from 'ts-morph';
import { usesOf } from './bindings.js';
import { isFunction, unwrap } from './nodes.js';
import type { ParsedTypeScript } from './parse.js';

/** A function of a file that can be called by its name. */
export type NamedFunction = FunctionDeclaration | FunctionExpression | ArrowFunction;

/** The `const` or `let` that a name refers to where it is used; undefined for anything else. */
export function variableOf(use: Identifier): VariableDeclaration | undefined {
  const name = use.getText();
  for (const scope of use.getAncestors()) {
    if (isFunction(scope) && bindsBeside(scope, name)) return undefined;
    if (!Node.isBlock(scope) && !Node.isSourceFile(scope)) continue;
    const declaration = scope.getVariableDeclaration(name);
    if (declaration !== undefined) return isPlainVariable(declaration) ? declaration : undefined;
    const other = scope.getFunction(name) ?? scope.getClass(name);
    if (other !== undefined || scope.getVariableStatements().some((node) => bindsBeside(node, name)))
      return undefined;
  }
  return undefined;
}

/** Where a variable is read or assigned. */
export function usesOfVariable(declaration: VariableDeclaration): Identifier[] {
  return usesInFile(declaration, declaration.getName()).filter((use) => variableOf(use) === declaration);
}

/** Where a name is used in the file of a node, in any scope. */
export function usesInFile(node: Node, name: string): Identifier[] {
  const file = node.getSourceFile();
  return usesOf({ file, text: file.getFullText() }, name);
}

/** What a top-level constant of the file was initialised with; any other expression as it is. */
export function constantValue(expression: Expression): Expression {
  if (!Node.isIdentifier(expression)) return expression;
  const declaration = expression.getSourceFile().getVariableDeclaration(expression.getText());
  const isConstant =
    declaration?.getVariableStatement()?.getDeclarationKind() === VariableDeclarationKind.Const;
  const value = isConstant ? declaration.getInitializer() : undefined;
  return value === undefined ? expression : unwrap(value);
}

/** A constant and what it was initialised with. */
export interface TypedConstant {
  readonly name: string;
  readonly value: Expression;
}

/** The first constant at the top of a file that is of a type, by annotation or `satisfies`. */
export function constantOfType({ file }: ParsedTypeScript, type: string): TypedConstant | undefined {
  return file
    .getVariableStatements()
    .filter((statement) => statement.getDeclarationKind() === VariableDeclarationKind.Const)
    .flatMap((statement) => statement.getDeclarations())
    .flatMap((declaration) => {
      const value = declaration.getInitializer();
      const node = Node.isSatisfiesExpression(value) ? value.getTypeNode() : declaration.getTypeNode();
      return value !== undefined && node?.getText() === type ? [{ name: declaration.getName(), value }] : [];
    })
    .at(0);
}

/** A function at the top of a file, declared or assigned to a constant. */
export function functionNamed(node: Node, name: string): NamedFunction | undefined {
  const file = node.getSourceFile();
  const declared = file.getFunction(name);
  if (declared !== undefined) return declared;
  const initial = file.getVariableDeclaration(name)?.getInitializer();
  const value = initial === undefined ? undefined : unwrap(initial);
  return Node.isArrowFunction(value) || Node.isFunctionExpression(value) ? value : undefined;
}

/** A node as a function whose value can be asked for; undefined for anything else. */
export function asFunction(node: Node): NamedFunction | undefined {
  const isFunction =
    Node.isFunctionDeclaration(node) || Node.isArrowFunction(node) || Node.isFunctionExpression(node);
  return isFunction ? node : undefined;
}

/**
 * The one value that a function always returns; undefined if it may return others.
 * @param allows whether the declared return type is acceptable
 */
export function returnedValue(
  fn: NamedFunction,
  allows: (type: TypeNode | undefined) => boolean,
): Expression | undefined {
  const isLazy = fn.isAsync() || (!Node.isArrowFunction(fn) && fn.isGenerator());
  if (isLazy || !allows(fn.getReturnTypeNode())) return undefined;
  const body = fn.getBody();
  if (Node.isExpression(body)) return body;
  const [only, other] = returnsOf(fn);
  return other === undefined && only?.getParent() === body ? only?.getExpression() : undefined;
}

/** Whether a function always returns what its first parameter was given. */
export function returnsItsParameter(fn: Node): boolean {
  if (!Node.isFunctionDeclaration(fn) && !Node.isArrowFunction(fn) && !Node.isFunctionExpression(fn))
    return false;
  const parameter = fn.getParameters()[0]?.getName();
  const body = fn.getBody();
  const values = Node.isExpression(body) ? [body] : returnsOf(fn).map((one) => one.getExpression());
  return (
    values.length > 0 && values.every((value) => value !== undefined && unwrap(value).getText() === parameter)
  );
}

/** The return statements of a function itself, those of functions in it aside. */
export function returnsOf(fn: Node): ReturnStatement[] {
  return fn
    .getDescendantsOfKind(SyntaxKind.ReturnStatement)
    .filter((statement) => functionAround(statement) === fn);
}

/** The innermost function around a node; undefined at the top of the file. */
export function functionAround(node: Node): Node | undefined {
  return node.getFirstAncestor(isFunction);
}

/** A parameter of a function that can be called by its name. */
export interface ParameterOf {
  /** What the function is called: `bootstrap`, or `Server.start` for a static method. */
  readonly name: string;
  readonly index: number;
}

/** The function that an expression is a parameter of; undefined when it is none, or the function has no name. */
export function parameterOf(expression: Expression): ParameterOf | undefined {
  const scope = expression.getFirstAncestor((node) => Node.isFunctionLikeDeclaration(node));
  const parameters = scope?.getParameters().map((parameter) => parameter.getName()) ?? [];
  const index = parameters.indexOf(expression.getText());
  const name = index < 0 || scope === undefined ? undefined : nameOfFunction(scope);
  return name === undefined ? undefined : { name, index };
}

/** Whether a function reads a member of what its first parameter is given: `req.session`, or `({ session }) => …`. */
export function readsOfParameter(fn: Node, member: string): boolean {
  if (!Node.isFunctionLikeDeclaration(fn) && !Node.isFunctionExpression(fn)) return false;
  const parameter = fn.getParameters()[0]?.getNameNode();
  if (Node.isObjectBindingPattern(parameter))
    return parameter.getElements().some((element) => takenName(element) === member);
  if (parameter === undefined) return false;
  return fn
    .getDescendantsOfKind(SyntaxKind.PropertyAccessExpression)
    .filter((access) => access.getName() === member)
    .map((access) => unwrap(access.getExpression()))
    .some((owner) => initialOf(owner).getText() === parameter.getText());
}

/** The `{ x }` or `{ y: x }` that a name is taken out of the value of a variable by; undefined for any other name. */
export function takingOut(use: Identifier): BindingElement | undefined {
  const [element, other] = use
    .getSourceFile()
    .getDescendantsOfKind(SyntaxKind.BindingElement)
    .filter((candidate) => candidate.getName() === use.getText());
  return other === undefined && Node.isVariableDeclaration(element?.getParent().getParent())
    ? element
    : undefined;
}

/** The value that a `{ x }` or `{ x: y }` takes the member `x` out of; undefined for anything else. */
export function takenFrom(element: Node, member: string): Expression | undefined {
  if (!Node.isBindingElement(element) || takenName(element) !== member) return undefined;
  const declaration = element.getParent().getParent();
  return Node.isVariableDeclaration(declaration) ? declaration.getInitializer() : undefined;
}

function takenName(element: BindingElement): string {
  return element.getPropertyNameNode()?.getText() ?? element.getName();
}

/** What a variable of the same function was initialised with; any other expression as it is. */
function initialOf(expression: Expression): Expression {
  const initial = Node.isIdentifier(expression) ? variableOf(expression)?.getInitializer() : undefined;
  return initial === undefined ? expression : unwrap(initial);
}

/** What the class around a node is called, else the function around it; undefined where neither has a name. */
export function nameAround(node: Node): string | undefined {
  const owner = node.getFirstAncestor((outer) => Node.isClassDeclaration(outer))?.getName();
  if (owner !== undefined) return owner;
  const fn = functionAround(node);
  return fn && (nameOfFunction(fn) ?? nameAround(fn));
}

function nameOfFunction(scope: Node): string | undefined {
  if (Node.isFunctionDeclaration(scope)) return scope.getName();
  if (Node.isMethodDeclaration(scope)) {
    const owner = scope.getParent();
    const ownerName = Node.isClassDeclaration(owner) ? owner.getName() : undefined;
    return scope.isStatic() && ownerName !== undefined ? `${ownerName}.${scope.getName()}` : undefined;
  }
  const declaration = scope.getParent();
  return Node.isVariableDeclaration(declaration) ? declaration.getName() : undefined;
}

/** Whether a parameter, or a name taken out of an object or array, is called so. */
function bindsBeside(scope: Node, name: string): boolean {
  const parameters = scope.getDescendantsOfKind(SyntaxKind.Parameter);
  return [
    ...scope.getDescendantsOfKind(SyntaxKind.BindingElement),
    ...parameters.filter((parameter) => parameter.getParent() === scope),
  ].some((node) => node.getName() === name);
}

/** A `const` or `let` of one name; a name taken out of an object or array is declared otherwise. */
function isPlainVariable(declaration: VariableDeclaration): boolean {
  const kind = declaration.getVariableStatement()?.getDeclarationKind();
  const isBlockScoped = kind === VariableDeclarationKind.Const || kind === VariableDeclarationKind.Let;
  return isBlockScoped && Node.isIdentifier(declaration.getNameNode());
}
