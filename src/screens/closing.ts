import type { Options, Plan, Question, Terminal } from '../types.js';
import { count } from './summary.js';

/** What was done and what comes next. */
export function sayClosing(plan: Plan, terminal: Terminal): void {
  const written = plan.changes.length;
  terminal.say(
    written === 0 ? 'Everything is in place: nothing to change.' : `Done: ${count(written, 'file')} written.`,
    'good',
  );
  sayNextSteps(plan, terminal);
}

function sayNextSteps({ changes, dependencies, nextSteps }: Plan, terminal: Terminal): void {
  const install =
    dependencies.command === undefined ? [] : [`Install the packages: ${dependencies.command.join(' ')}`];
  const steps = [...install, ...(changes.length === 0 ? [] : nextSteps)];
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
  const folder = options.folderFlags;
  const words = ['npx', 'create-wristband-session', ...folder, '--framework', project.framework, ...flags];
  if (answers.force) words.push('--force');
  if (!answers.install) words.push('--no-install');
  terminal.say('');
  terminal.say(`The same without questions: ${[...words, '--yes'].join(' ')}`, 'faint');
}
