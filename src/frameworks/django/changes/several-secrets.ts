import {
  dottedName,
  quoted,
  sourceOf,
  styleOf,
  type Expression,
  type ParsedPython,
  type Statement,
} from '../../../languages/python/index.js';
import { lineStart } from '../../../languages/text/lines.js';
import type { TextEdit } from '../../../languages/text/text-edit.js';
import type { BlockedResult, Change } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { PREVIOUS_VARIABLE, SECRET_VARIABLE } from '../../../model/secret.js';
import { renderTemplate } from '../../template.js';
import type { EnvFileLocation } from '../project/env-file-location.js';
import { fillsLate } from '../settings/classes/loader.js';
import { loaderFor } from '../settings/loaders/loader-for.js';
import { osAccess } from '../../../session/python/loaders/os.js';
import {
  previousBeside,
  previousBy,
  readsPrevious,
  type PreviousCode,
} from '../../../session/python/secret-list.js';
import { hiddenSecrets } from '../settings/hidden-secrets.js';
import { readSecret, variableRead } from '../settings/secret-state.js';
import { readSetting, settersIn } from '../settings/setting.js';
import type { SettingsView } from '../settings/view.js';
import { secretCode } from './secret-code.js';
import { editWithImports, importsFor } from './settings-edits.js';
import { settingsChange, type Edited } from './settings-change.js';
import { SECRET_COMMENTS } from './written-comments.js';

/** What is to be known beside the settings themselves. */
interface Task {
  readonly answers: Answers;
  readonly envFileLocation: EnvFileLocation;
  /** Columns that a line may have. */
  readonly width: number;
  /** What to do by hand. */
  readonly byHand: string;
}

/** Makes the settings take several secrets from the environment; a literal is taken from there as well. */
export function readSeveralSecrets(view: SettingsView, task: Task): Change {
  const title = `read ${SECRET_VARIABLE} and ${PREVIOUS_VARIABLE}`;
  return settingsChange({ title }, view, (parsed, now) => ({
    ...rewritten(parsed, now, task),
    redact: hiddenSecrets(now.graph, now.entry),
  }));
}

/** `values.SecretValue()` of django-configurations, which gives one text: the class reads the environment itself. */
function inClass(
  parsed: ParsedPython,
  now: SettingsView,
  setting: Assigned,
  task: Task,
): Edited | BlockedResult {
  const access = osAccess(parsed);
  if (fillsLate(now))
    return {
      kind: 'blocked',
      line: setting.line,
      reason: 'DOTENV is read after the class body has run, so the class supports only one secret.',
      manual: 'Load the env file above the class, with load_dotenv instead of DOTENV, and rotate again.',
    };
  // The body of a class is run whichever class Django is started with: the variable would be needed by all of them.
  const isSetElsewhere = [...now.graph.modules].some(
    ([module, other]) => module !== now.file && settersIn(other, SECRET_VARIABLE).length > 0,
  );
  if (isSetElsewhere)
    return {
      kind: 'blocked',
      line: setting.line,
      reason:
        'Other classes set the secret themselves. A list here would need the variable for every class that Django is started with.',
      manual: `If the variable is set wherever the settings are imported, write the list by hand. ${task.byHand}`,
    };
  if (access === undefined) return unseen(task, setting.line);
  const block = osBlock(parsed, access.read, task.width);
  const put = () => replaceBlock(parsed, setting, block);
  return { text: editWithImports(parsed, [put, ...importsFor(access, now)]) };
}

function isSecretValue(value: Expression): boolean {
  return value.nodeType === 'Call' && /(^|\.)SecretValue$/.test(dottedName(value.func) ?? '');
}

/** Whether a module reads the variable in a form that has room for the previous secrets, or gets one. */
export function readsSeveral(parsed: ParsedPython, view: SettingsView): boolean {
  const setting = readSetting(view.graph, view.entry, SECRET_VARIABLE);
  if (setting.kind !== 'assigned' || setting.file !== view.file) return false;
  return readsPrevious(setting.value) || previousOf(parsed, view, setting.value) !== undefined;
}

function rewritten(parsed: ParsedPython, now: SettingsView, task: Task): Edited | BlockedResult {
  const setting = readSetting(now.graph, now.entry, SECRET_VARIABLE);
  if (setting.kind !== 'assigned') return unseen(task, undefined);
  const { value, line } = setting;
  if (readsPrevious(value)) return { text: parsed.text };
  const state = readSecret(now.graph, now.entry);
  if (state.kind === 'good literal') return moved(parsed, now, setting, task);
  if (isSecretValue(value)) return inClass(parsed, now, setting, task);
  const previous = previousOf(parsed, now, value);
  if (previous === undefined) return unseen(task, line);
  const list = listBlock(parsed, sourceOf(parsed, value), previous, task.width);
  return { text: editWithImports(parsed, [() => replaceBlock(parsed, setting, list)]) };
}

type Assigned = ReturnType<typeof readSetting> & { readonly kind: 'assigned' };

function moved(
  parsed: ParsedPython,
  now: SettingsView,
  setting: Assigned,
  task: Task,
): Edited | BlockedResult {
  const code = secretCode(parsed, now, task.answers, task.envFileLocation);
  if ('kind' in code) return code;
  if (code.previous === undefined || code.from > parsed.span(setting.value).from)
    return unseen(task, setting.line);
  const list = listBlock(parsed, code.value, code.previous, task.width);
  const put = () => replaceBlock(parsed, setting, list);
  return { text: editWithImports(parsed, [put, ...importsFor(code, now)]) };
}

/** Undefined where the expression gives anything but the text of the variable. */
function previousOf(parsed: ParsedPython, view: SettingsView, value: Expression): PreviousCode | undefined {
  const loader = loaderFor(parsed, view);
  const known = loader === undefined || loader.kind === 'unknown' ? undefined : loader;
  const isField = value.nodeType === 'Attribute';
  const isRead = isField || (variableRead(value) === SECRET_VARIABLE && !hasCast(value));
  return isRead ? previousBeside(parsed, value, known) : undefined;
}

/** `config('NAME', cast=Csv())`, `env('NAME', cast=list)`, `env.list('NAME')`: these give several. */
function hasCast(value: Expression): boolean {
  if (value.nodeType !== 'Call') return false;
  const method = dottedName(value.func)?.split('.').at(-1) ?? '';
  const isOther = ['list', 'tuple', 'json', 'bytes', 'dict'].includes(method);
  const isText = (cast: Expression) => dottedName(cast) === 'str';
  return (
    isOther ||
    value.keywords.some(({ arg, value: cast }) => arg !== 'default' && !(arg === 'cast' && isText(cast)))
  );
}

/**
 * Puts another value in the place of the secret's, and its comment in that of the one that a run has written.
 * @param block a comment of one line, the name and the value
 */
export function replaceBlock(
  parsed: ParsedPython,
  { value, assignment }: Assigned,
  block: string,
): TextEdit[] {
  const { statement } = assignment;
  const { eol } = styleOf(parsed);
  const [comment = '', ...lines] = block.split('\n');
  const written = lines.join(eol).slice(`${SECRET_VARIABLE} = `.length);
  const put = { ...parsed.span(value), insert: written };
  const from = commentFrom(parsed, statement);
  if (from === undefined) return [put];
  return [{ from, to: parsed.span(statement).from, insert: comment + eol }, put];
}

/**
 * The block with its comment, as black lays it out; its lines are parted by `\n`.
 * @param first Python that reads the secret that encrypts
 * @param width columns that a line may have
 */
function listBlock(
  parsed: ParsedPython,
  first: string,
  { text, isParted }: PreviousCode,
  width: number,
): string {
  const style = styleOf(parsed);
  const previous = isParted ? `${text}.split(${quoted(',', style)})` : text;
  const render = (lines: number) =>
    renderTemplate('django/session-secrets', { first, previous, isParted, lines }, style.unit);
  const isNarrow = (block: string) =>
    block
      .split('\n')
      .slice(1)
      .every((line) => line.length <= width);
  return [1, 3].map(render).find(isNarrow) ?? render(4);
}

/** Where the comment of the block begins that a run has written above a statement; undefined where it is another one. */
function commentFrom(parsed: ParsedPython, statement: Statement): number | undefined {
  const { text } = parsed;
  let from = lineStart(text, parsed.span(statement).from);
  const lines: string[] = [];
  while (from > 0) {
    const end = text.startsWith('\r\n', from - 2) ? from - 2 : from - 1;
    const above = lineStart(text, end);
    const line = text.slice(above, end).trim();
    if (!line.startsWith('#')) break;
    lines.unshift(line);
    from = above;
  }
  const words = lines
    .join('\n')
    .split(/[\s#]+/)
    .join(' ')
    .trim();
  return SECRET_COMMENTS.includes(words) ? from : undefined;
}

function unseen({ byHand }: Task, line: number | undefined): BlockedResult {
  const reason = `${SECRET_VARIABLE} is read by code that can't be followed, or in a way that supports only one secret.`;
  return { kind: 'blocked', reason, manual: byHand, ...(line === undefined ? {} : { line }) };
}

/** The form that works wherever the variables are in the environment; it brings the import that the file lacks. */
export function severalByHand(parsed: ParsedPython, width: number): string {
  const access = osAccess(parsed);
  const block = osBlock(parsed, access?.read ?? ((name) => `environ[${name}]`), width);
  if (access === undefined) return `from os import environ\n\n${block}`;
  return access.needsOs ? `import os\n\n${block}` : block;
}

/** @param read Python that reads a variable, by its name as a string literal */
function osBlock(parsed: ParsedPython, read: (name: string) => string, width: number): string {
  const previous = previousBy(parsed, { kind: 'os', read });
  if (previous === undefined) throw new Error('The environment can always be read.');
  return listBlock(parsed, read(quoted(SECRET_VARIABLE, styleOf(parsed))), previous, width);
}
