import ts from 'typescript';

/** The SDK's entry that has the session parts. */
export const SESSION = /^@wristband\/nestjs-auth\/session$/;

/**
 * Looks at TypeScript files with the compiler's own tree; knows nothing of the code that planned.
 */

/**
 * The name by which a file knows something that it imports.
 * @param {ts.SourceFile} file
 * @param {string} name the exported name
 * @param {RegExp} [from] what the module's specifier must match
 * @returns {string | undefined}
 */
export function localName(file, name, from = /./) {
  for (const { specifier, module } of importSpecifiers(file)) {
    if ((specifier.propertyName ?? specifier.name).text === name && from.test(module))
      return specifier.name.text;
  }
  return undefined;
}

/** @param {ts.SourceFile} file */
export function importSpecifiers(file) {
  return file.statements.filter(ts.isImportDeclaration).flatMap((declaration) => {
    const module = declaration.moduleSpecifier.text;
    const bindings = declaration.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) return [];
    return bindings.elements.map((specifier) => ({ specifier, module }));
  });
}

/** @param {ts.SourceFile} file @returns {string[]} */
export function importedModules(file) {
  return file.statements.filter(ts.isImportDeclaration).map(({ moduleSpecifier }) => moduleSpecifier.text);
}

/**
 * Every use of a name but for those in imports.
 * @param {ts.SourceFile} file
 * @param {string} name
 * @returns {ts.Identifier[]}
 */
export function usesOf(file, name) {
  return nodesOf(file, ts.isIdentifier).filter(
    (node) =>
      node.text === name &&
      !ts.isImportSpecifier(node.parent) &&
      !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) &&
      !(ts.isPropertyAssignment(node.parent) && node.parent.name === node),
  );
}

/**
 * @template {ts.Node} Kind
 * @param {ts.Node} root
 * @param {(node: ts.Node) => node is Kind} is
 * @returns {Kind[]}
 */
export function nodesOf(root, is) {
  const found = [];
  const visit = (/** @type {ts.Node} */ node) => {
    if (is(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/** The nearest node above (or the node itself) of a kind. */
export function above(node, is) {
  let current = node;
  while (current !== undefined && !is(current)) current = current.parent;
  return current;
}

/** `X.method(…)` around the identifier X. @param {ts.Identifier} node @param {string} method */
export function callOn(node, method) {
  const access = node.parent;
  const matches =
    ts.isPropertyAccessExpression(access) && access.expression === node && access.name.text === method;
  return matches && ts.isCallExpression(access.parent) ? access.parent : undefined;
}
