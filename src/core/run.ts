import type { Finding } from '../model/change.js';
import type { Context } from '../model/context.js';
import { HIDDEN } from '../model/secret.js';
import { ExitCode } from '../model/errors.js';
import type { Framework } from '../model/framework.js';
import type { Options, Question } from '../model/options.js';
import { isEmpty, type Plan, type RunResult } from '../model/plan.js';
import type { Call, FailedInstall, RunContext } from '../model/screens.js';
import { callFor, callOf, undoCall } from './answer.js';
import { apply } from './apply.js';
import { checkFindings, leftByHand } from './check.js';
import { planFor, questionsFor, withConsent, withNeededAnswers } from './plan.js';
import { preview } from './preview.js';
import { isWorthVerifying } from './project-probe.js';
import { asWritten, gitUndo } from './review.js';

/**
 * One run, from the project on the disk to the exit code. Everything outside comes through the context.
 * @throws UserError for all that the user can fix
 */
export async function run(
  options: Options,
  frameworks: readonly Framework[],
  context: RunContext,
): Promise<RunResult> {
  const { plan, declined } = await planWithConsent(options, frameworks, context);
  if (declined) return declinedRun(plan, leftByHand(plan), context);
  const questions = questionsFor(plan.project, frameworks, options);
  if (options.command === 'check') return check(plan, questions, options, context);
  const result = await proceed(plan, questions, options, context);
  context.lap('show');
  return result;
}

async function proceed(
  plan: Plan,
  questions: readonly Question[],
  given: Options,
  context: RunContext,
): Promise<RunResult> {
  const { screens, terminal, prompt } = context;
  const findings = leftByHand(plan);
  if (plan.blocked.length > 0) {
    screens.blocked(plan.blocked, terminal);
    return { status: 'blocked', exitCode: ExitCode.blocked, installed: false, findings, plan };
  }
  const diff = preview(plan);
  const written = asWritten(plan);
  // Who is asked looks at the files as they are; everybody else reads this when they are written.
  const isRead = given.dryRun || prompt.interactive;
  screens.summary(isRead ? plan : written, getsHidden(diff), terminal);
  await showDiff(plan, diff, given, context);
  if (given.dryRun) return dryRun(plan, findings, context, callOf(plan, questions, given));
  const options = (await wantsToVerify(plan, given, context)) ? { ...given, verify: true } : given;
  if (!isEmpty(plan) && !(await approved(plan, context))) {
    return declinedRun(plan, findings, context);
  }
  context.lap('show');
  const { installation, notes } = await apply(plan, options, context);
  screens.notes(notes, terminal);
  return finished(written, questions, options, context, { installation, notes });
}

/** What is said of files that are written has the lines that they have now. */
async function finished(
  written: Plan,
  questions: readonly Question[],
  options: Options,
  context: RunContext,
  { installation, notes }: Awaited<ReturnType<typeof apply>>,
): Promise<RunResult> {
  const { screens, terminal, prompt } = context;
  const findings = leftByHand(written);
  const installed = installation.kind === 'installed';
  const calls = await callsAfter(written, questions, options, installed, context);
  if (installation.kind === 'failed' || installation.kind === 'interrupted')
    return installFailed(written, findings, installation, context, calls);
  screens.closing(written, findings, installed, context, calls);
  const status = written.files.length > 0 || installed ? 'applied' : 'unchanged';
  if (prompt.interactive && status === 'applied')
    screens.equivalent(callOf(written, questions, options), terminal);
  const plan = { ...written, notes: [...written.notes, ...notes] };
  return { status, exitCode: ExitCode.ok, installed, findings, plan };
}

/** Who has set up a session wants to see whether it is there, and how to take it away again. */
async function callsAfter(
  plan: Plan,
  questions: readonly Question[],
  options: Options,
  installed: boolean,
  context: Context,
): Promise<Call[]> {
  if (options.command !== 'apply' || plan.files.length === 0) return [];
  const byGit = installed ? undefined : await gitUndo(plan, context);
  const undo = byGit ?? undoCall(plan, questions, options);
  return [
    { title: 'Check it', words: callFor('check', plan, options) },
    ...(undo === undefined ? [] : [{ title: 'Undo it', words: undo }]),
  ];
}

function declinedRun(plan: Plan, findings: readonly Finding[], { terminal }: RunContext): RunResult {
  terminal.say('No files were changed.');
  return { status: 'declined', exitCode: ExitCode.interrupted, installed: false, findings, plan };
}

/** Whether a file gets a secret that the diff hides. */
function getsHidden(diff: string): boolean {
  return diff.split('\n').some((line) => line.startsWith('+') && line.includes(HIDDEN));
}

/** All of it, or as much as the person at the terminal wants to see. */
async function showDiff(
  plan: Plan,
  diff: string,
  { dryRun }: Options,
  { prompt, terminal }: RunContext,
): Promise<void> {
  const shown = plan.files.filter(({ hidden }) => !hidden);
  if (!prompt.interactive || dryRun || shown.length === 0) {
    terminal.diff(diff);
    return;
  }
  const choices = [
    { value: 'all', label: 'Yes, all files' },
    ...shown.map(({ path }) => ({ value: `only ${path}`, label: `Only ${path}` })),
    { value: 'no', label: 'No' },
  ];
  let initial = 'all';
  for (;;) {
    const wanted = await prompt.select('Show the diff?', choices, initial);
    if (wanted === 'all') terminal.diff(diff);
    if (wanted === 'all' || wanted === 'no') return;
    terminal.diff(preview({ ...plan, files: shown.filter(({ path }) => wanted === `only ${path}`) }));
    initial = 'no';
  }
}

/** The files stay: they are whole, and the command that is shown is all that is left to do. */
function installFailed(
  plan: Plan,
  findings: readonly Finding[],
  installation: FailedInstall,
  context: RunContext,
  calls: readonly Call[],
): RunResult {
  context.screens.installFailed(plan, findings, installation, context, calls);
  const exitCode = installation.kind === 'failed' ? ExitCode.failed : ExitCode.interrupted;
  return { status: 'install-failed', exitCode, installed: false, findings, plan };
}

/** When only consent is missing and somebody is there to give it, it is asked for. */
async function planWithConsent(
  options: Options,
  frameworks: readonly Framework[],
  context: RunContext,
): Promise<{ readonly plan: Plan; readonly declined: boolean }> {
  const { screens, prompt, terminal } = context;
  let isUntitled = prompt.interactive && !options.dryRun;
  const plan = await planFor(options, frameworks, context, (project) => {
    if (isUntitled) screens.title(terminal);
    isUntitled = false;
    screens.project(project, terminal);
  });
  const onlyConsent = plan.blocked.length > 0 && plan.blocked.every(({ consent }) => consent !== undefined);
  if (!onlyConsent || !prompt.interactive) return { plan, declined: false };
  screens.consent(plan.blocked, terminal);
  if (!(await prompt.confirm('Go ahead anyway?', false))) return { plan, declined: true };
  return { plan: await withConsent(plan, options, context), declined: false };
}

/** What is unknown to this command is known to the project itself. */
async function wantsToVerify(plan: Plan, options: Options, context: RunContext): Promise<boolean> {
  if (!(await isWorthVerifying(plan, options, context))) return false;
  const question =
    "Some of this can't be determined from the code. Verify it with the project itself, before and after writing (--verify)?";
  return context.prompt.confirm(question, true);
}

async function approved(plan: Plan, { screens, prompt }: RunContext): Promise<boolean> {
  return !prompt.interactive || prompt.confirm(screens.approval(plan), true);
}

function dryRun(
  plan: Plan,
  findings: readonly Finding[],
  context: RunContext,
  words: readonly string[],
): RunResult {
  const calls = plan.files.length === 0 ? [] : [{ title: 'Apply it', words }];
  context.screens.dryRun(plan, findings, context, calls);
  const status = plan.files.length === 0 ? 'unchanged' : 'planned';
  return { status, exitCode: ExitCode.ok, installed: false, findings, plan };
}

async function check(
  plan: Plan,
  questions: readonly Question[],
  options: Options,
  context: RunContext,
): Promise<RunResult> {
  const { screens, terminal } = context;
  const findings = checkFindings(plan);
  const needed = await withNeededAnswers(plan, questions, options, context);
  screens.check(plan, findings, callOf(needed, questions, options), terminal);
  if (options.annotations === true) screens.annotations(plan, findings, terminal);
  return findings.length === 0
    ? { status: 'complete', exitCode: ExitCode.ok, installed: false, findings, plan }
    : { status: 'incomplete', exitCode: ExitCode.incomplete, installed: false, findings, plan };
}
