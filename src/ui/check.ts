import type { Finding } from '../model/change.js';
import type { Terminal } from '../model/context.js';
import { isEmpty, type Plan } from '../model/plan.js';
import { count, sayFindings, sayNotes } from './summary.js';

/** What `check` found, a line a finding, and what to do about it. */
export function sayCheck(plan: Plan, findings: readonly Finding[], terminal: Terminal): void {
  if (findings.length === 0) terminal.say('All in place.', 'good');
  else terminal.say(`Not all in place: ${count(findings.length, 'finding')}.`, 'bad');
  sayFindings(findings, terminal);
  sayNotes(plan.notes, terminal);
  if (findings.length === 0) return;
  terminal.say('');
  terminal.say(adviceFor(plan));
}

/** "Run again" is said only where that changes something. */
function adviceFor(plan: Plan): string {
  if (plan.blocked.length > 0) {
    return plan.blocked.every(({ consent }) => consent !== undefined)
      ? 'Fix this by hand, or run create-wristband-session with the same flags and --force to replace what is there.'
      : 'A run writes nothing until this is fixed by hand.';
  }
  return isEmpty(plan)
    ? 'This is left to do by hand: a run does not change it.'
    : 'Run create-wristband-session with the same flags to finish; --dry-run shows the diff first.';
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
