import type { Change } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { manualStep } from '../blocks.js';
import { numbered } from '../reasons.js';
import type { Location } from '../project/search.js';
import type { SessionOwner } from '../project/session-owners.js';
import { allRoutes } from './routes.js';

/** Two may own `req.session` only if the user agrees. */
export function blockSecondOwner(owner: SessionOwner, answers: Answers): Change {
  const { name, file, line, reason, remains, steps } = owner;
  const at = line === undefined ? {} : { line };
  return {
    title: `let only one package own req.session (${name})`,
    file,
    run() {
      if (answers.force) return { kind: 'unchanged', notes: [{ message: remains, file, ...at }] };
      return {
        kind: 'blocked',
        reason,
        ...at,
        manual: numbered([...steps, 'Rerun the command.']),
        beside: remains,
        consent: `add Wristband's session alongside ${name}`,
      };
    },
  };
}

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
