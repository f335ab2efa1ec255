import { join } from 'node:path';
import type { Context, ShellResult } from '../model/context.js';
import { ExitCode, UserError } from '../model/errors.js';
import type { ProjectCheck, ProjectProbe } from '../model/framework.js';
import { installCommand, isEmpty, type Plan } from '../model/plan.js';
import type { Options } from '../model/options.js';

/** A probe, and what came of it. */
export interface Answered {
  readonly probe: ProjectProbe;
  readonly result: ShellResult;
  /** Why there is no answer. */
  readonly fault: string | undefined;
}

/** Asks one probe after the other, in the state that the files are in. */
export async function askProbes(check: ProjectCheck, plan: Plan, context: Context): Promise<Answered[]> {
  const answers: Answered[] = [];
  for (const probe of check.probes ?? []) {
    const result = await ask(probe, check, plan, context);
    answers.push({ probe, result, fault: probe.fault(result) });
  }
  return answers;
}

/** Asks again after the patch: how the answers differ from what was planned. */
export async function differencesIn(
  before: readonly Answered[],
  check: ProjectCheck,
  plan: Plan,
  context: Context,
): Promise<string[]> {
  const differences: string[] = [];
  for (const { probe, result } of before)
    differences.push(...probe.differences(result, await ask(probe, check, plan, context)));
  return differences;
}

async function ask(
  { subject, command }: ProjectProbe,
  { variables = {} }: ProjectCheck,
  plan: Plan,
  { shell, signal, terminal, workspace }: Context,
): Promise<ShellResult> {
  const done = terminal.busy(`Importing ${subject}`);
  const folder = join(workspace.root, plan.project.app);
  const result = await shell.follow(command, folder, { signal, variables }).finally(done);
  if (signal.aborted) throw new UserError('Interrupted.', { exitCode: ExitCode.interrupted });
  return (
    result ?? {
      exitCode: 1,
      failure: `could not be started: ${command[0]} was not found`,
      stdout: '',
      stderr: '',
    }
  );
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
