import {
  classBehind,
  isIdentifier,
  isPlainMethod,
  membersNamed,
  type ClassDeclaration,
  type ClassInFile,
  type MethodDeclaration,
  type ModuleGraph,
} from '../../../languages/typescript/index.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';

/** The root module's `configure(consumer)`, and what the consumer is called in it. */
export interface Configure {
  readonly method: MethodDeclaration;
  readonly consumer: string;
}

/** Classes that extend classes are followed so far. */
const MAX_BASES = 5;

/**
 * @param mayInherit whether a class that it extends may have one
 * @returns undefined when the class has none and inherits none
 * @throws Unsupported when it has another shape than a method with a body
 */
export function configureOf(declaration: ClassDeclaration, mayInherit: boolean): Configure | undefined {
  const [method, second] = membersNamed(declaration, 'configure');
  if (method === undefined) {
    const base = declaration.getExtends();
    if (base !== undefined && mayInherit)
      throw new Unsupported(`The class extends ${base.getText()}, which may have a configure method.`, base);
    return undefined;
  }
  if (second !== undefined || !isPlainMethod(method) || method.isStatic() || method.getBody() === undefined) {
    throw new Unsupported('configure is not a plain method.', method);
  }
  const parameter = method.getParameters()[0]?.getNameNode();
  if (!isIdentifier(parameter))
    throw new Unsupported('configure has no named parameter for its consumer.', method);
  return { method, consumer: parameter.getText() };
}

/** Whether a class that a class extends has a `configure`, or cannot be looked at. */
export async function mayInheritConfigure(
  modules: ModuleGraph,
  derived: ClassInFile,
  depth = MAX_BASES,
): Promise<boolean> {
  const name = derived.declaration.getExtends()?.getExpression();
  if (name === undefined) return false;
  if (depth === 0 || !isIdentifier(name)) return true;
  const base = await classBehind(modules, derived, name.getText());
  if (base === undefined) return true;
  if (membersNamed(base.declaration, 'configure').length > 0) return true;
  return mayInheritConfigure(modules, base, depth - 1);
}
