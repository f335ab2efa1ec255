import type { Finding } from '../model/change.js';
import { type Terminal, typed } from '../model/context.js';
import { isEmpty, isNotSetUp, type Plan } from '../model/plan.js';
import { sayLeftByHand } from './closing.js';
import { count, sayFindings, sayNotes, saySummary } from './summary.js';

export const NOT_SET_UP = 'No Wristband session is set up yet.';

/**
 * What `check` found, a line a finding, and what to do about it.
 * @param words the call that fixes what a run can fix
 */
export function sayCheck(
  plan: Plan,
  findings: readonly Finding[],
  words: readonly string[],
  terminal: Terminal,
): void {
  if (isNotSetUp(plan)) {
    sayNotSetUp(plan, findings, words, terminal);
    return;
  }
  if (findings.length === 0) terminal.say('Everything is set up.', 'good');
  else terminal.say(`${count(findings.length, 'problem')} found.`, 'bad');
  sayFindings(findings, terminal);
  sayNotes(plan.notes, terminal);
  if (findings.length === 0) return;
  terminal.say('');
  terminal.say(adviceFor(plan, typed(words), terminal));
}

/** One thing is wrong where nothing has been set up, whatever it takes to do that. */
function sayNotSetUp(
  plan: Plan,
  findings: readonly Finding[],
  words: readonly string[],
  terminal: Terminal,
): void {
  terminal.say(`${NOT_SET_UP} A run would do this:`, 'bad');
  saySummary(plan, false, terminal);
  sayLeftByHand(
    findings.filter((one) => one.manual !== undefined || plan.findings.includes(one)),
    terminal,
  );
  terminal.say('');
  terminal.say(withCommand('To set it up:', typed(words), PREVIEW, terminal));
}

const PREVIEW = '(preview with --dry-run)';

/** On one line if the terminal has room for it; else the command is on a line of its own, so that it stays whole. */
function withCommand(before: string, command: string, after: string, { columns }: Terminal): string {
  const line = [before, command, after].filter(Boolean).join(' ');
  if (columns === undefined || line.length < columns) return line;
  return [before, command, after].filter(Boolean).join('\n  ');
}

/** "Run again" is said only where that changes something. */
function adviceFor(plan: Plan, command: string, terminal: Terminal): string {
  if (plan.blocked.length > 0) {
    return plan.blocked.every(({ consent }) => consent !== undefined)
      ? withCommand('Fix this by hand, or overwrite it:', `${command} --force`, '', terminal)
      : 'Fix this by hand first; until then, nothing else is changed.';
  }
  return isEmpty(plan)
    ? "Fix this by hand; this command doesn't change it."
    : withCommand('To fix:', command, PREVIEW, terminal);
}

/**
 * The findings as GitHub's workflow commands, which it shows beside the lines of a pull request. On stderr, where it
 * reads them too: stdout may hold a document.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function sayAnnotations(findings: readonly Finding[], terminal: Terminal): void {
  for (const { file, line, message } of findings) {
    const properties = [
      ...(file === undefined ? [] : [`file=${property(file)}`]),
      ...(line === undefined ? [] : [`line=${line}`]),
      `title=${property('Wristband session')}`,
    ];
    terminal.command(`::error ${properties.join(',')}::${data(message)}`);
  }
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
