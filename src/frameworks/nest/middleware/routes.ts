import { Node, type CallExpression, type Identifier } from 'ts-morph';
import { stringValue } from '../../../languages/typescript/objects.js';
import { Unsupported } from '../unsupported.js';

/** Where the session is applied: `consumer.apply(…, Session, …).exclude(…).forRoutes(…)`. */
export interface Application {
  readonly forRoutes: CallExpression;
  readonly excludes: boolean;
}

/** What `forRoutes` takes for every route; `'{*splat}'` matches nothing on Nest 10, without a word. */
export function allRoutes(major: number): string {
  return major < 11 ? '*' : '{*splat}';
}

/** @throws Unsupported when the middleware is used in any other way */
export function applicationOf(middleware: Identifier): Application {
  const apply = middleware.getParent();
  if (!Node.isCallExpression(apply) || methodOf(apply) !== 'apply') throw notUnderstood(middleware);
  let excludes = false;
  for (let call = apply; ;) {
    const access = call.getParent();
    const next = Node.isPropertyAccessExpression(access) ? access.getParent() : undefined;
    if (!Node.isCallExpression(next)) throw notUnderstood(middleware);
    if (methodOf(next) === 'forRoutes') return { forRoutes: next, excludes };
    if (methodOf(next) !== 'exclude') throw notUnderstood(middleware);
    excludes = true;
    call = next;
  }
}

/** How far the session reaches. */
export type Reach = 'every route' | 'some routes' | 'no route';

export function reachOf({ forRoutes, excludes }: Application, major: number): Reach {
  const routes = forRoutes.getArguments().map(stringValue);
  const every = major < 11 ? ['*'] : ['{*splat}', '/{*splat}', '*'];
  if (!excludes && routes.some((route) => route !== undefined && every.includes(route))) return 'every route';
  const isDead = major < 11 && routes.some((route) => route?.includes('{*') === true);
  return isDead ? 'no route' : 'some routes';
}

function methodOf(call: CallExpression): string | undefined {
  const callee = call.getExpression();
  return Node.isPropertyAccessExpression(callee) ? callee.getName() : undefined;
}

function notUnderstood(middleware: Identifier): Unsupported {
  return new Unsupported(`${middleware.getText()} is used in a way that is not understood.`, middleware);
}
