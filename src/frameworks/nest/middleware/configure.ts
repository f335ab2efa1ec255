import { Node, type ClassDeclaration, type MethodDeclaration } from 'ts-morph';
import { Unsupported } from '../unsupported.js';

/** The root module's `configure(consumer)`, and what the consumer is called in it. */
export interface Configure {
  readonly method: MethodDeclaration;
  readonly consumer: string;
}

/**
 * @param mayInherit whether a class that it extends may have one
 * @returns undefined when the class has none and inherits none
 * @throws Unsupported when it has another shape than a method with a body
 */
export function configureOf(declaration: ClassDeclaration, mayInherit: boolean): Configure | undefined {
  const named = declaration
    .getMembers()
    .filter((member) => Node.hasName(member) && member.getName() === 'configure');
  const [method, second] = named;
  if (method === undefined) {
    const base = declaration.getExtends();
    if (base !== undefined && mayInherit)
      throw new Unsupported(`The class extends ${base.getText()}, which may have a configure method.`, base);
    return undefined;
  }
  if (
    second !== undefined ||
    !Node.isMethodDeclaration(method) ||
    method.isStatic() ||
    method.getBody() === undefined
  ) {
    throw new Unsupported('configure is not one plain method.', method);
  }
  const parameter = method.getParameters()[0]?.getNameNode();
  if (!Node.isIdentifier(parameter)) throw new Unsupported('configure does not name its consumer.', method);
  return { method, consumer: parameter.getText() };
}
