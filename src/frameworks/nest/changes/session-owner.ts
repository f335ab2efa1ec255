import type { Answers, Change } from '../../../model/types.js';
import type { Place } from '../findings.js';

/** Two packages must never own `req.session` without anybody having decided so. */
export function refuseSecondOwner({ name, file, line }: Place, answers: Answers): Change {
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

/** express-session, say, calls `req.session.touch()` at the end of every request, and fails on another's session. */
function stillThere(name: string): string {
  return `${name} is still there and owns req.session as well: remove it before you start the application, or requests fail.`;
}
