import type { Blocked } from '../model/change.js';
import type { Terminal } from '../model/context.js';
import { count, indented, place } from './summary.js';

/** Why nothing was written, and what to do by hand. */
export function sayBlocked(blocked: readonly Blocked[], terminal: Terminal): void {
  terminal.say(`Nothing was written: ${count(blocked.length, 'place')} cannot be edited safely.`, 'bad');
  for (const item of blocked) {
    terminal.say('');
    terminal.say(`${place(item.file, item.line)}${item.title}`, 'heading');
    terminal.say(indented(item.reason, '  '));
    terminal.say(indented(item.manual, '  '));
    if (item.consent !== undefined) terminal.say(`  Or pass --force to ${item.consent}.`, 'faint');
  }
}

/** What would be replaced, before consent is asked. */
export function sayConsent(blocked: readonly Blocked[], terminal: Terminal): void {
  terminal.say('Values of yours stand in the way:', 'warning');
  for (const { file, line, reason, consent } of blocked) {
    terminal.say(`  ${place(file, line)}${reason}`);
    terminal.say(`    would ${consent ?? ''}`, 'faint');
  }
}
