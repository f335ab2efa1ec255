import type { Plan } from '../model/plan.js';

/**
 * Nobody is asked again for a consent that a run before has had: where nothing is left to write, what stands beside the
 * session is noted, and no longer refused.
 */
export function settled(plan: Plan): Plan {
  if (plan.files.length > 0 || !plan.blocked.every(({ beside }) => beside !== undefined)) return plan;
  const notes = plan.blocked.flatMap(({ beside, file, line }) =>
    beside === undefined ? [] : [{ message: beside, file, ...(line === undefined ? {} : { line }) }],
  );
  return { ...plan, blocked: [], notes: [...plan.notes, ...notes] };
}
