import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { conceal } from '../model/conceal.js';
import { typed } from '../model/shell-words.js';
import type { Argv, Context } from '../model/context.js';
import type { Plan } from '../model/plan.js';

export type Installation =
  | { readonly kind: 'nothing to do' | 'left to the user' | 'installed' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'interrupted' };

/** The command that this run is to install with; undefined when there is none, or --no-install was given. */
export function installCommand({ answers, dependencies }: Plan): Argv | undefined {
  return answers.install ? dependencies.command : undefined;
}

/** The folder that it is run in. */
export function installFolder({ project, dependencies }: Plan): string {
  return dependencies.folder ?? project.app;
}

/** Installs what is missing with the project's own package manager. Its output goes by line by line. */
export async function install(plan: Plan, context: Context): Promise<Installation> {
  const command = installCommand(plan);
  if (command === undefined) {
    return { kind: plan.dependencies.command === undefined ? 'nothing to do' : 'left to the user' };
  }
  const { shell, signal, terminal, workspace } = context;
  if (signal.aborted) return { kind: 'interrupted' };
  const done = terminal.busy(`Installing: ${typed(command)}`);
  const onLine = (line: string): void => {
    terminal.say(`  ${conceal(lastWritten(line), plan.redact)}`, 'faint');
  };
  const result = await shell
    .follow(command, join(workspace.root, installFolder(plan)), { signal, onLine })
    .finally(done);
  if (result?.exitCode === 0) return { kind: 'installed' };
  // The signal's state has changed since the first look.
  if (isAborted(signal)) return { kind: 'interrupted' };
  const why = result === undefined ? 'was not found' : (result.failure ?? `ended with ${result.exitCode}`);
  return { kind: 'failed', reason: `${command[0]} ${why}` };
}

/** What a terminal would show of a line that was written over and over, without colours. */
function lastWritten(line: string): string {
  return stripVTControlCharacters(line).split('\r').filter(Boolean).at(-1) ?? '';
}

function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
