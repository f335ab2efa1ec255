import { carryOut, isEmpty } from './carry-out.js';
import { HIDDEN } from '../model/conceal.js';
import { ExitCode } from '../model/errors.js';
import { planFor, withConsent } from './planning.js';
import { sayAnnotations } from '../ui/annotations.js';
import { sayBlocked, sayConsent } from '../ui/blocked.js';
import { sayFindings } from '../ui/check.js';
import { sayClosing, sayEquivalent } from '../ui/closing.js';
import { sayInstallFailed } from '../ui/install.js';
import { count, sayProject, saySummary } from '../ui/summary.js';
import { findingsOf } from './findings.js';
import { installCommand, type Installation } from './install.js';
import { preview } from './preview.js';
import type { Context } from '../model/context.js';
import type { Framework } from '../model/framework.js';
import type { Options, Question } from '../model/options.js';
import type { Plan, RunResult } from '../model/plan.js';

/**
 * One run, from the project on the disk to the exit code. Everything outside comes through the context.
 * @throws UserError for all that the user can mend
 */
export async function run(
  options: Options,
  frameworks: readonly Framework[],
  context: Context,
): Promise<RunResult> {
  const plan = await planWithConsent(options, frameworks, context);
  if (options.command === 'check') return check(plan, options, context);
  const questions = frameworks.find(({ name }) => name === plan.project.framework)?.questions ?? [];
  const result = await proceed(plan, questions, options, context);
  context.lap('show');
  return result;
}

async function proceed(
  plan: Plan,
  questions: readonly Question[],
  options: Options,
  context: Context,
): Promise<RunResult> {
  const { terminal, prompt } = context;
  sayProject(plan, terminal);
  if (plan.blocked.length > 0) {
    sayBlocked(plan.blocked, terminal);
    return { status: 'blocked', exitCode: ExitCode.blocked, installed: false, plan };
  }
  const diff = preview(plan);
  terminal.diff(diff);
  saySummary(plan, diff.includes(HIDDEN), terminal);
  if (options.dryRun) return sayDryRun(plan, context);
  if (!isEmpty(plan) && !(await approved(plan, context))) {
    return { status: 'declined', exitCode: ExitCode.interrupted, installed: false, plan };
  }
  context.lap('show');
  const installation = await carryOut(plan, options, context);
  if (installation.kind === 'failed' || installation.kind === 'interrupted') {
    return installFailed(plan, installation, context);
  }
  const installed = installation.kind === 'installed';
  sayClosing(plan, installed, context);
  if (prompt.interactive) sayEquivalent(plan, questions, options, terminal);
  const status = plan.files.length > 0 || installed ? 'applied' : 'unchanged';
  return { status, exitCode: ExitCode.ok, installed, plan };
}

/** The files stay: they are whole, and the command that is shown is all that is left to do. */
function installFailed(
  plan: Plan,
  installation: Installation & { kind: 'failed' | 'interrupted' },
  context: Context,
): RunResult {
  sayInstallFailed(plan, installation, context);
  const exitCode = installation.kind === 'failed' ? ExitCode.failed : ExitCode.interrupted;
  return { status: 'install-failed', exitCode, installed: false, plan };
}

/** When only consent is missing and somebody is there to give it, it is asked for. */
async function planWithConsent(
  options: Options,
  frameworks: readonly Framework[],
  context: Context,
): Promise<Plan> {
  const { prompt, terminal } = context;
  const plan = await planFor(options, frameworks, context);
  const onlyConsent = plan.blocked.length > 0 && plan.blocked.every(({ consent }) => consent !== undefined);
  if (!onlyConsent || !prompt.interactive) return plan;
  sayConsent(plan.blocked, terminal);
  return (await prompt.confirm('Replace them?', false)) ? withConsent(plan, options, context) : plan;
}

async function approved(plan: Plan, { prompt, terminal }: Context): Promise<boolean> {
  if (!prompt.interactive) return true;
  const { files, dependencies } = plan;
  const packages = installCommand(plan) === undefined ? 0 : dependencies.missing.length;
  const tasks = [
    ...(files.length === 0 ? [] : [`write ${count(files.length, 'file')}`]),
    ...(packages === 0 ? [] : [`install ${count(packages, 'package')}`]),
  ];
  const question = `${tasks.join(' and ')}?`;
  if (await prompt.confirm(question.charAt(0).toUpperCase() + question.slice(1), true)) return true;
  terminal.say('Nothing was written.');
  return false;
}

function sayDryRun(plan: Plan, { terminal }: Context): RunResult {
  const would = plan.files.length === 0 ? 'There is nothing to change.' : 'Nothing was written (--dry-run).';
  terminal.say(would, 'good');
  return {
    status: plan.files.length === 0 ? 'unchanged' : 'planned',
    exitCode: ExitCode.ok,
    installed: false,
    plan,
  };
}

async function check(plan: Plan, options: Options, context: Context): Promise<RunResult> {
  const { terminal, workspace, git } = context;
  const findings = await findingsOf(plan, workspace, git);
  sayProject(plan, terminal);
  sayFindings(plan, findings, terminal);
  if (options.annotations === true) sayAnnotations(findings, terminal);
  return findings.length === 0
    ? { status: 'complete', exitCode: ExitCode.ok, installed: false, findings, plan }
    : { status: 'incomplete', exitCode: ExitCode.incomplete, installed: false, findings, plan };
}
