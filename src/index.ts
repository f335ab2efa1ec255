import { apply as applyPlan } from './core/apply.js';
import { checkFindings } from './core/check.js';
import { ExitCode, UserError } from './model/errors.js';
import { frameworks } from './frameworks/index.js';
import { openEmbedded } from './platform/embedded.js';
import { goodSecret } from './platform/secret.js';
import { planFor } from './core/plan.js';
import type {
  ApplyOptions,
  ApplyResult,
  CheckOptions,
  CheckResult,
  PlanOptions,
  SessionPlan,
  UserProblem,
} from './public.js';
import { findingReports, reportOf } from './core/report.js';
import type { Context } from './model/context.js';
import type { AnswerValue, Command, Options } from './model/options.js';
import { isEmpty, type Plan } from './model/plan.js';

/** What a plan was made of. It holds the secret, so it stands beside the plan and not in it. */
interface Made {
  readonly plan: Plan;
  readonly options: Options;
  readonly context: Context;
}

const known = new WeakMap<SessionPlan, Made>();

/**
 * Finds out what is to be done in a project. Nothing is written.
 * @throws UserProblem when there is no such project, or one that is not supported
 */
export async function plan(options: PlanOptions): Promise<SessionPlan> {
  const command = options.remove === true ? 'remove' : options.rotate === undefined ? 'apply' : 'rotate';
  return publish(await make(command, options));
}

/**
 * Applies a plan: writes all of its files or none, makes sure that nothing is left to do, and installs what is missing.
 * @throws UserProblem when the plan is blocked, when a file has changed since, or when writing or verifying failed; then the
 * files are as they were
 */
export async function apply(planned: SessionPlan, options: ApplyOptions = {}): Promise<ApplyResult> {
  const made = madeFor(planned);
  if (planned.blocked.length > 0) throw new UserError('The plan is blocked; no files were changed.');
  const { verify = false, signal = made.context.signal, onLine } = options;
  const say = (line: string): void => onLine?.(line.trim());
  const context = { ...made.context, signal, terminal: { ...made.context.terminal, say } };
  const given = { ...made.options, verify, verbose: true };
  const { installation: outcome, notes } = await applyPlan(made.plan, given, context);
  for (const { message } of notes) say(message);
  const installed = outcome.kind === 'installed';
  if (outcome.kind === 'failed') return { status: 'install-failed', installed, reason: outcome.reason };
  if (outcome.kind === 'interrupted') return { status: 'install-failed', installed, reason: 'interrupted' };
  return { status: isEmpty(made.plan) ? 'unchanged' : 'applied', installed };
}

/**
 * Checks a project. Nothing is written.
 * @throws UserProblem when there is no such project, or one that is not supported
 */
export async function check(options: CheckOptions): Promise<CheckResult> {
  const made = await make('check', options);
  const findings = checkFindings(made.plan);
  return {
    complete: findings.length === 0,
    findings: findingReports(findings, made.plan),
    plan: publish(made),
  };
}

/** The text that a planned file would get, secrets included; undefined for a file that is not in the plan. */
export function contentOf(planned: SessionPlan, path: string): string | undefined {
  return madeFor(planned).plan.files.find((change) => change.path === path)?.text;
}

/** Whether an error is one that a person can act on; every other one is a defect. */
export function isUserError(error: unknown): error is UserProblem {
  return error instanceof UserError;
}

async function make(command: Command, options: CheckOptions): Promise<Made> {
  const internal = optionsFor(command, options);
  const context = await openEmbedded(options);
  return { plan: await planFor(internal, frameworks, context), options: internal, context };
}

function publish(made: Made): SessionPlan {
  const report = reportOf(made.plan);
  known.set(report, made);
  return report;
}

function madeFor(planned: SessionPlan): Made {
  const made = known.get(planned);
  if (made !== undefined) return made;
  throw new UserError("This plan wasn't made by this process, or is a copy.", { exitCode: ExitCode.usage });
}

function optionsFor(command: Command, options: CheckOptions): Options {
  const { framework, app, settings, secret, insecureDev, secretStore } = options;
  const given: Record<string, AnswerValue> = {
    ...(insecureDev !== undefined && { insecureDev }),
    ...(secretStore !== undefined && { secretStore }),
  };
  return {
    command,
    finish: options.rotate === 'finish',
    dryRun: false,
    // Files that are on no disk have no package manager.
    install: options.install ?? (command === 'check' || options.fs === undefined),
    verify: false,
    force: options.force ?? false,
    production: options.production ?? false,
    json: false,
    folderFlags: [],
    given,
    ...(framework !== undefined && { framework }),
    ...(app !== undefined && { app }),
    ...(settings !== undefined && { settings }),
    ...(secret !== undefined && { secret: goodSecret(secret, 'in the options', 'leave it out') }),
  };
}
