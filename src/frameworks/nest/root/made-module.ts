import {
  Node,
  SyntaxKind,
  type ClassDeclaration,
  type MethodDeclaration,
  type ObjectLiteralExpression,
} from 'ts-morph';
import { memberNamed, unwrap, valueOf } from '../../../languages/typescript/objects.js';
import { Unsupported } from '../unsupported.js';
import { returnsOf, usesOfVariable, variableOf } from './scopes.js';

/**
 * Nest joins what `@Module` of a class says with the dynamic module that a static method of it returns, as long as
 * that is a module of the same class.
 * @throws Unsupported when that cannot be seen
 */
export function refuseOtherModule(declaration: ClassDeclaration, name: string): void {
  const method = declaration.getStaticMethod(name);
  if (method === undefined) throw new Unsupported(`The class has no static method ${name}.`, declaration);
  const modules = method
    .getDescendantsOfKind(SyntaxKind.ObjectLiteralExpression)
    .flatMap((object) => valueOf(memberNamed(object, 'module')) ?? []);
  const own = ['this', declaration.getName()];
  if (modules.length > 0 && modules.every((module) => own.includes(module.getText()))) return;
  throw new Unsupported(`${name} does not surely return a module of this class.`, method);
}

/** The one object that a static method of a class surely returns as its dynamic module. */
export function dynamicOptions(
  declaration: ClassDeclaration,
  name: string,
): ObjectLiteralExpression | undefined {
  const method = declaration.getStaticMethod(name);
  const object = Node.isMethodDeclaration(method) ? returnedObject(method) : undefined;
  return object !== undefined && memberNamed(object, 'module') !== undefined ? object : undefined;
}

function returnedObject(method: MethodDeclaration): ObjectLiteralExpression | undefined {
  const [only, other] = returnsOf(method);
  const value = other === undefined ? only?.getExpression() : undefined;
  if (value === undefined) return undefined;
  const returned = unwrap(value);
  const variable = Node.isIdentifier(returned) ? variableOf(returned) : undefined;
  if (variable === undefined) return Node.isObjectLiteralExpression(returned) ? returned : undefined;
  const initial = variable.getInitializer();
  const isUsedOnce = usesOfVariable(variable).length === 1;
  return isUsedOnce && Node.isObjectLiteralExpression(initial) ? initial : undefined;
}
