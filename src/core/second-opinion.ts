import type { Shell } from '../model/context.js';
import type { Plan } from '../model/plan.js';

/** Lets the framework ask another parser about the planned files; its objections block the plan. */
export async function withSecondOpinion(plan: Plan, shell: Shell): Promise<Plan> {
  if (plan.files.length === 0 || plan.blocked.length > 0) return plan;
  const objections = (await plan.changeSet.secondOpinion?.(plan.files, shell)) ?? [];
  return objections.length === 0 ? plan : { ...plan, blocked: objections };
}
