import ts from 'typescript';
import { mentioning } from './nest-imports-list.mjs';
import { above, importSpecifiers, nodesOf } from './nest-syntax.mjs';

/** @import { TypeScriptFile } from './check-nest.mjs' */

/**
 * The class in whose `imports` an element ends up that stands in another file than the class: in an array that the
 * file exports, or that a function of it returns.
 * @param {ts.Expression} element
 * @param {TypeScriptFile} list
 * @param {readonly TypeScriptFile[]} files
 * @returns {ts.ClassDeclaration | 'dynamic' | undefined}
 */
export function importingElsewhere(element, list, files) {
  const name = topName(element, list.after);
  if (name === undefined) return undefined;
  return files
    .filter(({ path }) => path !== list.path)
    .flatMap(({ after }) => localsOf(after, name, list).map((local) => mentioning(local, after)))
    .find(Boolean);
}

/** What the function or the variable is called, at the top of the file, that returns or holds the element. */
function topName(element, file) {
  const scope = above(element, ts.isFunctionLike);
  const variable = above(element, ts.isVariableDeclaration);
  if (scope === undefined) return variable?.name.getText();
  const named = ts.isFunctionDeclaration(scope) ? scope : scope.parent;
  const statement = above(named, ts.isStatement);
  if (named.name === undefined || statement.parent !== file) return undefined;
  return returnsIt(scope, element, variable) ? named.name.getText() : undefined;
}

/** A function returns an element that stands in what it returns, or in a variable that this mentions. */
function returnsIt(scope, element, variable) {
  const returned = ts.isBlock(scope.body)
    ? nodesOf(scope, ts.isReturnStatement).filter((node) => above(node, ts.isFunctionLike) === scope)
    : [scope.body];
  return returned.some((node) => {
    const isInside = node.getStart() <= element.getStart() && element.getEnd() <= node.getEnd();
    return isInside || nodesOf(node, ts.isIdentifier).some(({ text }) => text === variable?.name.getText());
  });
}

/** By which names a file imports it: by its own, or what comes from a file of that path. */
function localsOf(file, name, list) {
  const stem = list.path
    .replace(/(\/index)?\.ts$/, '')
    .split('/')
    .at(-1);
  const leads = (module) => module.replace(/\.js$/, '').split('/').at(-1) === stem;
  const named = importSpecifiers(file)
    .filter(
      ({ specifier, module }) => (specifier.propertyName ?? specifier.name).text === name || leads(module),
    )
    .map(({ specifier }) => specifier.name.text);
  const defaults = file.statements
    .filter(ts.isImportDeclaration)
    .filter(({ moduleSpecifier }) => leads(moduleSpecifier.text))
    .flatMap(({ importClause }) => importClause?.name?.text ?? []);
  return [...named, ...defaults];
}
