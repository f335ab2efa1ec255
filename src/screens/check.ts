import type { Plan, Terminal } from '../types.js';
import { count, place, sayNotes } from './summary.js';

/** What `check` found, a line a finding. */
export function sayFindings(plan: Plan, terminal: Terminal): void {
  const missing = plan.answers.install ? plan.dependencies.missing : [];
  const findings = [
    ...plan.changes.flatMap(({ path, done }) => done.map((title) => `${path}  to do: ${title}`)),
    ...plan.blocked.map(({ file, line, reason }) => `${place(file, line)}${reason}`),
    ...missing.map((name) => `${name} is not declared as a dependency`),
  ];
  if (findings.length === 0) terminal.say('All in place.', 'good');
  else terminal.say(`Not all in place: ${count(findings.length, 'finding')}.`, 'bad');
  for (const finding of findings) terminal.say(`  ${finding}`);
  sayNotes(plan.notes, terminal);
  if (findings.length === 0) return;
  terminal.say('');
  terminal.say('Run create-wristband-session with the same flags to finish; --dry-run shows the diff first.');
}
