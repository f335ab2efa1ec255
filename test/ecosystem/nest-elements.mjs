import ts from 'typescript';
import { importingElsewhere } from './nest-imported-names.mjs';
import { moduleImporting } from './nest-imports-list.mjs';
import { checkMiddleware } from './nest-middleware.mjs';
import { above, callOn, localName, nodesOf, SESSION, usesOf } from './nest-syntax.mjs';
import { lineOf } from './token-rules.mjs';

/** @import { TypeScriptFile } from './check-nest.mjs' */

/**
 * What is missing or there more than once in the patched application.
 * @param {readonly TypeScriptFile[]} files every file of the application that says "wristband", as planned
 * @param {string | undefined} target the file that must be patched
 * @param {number} major Nest's
 * @returns {string[]}
 */
export function checkElements(files, target, major) {
  const module = checkModule(files, target);
  const middleware = checkMiddleware(files, major);
  const together =
    module.owner === undefined || middleware.owner === undefined || module.owner === middleware.owner
      ? []
      : ['the module and the middleware are in different classes'];
  return [...module.faults, ...middleware.faults, ...together, ...checkConfig(files)];
}

function checkModule(files, target) {
  const calls = files.flatMap((file) => {
    const name = localName(file.after, 'WristbandExpressSessionModule', SESSION);
    const uses = name === undefined ? [] : usesOf(file.after, name);
    return uses.map((use) => ({ file, call: callOn(use, 'forRootAsync') ?? callOn(use, 'forRoot'), use }));
  });
  const [first] = calls;
  if (first === undefined || calls.length > 1) return { faults: [`session module ${calls.length} times`] };
  if (first.call === undefined) return { faults: ['the session module is used without forRootAsync'] };
  if (!/wristbandSession|asProvider|\.KEY/.test(first.call.getText())) {
    return { faults: ['the session module does not ask for the session configuration'] };
  }
  const owner =
    moduleImporting(first.call, first.file.after) ?? importingElsewhere(first.call, first.file, files);
  if (owner === undefined) {
    const line = lineOf(first.file.after.text, first.use.getStart());
    return { faults: [`${first.file.path}:${line} nothing shows that the session module reaches imports`] };
  }
  const patched =
    files.find(({ after }) => owner !== 'dynamic' && owner.getSourceFile() === after) ?? first.file;
  const elsewhere = target !== undefined && patched.path !== target;
  return { owner, faults: elsewhere ? [`patched ${patched.path}, not ${target}`] : [] };
}

function checkConfig(files) {
  const registrations = files.flatMap(({ after }) =>
    nodesOf(after, ts.isCallExpression)
      .filter(isRegistration)
      .map((call) => above(call, ts.isVariableDeclaration)?.name.getText()),
  );
  if (registrations.length !== 1) return [`registerAs('wristbandSession') ${registrations.length} times`];
  const [name] = registrations;
  if (name === undefined) return [];
  const loads = files.flatMap(({ after }) => {
    const local = localName(after, name) ?? name;
    return usesOf(after, local).filter((use) => isLoaded(use) || isListed(use));
  });
  if (loads.length === 0 && files.some(exportsWristband)) return [];
  return loads.length === 1 ? [] : [`${name} is loaded ${loads.length} times`];
}

/** A member of a list that has a name, or that a file exports: `export const configs = […]`. */
function isListed(use) {
  const list = above(use, (node) => ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node));
  const around = list?.parent;
  return around !== undefined && (ts.isExportAssignment(around) || ts.isVariableDeclaration(around));
}

/** An index of configurations: `export * from './wristband.config'`. */
function exportsWristband({ after }) {
  return after.statements.some(
    (one) => ts.isExportDeclaration(one) && /wristband/i.test(one.moduleSpecifier?.getText() ?? ''),
  );
}

function isRegistration(call) {
  return call.expression.getText() === 'registerAs' && call.arguments[0]?.text === 'wristbandSession';
}

/** An element of `load: […]`, `forFeature(x)`, or `x.asProvider()`. */
function isLoaded(use) {
  if (callOn(use, 'asProvider') !== undefined) return true;
  const property = above(use, (node) => ts.isPropertyAssignment(node) || ts.isStatement(node));
  return property !== undefined && ts.isPropertyAssignment(property) && property.name.getText() === 'load';
}
