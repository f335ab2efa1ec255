import { join } from 'node:path';
import { conceal } from '../conceal.js';
import type { Argv, Doors, Plan } from '../types.js';

export type Installation =
  | { readonly kind: 'nothing to do' | 'left to the user' | 'installed' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'interrupted' };

/** The command that this run is to install with; undefined when there is none, or --no-install was given. */
export function installCommand({ answers, dependencies }: Plan): Argv | undefined {
  return answers.install ? dependencies.command : undefined;
}

/** Installs what is missing with the project's own package manager. Its output goes by line by line. */
export async function install(plan: Plan, doors: Doors): Promise<Installation> {
  const command = installCommand(plan);
  if (command === undefined) {
    return { kind: plan.dependencies.command === undefined ? 'nothing to do' : 'left to the user' };
  }
  const { shell, signal, terminal, workspace } = doors;
  const { project, dependencies } = plan;
  if (signal.aborted) return { kind: 'interrupted' };
  const done = terminal.busy(`Installing: ${command.join(' ')}`);
  const onLine = (line: string): void => {
    terminal.say(`  ${conceal(line, plan.redact)}`, 'faint');
  };
  const result = await shell
    .follow(command, join(workspace.root, dependencies.folder ?? project.app), { signal, onLine })
    .finally(done);
  if (result?.exitCode === 0) return { kind: 'installed' };
  // The signal's state has changed since the first look.
  if (isAborted(signal)) return { kind: 'interrupted' };
  const why = result === undefined ? 'was not found' : (result.failure ?? `ended with ${result.exitCode}`);
  return { kind: 'failed', reason: `${command[0]} ${why}` };
}

function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
