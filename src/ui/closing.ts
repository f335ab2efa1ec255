import type { Finding } from '../model/change.js';
import { type Context, type Terminal, typed, typedIn } from '../model/context.js';
import type { Workspace } from '../model/files.js';
import { relativePath } from '../model/paths.js';
import { installFolder, type Plan } from '../model/plan.js';
import type { Call, FailedInstall } from '../model/screens.js';
import { count, onOneLine, sayFindings } from './summary.js';
import { wrapped, wrappedProse } from './wrap.js';

/** What was done and what comes next. */
export function sayClosing(
  plan: Plan,
  findings: readonly Finding[],
  installed: boolean,
  context: Context,
  calls: readonly Call[],
): void {
  const { terminal } = context;
  const { files, dependencies } = plan;
  const deleted = files.filter(({ after }) => after === undefined).length;
  const written = files.length - deleted;
  const done = [
    ...(written === 0 ? [] : [`${count(written, 'file')} written`]),
    ...(deleted === 0 ? [] : [`${count(deleted, 'file')} deleted`]),
    ...(installed ? [`${count(dependencies.missing.length, 'package')} installed`] : []),
  ];
  if (done.length > 0) terminal.say(`Done: ${done.join(', ')}.`, 'good');
  else if (findings.length === 0 && dependencies.command === undefined)
    terminal.say(plan.changeSet.nothingToDo ?? 'Everything is set up; nothing to change.', 'good');
  else
    terminal.say(dependencies.command === undefined ? 'Nothing to change.' : 'No files to change.', 'good');
  sayNextSteps(plan, installed, context);
  sayLeftByHand(findings, terminal);
  sayCalls(calls, terminal);
}

/** Each on a line of its own, whole, so that it can be pasted. */
function sayCalls(calls: readonly Call[], terminal: Terminal): void {
  if (calls.length > 0) terminal.say('');
  const width = Math.max(0, ...calls.map(({ title }) => title.length));
  for (const { title, words } of calls) terminal.say(`${title.padEnd(width)}  ${typed(words)}`);
}

/** What a run that was to write nothing ends with: what is open now, not what follows once it is written. */
export function sayDryRun(
  plan: Plan,
  findings: readonly Finding[],
  context: Context,
  calls: readonly Call[],
): void {
  const { terminal } = context;
  const nothing = plan.changeSet.nothingToDo ?? 'Nothing to change.';
  const would = plan.files.length === 0 ? nothing : 'Dry run: no files were changed.';
  terminal.say(would, 'good');
  sayHidden(plan, terminal);
  if (plan.files.length === 0) sayNextSteps(plan, false, context);
  else saySteps(plan.changeSet.openSteps ?? [], terminal);
  sayLeftByHand(findings, terminal);
  sayCalls(calls, terminal);
}

/** A patch made of the diff lacks the files with secrets. */
function sayHidden({ files }: Plan, terminal: Terminal): void {
  for (const { path, hidden, before, after } of files) {
    if (!hidden) continue;
    const how = before === undefined ? 'creates' : after === undefined ? 'deletes' : 'edits';
    terminal.say(
      wrapped(
        `${onOneLine(path)} is not in the diff, because it holds the secret. A run without --dry-run ${how} it.`,
        terminal,
      ),
    );
  }
}

function sayNextSteps(plan: Plan, installed: boolean, { terminal, workspace }: Context): void {
  const commands = installed ? [] : commandLines(plan, workspace).map((line) => `  ${line}`);
  const steps = [
    ...(commands.length === 0
      ? []
      : [['Install the packages:', ...commands, plan.dependencies.hint].filter(Boolean).join('\n')]),
    ...(plan.files.length === 0 ? (plan.changeSet.openSteps ?? []) : plan.nextSteps),
  ];
  saySteps(steps, terminal);
}

function saySteps(steps: readonly string[], terminal: Terminal): void {
  if (steps.length === 0) return;
  terminal.say('');
  terminal.say('Next steps', 'heading');
  steps.forEach((step, index) => {
    const [first = '', ...lines] = step.split('\n');
    terminal.say(wrapped(`  ${index + 1}. ${first}`, terminal));
    for (const line of lines) terminal.say(wrappedProse(`     ${line}`, terminal));
  });
}

/** The same that `check` will report. */
export function sayLeftByHand(findings: readonly Finding[], terminal: Terminal): void {
  if (findings.length === 0) return;
  terminal.say('');
  terminal.say('To do by hand', 'heading');
  sayFindings(findings, terminal);
}

/** The call that does the same in a non-interactive run. */
export function sayEquivalent(words: readonly string[], terminal: Terminal): void {
  terminal.say('');
  terminal.say('Non-interactive equivalent:', 'faint');
  terminal.say(`  ${typed([...words, '--yes'])}`, 'faint');
}

/** With --verbose, the program's own output stands above. */
export function sayInstallFailed(
  plan: Plan,
  findings: readonly Finding[],
  installation: FailedInstall,
  context: Context,
  calls: readonly Call[],
): void {
  const { terminal } = context;
  if (installation.kind === 'failed') {
    for (const line of installation.output) terminal.say(wrapped(`  ${line}`, terminal), 'faint');
    terminal.say(`${installation.reason}.`, 'bad');
  } else terminal.say('Installation interrupted.', 'bad');
  const written = plan.files.length;
  if (written === 1) terminal.say('The file was written and kept.');
  if (written > 1) terminal.say(`The ${written} files were written and kept.`);
  sayNextSteps(plan, false, context);
  sayLeftByHand(findings, terminal);
  sayCalls(calls, terminal);
}

/** The install command as it is typed in the folder where the user is; none when nothing is missing. */
function commandLines(plan: Plan, { start }: Workspace): readonly string[] {
  const { command } = plan.dependencies;
  if (command === undefined) return [];
  const folder = installFolder(plan);
  return folder === start ? [typed(command)] : typedIn(relativePath(start, folder), command);
}
