import type { Answers, Transform } from '../../../types.js';
import type { Place } from '../findings.js';

/** Two packages must never own `req.session` without anybody having decided so. */
export function refuseSecondOwner({ name, file, line }: Place, answers: Answers): Transform {
  return {
    title: `leave req.session to one package (${name})`,
    file,
    run() {
      if (answers.force) return { kind: 'unchanged' };
      return {
        kind: 'blocked',
        reason: `${name} owns req.session in this application already; Wristband's session would take its place.`,
        ...(line === undefined ? {} : { line }),
        manual: `Remove ${name} and what uses it, then run the command again.`,
        consent: `add Wristband's session beside ${name}`,
      };
    },
  };
}
