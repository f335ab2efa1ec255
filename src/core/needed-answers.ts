import type { Context } from '../model/context.js';
import type { Options, Question } from '../model/options.js';
import { plannedTexts, type Plan } from '../model/plan.js';
import { makePlan } from './plan.js';

/**
 * The plan of `check --production` without the answers that it took for granted, where a run without them writes the same:
 * development may have Secure off in settings of its own.
 */
export async function withNeededAnswers(
  plan: Plan,
  questions: readonly Question[],
  { production, given }: Options,
  { workspace }: Pick<Context, 'workspace'>,
): Promise<Plan> {
  const { project, answers } = plan;
  const assumed = questions.filter(
    (one) => one.production !== undefined && given[one.name] === undefined && one.name in project.current,
  );
  if (!production || assumed.length === 0) return plan;
  const isAssumed = (name: string) => assumed.some((one) => one.name === name);
  const values = Object.fromEntries(Object.entries(answers.values).filter(([name]) => !isAssumed(name)));
  const without = { ...answers, values };
  const other = await makePlan(project, { ...without, production: false }, workspace);
  const texts = plannedTexts(other);
  const isSame =
    plan.files.length === texts.size && plan.files.every(({ path, text }) => texts.get(path) === text);
  return isSame ? { ...plan, answers: without } : plan;
}
