import { join } from 'node:path';
import { conceal } from '../model/secret.js';
import { ExitCode, UserError } from '../model/errors.js';
import { type Context, typed } from '../model/context.js';
import type { ProjectCheck, ProjectError } from '../model/framework.js';
import type { Plan } from '../model/plan.js';
import { type Answered, askAgain, askProbes } from './project-probe.js';

/** What the project's own check said before the patch. */
export interface CheckedBefore {
  readonly check: ProjectCheck;
  readonly errors: readonly ProjectError[];
  readonly answers: readonly Answered[];
}

const LINES_OF_A_CRASH = 20;

/**
 * Runs the project's own check before anything is written.
 * @throws UserError when it cannot be run: --verify would promise what it does not keep
 */
export async function checkBefore(plan: Plan, context: Context): Promise<CheckedBefore> {
  const check = plan.changeSet.projectCheck;
  if (check === undefined) throw cannotVerify(`${plan.project.title} has no check to run here`);
  const { command } = plan.dependencies;
  if (!plan.answers.install && command !== undefined) {
    throw new UserError('--verify needs the packages that --no-install skips.', {
      exitCode: ExitCode.usage,
      hint: `No files were changed. Run ${typed(command)} first, or remove one of the flags.`,
    });
  }
  const answers = await askProbes(check, plan, context);
  const silent = answers.find(({ fault, probe }) => fault !== undefined && probe.isOptional !== true);
  if (silent !== undefined) throw cannotBeAsked(silent);
  const { errors, crash, fault } = await run(check, plan, context);
  if (crash !== undefined) throw cannotVerify(`${typed(check.command)} can't run here`, crash);
  if (fault !== undefined) throw cannotVerify(`${typed(check.command)} ${fault}`, firstOf(errors));
  return { check, errors, answers };
}

/**
 * Runs it again after the patch. Errors that were there before do not count, wherever they have moved.
 * @returns what can't be told: sentences
 * @throws UserError when there is a new one, or settings are not as planned, for the caller to put the files back
 */
export async function checkAfter(
  { check, errors: before, answers }: CheckedBefore,
  plan: Plan,
  context: Context,
): Promise<readonly string[]> {
  const { differences, open } = await askAgain(answers, check, plan, context);
  if (differences.length > 0)
    throw putBack('After writing, the project differs from the plan', differences, plan);
  const texts = await newTexts(before, () => run(check, plan, context));
  if (texts.length > 0)
    throw putBack(`After writing, ${typed(check.command)} reported new errors`, texts, plan);
  return open;
}

function putBack(what: string, texts: readonly string[], plan: Plan): UserError {
  const kept =
    plan.dependencies.command === undefined
      ? []
      : ['The packages stay installed; the files that declare and lock them were restored.'];
  return new UserError(`${what}; the files were restored.`, {
    exitCode: ExitCode.failed,
    hint: conceal([...texts, ...kept].join('\n'), plan.redact),
  });
}

interface Outcome {
  readonly errors: readonly ProjectError[];
  /** The end of what was printed by a check that failed without naming an error. */
  readonly crash?: string;
  /** Why it says nothing of what is patched. */
  readonly fault?: string | undefined;
}

async function run(check: ProjectCheck, plan: Plan, context: Context): Promise<Outcome> {
  const { shell, signal, terminal, workspace } = context;
  const done = terminal.busy(`Checking: ${typed(check.command)}`);
  const folder = join(workspace.root, plan.project.app);
  const watch = { signal, variables: check.variables ?? {} };
  const result = await shell.follow(check.command, folder, watch).finally(done);
  if (signal.aborted) throw new UserError('Interrupted.', { exitCode: ExitCode.interrupted });
  if (result === undefined) return { errors: [], crash: `${check.command[0]} was not found.` };
  const errors = check.errors(result);
  if (result.exitCode === 0 || errors.length > 0) return { errors, fault: check.fault?.(result) };
  const lines = `${result.stdout}\n${result.stderr}`.trim().split('\n');
  return { errors, crash: conceal(lines.slice(-LINES_OF_A_CRASH).join('\n'), plan.redact) };
}

async function newTexts(before: readonly ProjectError[], again: () => Promise<Outcome>): Promise<string[]> {
  const { errors, crash } = await again();
  return crash === undefined ? newErrors(before, errors).map(({ text }) => text) : [crash];
}

/** As many of a kind as there were before are old, the rest is new. */
function newErrors(before: readonly ProjectError[], after: readonly ProjectError[]): ProjectError[] {
  const known = before.map(({ key }) => key);
  return after.filter(({ key }) => {
    const index = known.indexOf(key);
    if (index >= 0) known.splice(index, 1);
    return index < 0;
  });
}

function cannotBeAsked({ probe, fault = '' }: Answered): UserError {
  return new UserError(`--verify: ${probe.subject} can't be imported here: ${fault}.`, {
    exitCode: ExitCode.failed,
    hint: "No files were changed. Install the project's dependencies and set its environment variables first, or remove --verify.",
  });
}

function firstOf(errors: readonly ProjectError[]): string | undefined {
  const texts = errors.slice(0, LINES_OF_A_CRASH).map(({ text }) => text);
  return texts.length === 0 ? undefined : texts.join('\n');
}

function cannotVerify(reason: string, output?: string): UserError {
  const hint = "No files were changed. Install the project's dependencies first, or remove --verify.";
  return new UserError(`--verify: ${reason}.`, {
    exitCode: ExitCode.failed,
    hint: output === undefined ? hint : `${output}\n${hint}`,
  });
}
