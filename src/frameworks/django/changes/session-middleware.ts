import type { ItemOrigin, ModuleGraph } from '../../../languages/python/evaluate/index.js';
import {
  editPython,
  insertIntoList,
  quoted,
  styleOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import type { BlockedResult, Change, Note } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import {
  indexOfPlace,
  placeAt,
  mayBeBrought,
  readStringList,
  notSet,
  surelyHas,
  type Item,
  type ListValue,
  type StringList,
} from '../settings/string-list.js';
import {
  isBeforeSession,
  isOrdered,
  looksLikeSession,
  misplacedBefore,
  namesOf,
  OWN_ENGINE,
  readerOf,
  readersOf,
  sessionIndex,
  sessionOf,
  sessionPlace,
  type Reads,
} from '../settings/middleware-order.js';
import { missingImport } from '../settings/evaluation.js';
import { leftOutTogether } from '../settings/left-out-together.js';
import { SESSION_MIDDLEWARE } from '../settings/names.js';
import type { OwnMiddleware } from '../settings/session-subclasses.js';
import { viewOf, type SettingsView } from '../settings/view.js';
import {
  listFindings,
  surely,
  unsurely,
  type ListClause,
  type SettingFinding,
  type Subject,
} from './finding.js';
import { moveSession } from './middleware-move.js';
import { canUse, codeAtEnd, listAnew, manualSteps } from './manual-code.js';
import { blamed, settingsChange, type Edited } from './settings-change.js';

/** What MIDDLEWARE of a settings module lacks for the session: it is there once, and before what reads it. */
export function middlewareFindings(subject: Subject): SettingFinding[] {
  const manual =
    `Make sure that MIDDLEWARE in ${subject.module} contains this once, after SecurityMiddleware and before what reads ` +
    `the session:\n\n'${SESSION_MIDDLEWARE}',`;
  const reads = readersOf(subject.graph, subject.module);
  const list = readStringList(subject.graph, subject.module, 'MIDDLEWARE');
  const leftOut =
    list.kind === 'list' ? leftOutTogether(subject.graph, subject.module, list, reads) : undefined;
  const isInOrder = (value: ListValue) => leftOut?.others.includes(value) === false;
  const clauseOf = (value: ListValue) => (isInOrder(value) ? undefined : lackOf(value, reads));
  const found = listFindings(subject, 'MIDDLEWARE', clauseOf, manual);
  const view = viewOf({ graph: subject.graph, entry: subject.module }, subject.module);
  const parsed = subject.graph.modules.get(subject.module);
  const code = found.length === 0 ? undefined : parsed && middlewareCode(view, parsed, subject.module);
  return code === undefined ? found : found.map((one) => ({ ...one, code }));
}

function lackOf(value: ListValue, reads: Reads): ListClause | undefined {
  const { items } = value;
  const index = sessionIndex(namesOf(value));
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
  if (items.filter(isSurely(session)).length > 1) return surely(`MIDDLEWARE has ${session} twice`);
  const isUndecided =
    items.slice(0, index).some(isUnknown) ||
    items.some(({ anywhere, value: name }) => anywhere === true && isOrdered(name, reads));
  return isUndecided ? unsurely(`what comes before ${session} in MIDDLEWARE`) : undefined;
}

/** One that is added only where it is not there yet is no second one. */
function isSurely(name: string) {
  return ({ value, sure, distinct }: Item): boolean => value === name && sure && distinct !== true;
}

function isUnknown({ value }: Item): boolean {
  return value === undefined;
}

/** What a move does to the list. */
const MOVED = {
  titles: [`move ${SESSION_MIDDLEWARE} in MIDDLEWARE`],
  problems: [`${SESSION_MIDDLEWARE} is in the wrong place in MIDDLEWARE`],
};

export function addMiddleware(view: SettingsView, answers: Answers, own: OwnMiddleware): Change {
  const what = {
    title: `add ${SESSION_MIDDLEWARE} to MIDDLEWARE`,
    problem: `MIDDLEWARE lacks ${SESSION_MIDDLEWARE}`,
  };
  return settingsChange(what, view, (parsed, now) => edit(parsed, now, answers, own));
}

function edit(
  parsed: ParsedPython,
  view: SettingsView,
  answers: Answers,
  { subclasses, readers }: OwnMiddleware,
): Edited | BlockedResult {
  const read = readStringList(view.graph, view.entry, 'MIDDLEWARE');
  if (read.kind === 'absent') return blocked(view, { reason: notSet(view, 'MIDDLEWARE') });
  if (read.kind === 'unknown') return blocked(view, blamed(view, read));
  const reads = readersOf(view.graph, view.entry);
  const anyReads: Reads = (name) => reads(name) || (name !== undefined && readers.has(name));
  const leftOut = leftOutTogether(view.graph, view.entry, read, anyReads);
  const list = leftOut === undefined ? read : { ...read, values: leftOut.others };
  const block = (reason: string) => blocked(view, blamed(view, { ...list, reason }));
  const all = list.values.flatMap(({ items }) => items);
  if (all.some((item) => isUndecided(item, reads)))
    return block("This adds entries to MIDDLEWARE whose presence or position can't be determined.");
  const present = list.values.filter((value) => sessionIndex(namesOf(value)) >= 0);
  if (present.length === 0) return insertSession(parsed, view, list, anyReads, block);
  if (present.length < list.values.length)
    return block('SessionMiddleware is added to MIDDLEWARE only conditionally.');
  const unsure = list.values.map(sessionOf).find((name) => !isKnown(name, subclasses));
  if (unsure !== undefined) return block(reasonAgainst(unsure));
  const late = list.values.find(
    (value) => sessionOf(value) === SESSION_MIDDLEWARE && readerOf(value, reads) !== undefined,
  );
  if (late !== undefined) return { ...moveSession(parsed, view, late, list, answers, block), ...MOVED };
  const notes = notesOn(list, reads, readers);
  if (leftOut !== undefined) notes.push({ message: LEFT_OUT, ...leftOut.place });
  return { text: parsed.text, notes };
}

const LEFT_OUT =
  'SessionMiddleware is removed conditionally here, with all middleware that reads the session.';

/** Of what has its own engine, somebody who took it out has decided. */
function isUndecided({ value, sure, anywhere, removed }: Item, reads: Reads): boolean {
  if (anywhere === true) return value !== undefined && isOrdered(value, reads);
  return !sure && looksLikeSession(value) && !(removed === true && OWN_ENGINE.has(value));
}

function isKnown(name: string, subclasses: ReadonlySet<string>): boolean {
  return name === SESSION_MIDDLEWARE || subclasses.has(name);
}

function insertSession(
  parsed: ParsedPython,
  view: SettingsView,
  list: StringList,
  reads: Reads,
  block: (reason: string) => BlockedResult,
): Edited | BlockedResult {
  const open = list.values.flatMap(({ items }) => items).find(isUnknown);
  const [first] = list.values;
  const reason = reasonAgainstPlacing(view, list, open ?? list.open);
  if (reason !== undefined) return block(reason);
  const place = first && placeAt(first, sessionPlace(namesOf(first), reads));
  if (place?.file !== view.file || !list.values.every((value) => suits(value, place, reads)))
    return block('No position in this file is certain to be right for SessionMiddleware.');
  const style = styleOf(parsed);
  const edits = insertIntoList(parsed, place.node, place.index, quoted(SESSION_MIDDLEWARE, style), style);
  const text = editPython(parsed.text, edits);
  if (!surelyHas(view, 'MIDDLEWARE', text, (items) => items.some(isSurely(SESSION_MIDDLEWARE))))
    return block('Middleware added to MIDDLEWARE in this file is removed again further down.');
  return { text, notes: open === undefined ? [] : [mayHaveIt(list, open)] };
}

/** Why nothing can be placed in the list; undefined where it can. */
function reasonAgainstPlacing(view: SettingsView, { values }: StringList, open: unknown): string | undefined {
  const all = values.flatMap(({ items }) => items);
  if (open !== undefined && !values.every(hasNeighbours))
    return values.every(({ items }) => items.every(isUnknown))
      ? "MIDDLEWARE is built by code that can't be followed, so its contents can't be determined."
      : `MIDDLEWARE contains non-literal entries, so their order can't be determined.${mayBeBrought(view, all)}`;
  const supplier = values[0]?.items.length === 0 ? missingImport(view) : undefined;
  return supplier === undefined
    ? undefined
    : `MIDDLEWARE is empty here; ${supplier} may fill it, but is missing.`;
}

/** Whether what the session stands beside is written out: then a session would be, too. */
function hasNeighbours({ items }: ListValue): boolean {
  const has = (name: string) => items.some(({ value, sure }) => sure && value === `django.${name}`);
  const hasFrame = has('middleware.security.SecurityMiddleware') && has('middleware.common.CommonMiddleware');
  return hasFrame || has('contrib.auth.middleware.AuthenticationMiddleware');
}

function mayHaveIt({ file, line }: StringList, { site = { file, line } }: Item): Note {
  const message = "Can't tell what this adds to MIDDLEWARE: session middleware must not be listed twice.";
  return { message, file: site.file, line: site.line };
}

/** Whether what is written at the place stands after Security- and before AuthenticationMiddleware in this value. */
function suits(value: ListValue, place: ItemOrigin, reads: Reads): boolean {
  const names = namesOf(value);
  const index = indexOfPlace(value, place);
  return (
    index !== undefined &&
    misplacedBefore(names, index, reads) === undefined &&
    sessionPlace(names, reads) <= index
  );
}

function blocked(
  view: SettingsView,
  { reason, line }: Pick<BlockedResult, 'reason' | 'line'>,
): BlockedResult {
  const code = codeAtEnd(view, (parsed, file) => middlewareCode(view, parsed, file), hasSession);
  const sentence =
    'Make sure that MIDDLEWARE, as Django loads it, contains SessionMiddleware once, after SecurityMiddleware, WhiteNoise and ' +
    'UpdateCacheMiddleware, and before the middleware for locale, common, CSRF, authentication and messages';
  const steps = manualSteps(sentence, code, `'${SESSION_MIDDLEWARE}',`);
  return { kind: 'blocked', reason, ...(line === undefined ? {} : { line }), ...steps };
}

/** What is known to belong before the session stays there. */
export function middlewareCode(view: SettingsView, parsed: ParsedPython, file: string): string | undefined {
  if (!canUse(view, file, 'MIDDLEWARE')) return undefined;
  const list = readStringList(view.graph, view.entry, 'MIDDLEWARE');
  const [value, ...others] = list.kind === 'list' ? list.values : [];
  const isEverywhere = (name: string) => others.every(({ items }) => items.some(isSurely(name)));
  const before = (value?.items ?? []).filter(({ sure }) => sure).map(({ value: name }) => name);
  const first = before.filter(isBeforeSession).filter(isEverywhere);
  const foreign = [...OWN_ENGINE].filter((name) => value?.items.some((item) => item.value === name));
  const all = { first: [...first, SESSION_MIDDLEWARE], without: foreign };
  const isWritten = list.kind === 'list' && list.open === undefined && !value?.items.some(isUnknown);
  const code = listAnew(styleOf(parsed), 'MIDDLEWARE', all);
  return isWritten ? code : `${CACHE_COMMENT}\n${code}`;
}

/** The cache must see which responses the session has made somebody's own. */
const CACHE_COMMENT = '# If you use UpdateCacheMiddleware, put it before SessionMiddleware';

function hasSession(graph: ModuleGraph, module: string): boolean {
  const list = readStringList(graph, module, 'MIDDLEWARE');
  const reads = readersOf(graph, module);
  if (list.kind !== 'list') return false;
  return list.values.every(
    (value) =>
      value.items.some(isSurely(SESSION_MIDDLEWARE)) &&
      lackOf(value, reads)?.sure !== true &&
      !value.items.some((item) => isUndecided(item, reads)),
  );
}

const UNKNOWN_BEFORE =
  "Can't tell everything that comes before SessionMiddleware in MIDDLEWARE; its position is kept.";

/** What there is to say of a list in which the session is in order. */
function notesOn({ values, file, line }: StringList, reads: Reads, readers: ReadonlySet<string>): Note[] {
  const others = new Set(values.map(sessionOf).filter((name) => name !== SESSION_MIDDLEWARE));
  const early = new Set(
    values.flatMap((value) => namesBefore(value).filter((name) => name !== undefined && readers.has(name))),
  );
  const messages = [
    ...[...others].map((name) => ownClass(name, values, reads)),
    ...(values.some(hasUnknownBefore) ? [UNKNOWN_BEFORE] : []),
    ...[...early].map(earlyReader),
  ];
  return messages.map((message) => ({ message, file, line }));
}

function hasUnknownBefore(value: ListValue): boolean {
  const isAnywhere = value.items.some((item) => isUnknown(item) && item.anywhere === true);
  return isAnywhere || namesBefore(value).includes(undefined);
}

/** The elements that stand before the session. */
function namesBefore(value: ListValue): readonly (string | undefined)[] {
  const names = namesOf(value);
  return names.slice(0, sessionIndex(names));
}

/** In the response it may do so; how it does is not followed, and the project runs with it. */
function earlyReader(name: string | undefined): string {
  return `${String(name)} comes before SessionMiddleware and uses request.session, which works only in the response.`;
}

/** Why it stands where it stands, only its authors know. */
function ownClass(name: string, values: readonly ListValue[], reads: Reads): string {
  const message = `${name} loads the session like Django's SessionMiddleware and replaces it`;
  const reader = values.map((value) => readerOf(value, reads)).find((one) => one !== undefined);
  return reader === undefined ? `${message}.` : `${message}; its position is kept, after ${reader}.`;
}

/** Why a class with such a name is not taken for the session's. */
function reasonAgainst(name: string): string {
  return OWN_ENGINE.has(name)
    ? `${name} works with its own session engine only.`
    : `${name} may replace Django's SessionMiddleware; can't tell whether it does.`;
}
