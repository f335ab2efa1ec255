import type { Blocked, Finding, Note } from '../model/change.js';
import type { Terminal } from '../model/context.js';
import { installCommand, type Plan } from '../model/plan.js';

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
  for (const { path, before, after, done } of files) {
    const verb = before === undefined ? 'create' : after === undefined ? 'delete' : 'edit  ';
    terminal.say(`  ${verb} ${onOneLine(path).padEnd(width)}  ${done.join('; ')}`);
  }
  if (dependencies.command !== undefined) terminal.say(`  needs  ${dependencies.missing.join(', ')}`);
  if (conceals) terminal.say('  note   The diff hides the secret; the file gets it whole.', 'warning');
  sayNotes(notes, terminal);
}

/** A line a finding; below it what to do by hand. */
export function sayFindings(findings: readonly Finding[], terminal: Terminal): void {
  for (const { file, line, message, manual } of findings) {
    terminal.say(`  ${place(file, line)}${message}`);
    if (manual !== undefined) terminal.say(indented(manual, '    '), 'faint');
  }
}

function indented(text: string, by: string): string {
  return text.replace(/^(?=.)/gm, by);
}

/** A line a note, with file and line. */
export function sayNotes(notes: readonly Note[], terminal: Terminal): void {
  for (const { message, file, line } of notes) {
    terminal.say(`  note   ${place(file, line)}${message}`, 'warning');
  }
}

/** `file:line  `, in the form that terminals turn into links. */
function place(file: string | undefined, line: number | undefined): string {
  if (file === undefined) return '';
  return `${onOneLine(file)}${line === undefined ? '' : `:${line}`}  `;
}

function onOneLine(path: string): string {
  return path.replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}

/** What would be done, as a question: `Write 3 files and install 1 package?` */
export function approvalOf(plan: Plan): string {
  const packages = installCommand(plan) === undefined ? 0 : plan.dependencies.missing.length;
  const deleted = plan.files.filter(({ after }) => after === undefined).length;
  const written = plan.files.length - deleted;
  const tasks = [
    ...(written === 0 ? [] : [`write ${count(written, 'file')}`]),
    ...(deleted === 0 ? [] : [`delete ${count(deleted, 'file')}`]),
    ...(packages === 0 ? [] : [`install ${count(packages, 'package')}`]),
  ];
  const question = `${tasks.join(' and ')}?`;
  return question.charAt(0).toUpperCase() + question.slice(1);
}

/** `1 file`, `2 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

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
