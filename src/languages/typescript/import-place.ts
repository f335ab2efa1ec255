import { Node, type SourceFile, type Statement } from 'ts-morph';
import { afterTrailingComments, typescriptComments } from '../text/gap.js';
import { isLineEnd, lineStart } from '../text/lines.js';
import { insertAt, type TextEdit } from '../text/text-edit.js';
import type { ParsedTypeScript } from './parse.js';
import type { TypeScriptStyle } from './style.js';

/**
 * Puts a new import declaration after the last one of its kind (packages, files of the project), else after the last
 * import; in a file without imports before the first statement that is no directive.
 */
export function newImportPlace(
  { file, text }: ParsedTypeScript,
  module: string,
  declaration: string,
  style: TypeScriptStyle,
): TextEdit {
  const last = lastOfKind(file, isOfProject(module));
  if (last === undefined) return beforeFirstStatement(file, text, declaration, style);
  const at = afterTrailingComments(text, last.getEnd(), typescriptComments);
  const rest = at === text.length || isLineEnd(text[at]) ? '' : style.eol;
  return insertAt(at, style.eol + declaration + rest);
}

export function isRelative(module: string): boolean {
  return module.startsWith('.');
}

/** A relative path, or what is usual as a path alias: no package is called so. */
function isOfProject(module: string): boolean {
  return isRelative(module) || /^(@|src)\/|^[~#]/.test(module);
}

function lastOfKind(file: SourceFile, ofProject: boolean): Statement | undefined {
  const imports = file
    .getStatements()
    .filter((statement) => Node.isImportDeclaration(statement) || Node.isImportEqualsDeclaration(statement));
  const ofKind = imports.filter(
    (statement) =>
      Node.isImportDeclaration(statement) && isOfProject(statement.getModuleSpecifierValue()) === ofProject,
  );
  return ofKind.at(-1) ?? imports.at(-1);
}

/** Below the header's comments, but above the documentation of the first statement. */
function beforeFirstStatement(
  file: SourceFile,
  text: string,
  declaration: string,
  style: TypeScriptStyle,
): TextEdit {
  const first = file.getStatements().find((statement) => !isDirective(statement));
  if (first === undefined) return insertAt(text.length, declaration + style.eol);
  return insertAt(lineStart(text, first.getStart(true)), declaration + style.eol + style.eol);
}

function isDirective(statement: Statement): boolean {
  return Node.isExpressionStatement(statement) && Node.isStringLiteral(statement.getExpression());
}
