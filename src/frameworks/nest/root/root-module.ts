import type { ClassDeclaration, Expression, ObjectLiteralExpression } from 'ts-morph';
import { isClassNamed } from '../../../languages/typescript/default-export.js';
import { memberNamed, valueOf } from '../../../languages/typescript/objects.js';
import type { ParsedTypeScript } from '../../../languages/typescript/parse.js';
import { decoratorOptions, definedImports } from './metadata.js';
import { dynamicOptions } from './made-module.js';
import { Unsupported } from '../unsupported.js';

/** How the entry file names the root module. */
export interface RootName {
  /** `default` for what the file exports by default. */
  readonly className: string;
  /** The static method that makes the module: `register` of `AppModule.register(…)`. */
  readonly method?: string | undefined;
}

/** The root module's class as it stands in its file, and what tells Nest its imports. */
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
  const declaration = parsed.file.getClasses().find((candidate) => isClassNamed(candidate, className));
  if (declaration === undefined) throw new Unsupported(`There is no class ${className} in this file.`);
  const defined = definedImports(parsed, declaration);
  const decorated = decoratorOptions(parsed, declaration);
  const made = method === undefined ? undefined : dynamicOptions(declaration, method);
  if (defined === undefined && decorated === undefined && made === undefined) {
    throw new Unsupported(
      `The class ${className} is not decorated with @Module(…) of @nestjs/common.`,
      declaration,
    );
  }
  const usesMade = made !== undefined && (decorated === undefined || says(made) > says(decorated));
  return { parsed, declaration, defined, options: usesMade ? made : decorated };
}

function says(options: ObjectLiteralExpression): number {
  return valueOf(memberNamed(options, 'imports')) === undefined ? 0 : 1;
}
