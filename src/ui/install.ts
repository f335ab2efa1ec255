import { relativePath } from '../model/paths.js';
import { typed } from '../model/shell-words.js';
import type { Context } from '../model/context.js';
import type { Workspace } from '../model/files.js';
import type { Plan } from '../model/plan.js';
import { count } from './summary.js';

/** The install command as it is typed in the folder where the user is; undefined when nothing is missing. */
export function commandLine({ project, dependencies }: Plan, { start }: Workspace): string | undefined {
  if (dependencies.command === undefined) return undefined;
  const command = typed(dependencies.command);
  const folder = dependencies.folder ?? project.app;
  return folder === start ? command : `${typed(['cd', relativePath(start, folder)])} && ${command}`;
}

/** The program's own output stands above. */
export function sayInstallFailed(
  plan: Plan,
  installation: { readonly kind: 'interrupted' } | { readonly kind: 'failed'; readonly reason: string },
  { terminal, workspace }: Context,
): void {
  const what = installation.kind === 'failed' ? `: ${installation.reason}` : ', since it was interrupted';
  terminal.say(`The packages were not installed${what}.`, 'bad');
  const written = plan.files.length;
  if (written > 0) terminal.say(`${count(written, 'file')} written; nothing is put back.`);
  terminal.say(`Install them yourself: ${commandLine(plan, workspace) ?? ''}`);
  if (plan.dependencies.hint !== undefined) terminal.say(plan.dependencies.hint);
}
