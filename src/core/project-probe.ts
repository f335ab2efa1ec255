import { join } from 'node:path';
import type { Context, ShellResult } from '../model/context.js';
import { ExitCode, UserError } from '../model/errors.js';
import type { ProjectCheck, ProjectProbe } from '../model/framework.js';
import { installCommand, isEmpty, plannedTexts, type Plan } from '../model/plan.js';
import type { Options } from '../model/options.js';

/** A probe, and what came of it. */
export interface Answered {
  readonly probe: ProjectProbe;
  readonly result: ShellResult;
  /** Why there is no answer. */
  readonly fault: string | undefined;
  /** There was no time for an answer. */
  readonly isLate?: boolean;
}

/** What came of asking again. */
interface AskedAgain {
  /** How the project differs from the plan: sentences. */
  readonly differences: readonly string[];
  /** What can't be told, because there was no answer: sentences. */
  readonly open: readonly string[];
}

/** In milliseconds: all optional probes together take no longer. */
const TIME = 60_000;

/** So many optional probes run at once. */
const AT_ONCE = 3;

/**
 * Asks the project, in the state that the files are in. What has to answer is asked first; without its answer nothing
 * else is.
 */
export async function askProbes(
  check: ProjectCheck,
  plan: Plan,
  context: Context,
  time = TIME,
): Promise<Answered[]> {
  const probes = check.probes ?? [];
  const answers: Answered[] = [];
  for (const probe of probes.filter(({ isOptional }) => isOptional !== true)) {
    const done = context.terminal.busy(`Importing ${probe.subject}`);
    const answer = await ask(probe, check, plan, context).finally(done);
    if (context.signal.aborted) throw interrupted();
    answers.push(answer);
    if (answer.fault !== undefined) return answers;
  }
  const optional = probes.filter(({ isOptional }) => isOptional === true);
  return [...answers, ...(await askTogether(optional, check, plan, context, time))];
}

/** Settings that wait for a database or a network must not keep the run waiting. */
async function askTogether(
  probes: readonly ProjectProbe[],
  check: ProjectCheck,
  plan: Plan,
  context: Context,
  time: number,
): Promise<Answered[]> {
  const [first] = probes;
  if (first === undefined) return [];
  const timeout = AbortSignal.timeout(time);
  const signal = AbortSignal.any([context.signal, timeout]);
  const isOver = (): boolean => signal.aborted;
  const answers = probes.map((probe) => late(probe, time));
  const waiting = [...probes.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined && !isOver(); next = waiting.shift()) {
      const [index, probe] = next;
      const answer = await ask(probe, check, plan, { ...context, signal });
      if (!isOver()) answers[index] = answer;
    }
  };
  const what = probes.length === 1 ? first.subject : `${String(probes.length)} other settings modules`;
  const done = context.terminal.busy(`Importing ${what}`);
  await Promise.all(Array.from({ length: AT_ONCE }, work)).finally(done);
  if (context.signal.aborted) throw interrupted();
  return answers;
}

function late(probe: ProjectProbe, time: number): Answered {
  const fault = `it took longer than ${String(time / 1000)} seconds`;
  return { probe, result: { exitCode: 1, failure: fault, stdout: '', stderr: '' }, fault, isLate: true };
}

/** Asks again after the patch. What could not be imported before either says nothing of the patch. */
export async function askAgain(
  before: readonly Answered[],
  check: ProjectCheck,
  plan: Plan,
  context: Context,
  time = TIME,
): Promise<AskedAgain> {
  const texts = plannedTexts(plan);
  const differences: string[] = [];
  const open: string[] = [];
  for (const { probe, result, fault, isLate } of await askProbes(check, plan, context, time)) {
    const was = before.find((one) => one.probe === probe);
    const isOpen = was?.fault !== undefined || isLate === true;
    if (fault !== undefined && isOpen)
      open.push(`--verify can't tell what ${probe.subject} has: it can't be imported here: ${fault}.`);
    else differences.push(...probe.differences(was?.result ?? result, result, texts));
  }
  return { differences, open };
}

async function ask(
  probe: ProjectProbe,
  { variables }: ProjectCheck,
  plan: Plan,
  { shell, signal, workspace }: Context,
): Promise<Answered> {
  const { command } = probe;
  const folder = join(workspace.root, plan.project.app);
  const watch = { signal, variables: { ...variables, ...probe.variables } };
  const result = (await shell.follow(command, folder, watch)) ?? {
    exitCode: 1,
    failure: `could not be started: ${command[0]} was not found`,
    stdout: '',
    stderr: '',
  };
  return { probe, result, fault: probe.fault(result) };
}

function interrupted(): UserError {
  return new UserError('Interrupted.', { exitCode: ExitCode.interrupted });
}

/** Whether the wizard has reason to offer --verify: something is unknown, and the project can be asked. */
export async function isWorthVerifying(
  plan: Plan,
  options: Options,
  { shell, signal, workspace, prompt }: Context,
): Promise<boolean> {
  const presence = plan.changeSet.projectCheck?.presence;
  const isInstalled = plan.dependencies.command === undefined || installCommand(plan) !== undefined;
  if (presence === undefined || plan.isOpen !== true || !isInstalled) return false;
  if (!prompt.interactive || options.verify || isEmpty(plan)) return false;
  const result = await shell.follow(presence, join(workspace.root, plan.project.app), { signal });
  return result?.exitCode === 0;
}
