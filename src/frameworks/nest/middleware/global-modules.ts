import type { ClassDeclaration } from 'ts-morph';
import { findValueImport } from '../../../languages/typescript/bindings.js';
import type { ParsedTypeScript } from '../../../languages/typescript/parse.js';

/** The classes of a file that are `@Global()` modules with middleware of their own. */
export function globalModulesIn(parsed: ParsedTypeScript): { name: string; node: ClassDeclaration }[] {
  return parsed.file
    .getClasses()
    .filter((declaration) => isGlobal(parsed, declaration))
    .filter((declaration) => declaration.getInstanceMethod('configure') !== undefined)
    .map((node) => ({ name: node.getName() ?? 'the class', node }));
}

export function isGlobal(parsed: ParsedTypeScript, declaration: ClassDeclaration): boolean {
  const local = findValueImport(parsed, '@nestjs/common', 'Global')?.local;
  return declaration
    .getDecorators()
    .some(
      (decorator) =>
        decorator.getCallExpression()?.getExpression().getText() === local && local !== undefined,
    );
}
