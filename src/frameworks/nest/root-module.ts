import {
  Node,
  type ArrayLiteralExpression,
  type ClassDeclaration,
  type Decorator,
  type ObjectLiteralExpression,
} from 'ts-morph';
import { importBindings } from '../../languages/typescript/bindings.js';
import { hasSpread, memberNamed, valueOf } from '../../languages/typescript/objects.js';
import type { ParsedTypeScript } from '../../languages/typescript/parse.js';
import { arrayIn } from './imports-array.js';
import { Obstacle } from './obstacle.js';

/** The class that is decorated with `@Module({ … })`, as it stands in its file. */
export interface RootModule {
  readonly parsed: ParsedTypeScript;
  readonly declaration: ClassDeclaration;
  /** The decorator's argument. */
  readonly options: ObjectLiteralExpression;
}

/**
 * @param className the class's name, or `default` for what the file exports by default
 * @throws Obstacle when it has another shape
 */
export function rootModule(parsed: ParsedTypeScript, className: string): RootModule {
  const declaration = parsed.file.getClasses().find((candidate) => isNamed(candidate, className));
  if (declaration === undefined) throw new Obstacle(`There is no class ${className} in this file.`);
  const decorator = declaration.getDecorators().find((candidate) => isModuleDecorator(parsed, candidate));
  if (decorator === undefined) {
    throw new Obstacle(
      `The class ${className} is not decorated with @Module(…) of @nestjs/common.`,
      declaration,
    );
  }
  const [options] = decorator.getArguments();
  if (Node.isObjectLiteralExpression(options)) return { parsed, declaration, options };
  throw new Obstacle('The argument of @Module is not an object literal.', decorator);
}

/**
 * The array of `imports`; undefined when the module has none.
 * @throws Obstacle when it cannot be seen what it holds
 */
export function importsOf({ options }: RootModule): ArrayLiteralExpression | undefined {
  if (hasSpread(options))
    throw new Obstacle('The argument of @Module holds a spread, which may set imports.', options);
  const member = memberNamed(options, 'imports');
  if (member === undefined) return undefined;
  const value = valueOf(member);
  const array = value === undefined ? undefined : arrayIn(value);
  if (array === undefined)
    throw new Obstacle('imports of @Module is not an array literal that can be followed.', member);
  const odd = array.getElements().find(Node.isOmittedExpression);
  if (odd !== undefined) throw new Obstacle('imports of @Module has an empty element.', odd);
  return array;
}

function isNamed(declaration: ClassDeclaration, className: string): boolean {
  return className === 'default' ? declaration.isDefaultExport() : declaration.getName() === className;
}

function isModuleDecorator(parsed: ParsedTypeScript, decorator: Decorator): boolean {
  const callee = decorator.getCallExpression()?.getExpression().getText();
  return importBindings(parsed)
    .filter(({ module }) => module === '@nestjs/common')
    .some(
      ({ imported, local }) =>
        callee === (imported === '*' ? `${local}.Module` : local) && ['*', 'Module'].includes(imported),
    );
}
