import {
  type SettingFinding,
  type Subject,
  listFindings,
  surely,
  unsurely,
  type ListClause,
} from './finding.js';
import { codeAtEnd, manualSteps, canUse, isUnset, listAnew, newList } from './manual-code.js';
import { insertSession, insertSessionInEach, type InEach } from './middleware-insert.js';
import { moveSession } from './middleware-move.js';
import { orderNotes } from './middleware-notes.js';
import { replaceSession } from './middleware-replace.js';
import { blamed, settingsChange, type Edited } from './settings-change.js';
import { leftOutTogether, type LeftOut } from '../settings/left-out-together.js';
import {
  isBeforeSession,
  isOrdered,
  looksLikeSession,
  namesOf,
  OWN_ENGINE,
  readerOf,
  readersOf,
  sessionIndex,
  sessionOf,
  type Reads,
} from '../settings/middleware-order.js';
import { notSet } from '../settings/list-origin.js';
import { SESSION_MIDDLEWARE } from '../settings/names.js';
import type { OwnMiddleware } from '../settings/session-subclasses.js';
import {
  readStringList,
  type ListValue,
  type Item,
  type StringList,
  isSurely,
  isUnknown,
} from '../settings/string-list.js';
import { viewOf, type SettingsView } from '../settings/view.js';
import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { type ParsedPython, styleOf } from '../../../languages/python/index.js';
import type { BlockedResult, Change } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';

/** What MIDDLEWARE of a settings module lacks for the session: it is there once, and before what reads it. */
export function middlewareFindings(subject: Subject): SettingFinding[] {
  const manual =
    `Make sure that MIDDLEWARE in ${subject.module} contains this once, after SecurityMiddleware and before what reads ` +
    `the session:\n\n'${SESSION_MIDDLEWARE}',`;
  const reads = readersOf(subject.graph, subject.module);
  const list = readStringList(subject.graph, subject.module, 'MIDDLEWARE');
  const leftOut =
    list.kind === 'list' ? leftOutTogether(subject.graph, subject.module, list, reads) : undefined;
  const clauseOf = (value: ListValue) => {
    const judged = leftOut === undefined ? value : leftOut.withSession(value);
    return judged && lackOf(judged, reads);
  };
  const found = listFindings(subject, 'MIDDLEWARE', clauseOf, manual);
  const view = viewOf({ graph: subject.graph, entry: subject.module }, subject.module);
  const parsed = subject.graph.modules.get(subject.module);
  const code = found.length === 0 ? undefined : parsed && middlewareCode(view, parsed, subject.module);
  return code === undefined ? found : found.map((one) => ({ ...one, code }));
}

function lackOf(value: ListValue, reads: Reads): ListClause | undefined {
  const { items } = value;
  const index = sessionIndex(items);
  if (index < 0)
    return items.some(isUnknown)
      ? unsurely(`whether MIDDLEWARE has ${SESSION_MIDDLEWARE}: it has entries that aren't literals`)
      : surely(`MIDDLEWARE is missing ${SESSION_MIDDLEWARE}`);
  const session = sessionOf(value);
  if (items[index]?.sure !== true)
    return unsurely(`whether MIDDLEWARE has ${session}: it depends on a condition`);
  const reader = readerOf(value, reads);
  if (reader !== undefined) {
    const message = `${session} comes after ${reader} in MIDDLEWARE, which needs the session`;
    return { message, sure: items.some((item) => item.value === reader && item.sure) };
  }
  const isUndecided =
    items.slice(0, index).some(isUnknown) ||
    items.some((item) => item.anywhere === true && isOrdered(item, reads));
  return isUndecided ? unsurely(`what comes before ${session} in MIDDLEWARE`) : undefined;
}

/** What a move does to the list. */
const MOVED = {
  titles: [`move ${SESSION_MIDDLEWARE} in MIDDLEWARE`],
  problems: [`${SESSION_MIDDLEWARE} is in the wrong place in MIDDLEWARE`],
};

/** @param files see `Wanted` */
export function addMiddleware(
  view: SettingsView,
  answers: Answers,
  own: OwnMiddleware,
  files: readonly string[] = [view.file],
): Change {
  const what = {
    title: `add ${SESSION_MIDDLEWARE} to MIDDLEWARE`,
    problem: `MIDDLEWARE lacks ${SESSION_MIDDLEWARE}`,
  };
  return settingsChange(what, view, (parsed, now) => edit(parsed, now, answers, { ...own, files }));
}

function edit(
  parsed: ParsedPython,
  view: SettingsView,
  answers: Answers,
  { subclasses, foreign, readers, files }: OwnMiddleware & Pick<InEach, 'files'>,
): Edited | BlockedResult {
  const read = readStringList(view.graph, view.entry, 'MIDDLEWARE');
  if (read.kind === 'absent') return blocked(view, { reason: notSet(view, 'MIDDLEWARE') }, foreign);
  if (read.kind === 'unknown') return blocked(view, blamed(view, read), foreign);
  const reads = readersOf(view.graph, view.entry);
  const anyReads: Reads = (name) => reads(name) || (name !== undefined && readers.has(name));
  const leftOut = leftOutTogether(view.graph, view.entry, read, anyReads);
  const list = leftOut === undefined ? read : { ...read, values: leftOut.others };
  const block = (reason: string) => blocked(view, blamed(view, { ...list, reason }), foreign);
  const undecided = reasonAgainstEditing(list, reads, foreign, subclasses);
  if (undecided !== undefined) return block(undecided);
  const present = list.values.filter((value) => sessionIndex(value.items) >= 0);
  if (present.length === 0) return insertSession(parsed, view, list, { reads: anyReads, files }, block);
  if (present.length < list.values.length) {
    const text =
      leftOut === undefined ? insertWhereNeeded(parsed, view, list, { reads: anyReads, files }) : undefined;
    return text === undefined
      ? block('SessionMiddleware is added to MIDDLEWARE only conditionally.')
      : { text };
  }
  const other = list.values.map(sessionOf).find((name) => !isKnown(name, subclasses));
  if (other !== undefined) return editOther(parsed, view, { name: other, foreign }, list, answers, block);
  const late = list.values.find(
    (value) => sessionOf(value) === SESSION_MIDDLEWARE && readerOf(value, reads) !== undefined,
  );
  if (late !== undefined) return { ...moveSession(parsed, view, late, list, answers, block), ...MOVED };
  const notes = orderNotes(list, reads, readers);
  if (leftOut !== undefined) notes.push({ message: notedAbout(leftOut), ...leftOut.place });
  return { text: parsed.text, notes };
}

/** Why no edit of the list can be right; undefined where one may be. */
function reasonAgainstEditing(
  { values, isDefault }: StringList,
  reads: Reads,
  foreign: ReadonlySet<string>,
  subclasses: ReadonlySet<string>,
): string | undefined {
  if (values.some(({ items }) => items.some((item) => isUndecided(item, reads, foreign))))
    return "This adds entries to MIDDLEWARE whose presence or position can't be determined.";
  return isDefault === true &&
    !values.every((value) => isAddedTo(value) || isInPlace(value, subclasses, reads))
    ? 'This is only the default of MIDDLEWARE: another list may be read from elsewhere.'
    : undefined;
}

/** Whether the list has no session, so that one is added. */
function isAddedTo(value: ListValue): boolean {
  return sessionIndex(value.items) < 0;
}

/** Whether a session is there, before all that reads it, so that there is nothing to edit. */
function isInPlace(value: ListValue, subclasses: ReadonlySet<string>, reads: Reads): boolean {
  const isThere = sessionIndex(value.items) >= 0;
  return isThere && isKnown(sessionOf(value), subclasses) && readerOf(value, reads) === undefined;
}

function notedAbout({ isAdded }: LeftOut): string {
  const what = isAdded ? 'added' : 'removed';
  return `SessionMiddleware is ${what} conditionally here, with all middleware that reads the session.`;
}

/** A class that is not, or may not be, Django's session. */
function editOther(
  parsed: ParsedPython,
  view: SettingsView,
  { name, foreign }: { readonly name: string; readonly foreign: ReadonlySet<string> },
  list: StringList,
  answers: Answers,
  block: (reason: string) => BlockedResult,
): Edited | BlockedResult {
  if (foreign.has(name)) return replaceSession(parsed, view, name, list, answers, block);
  return block(`${name} may replace Django's SessionMiddleware; can't tell whether it does.`);
}

/** Of what has its own engine, somebody who took it out has decided. */
function isUndecided(item: Item, reads: Reads, foreign: ReadonlySet<string>): boolean {
  const { value, sure, anywhere, removed } = item;
  if (anywhere === true) return value !== undefined && isOrdered(item, reads);
  return !sure && looksLikeSession(item) && !(removed === true && value !== undefined && foreign.has(value));
}

function isKnown(name: string, subclasses: ReadonlySet<string>): boolean {
  return name === SESSION_MIDDLEWARE || subclasses.has(name);
}

function blocked(
  view: SettingsView,
  { reason, line }: Pick<BlockedResult, 'reason' | 'line'>,
  foreign: ReadonlySet<string>,
): BlockedResult {
  const isNew = isUnset(view, 'MIDDLEWARE');
  const codeFor = (parsed: ParsedPython, file: string) =>
    isNew
      ? newList(styleOf(parsed), 'MIDDLEWARE', [SESSION_MIDDLEWARE])
      : middlewareCode(view, parsed, file, foreign);
  const code = codeAtEnd(view, codeFor, (graph, module) => hasSession(graph, module, foreign));
  const sentence =
    'Make sure that MIDDLEWARE, as Django loads it, contains SessionMiddleware once, after SecurityMiddleware, WhiteNoise and ' +
    'UpdateCacheMiddleware, and before the middleware for locale, common, CSRF, authentication and messages';
  const steps = manualSteps(sentence, code, `'${SESSION_MIDDLEWARE}',`, isNew);
  return { kind: 'blocked', reason, ...(line === undefined ? {} : { line }), ...steps };
}

/** Of lists that a condition chooses some lack the session: those that can't be meant so, as they have what reads it. */
function insertWhereNeeded(
  parsed: ParsedPython,
  view: SettingsView,
  { values, open }: StringList,
  { reads, files }: InEach,
): string | undefined {
  const lacking = values.filter((value) => sessionIndex(value.items) < 0);
  const isKnown = open === undefined && !values.some(({ items }) => items.some(isUnknown));
  const isNeeded = lacking.every((value) => namesOf(value).some(reads));
  return isKnown && isNeeded ? insertSessionInEach(parsed, view, { reads, files }) : undefined;
}

/** What is known to belong before the session stays there. */
export function middlewareCode(
  view: SettingsView,
  parsed: ParsedPython,
  file: string,
  foreign: ReadonlySet<string> = OWN_ENGINE,
): string | undefined {
  if (!canUse(view, file, 'MIDDLEWARE')) return undefined;
  const list = readStringList(view.graph, view.entry, 'MIDDLEWARE');
  const [value, ...others] = list.kind === 'list' ? list.values : [];
  const isEverywhere = (name: string) => others.every(({ items }) => items.some(isSurely(name)));
  const before = (value?.items ?? []).filter(({ sure }) => sure).map(({ value: name }) => name);
  const first = before.filter(isBeforeSession).filter(isEverywhere);
  const without = [...foreign].filter((name) => value?.items.some((item) => item.value === name));
  const all = { first: [...first, SESSION_MIDDLEWARE], without };
  const isWritten = list.kind === 'list' && list.open === undefined && !value?.items.some(isUnknown);
  const code = listAnew(styleOf(parsed), 'MIDDLEWARE', all);
  return isWritten ? code : `${CACHE_COMMENT}\n${code}`;
}

/** The cache must see which responses the session has made somebody's own. */
const CACHE_COMMENT = '# If you use UpdateCacheMiddleware, put it before SessionMiddleware';

function hasSession(graph: ModuleGraph, module: string, foreign: ReadonlySet<string>): boolean {
  const list = readStringList(graph, module, 'MIDDLEWARE');
  const reads = readersOf(graph, module);
  if (list.kind !== 'list') return false;
  return list.values.every(
    (value) =>
      value.items.some(isSurely(SESSION_MIDDLEWARE)) &&
      lackOf(value, reads)?.sure !== true &&
      !value.items.some((item) => isUndecided(item, reads, foreign)),
  );
}
