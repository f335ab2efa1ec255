import ts from 'typescript';
import { above, importedModules, nodesOf } from './nest-syntax.mjs';
import { lineOf } from './token-rules.mjs';

/** @import { TypeScriptFile } from './check-nest.mjs' */

const READER = /^\w+\.session$/;

/**
 * Passport's session middleware reads `req.session`, so the session stands before it: not behind it in what
 * `configure` applies, and not behind `app.use`, which runs before all modules.
 * @param {readonly TypeScriptFile[]} files every file of the application that says "passport" or "wristband", as planned
 * @param {boolean} consent the user is taken to have said yes to what stands in the way
 * @returns {string[]}
 */
export function checkOrder(files, consent) {
  return files.flatMap(({ path, after }) => {
    if (!importedModules(after).includes('passport')) return [];
    const calls = nodesOf(after, ts.isCallExpression).filter((call) =>
      READER.test(call.expression.getText()),
    );
    return calls.flatMap((call) => {
      const place = `${path}:${lineOf(after.text, call.getStart())}`;
      if (isGivenTo(call, 'use'))
        return consent ? [] : [`${place} Passport reads the session before it is there`];
      return isBeforeSession(call, after) ? [`${place} Passport is applied before the session`] : [];
    });
  });
}

function isGivenTo(call, method) {
  const outer = call.parent;
  return ts.isCallExpression(outer) && outer.arguments.includes(call) && nameOf(outer) === method;
}

function isBeforeSession(call, file) {
  const scope = above(call, ts.isFunctionLike);
  return nodesOf(scope ?? file, ts.isIdentifier).some(
    (node) => /SessionMiddleware$/.test(node.text) && node.getStart() > call.getStart(),
  );
}

function nameOf(call) {
  return ts.isPropertyAccessExpression(call.expression) ? call.expression.name.text : undefined;
}
