import { capitalized, listed } from '../model/words.js';
import type { Blocked, Finding, Note } from '../model/change.js';
import type { Terminal } from '../model/context.js';
import { wrapped, wrappedProse } from './wrap.js';
import type { Project } from '../model/framework.js';
import { installCommand, type Plan } from '../model/plan.js';

/** How the wizard begins. */
export function sayTitle(terminal: Terminal): void {
  terminal.say('create-wristband-session: nothing is written until you confirm.', 'faint');
}

/** The heading of every run: what was found. */
export function sayProject({ title, target }: Project, terminal: Terminal): void {
  terminal.say(onOneLine(`Detected ${title} (${target})`), 'heading');
}

/**
 * A line a change, by file, and what is to be installed.
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
    const verb = before === undefined ? 'create' : after === undefined ? 'delete' : 'edit';
    const [first = '', ...others] = done.map(onOneLine);
    terminal.say(wrapped(`${labelled(verb)}${onOneLine(path).padEnd(width)}  ${first}`, terminal));
    for (const title of others) {
      terminal.say(wrapped(`${labelled('')}${' '.repeat(width)}  ${title}`, terminal));
    }
  }
  if (dependencies.command !== undefined)
    terminal.say(`${labelled('install')}${dependencies.missing.join(', ')}`);
  if (conceals)
    terminal.say(`${labelled('note')}The diff hides the secret; the file contains it.`, 'warning');
  sayNotes(notes, terminal);
}

/** The first column of the summary. */
function labelled(word: string): string {
  return `  ${word.padEnd('install'.length)} `;
}

/** A line a finding; below it what to do by hand. */
export function sayFindings(findings: readonly Finding[], terminal: Terminal): void {
  for (const { file, line, message, manual } of findings) {
    terminal.say(wrapped(`  ${place(file, line)}${onOneLine(message)}`, terminal));
    if (manual !== undefined) terminal.say(wrappedProse(indented(manual, '    '), terminal), 'faint');
  }
}

function indented(text: string, by: string): string {
  return text.replace(/^(?=.)/gm, by);
}

/** A line a note, with file and line. */
export function sayNotes(notes: readonly Note[], terminal: Terminal): void {
  for (const { message, file, line } of notes) {
    terminal.say(
      wrapped(`${labelled('note')}${place(file, line)}${onOneLine(message)}`, terminal),
      'warning',
    );
  }
}

/** `file:line  `, in the form that terminals turn into links. */
function place(file: string | undefined, line: number | undefined): string {
  if (file === undefined) return '';
  return `${onOneLine(file)}${line === undefined ? '' : `:${line}`}  `;
}

/** What a file or a folder is called may hold line ends, which begin no line of their own here. */
export function onOneLine(text: string): string {
  return text.replaceAll('\n', '\\n').replaceAll('\t', '\\t');
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
  return capitalized(`${listed(tasks)}?`);
}

/** `1 file`, `2 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Why no files were changed, and what to do by hand. */
export function sayBlocked(blocked: readonly Blocked[], terminal: Terminal): void {
  const edits = blocked.length === 1 ? '1 edit needs' : `${blocked.length} edits need`;
  const what = blocked.every(({ consent }) => consent !== undefined) ? 'your consent (--force)' : 'you';
  terminal.say(`Stopped: ${edits} ${what}. No files were changed.`, 'bad');
  for (const item of blocked) {
    terminal.say('');
    terminal.say(`${place(item.file, item.line)}${onOneLine(item.title)}`, 'heading');
    terminal.say(wrappedProse(indented(item.reason, '  '), terminal));
    terminal.say(wrappedProse(indented(item.manual, '  '), terminal));
    if (item.consent !== undefined) terminal.say(`  Or pass --force to ${item.consent}.`, 'faint');
  }
}

/** What would be replaced, before consent is asked. */
export function sayConsent(blocked: readonly Blocked[], terminal: Terminal): void {
  terminal.say('Needs your consent:', 'warning');
  for (const { file, line, reason, consent } of blocked) {
    terminal.say(wrapped(`  ${place(file, line)}${onOneLine(reason)}`, terminal));
    terminal.say(wrapped(`    If you go ahead: ${consent ?? ''}`, terminal), 'faint');
  }
}
