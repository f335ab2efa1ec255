import type { NestApp } from '../app.js';
import { manualStep } from '../blocks.js';
import { routesToList } from './excluded-routes.js';
import { at } from '../findings.js';
import { Unsupported } from '../unsupported.js';
import { allRoutes } from './routes.js';
import { sdk } from '../sdk.js';

/**
 * What `forRoutes` is given for every route of an application.
 * @throws Unsupported when some of them cannot be told
 */
export function sessionRoutes({ findings, major }: NestApp): string[] {
  const every = allRoutes(major);
  if (major >= 11) return [every];
  const listed = findings.excludedRoutes.flatMap((exclusion) => {
    const routes = exclusion.routes === undefined ? undefined : routesToList(exclusion.routes);
    if (routes !== undefined) return routes;
    throw new Unsupported(
      `On NestJS 10 some of the routes that the global prefix of ${at(exclusion)} excludes would get no session.`,
      undefined,
      manualStep(
        'Apply the middleware in the root module to all routes and to each of the excluded ones, as here for health/(.*):',
        `consumer.apply(${sdk.middleware}).forRoutes('*', 'health/*');`,
      ),
    );
  });
  return [every, ...new Set(listed)];
}
