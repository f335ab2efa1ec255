import {
  Node,
  VariableDeclarationKind,
  type ArrayLiteralExpression,
  type Expression,
  type Identifier,
  type VariableDeclaration,
} from 'ts-morph';
import { usesOf } from '../../languages/typescript/bindings.js';
import { unwrap } from '../../languages/typescript/objects.js';

/** What may be done to a constant array without taking elements away from it. */
const HARMLESS = ['push', 'unshift', 'concat'];

/**
 * The array literal whose elements surely end up in a value: the value itself, what a constant of the file was
 * initialised with, or what `concat` is called on or given.
 */
export function arrayIn(value: Expression): ArrayLiteralExpression | undefined {
  const expression = unwrap(value);
  if (Node.isArrayLiteralExpression(expression)) return expression;
  if (Node.isIdentifier(expression)) {
    const declaration = constantOf(expression);
    const initial = declaration?.getInitializer();
    return initial === undefined ? undefined : arrayIn(initial);
  }
  const callee = Node.isCallExpression(expression) ? expression.getExpression() : undefined;
  if (!Node.isCallExpression(expression) || !Node.isPropertyAccessExpression(callee)) return undefined;
  if (callee.getName() !== 'concat') return undefined;
  const parts = [
    callee.getExpression(),
    ...expression.getArguments().filter((part) => Node.isExpression(part)),
  ];
  return parts.map((part) => arrayIn(part)).find((array) => array !== undefined);
}

/** What is pushed to the constants that an array is the value of. */
export function pushedTo(array: ArrayLiteralExpression): Node[] {
  return namesOf(array).flatMap((name) =>
    usesIn(array, name).flatMap((use) => {
      const access = use.getParent();
      const call = Node.isPropertyAccessExpression(access) ? access.getParent() : undefined;
      const isPush = Node.isPropertyAccessExpression(access) && access.getName() === 'push';
      return isPush && Node.isCallExpression(call) ? call.getArguments() : [];
    }),
  );
}

/** The constants of the file that an array goes through. */
function namesOf(array: ArrayLiteralExpression): string[] {
  const declarations = constantsIn(array);
  return declarations
    .filter((declaration) => {
      const initial = declaration.getInitializer();
      return initial !== undefined && arrayIn(initial) === array;
    })
    .map((declaration) => declaration.getName());
}

/** The declaration of a top-level constant that is used for one array of imports only. */
function constantOf(identifier: Identifier): VariableDeclaration | undefined {
  const declarations = constantsIn(identifier);
  const [declaration, other] = declarations.filter(
    (candidate) => candidate.getName() === identifier.getText(),
  );
  if (declaration === undefined || other !== undefined) return undefined;
  const isOwn = declaration.getVariableStatement()?.hasExportKeyword() === false;
  const isPlain = usesIn(identifier, declaration.getName()).every(
    (use) => use === identifier || isHarmless(use),
  );
  return isOwn && isPlain && takesModules(declaration) ? declaration : undefined;
}

function isHarmless(use: Identifier): boolean {
  const parent = use.getParent();
  return (
    Node.isPropertyAccessExpression(parent) &&
    HARMLESS.includes(parent.getName()) &&
    Node.isCallExpression(parent.getParent())
  );
}

/** Whether a declared type allows what `forRoot` returns. */
function takesModules(declaration: VariableDeclaration): boolean {
  const type = declaration.getTypeNode()?.getText();
  return type === undefined || /\b(DynamicModule|ModuleMetadata|any)\b/.test(type);
}

function constantsIn(node: Node): VariableDeclaration[] {
  return node
    .getSourceFile()
    .getVariableStatements()
    .filter((statement) => statement.getDeclarationKind() === VariableDeclarationKind.Const)
    .flatMap((statement) => statement.getDeclarations());
}

function usesIn(node: Node, name: string): Identifier[] {
  const file = node.getSourceFile();
  return usesOf({ file, text: file.getFullText() }, name).filter((use) => !isShadowed(use, name));
}

/** Whether a name means another variable where it is used, of the function or block around it. */
function isShadowed(use: Identifier, name: string): boolean {
  return use.getAncestors().some((scope) => {
    if (Node.isBlock(scope)) return scope.getVariableDeclaration(name) !== undefined;
    const parameters = Node.isFunctionLikeDeclaration(scope) ? scope.getParameters() : [];
    return parameters.some((parameter) => parameter.getName() === name);
  });
}
