import {
  Node,
  VariableDeclarationKind,
  SyntaxKind,
  type Identifier,
  type ReturnStatement,
  type VariableDeclaration,
} from 'ts-morph';
import { usesOf } from '../../../languages/typescript/bindings.js';

/** The `const` or `let` that a name stands for where it is used; undefined when it is something else. */
export function variableOf(use: Identifier): VariableDeclaration | undefined {
  const name = use.getText();
  for (const scope of use.getAncestors()) {
    if (isFunction(scope) && bindsBeside(scope, name)) return undefined;
    if (!Node.isBlock(scope) && !Node.isSourceFile(scope)) continue;
    const declaration = scope.getVariableDeclaration(name);
    if (declaration !== undefined) return isBlockScoped(declaration) ? declaration : undefined;
    const other = scope.getFunction(name) ?? scope.getClass(name);
    if (other !== undefined || scope.getVariableStatements().some((node) => bindsBeside(node, name)))
      return undefined;
  }
  return undefined;
}

/** Every place where a variable is read or assigned. */
export function usesOfVariable(declaration: VariableDeclaration): Identifier[] {
  return usesOfName(declaration, declaration.getName()).filter((use) => variableOf(use) === declaration);
}

/** Every place of a node's file where a name is used, whatever it stands for there. */
export function usesOfName(node: Node, name: string): Identifier[] {
  const file = node.getSourceFile();
  return usesOf({ file, text: file.getFullText() }, name);
}

/** The return statements of a function itself, those of functions in it aside. */
export function returnsOf(made: Node): ReturnStatement[] {
  return made
    .getDescendantsOfKind(SyntaxKind.ReturnStatement)
    .filter((statement) => statement.getFirstAncestor(isFunction) === made);
}

export function isFunction(node: Node): boolean {
  return Node.isFunctionLikeDeclaration(node) || Node.isFunctionExpression(node);
}

/** Whether a parameter, or a name taken out of an object or array, is called so. */
function bindsBeside(scope: Node, name: string): boolean {
  const parameters = scope.getDescendantsOfKind(SyntaxKind.Parameter);
  return [
    ...scope.getDescendantsOfKind(SyntaxKind.BindingElement),
    ...parameters.filter((parameter) => parameter.getParent() === scope),
  ].some((node) => node.getName() === name);
}

function isBlockScoped(declaration: VariableDeclaration): boolean {
  const kind = declaration.getVariableStatement()?.getDeclarationKind();
  return kind === VariableDeclarationKind.Const || kind === VariableDeclarationKind.Let;
}
