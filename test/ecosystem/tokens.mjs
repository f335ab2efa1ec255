import ts from 'typescript';

/**
 * A token or a comment.
 * @typedef {{ text: string, from: number, to: number }} Token
 */

/**
 * @param {string} path
 * @param {string} text
 * @returns {ts.SourceFile & { parseDiagnostics: readonly ts.Diagnostic[] }}
 */
export function parse(path, text) {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/**
 * Every token, every comment and every run of white space, in the order of the text.
 * @param {ts.SourceFile} file
 * @returns {Token[]}
 */
export function tokensOf(file) {
  const tokens = [];
  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isJSDoc(node)) return;
    const children = node.getChildren(file);
    if (children.length > 0) {
      children.forEach(visit);
      return;
    }
    tokens.push(...trivia(file.text, node.getFullStart(), node.getStart(file)));
    if (node.end > node.getStart(file)) tokens.push(token(file.text, node.getStart(file), node.end));
  };
  visit(file);
  return tokens;
}

/** Comments and white space; line ends belong to the white space around them. */
function trivia(text, from, to) {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard);
  scanner.setText(text, from, to - from);
  const parts = [];
  let space = from;
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    if (kind === ts.SyntaxKind.WhitespaceTrivia || kind === ts.SyntaxKind.NewLineTrivia) continue;
    if (scanner.getTokenStart() > space) parts.push(token(text, space, scanner.getTokenStart()));
    parts.push(token(text, scanner.getTokenStart(), scanner.getTokenEnd()));
    space = scanner.getTokenEnd();
  }
  if (to > space) parts.push(token(text, space, to));
  return parts;
}

function token(text, from, to) {
  return { text: text.slice(from, to), from, to };
}
