import type { Git } from '../model/files.js';
import type { Plan } from '../model/plan.js';

/** Notes the files that git could not give back if the user did not like the edit. */
export async function withUncommitted(plan: Plan, git: Git): Promise<Plan> {
  const edited = plan.files.filter(({ before }) => before !== undefined).map(({ path }) => path);
  const paths = edited.length === 0 ? [] : await git.uncommitted(edited);
  if (paths.length === 0) return plan;
  const message = `Not committed to git, so that only the diff can undo the edit: ${paths.join(', ')}.`;
  return { ...plan, notes: [...plan.notes, { message }] };
}
