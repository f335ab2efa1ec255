import { Node, type CallExpression, type ClassDeclaration } from 'ts-morph';
import { namesByDefault } from './exports.js';
import { isCall, unwrap } from './nodes.js';
import type { ParsedTypeScript } from './parse.js';

/**
 * The class that a file declares under a name, or exports by default where that is `default`. It goes by the text:
 * ts-morph's own answer takes a type checker, which is not bundled.
 */
export function classNamed({ file }: ParsedTypeScript, name: string): ClassDeclaration | undefined {
  return file.getClasses().find((declaration) => isNamed(declaration, name));
}

/** The classes at the top of a file. */
export function classesIn({ file }: ParsedTypeScript): ClassDeclaration[] {
  return file.getClasses();
}

/** The calls that decorate a class, as `@F(…)` or by a statement `F(…)(X)` at the top of the file. */
export function decoratorCalls(declaration: ClassDeclaration): CallExpression[] {
  const decorators = declaration.getDecorators().flatMap((decorator) => decorator.getCallExpression() ?? []);
  return [...decorators, ...appliedTo(declaration)];
}

/** Whether a class is decorated with a call `@name(…)`. */
export function isDecoratedBy(declaration: ClassDeclaration, name: string | undefined): boolean {
  return declaration
    .getDecorators()
    .some(
      (decorator) => name !== undefined && decorator.getCallExpression()?.getExpression().getText() === name,
    );
}

/** Whether a property of a class is decorated with `@name(…)`. */
export function hasDecoratedProperty(declaration: ClassDeclaration, name: string): boolean {
  return declaration.getProperties().some((property) => property.getDecorator(name) !== undefined);
}

/** The members of a class that are called so. */
export function membersNamed(declaration: ClassDeclaration, name: string): Node[] {
  return declaration.getMembers().filter((member) => Node.hasName(member) && member.getName() === name);
}

/** Whether a call is a statement of its own at the top of the file. */
export function isTopStatement(call: CallExpression): boolean {
  const statement = call.getParent();
  return Node.isExpressionStatement(statement) && Node.isSourceFile(statement.getParent());
}

function isNamed(declaration: ClassDeclaration, name: string): boolean {
  const own = declaration.getName();
  if (name !== 'default') return own === name;
  if (declaration.hasDefaultKeyword()) return true;
  return own !== undefined && namesByDefault(declaration.getSourceFile()).includes(own);
}

/** `F(…)` of the statements `F(…)(X)` at the top of the file. */
function appliedTo(declaration: ClassDeclaration): CallExpression[] {
  return declaration
    .getSourceFile()
    .getStatements()
    .flatMap((statement) => {
      const outer = Node.isExpressionStatement(statement) ? unwrap(statement.getExpression()) : undefined;
      if (!isCall(outer)) return [];
      const [target] = outer.getArguments();
      const inner = outer.getExpression();
      return isCall(inner) && target?.getText() === declaration.getName() ? [inner] : [];
    });
}
