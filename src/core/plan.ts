import type { Framework, Project } from '../model/framework.js';
import type { Answers, Options, Question } from '../model/options.js';
import { plannedTexts, type Plan } from '../model/plan.js';
import type { Context } from '../model/context.js';
import { answer, chosenIn } from './answer.js';
import { cachedWorkspace } from './cached-workspace.js';
import { detect } from './detect.js';
import { makePlan } from './make-plan.js';
import { detectSilently, refusedPlan } from './refusal.js';
import { review } from './review.js';
import { wholeRemoval } from './whole-removal.js';

/**
 * From the project on the disk to all that would be done. Nothing is written. Every file is read once: a file that another
 * program changes meanwhile is not seen half before and half after, and applying the plan refuses to overwrite it.
 * @param found hears of the project before anybody is asked about it
 * @throws UserError for all that the user can fix
 */
export async function planFor(
  options: Options,
  frameworks: readonly Framework[],
  context: Context,
  found: (project: Project) => void = () => undefined,
): Promise<Plan> {
  const once = { ...context, workspace: cachedWorkspace(context.workspace) };
  const { interactive } = context.prompt;
  const silent = interactive ? await detectSilently(frameworks, options, once) : undefined;
  if (silent !== undefined) found(silent);
  const early = silent && (await refused(silent, frameworks, options, once));
  if (early !== undefined) return early;
  const project = await detect(frameworks, options, once, silent);
  if (project !== silent) found(project);
  const late =
    interactive && project !== silent ? await refused(project, frameworks, options, once) : undefined;
  if (late !== undefined) return late;
  const answers = await answer(project, questionsFor(project, frameworks, options), options, context);
  context.lap('answer');
  const whole =
    options.command === 'remove' ? await withRest(project, answers, frameworks, options, once) : project;
  const plan = await review(await makePlan(whole, answers, once.workspace), options, once);
  context.lap('plan');
  return plan;
}

/** What is removed, with what only a second run would find. */
async function withRest(
  project: Project,
  answers: Answers,
  frameworks: readonly Framework[],
  options: Options,
  context: Context,
): Promise<Project> {
  const again = { ...options, framework: project.framework, ...chosenIn(project) };
  return wholeRemoval(project, context.workspace, {
    plan: (one, workspace) => makePlan(one, { ...answers, force: true }, workspace),
    detect: (workspace) => detectSilently(frameworks, again, { ...context, workspace }),
  });
}

/** Only who sets up a session is asked how. */
export function questionsFor(
  { framework }: Pick<Project, 'framework'>,
  frameworks: readonly Framework[],
  { command }: Options,
): readonly Question[] {
  if (command === 'rotate' || command === 'remove') return [];
  return frameworks.find(({ name }) => name === framework)?.questions ?? [];
}

/** Nobody is asked for answers that no plan could use. A check reports what it finds, whatever the answers are. */
async function refused(
  project: Project,
  frameworks: readonly Framework[],
  options: Options,
  context: Context,
): Promise<Plan | undefined> {
  if (options.command === 'check') return undefined;
  const questions = questionsFor(project, frameworks, options);
  const plan = await refusedPlan(project, questions, options, context, (answers) =>
    makePlan(project, answers, context.workspace),
  );
  return plan && review(plan, options, context);
}

/** The same plan with consent to replace what stands in the way. */
export async function withConsent(
  { project, answers }: Plan,
  options: Options,
  context: Context,
): Promise<Plan> {
  return review(await makePlan(project, { ...answers, force: true }, context.workspace), options, context);
}

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
