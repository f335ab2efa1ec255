import type { Note } from '../model/change.js';
import type { Terminal } from '../model/context.js';
import type { Plan } from '../model/plan.js';

/** The heading of every run: what was found. */
export function sayProject({ project }: Plan, terminal: Terminal): void {
  terminal.say(`${project.title} · ${project.target}`, 'heading');
}

/**
 * One line a file, and what is to be installed.
 * @param conceals whether the diff above hides a secret
 */
export function saySummary(
  { files, dependencies, notes }: Plan,
  conceals: boolean,
  terminal: Terminal,
): void {
  if (files.length > 0) terminal.say('');
  const width = Math.max(0, ...files.map(({ path }) => onOneLine(path).length));
  for (const { path, before, done } of files) {
    const verb = before === undefined ? 'create' : 'edit  ';
    terminal.say(`  ${verb} ${onOneLine(path).padEnd(width)}  ${done.join('; ')}`);
  }
  if (dependencies.command !== undefined) terminal.say(`  needs  ${dependencies.missing.join(', ')}`);
  if (conceals) terminal.say('  note   The diff hides the secret; the file gets it whole.', 'warning');
  sayNotes(notes, terminal);
}

export function sayNotes(notes: readonly Note[], terminal: Terminal): void {
  for (const { message, file, line } of notes) {
    terminal.say(`  note   ${place(file, line)}${message}`, 'warning');
  }
}

/** `file:line  `, in the form that terminals turn into links. */
export function place(file: string | undefined, line: number | undefined): string {
  if (file === undefined) return '';
  return `${onOneLine(file)}${line === undefined ? '' : `:${line}`}  `;
}

function onOneLine(path: string): string {
  return path.replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}

/** `1 file`, `2 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
