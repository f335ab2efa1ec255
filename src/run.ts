import { ExitCode } from './errors.js';
import { sayBlocked, sayConsent } from './screens/blocked.js';
import { sayFindings } from './screens/check.js';
import { sayClosing, sayEquivalent } from './screens/closing.js';
import { count, sayProject, saySummary } from './screens/summary.js';
import { answer } from './stages/answer.js';
import { apply } from './stages/apply.js';
import { detect } from './stages/detect.js';
import { makePlan } from './stages/plan.js';
import { HIDDEN, preview } from './stages/preview.js';
import { withSecondOpinion } from './stages/second-opinion.js';
import { verify } from './stages/verify.js';
import type { Answers, Doors, Framework, Options, Plan, Project, Question, RunResult } from './types.js';

/**
 * One run, from the project on the disk to the exit code. Everything outside comes through the doors.
 * @throws UserError for all that the user can mend
 */
export async function run(
  options: Options,
  frameworks: readonly Framework[],
  doors: Doors,
): Promise<RunResult> {
  const project = await detect(frameworks, options, doors);
  const questions = frameworks.find(({ name }) => name === project.framework)?.questions ?? [];
  const answers = await answer(project, questions, options, doors);
  const plan = await planWithConsent(project, answers, doors);
  return options.command === 'check' ? check(plan, doors) : proceed(plan, questions, options, doors);
}

async function proceed(
  plan: Plan,
  questions: readonly Question[],
  options: Options,
  doors: Doors,
): Promise<RunResult> {
  const { terminal, prompt, workspace, signal } = doors;
  sayProject(plan, terminal);
  if (plan.blocked.length > 0) {
    sayBlocked(plan.blocked, terminal);
    return { status: 'blocked', exitCode: ExitCode.blocked, plan };
  }
  const diff = preview(plan);
  terminal.diff(diff);
  saySummary(plan, diff.includes(HIDDEN), terminal);
  if (options.dryRun) return sayDryRun(plan, doors);
  if (plan.changes.length > 0) {
    if (!(await approved(plan, doors))) return { status: 'declined', exitCode: ExitCode.interrupted, plan };
    const transaction = await apply(plan, workspace, signal);
    await verify(() => makePlan(plan.project, plan.answers, workspace), transaction);
  }
  sayClosing(plan, terminal);
  if (prompt.interactive) sayEquivalent(plan, questions, options, terminal);
  return { status: plan.changes.length > 0 ? 'applied' : 'unchanged', exitCode: ExitCode.ok, plan };
}

/** When only consent is missing and somebody is there to give it, it is asked for. */
async function planWithConsent(project: Project, answers: Answers, doors: Doors): Promise<Plan> {
  const { workspace, shell, prompt, terminal } = doors;
  const plan = await withSecondOpinion(await makePlan(project, answers, workspace), shell);
  const onlyConsent = plan.blocked.length > 0 && plan.blocked.every(({ consent }) => consent !== undefined);
  if (!onlyConsent || !prompt.interactive) return plan;
  sayConsent(plan.blocked, terminal);
  if (!(await prompt.confirm('Replace them?', false))) return plan;
  return withSecondOpinion(await makePlan(project, { ...answers, force: true }, workspace), shell);
}

async function approved(plan: Plan, { prompt, terminal }: Doors): Promise<boolean> {
  if (!prompt.interactive) return true;
  if (await prompt.confirm(`Write ${count(plan.changes.length, 'file')}?`, true)) return true;
  terminal.say('Nothing was written.');
  return false;
}

function sayDryRun(plan: Plan, { terminal }: Doors): RunResult {
  const would =
    plan.changes.length === 0 ? 'There is nothing to change.' : 'Nothing was written (--dry-run).';
  terminal.say(would, 'good');
  return { status: plan.changes.length === 0 ? 'unchanged' : 'planned', exitCode: ExitCode.ok, plan };
}

function check(plan: Plan, { terminal }: Doors): RunResult {
  sayProject(plan, terminal);
  sayFindings(plan, terminal);
  const undeclared = plan.answers.install && plan.dependencies.missing.length > 0;
  const complete = plan.changes.length === 0 && plan.blocked.length === 0 && !undeclared;
  return complete
    ? { status: 'complete', exitCode: ExitCode.ok, plan }
    : { status: 'incomplete', exitCode: ExitCode.incomplete, plan };
}
