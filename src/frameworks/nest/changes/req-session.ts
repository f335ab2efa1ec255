import type { Change } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { manualStep } from '../blocks.js';
import type { Location } from '../project/survey.js';
import { allRoutes } from './routes.js';

/** Two packages may own `req.session` only if the user agrees. */
export function blockSecondOwner({ name, file, line }: Location, answers: Answers): Change {
  const at = line === undefined ? {} : { line };
  return {
    title: `leave req.session to one package (${name})`,
    file,
    run() {
      if (answers.force) return { kind: 'unchanged', notes: [{ message: stillThere(name), file, ...at }] };
      return {
        kind: 'blocked',
        reason: `${name} owns req.session in this application already; Wristband's session would take its place.`,
        ...at,
        manual: `Remove ${name} and what uses it, then run the command again.`,
        beside: stillThere(name),
        consent: `add Wristband's session beside ${name}`,
      };
    },
  };
}

/** Middleware given to `app.use` runs before the session, whose middleware belongs to a module. */
export function blockEarlyReader({ name, file, line }: Location, major: number, answers: Answers): Change {
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

/** express-session, say, calls `req.session.touch()` at the end of every request, and fails on another's session. */
function stillThere(name: string): string {
  return `${name} is still there and owns req.session as well: remove it before you start the application, or requests fail.`;
}
