import { Node, type Expression } from 'ts-morph';
import { constantValue } from './scopes.js';
import { exportedValue } from './exports.js';
import { isExpression, stringValue, unwrap } from './nodes.js';
import { parseTypeScript } from './parse.js';

/** What a module that a configuration takes in exports; undefined where that is unknown. */
export type Exports = (specifier: string) => unknown;

/**
 * The value that a file of JSON5 holds.
 * @returns undefined for what does not parse
 */
export function valueOfJson5(text: string): unknown {
  const parsed = parseTypeScript(`export default (${text.trim() || 'undefined'}\n)`);
  const value = 'failure' in parsed ? undefined : exportedValue(parsed, 'default');
  return isExpression(value) ? literalValue(value) : undefined;
}

/** What a configuration file exports (`export default`, `module.exports =`), as far as it is written out. */
export function exportedLiteral(text: string, exports: Exports): unknown {
  const parsed = parseTypeScript(text);
  if ('failure' in parsed) return undefined;
  const value = exportedValue(parsed, 'default') ?? assignedExports(parsed.file.getStatements());
  if (!isExpression(value)) return undefined;
  return literalValue(value, exports);
}

/** The value of `module.exports = value` at the top of a file. */
function assignedExports(statements: readonly Node[]): Expression | undefined {
  return statements
    .filter(Node.isExpressionStatement)
    .map((statement) => statement.getExpression())
    .filter(Node.isBinaryExpression)
    .find((assignment) => /^(module\.)?exports$/.test(assignment.getLeft().getText()))
    ?.getRight();
}

/**
 * The value of an expression that is written out. What is not is left out of objects, and undefined elsewhere.
 * @param exports what is known of imported modules
 */
export function literalValue(expression: Expression, exports: Exports = () => undefined): unknown {
  const node = constantValue(unwrap(expression));
  if (Node.isObjectLiteralExpression(node)) return objectOf(node.getProperties(), exports);
  if (Node.isArrayLiteralExpression(node)) return node.getElements().map((one) => literalValue(one, exports));
  if (Node.isNumericLiteral(node)) return node.getLiteralValue();
  if (Node.isTrueLiteral(node)) return true;
  if (Node.isFalseLiteral(node)) return false;
  if (Node.isIdentifier(node)) return exports(importedAs(node.getText(), node) ?? '');
  if (Node.isCallExpression(node))
    return calledValue(node.getExpression().getText(), node.getArguments(), exports);
  return stringValue(node);
}

/** `require('package')`, and `defineConfig({ … })`, which hands on what it is given. */
function calledValue(name: string, [argument]: readonly Node[], exports: Exports): unknown {
  if (name === 'require') return exports(stringValue(argument) ?? '');
  return isExpression(argument) ? literalValue(argument, exports) : undefined;
}

function objectOf(members: readonly Node[], exports: Exports): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const member of members) {
    if (Node.isSpreadAssignment(member)) Object.assign(found, literalValue(member.getExpression(), exports));
    const value = Node.isPropertyAssignment(member) ? member.getInitializer() : undefined;
    if (!Node.isPropertyAssignment(member) || value === undefined) continue;
    const name = member.getNameNode();
    found[stringValue(name) ?? name.getText()] = literalValue(value, exports);
  }
  return found;
}

/** The module that a name is the default export of. */
function importedAs(local: string, node: Node): string | undefined {
  return node
    .getSourceFile()
    .getImportDeclarations()
    .find((declaration) => declaration.getDefaultImport()?.getText() === local)
    ?.getModuleSpecifierValue();
}
