import type { Note } from '../model/change.js';
import type { Options } from '../model/options.js';
import { type Plan, plannedTexts } from '../model/plan.js';

/**
 * Lets the framework judge what it would make of the planned files. What is surely wrong blocks the plan; what cannot
 * be told is for `check` to say, unless the plan says it already.
 */
export function withEffects(plan: Plan, command: Options['command']): Plan {
  if (plan.blocked.length > 0) return plan;
  const texts = plannedTexts(plan);
  const effects = plan.changeSet.effects?.(texts);
  if (effects === undefined) return plan;
  if (effects.wrong.length > 0) return { ...plan, blocked: effects.wrong };
  // Of production, all of that is a finding.
  if (plan.answers.production === true) return plan;
  const more = [...effects.elsewhere, ...(command === 'check' ? effects.doubts : [])];
  return { ...plan, notes: more.reduce(added, plan.notes) };
}

/** One note a line is enough. */
function added(notes: readonly Note[], note: Note): readonly Note[] {
  const isSaid = notes.some(({ file, line }) => file === note.file && line === note.line);
  return isSaid ? notes : [...notes, note];
}
