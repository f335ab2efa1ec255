import type { Change } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { manualStep } from '../blocks.js';
import type { Location } from '../../../session/typescript/search.js';
import { allRoutes } from './routes.js';

/** Middleware given to `app.use` runs before the session, whose middleware belongs to a module. */
export function blockEarlyReader({ name, file, line }: Location, major: number, answers: Answers): Change {
  const reason = `${name} is passed to app.use, so it runs before Wristband's session exists.`;
  return {
    title: `put the session before ${name}`,
    file,
    run() {
      if (answers.force) return { kind: 'unchanged' };
      return {
        kind: 'blocked',
        reason,
        ...(line === undefined ? {} : { line }),
        manual: manualStep(
          "Move it from here into the root module's configure method and rerun:",
          `consumer.apply(${isName(name) ? name : 'theFunction'}).forRoutes('${allRoutes(major)}');`,
        ),
        beside: reason,
        consent: `keep ${name} before Wristband's session`,
      };
    },
  };
}

/** `csrf`, `passport.session()`: what it is called in the code. */
function isName(name: string): boolean {
  return /^[\w$.]+(\(\))?$/.test(name);
}
