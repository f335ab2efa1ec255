import {
  Node,
  type CallExpression,
  type ClassDeclaration,
  type Expression,
  type ObjectLiteralExpression,
} from 'ts-morph';
import { importBindings } from '../../../languages/typescript/bindings.js';
import { callsIn, mayHold } from '../../../languages/typescript/nodes.js';
import { stringValue, unwrap } from '../../../languages/typescript/objects.js';
import type { ParsedTypeScript } from '../../../languages/typescript/parse.js';
import { Unsupported } from '../unsupported.js';

/**
 * The object that a class is decorated with, by `@Module({ … })` or by the call `Module({ … })(X)`; undefined when it
 * is not decorated.
 * @throws Unsupported when it is decorated twice, or with something else than an object literal
 */
export function decoratorOptions(
  parsed: ParsedTypeScript,
  declaration: ClassDeclaration,
): ObjectLiteralExpression | undefined {
  const decorators = declaration.getDecorators().flatMap((decorator) => decorator.getCallExpression() ?? []);
  const [call, second] = [...decorators, ...appliedTo(declaration)].filter((candidate) =>
    isModuleFunction(parsed, candidate.getExpression()),
  );
  if (second !== undefined) throw new Unsupported('The class is decorated with Module twice.', second);
  if (call === undefined) return undefined;
  const [options] = call.getArguments();
  if (Node.isObjectLiteralExpression(options)) return options;
  throw new Unsupported('The argument of @Module is not an object literal.', call);
}

/**
 * What `Reflect.defineMetadata('imports', …, X)` sets: it takes the place of what a decorator says.
 * @throws Unsupported when that is not done once, at the top of the file
 */
export function definedImports(
  { file }: ParsedTypeScript,
  declaration: ClassDeclaration,
): Expression | undefined {
  if (!mayHold(file, 'defineMetadata')) return undefined;
  const calls = callsIn(file)
    .filter((call) => isDefineMetadata(call.getExpression()))
    .filter((call) => {
      const [key, , target] = call.getArguments();
      return stringValue(key) === 'imports' && target?.getText() === declaration.getName();
    });
  const [only, second] = calls;
  if (only === undefined) return undefined;
  const value = only.getArguments()[1];
  if (second === undefined && isAtTop(only) && Node.isExpression(value)) return value;
  throw new Unsupported(
    'The imports of the class are not defined once, at the top of the file.',
    second ?? only,
  );
}

function isDefineMetadata(callee: Expression): boolean {
  if (!Node.isPropertyAccessExpression(callee)) return false;
  return callee.getName() === 'defineMetadata' && callee.getExpression().getText() === 'Reflect';
}

/** `F(…)` of the statements `F(…)(X)` at the top of the file. */
function appliedTo(declaration: ClassDeclaration): CallExpression[] {
  return declaration
    .getSourceFile()
    .getStatements()
    .flatMap((statement) => {
      const outer = Node.isExpressionStatement(statement) ? unwrap(statement.getExpression()) : undefined;
      if (!Node.isCallExpression(outer)) return [];
      const [target] = outer.getArguments();
      const inner = outer.getExpression();
      const isApplied = Node.isCallExpression(inner) && target?.getText() === declaration.getName();
      return isApplied ? [inner] : [];
    });
}

function isAtTop(call: CallExpression): boolean {
  const statement = call.getParent();
  return Node.isExpressionStatement(statement) && Node.isSourceFile(statement.getParent());
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
