import ts from 'typescript';
import { above, nodesOf } from './nest-syntax.mjs';

/**
 * Whether an expression surely ends up in the `imports` of a module of this file: as an element of an array that is
 * the value of an `imports` property, or of a const (or a push to one) that such a property mentions.
 * @param {ts.Expression} element
 * @param {ts.SourceFile} file
 * @returns {ts.ClassDeclaration | 'dynamic' | undefined} the class whose imports they are
 */
export function moduleImporting(element, file) {
  const { parent } = element;
  if (ts.isCallExpression(parent) && parent.arguments.includes(element)) return throughCall(parent, file);
  if (ts.isArrayLiteralExpression(parent)) return reachedBy(parent, file);
  return undefined;
}

/** `list.push(X)` and `base.concat(X)`. */
function throughCall(call, file) {
  const { expression } = call;
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  if (expression.name.text === 'concat') return reachedBy(call, file);
  if (expression.name.text !== 'push' || !ts.isIdentifier(expression.expression)) return undefined;
  return mentioning(expression.expression.text, file);
}

/** Follows an array outwards to the property or the const that holds it. */
function reachedBy(expression, file) {
  const { parent } = expression;
  if (ts.isPropertyAssignment(parent) && nameOf(parent) === 'imports') return ownerOf(parent);
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) {
    return mentioning(parent.name.text, file);
  }
  if (ts.isCallExpression(parent) && isDefineImports(parent)) return named(parent.arguments[2], file);
  const passes =
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isSatisfiesExpression(parent) ||
    ts.isSpreadElement(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isReturnStatement(parent) ||
    ts.isBinaryExpression(parent) ||
    (ts.isPropertyAccessExpression(parent) && parent.name.text === 'concat') ||
    (ts.isCallExpression(parent) && parent.expression === expression);
  return passes ? reachedBy(parent, file) : undefined;
}

/**
 * An `imports` property that mentions the name: `imports: name`, `imports: [...name]`, `{ imports }`; or one that
 * mentions a const which is made from it.
 */
export function mentioning(name, file, seen = new Set()) {
  if (seen.has(name)) return undefined;
  seen.add(name);
  const properties = nodesOf(
    file,
    (node) =>
      (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) && nameOf(node) === 'imports',
  );
  const mentions = (property) =>
    ts.isShorthandPropertyAssignment(property)
      ? name === 'imports'
      : nodesOf(property.initializer, ts.isIdentifier).some(({ text }) => text === name);
  const owner = properties.filter(mentions).map(ownerOf).find(Boolean);
  return (
    owner ??
    madeFrom(name, file)
      .map((other) => mentioning(other, file, seen))
      .find(Boolean)
  );
}

/** Names of the consts whose value mentions a name. */
function madeFrom(name, file) {
  return nodesOf(file, ts.isVariableDeclaration)
    .filter(
      ({ initializer }) =>
        initializer !== undefined && nodesOf(initializer, ts.isIdentifier).some(({ text }) => text === name),
    )
    .flatMap((declaration) => (ts.isIdentifier(declaration.name) ? [declaration.name.text] : []));
}

/** The class that a metadata object belongs to: decorated with it, or returning it as a DynamicModule. */
function ownerOf(property) {
  const object = property.parent;
  const call = object.parent;
  if (ts.isCallExpression(call) && ts.isDecorator(call.parent)) {
    return call.expression.getText() === 'Module' ? call.parent.parent : undefined;
  }
  const isDynamic = object.properties.some((other) => nameOf(other) === 'module');
  return isDynamic ? (above(object, ts.isClassDeclaration) ?? 'dynamic') : undefined;
}

function isDefineImports(call) {
  return call.expression.getText() === 'Reflect.defineMetadata' && call.arguments[0]?.text === 'imports';
}

function named(expression, file) {
  return nodesOf(file, ts.isClassDeclaration).find(({ name }) => name?.text === expression?.getText());
}

function nameOf(property) {
  return property.name?.text;
}
