import {
  callOn,
  methodCalls,
  methodGiven,
  methodOf,
  stringValue,
  type CallExpression,
  type Identifier,
  type ParsedTypeScript,
} from '../../../languages/typescript/index.js';
import { manualStep } from '../blocks.js';
import type { NestApp } from '../project/app.js';
import { NO_OTHER_FILES } from '../project/follow.js';
import { sessionReader } from '../project/session-readers.js';
import { at } from '../../../session/typescript/search.js';
import { sdk } from '../sdk.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';

/** Where the session is applied: `consumer.apply(…, Session, …).exclude(…).forRoutes(…)`. */
export interface AppliedMiddleware {
  readonly forRoutes: CallExpression;
  readonly excludes: boolean;
}

/** How far the session reaches. */
export type Reach = 'every route' | 'some routes' | 'no route';

/** What `forRoutes` takes for every route; `'{*splat}'` silently matches nothing on Nest 10. */
export function allRoutes(major: number): string {
  return major < 11 ? '*' : '{*splat}';
}

/**
 * What `forRoutes` is given for every route of an application.
 * @throws Unsupported when some of them are unknown
 */
export function sessionRoutes({ survey, major }: NestApp): string[] {
  const every = allRoutes(major);
  if (major >= 11) return [every];
  const listed = survey.excludedRoutes.flatMap((exclusion) => {
    const routes = exclusion.routes === undefined ? undefined : routesToList(exclusion.routes);
    if (routes !== undefined) return routes;
    throw new Unsupported(
      `On NestJS 10 some of the routes that the global prefix of ${at(exclusion)} excludes would get no session.`,
      undefined,
      manualStep(
        'Apply the middleware in the root module to all routes and to each excluded route, as here for health/(.*):',
        `consumer.apply(${sdk.middleware}).forRoutes('*', 'health/*');`,
      ),
    );
  });
  return [every, ...new Set(listed)];
}

/** @throws Unsupported when the middleware is used in any other way */
export function appliedMiddleware(middleware: Identifier): AppliedMiddleware {
  const applied = methodGiven(middleware);
  let next = applied?.method === 'apply' ? callOn(applied.call) : undefined;
  let excludes = false;
  while (next !== undefined) {
    const method = methodOf(next.call);
    if (method === 'forRoutes') return { forRoutes: next.call, excludes };
    if (method !== 'exclude') break;
    excludes = true;
    next = callOn(next.call);
  }
  throw new Unsupported(`${middleware.getText()} is used in an unsupported way.`, middleware);
}

/** @param major Nest's major version, which decides what matches every route */
export function reachOf({ forRoutes, excludes }: AppliedMiddleware, major: number): Reach {
  const routes = forRoutes.getArguments().map(stringValue);
  const every = major < 11 ? ['*'] : ['{*splat}', '/{*splat}', '*'];
  if (!excludes && routes.some((route) => route !== undefined && every.includes(route))) return 'every route';
  const isDead = major < 11 && routes.some((route) => route?.includes('{*') === true);
  return isDead ? 'no route' : 'some routes';
}

/**
 * Middleware runs in the order in which it is applied.
 * @param middleware where the session's middleware is applied, in the root module's file
 * @throws Unsupported when what reads the session is applied before it
 */
export function requireSessionFirst(
  parsed: ParsedTypeScript,
  middleware: Identifier,
  { major, root: { file } }: NestApp,
): void {
  const earlier = methodCalls(parsed, 'apply')
    .flatMap((call) => call.getArguments())
    .filter((node) => node.getEnd() < middleware.getStart());
  for (const node of earlier) {
    const name = sessionReader(NO_OTHER_FILES, { file, node });
    if (name === undefined) continue;
    const code = `consumer.apply(${middleware.getText()}).forRoutes('${allRoutes(major)}');`;
    throw new Unsupported(
      `${name} is applied before the session middleware, so it has no session.`,
      node,
      manualStep(`Remove ${middleware.getText()} from where it is applied, and apply it first:`, code),
    );
  }
}

/**
 * On NestJS 10 `forRoutes('*')` reaches the excluded routes that are plain, and none of those that are patterns:
 * those must be listed too. Listing plain ones would apply the middleware to them twice.
 * @returns what to list; undefined for a pattern other than `…(.*)`
 */
function routesToList(excluded: readonly string[]): string[] | undefined {
  const patterns = excluded.filter((route) => !/^[\w\-./:]*$/.test(route));
  const known = patterns.filter((route) => /^[\w\-./:]+\(\.\*\)$/.test(route));
  if (known.length < patterns.length) return undefined;
  return [...new Set(known.map((route) => route.replace('(.*)', '*')))];
}
