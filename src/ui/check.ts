import type { Finding } from '../model/change.js';
import type { Terminal } from '../model/context.js';
import type { Plan } from '../model/plan.js';
import { count, place, sayNotes } from './summary.js';

/** What `check` found, a line a finding. */
export function sayFindings(plan: Plan, findings: readonly Finding[], terminal: Terminal): void {
  if (findings.length === 0) terminal.say('All in place.', 'good');
  else terminal.say(`Not all in place: ${count(findings.length, 'finding')}.`, 'bad');
  for (const { file, line, message } of findings) terminal.say(`  ${place(file, line)}${message}`);
  sayNotes(plan.notes, terminal);
  if (findings.length === 0) return;
  terminal.say('');
  terminal.say('Run create-wristband-session with the same flags to finish; --dry-run shows the diff first.');
}
