import { answer } from './answer.js';
import { detect } from './detect.js';
import { withEffects } from './effects.js';
import { withoutNameClashes } from './name-clash.js';
import { makePlan } from './plan.js';
import { withSecondOpinion } from './second-opinion.js';
import { settled } from './settled.js';
import { withUncommitted } from './uncommitted.js';
import type { Context } from '../model/context.js';
import type { Framework } from '../model/framework.js';
import type { Options } from '../model/options.js';
import type { Plan } from '../model/plan.js';

/**
 * From the project on the disk to all that would be done. Nothing is written.
 * @throws UserError for all that the user can mend
 */
export async function planFor(
  options: Options,
  frameworks: readonly Framework[],
  context: Context,
): Promise<Plan> {
  const project = await detect(frameworks, options, context);
  const questions = frameworks.find(({ name }) => name === project.framework)?.questions ?? [];
  const answers = await answer(project, questions, options, context);
  context.lap('answer');
  const plan = await judged(await makePlan(project, answers, context.workspace), options, context);
  context.lap('plan');
  return plan;
}

/** The same plan with consent to replace what stands in the way. */
export async function withConsent(
  { project, answers }: Plan,
  options: Options,
  context: Context,
): Promise<Plan> {
  return judged(await makePlan(project, { ...answers, force: true }, context.workspace), options, context);
}

async function judged(plan: Plan, { command }: Options, { git, shell, workspace }: Context): Promise<Plan> {
  const opinion = await withSecondOpinion(await withoutNameClashes(plan, workspace), shell);
  if (command === 'check') return withEffects(opinion, command);
  return withUncommitted(withEffects(settled(opinion), command), git);
}
