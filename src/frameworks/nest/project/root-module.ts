import {
  classNamed,
  isIdentifier,
  isObject,
  isPlainMethod,
  memberNamed,
  objectsIn,
  returnsOf,
  unwrap,
  usesOfVariable,
  valueNamed,
  variableOf,
  type ClassDeclaration,
  type Expression,
  type MethodDeclaration,
  type ObjectLiteralExpression,
  type ParsedTypeScript,
} from '../../../languages/typescript/index.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';
import { decoratorOptions, definedImports } from './metadata.js';

/** How the entry file names the root module. */
export interface RootName {
  /** `default` for what the file exports by default. */
  readonly className: string;
  /** The static method that returns the dynamic module: `register` of `AppModule.register(…)`. */
  readonly method?: string | undefined;
}

/** The root module's class, and what tells Nest its imports. */
export interface RootModule {
  readonly parsed: ParsedTypeScript;
  readonly declaration: ClassDeclaration;
  /** The object that has the member `imports`, or may get it; undefined where they are defined without one. */
  readonly options: ObjectLiteralExpression | undefined;
  /** What `Reflect.defineMetadata('imports', …)` is given, where that is done. */
  readonly defined: Expression | undefined;
}

/** @throws Unsupported when it has a shape that is not known */
export function rootModule(parsed: ParsedTypeScript, { className, method }: RootName): RootModule {
  const declaration = classNamed(parsed, className);
  if (declaration === undefined) throw new Unsupported(`There is no class ${className} in this file.`);
  const defined = definedImports(parsed, declaration);
  const decorated = decoratorOptions(parsed, declaration);
  const dynamic = method === undefined ? undefined : dynamicOptions(declaration, method);
  if (defined === undefined && decorated === undefined && dynamic === undefined) {
    throw new Unsupported(
      `The class ${className} is not decorated with @Module(…) of @nestjs/common.`,
      declaration,
    );
  }
  const usesDynamic =
    dynamic !== undefined && (decorated === undefined || (hasImports(dynamic) && !hasImports(decorated)));
  return { parsed, declaration, defined, options: usesDynamic ? dynamic : decorated };
}

/**
 * Nest joins what `@Module` of a class says with the dynamic module that a static method of it returns, as long as
 * that is a module of the same class.
 * @throws Unsupported when that cannot be seen
 */
export function requireOwnModule(declaration: ClassDeclaration, name: string): void {
  const method = declaration.getStaticMethod(name);
  if (method === undefined) throw new Unsupported(`The class has no static method ${name}.`, declaration);
  const modules = objectsIn(method).flatMap((object) => valueNamed(object, 'module') ?? []);
  const own = ['this', declaration.getName()];
  if (modules.length > 0 && modules.every((module) => own.includes(module.getText()))) return;
  throw new Unsupported(`${name} may not return a module of this class.`, method);
}

/** The one object that a static method of a class always returns as its dynamic module. */
function dynamicOptions(declaration: ClassDeclaration, name: string): ObjectLiteralExpression | undefined {
  const method = declaration.getStaticMethod(name);
  const object = isPlainMethod(method) ? returnedByMethod(method) : undefined;
  return object !== undefined && memberNamed(object, 'module') !== undefined ? object : undefined;
}

function returnedByMethod(method: MethodDeclaration): ObjectLiteralExpression | undefined {
  const [only, other] = returnsOf(method);
  const value = other === undefined ? only?.getExpression() : undefined;
  if (value === undefined) return undefined;
  const returned = unwrap(value);
  const variable = isIdentifier(returned) ? variableOf(returned) : undefined;
  if (variable === undefined) return isObject(returned) ? returned : undefined;
  const initial = variable.getInitializer();
  const object = initial === undefined ? undefined : unwrap(initial);
  const isUsedOnce = usesOfVariable(variable).length === 1;
  return isUsedOnce && isObject(object) ? object : undefined;
}

function hasImports(options: ObjectLiteralExpression): boolean {
  return valueNamed(options, 'imports') !== undefined;
}
