import {
  callsOn,
  decoratorCalls,
  exportedLocal,
  importBindings,
  isExpression,
  isIdentifier,
  isObject,
  isTopStatement,
  mayHold,
  objectValue,
  parsedOf,
  stringValue,
  unwrap,
  usesInFile,
  type ClassDeclaration,
  type Expression,
  type ObjectLiteralExpression,
  type ParsedTypeScript,
  type TypeNode,
} from '../../../languages/typescript/index.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';

/** Types of @nestjs/common that allow what `forRoot` returns. */
const MODULE_TYPES = ['any', 'DynamicModule', 'ModuleMetadata'];

/** Whether a type that a variable or a function declares allows what `forRoot` returns. */
export function allowsModules(type: TypeNode | undefined): boolean {
  if (type === undefined) return true;
  return [type, ...type.getDescendants()].some((node) => MODULE_TYPES.includes(node.getText()));
}

/**
 * The object that a class is decorated with, by `@Module({ … })` or by the call `Module({ … })(X)`; undefined when it
 * is not decorated.
 * @throws Unsupported when it is decorated twice, or with something else than an object literal
 */
export function decoratorOptions(
  parsed: ParsedTypeScript,
  declaration: ClassDeclaration,
): ObjectLiteralExpression | undefined {
  const [call, second] = decoratorCalls(declaration).filter((candidate) =>
    isModuleFunction(parsed, candidate.getExpression()),
  );
  if (second !== undefined) throw new Unsupported('The class is decorated with Module twice.', second);
  if (call === undefined) return undefined;
  const [given] = call.getArguments();
  const options = isExpression(given) ? optionsOf(given) : undefined;
  if (options !== undefined) return options;
  throw new Unsupported('The argument of @Module is not an object literal.', call);
}

/** The object itself, whatever type it is said to have, or that of a constant that is used for nothing else. */
function optionsOf(given: Expression): ObjectLiteralExpression | undefined {
  const value = unwrap(given);
  if (isObject(value) || !isIdentifier(value)) return isObject(value) ? value : undefined;
  const name = value.getText();
  const isAlone =
    usesInFile(value, name).every((use) => use === value) &&
    exportedLocal(parsedOf(value), name) === undefined;
  return isAlone ? objectValue(value) : undefined;
}

/**
 * What `Reflect.defineMetadata('imports', …, X)` sets: it replaces what a decorator says.
 * @throws Unsupported when that is not done once, at the top of the file
 */
export function definedImports(
  parsed: ParsedTypeScript,
  declaration: ClassDeclaration,
): Expression | undefined {
  if (!mayHold(parsed.file, 'defineMetadata')) return undefined;
  const calls = callsOn(parsed, 'Reflect', 'defineMetadata').filter((call) => {
    const [key, , target] = call.getArguments();
    return stringValue(key) === 'imports' && target?.getText() === declaration.getName();
  });
  const [only, second] = calls;
  if (only === undefined) return undefined;
  const value = only.getArguments()[1];
  if (second === undefined && isTopStatement(only) && isExpression(value)) return value;
  throw new Unsupported(
    'The imports of the class are not defined once, at the top of the file.',
    second ?? only,
  );
}

function isModuleFunction(parsed: ParsedTypeScript, callee: Expression): boolean {
  return importBindings(parsed)
    .filter(({ module }) => module === '@nestjs/common')
    .some(
      ({ imported, local }) =>
        callee.getText() === (imported === '*' ? `${local}.Module` : local) &&
        ['*', 'Module'].includes(imported),
    );
}
