import type { Answers, Change } from '../../../model/types.js';
import type { Place } from '../findings.js';
import { manualStep } from '../blocks.js';
import { allRoutes } from '../middleware/routes.js';

/** What `app.use` is given runs before the session, whose middleware belongs to a module. */
export function refuseEarlyReader({ name, file, line }: Place, major: number, answers: Answers): Change {
  const reason = `${name} is given to app.use, so it runs before Wristband's session and finds none.`;
  return {
    title: `let the session stand before ${name}`,
    file,
    run() {
      if (answers.force) return { kind: 'unchanged' };
      return {
        kind: 'blocked',
        reason,
        ...(line === undefined ? {} : { line }),
        manual: manualStep(
          "Move it from here into the root module's configure method, and run the command again:",
          `consumer.apply(${name.endsWith(')') ? name : 'theFunction'}).forRoutes('${allRoutes(major)}');`,
        ),
        beside: reason,
        consent: `leave ${name} before Wristband's session`,
      };
    },
  };
}
