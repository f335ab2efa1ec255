import ts from 'typescript';

/** What the files of a library in CommonJS call its exports. */
const EXPORTS = /^(exports|common)$/;

/**
 * Adds what code names: `name`, `.name` for a member, and `exports.name` for what the library exports. A string may be a
 * member's name too.
 * @param {ts.Node} node
 * @param {Set<string>} names
 * @param {(node: ts.Node) => boolean} isApart says of a node that what it names is not added
 */
export function addNames(node, names, isApart = () => false) {
  if (isApart(node)) return;
  for (const name of named(node)) names.add(name);
  ts.forEachChild(node, (child) => addNames(child, names, isApart));
}

function named(node) {
  if (ts.isStringLiteralLike(node)) return [`.${node.text}`];
  const { parent, text } = node;
  if (!(ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) || isOwnName(node)) return [];
  if (ts.isPropertyAssignment(parent) && parent.name === node) return [`.${text}`];
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    return EXPORTS.test(parent.expression.text) ? [`exports.${text}`] : [`.${text}`];
  }
  // `{ name }` takes a member, or makes one of a variable.
  if (ts.isBindingElement(parent) || ts.isShorthandPropertyAssignment(parent)) return [text, `.${text}`];
  return ts.isPrivateIdentifier(node) ? [`.${text}`] : [text];
}

/** That a class has a member is no use of it. */
function isOwnName(node) {
  return ts.isClassElement(node.parent) && node.parent.name === node;
}

/** What a statement at the top declares; nothing where it only does something. */
export function declaredNames(statement) {
  if (ts.isClassDeclaration(statement) || ts.isFunctionDeclaration(statement)) return [statement.name.text];
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap(boundNames);
  const text = statement.getText();
  const [, exported] =
    /^exports\.(\w+) = [\w$ ]+;$/.exec(text) ??
    /^Object\.defineProperty\(exports, "(\w+)", \{/.exec(text) ??
    /\}\)\(exports\.(\w+) \|\| \(exports\.\1 = \{\}\)\);$/.exec(text) ??
    [];
  if (exported !== undefined) return [`exports.${exported}`];
  // An enumeration, as TypeScript writes it.
  const [, filled] = /\}\)\((\w+) \|\| \(\1 = \{\}\)\);$/.exec(text) ?? [];
  return filled === undefined ? [] : [filled];
}

function boundNames({ name }) {
  return ts.isIdentifier(name) ? [name.text] : name.elements.flatMap(boundNames);
}
