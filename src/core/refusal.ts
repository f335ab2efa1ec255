import type { Context } from '../model/context.js';
import { ExitCode, UserError } from '../model/errors.js';
import type { Framework, Project } from '../model/framework.js';
import type { Answers, Options, Question } from '../model/options.js';
import { plannedTexts, type Plan } from '../model/plan.js';
import { possibleAnswers } from './answer.js';
import { detect } from './detect.js';

/**
 * The project as far as it can be found without asking; undefined where somebody has to choose.
 * @throws UserError where it is not supported
 */
export async function detectSilently(
  frameworks: readonly Framework[],
  options: Options,
  context: Context,
): Promise<Project | undefined> {
  try {
    return await detect(frameworks, options, {
      ...context,
      prompt: { ...context.prompt, interactive: false },
    });
  } catch (error) {
    if (error instanceof UserError && error.exitCode === ExitCode.usage) return undefined;
    throw error;
  }
}

/** A plan that must be refused; undefined where one of the answers that may still be given leads to another one. */
export async function refusedPlan(
  project: Project,
  questions: readonly Question[],
  options: Options,
  context: Context,
  planWith: (answers: Answers) => Promise<Plan>,
): Promise<Plan | undefined> {
  let refused: Plan | undefined;
  for (const answers of possibleAnswers(project, questions, options, context)) {
    const plan = await planWith(answers);
    if (!isRefused(plan)) return undefined;
    refused ??= plan;
  }
  return refused;
}

/** Consent may be given when the answers are known. */
function isRefused(plan: Plan): boolean {
  const found = plan.blocked.length > 0 ? undefined : plan.changeSet.review?.(plannedTexts(plan));
  return [...plan.blocked, ...(found?.blocked ?? [])].some(({ consent }) => consent === undefined);
}
