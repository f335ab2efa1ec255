import ts from 'typescript';
import { above, localName, SESSION, usesOf } from './nest-syntax.mjs';
import { lineOf } from './token-rules.mjs';

/** @import { TypeScriptFile } from './check-nest.mjs' */

const ROUTES = { before11: '*', since11: '{*splat}' };

/**
 * The session middleware is applied once, on all routes.
 * @param {readonly TypeScriptFile[]} files
 * @param {number} major Nest's
 * @returns {{ faults: string[], owner?: ts.ClassDeclaration }}
 */
export function checkMiddleware(files, major) {
  const uses = files.flatMap(({ path, after }) => {
    const name = localName(after, 'WristbandExpressSessionMiddleware', SESSION);
    return name === undefined ? [] : usesOf(after, name).map((use) => ({ path, after, use }));
  });
  const [first] = uses;
  if (first === undefined || uses.length > 1) return { faults: [`session middleware ${uses.length} times`] };
  const faults = checkApply(first.use, major);
  const place = `${first.path}:${lineOf(first.after.text, first.use.getStart())}`;
  const owner = above(first.use, ts.isClassDeclaration);
  return { owner, faults: faults.map((fault) => `${place} ${fault}`) };
}

/** `consumer.apply(…, Middleware, …).forRoutes('*')`, where consumer is what Nest hands to `configure`. */
function checkApply(use, major) {
  const apply = above(use, (node) => ts.isCallExpression(node) && node.arguments.includes(use));
  const called = apply?.expression;
  if (called === undefined || !ts.isPropertyAccessExpression(called) || called.name.text !== 'apply') {
    return ['the middleware is no argument of apply()'];
  }
  const scope = above(apply, (node) => ts.isFunctionLike(node));
  const receiver = rootOf(called.expression);
  const faults = [];
  if (!scope?.parameters.some(({ name }) => name.getText() === receiver)) {
    faults.push(`${receiver} is no parameter of the function around it`);
  }
  const routes = routesOf(apply);
  const wanted = major === 10 ? ROUTES.before11 : ROUTES.since11;
  if (!routes.includes(wanted)) faults.push(`the routes are ${routes.join(', ') || 'none'}, not ${wanted}`);
  return faults;
}

function rootOf(expression) {
  let current = expression;
  while (ts.isCallExpression(current) || ts.isPropertyAccessExpression(current)) current = current.expression;
  return current.getText();
}

function routesOf(apply) {
  let call = apply;
  while (ts.isPropertyAccessExpression(call.parent) && ts.isCallExpression(call.parent.parent)) {
    const name = call.parent.name.text;
    call = call.parent.parent;
    if (name === 'forRoutes') return call.arguments.map((argument) => argument.text ?? argument.getText());
  }
  return [];
}
