import { typed } from '../model/shell-words.js';
import type { Context, Terminal } from '../model/context.js';
import type { Options, Question } from '../model/options.js';
import type { Plan } from '../model/plan.js';
import { commandLine } from './install.js';
import { count } from './summary.js';

/** What was done and what comes next. */
export function sayClosing(plan: Plan, installed: boolean, context: Context): void {
  const { terminal } = context;
  const { files, dependencies } = plan;
  const done = [
    ...(files.length === 0 ? [] : [`${count(files.length, 'file')} written`]),
    ...(installed ? [`${count(dependencies.missing.length, 'package')} installed`] : []),
  ];
  const closing =
    done.length === 0 ? 'Everything is in place: nothing to change.' : `Done: ${done.join(', ')}.`;
  terminal.say(closing, 'good');
  sayNextSteps(plan, installed, context);
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
  const folder = [...options.folderFlags, ...(project.chosen === undefined ? [] : ['--app', project.chosen])];
  const words = ['npx', 'create-wristband-session', ...folder, '--framework', project.framework, ...flags];
  if (answers.force) words.push('--force');
  if (!answers.install) words.push('--no-install');
  terminal.say('');
  terminal.say(`The same without questions: ${typed([...words, '--yes'])}`, 'faint');
}
