import type { Finding } from '../model/change.js';
import { type Context, type Terminal, typed } from '../model/context.js';
import type { Workspace } from '../model/files.js';
import type { Options, Question } from '../model/options.js';
import { relativePath } from '../model/paths.js';
import { installFolder, type Plan } from '../model/plan.js';
import { count, sayFindings } from './summary.js';

/** What was done and what comes next. */
export function sayClosing(
  plan: Plan,
  findings: readonly Finding[],
  installed: boolean,
  context: Context,
): void {
  const { terminal } = context;
  const { files, dependencies, changeSet } = plan;
  const deleted = files.filter(({ after }) => after === undefined).length;
  const written = files.length - deleted;
  const done = [
    ...(written === 0 ? [] : [`${count(written, 'file')} written`]),
    ...(deleted === 0 ? [] : [`${count(deleted, 'file')} deleted`]),
    ...(installed ? [`${count(dependencies.missing.length, 'package')} installed`] : []),
  ];
  if (done.length > 0) terminal.say(`Done: ${done.join(', ')}.`, 'good');
  else if (findings.length === 0)
    terminal.say(changeSet.nothingToDo ?? 'Everything is in place: nothing to change.', 'good');
  else terminal.say('There is nothing to change.', 'good');
  sayNextSteps(plan, installed, context);
  sayLeftByHand(findings, terminal);
}

/** What a run that was to write nothing ends with. */
export function sayDryRun(plan: Plan, findings: readonly Finding[], terminal: Terminal): void {
  const nothing = plan.changeSet.nothingToDo ?? 'There is nothing to change.';
  const would = plan.files.length === 0 ? nothing : 'Nothing was written (--dry-run).';
  terminal.say(would, 'good');
  sayLeftByHand(findings, terminal);
}

function sayNextSteps(plan: Plan, installed: boolean, { terminal, workspace }: Context): void {
  const command = installed ? undefined : commandLine(plan, workspace);
  const steps = [
    ...(command === undefined
      ? []
      : [[`Install the packages: ${command}`, plan.dependencies.hint].filter(Boolean).join('. ')]),
    ...(plan.files.length === 0 ? [] : plan.nextSteps),
  ];
  if (steps.length === 0) return;
  terminal.say('');
  terminal.say('Next steps', 'heading');
  steps.forEach((step, index) => {
    terminal.say(`  ${index + 1}. ${step}`);
  });
}

/** The same that `check` will report. */
function sayLeftByHand(findings: readonly Finding[], terminal: Terminal): void {
  if (findings.length === 0) return;
  terminal.say('');
  terminal.say('Left to do by hand', 'heading');
  sayFindings(findings, terminal);
}

/** The call that does the same without questions. */
export function sayEquivalent(
  { project, answers }: Plan,
  questions: readonly Question[],
  options: Options,
  terminal: Terminal,
): void {
  const flags = questions.flatMap((question) => {
    const value = answers.values[question.name];
    if (value === undefined || value === question.fallback) return [];
    const [flag = question.flag] = question.flag.split(' ');
    return value === true ? [flag] : [flag, String(value)];
  });
  const folder = [...options.folderFlags, ...(project.chosen ?? [])];
  const command = options.command === 'apply' ? [] : [options.command];
  const words = [
    'npx',
    'create-wristband-session',
    ...command,
    ...folder,
    '--framework',
    project.framework,
    ...flags,
  ];
  if (answers.force) words.push('--force');
  if (!answers.install) words.push('--no-install');
  if (options.verify) words.push('--verify');
  terminal.say('');
  terminal.say(`The same without questions: ${typed([...words, '--yes'])}`, 'faint');
}

/** The program's own output stands above. */
export function sayInstallFailed(
  plan: Plan,
  findings: readonly Finding[],
  installation: { readonly kind: 'interrupted' } | { readonly kind: 'failed'; readonly reason: string },
  { terminal, workspace }: Context,
): void {
  const what = installation.kind === 'failed' ? `: ${installation.reason}` : ', since it was interrupted';
  terminal.say(`The packages were not installed${what}.`, 'bad');
  const written = plan.files.length;
  if (written > 0) terminal.say(`${count(written, 'file')} written; nothing is put back.`);
  terminal.say(`Install them yourself: ${commandLine(plan, workspace) ?? ''}`);
  if (plan.dependencies.hint !== undefined) terminal.say(plan.dependencies.hint);
  sayLeftByHand(findings, terminal);
}

/** The install command as it is typed in the folder where the user is; undefined when nothing is missing. */
function commandLine(plan: Plan, { start }: Workspace): string | undefined {
  const { command } = plan.dependencies;
  if (command === undefined) return undefined;
  const folder = installFolder(plan);
  return folder === start
    ? typed(command)
    : `${typed(['cd', relativePath(start, folder)])} && ${typed(command)}`;
}
