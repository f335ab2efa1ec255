import {
  editPython,
  insertIntoList,
  quoted,
  styleOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import type { BlockedResult, Change } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { indexOfPlace, placeAt, type ItemPlace, type ListValue } from '../settings/lists/value.js';
import {
  isOrdered,
  looksLikeSession,
  misplacedBefore,
  sessionIndex,
  sessionPlace,
} from '../settings/middleware-order.js';
import { namesOf, readerOf, sessionOf } from '../settings/middleware-names.js';
import { missingImport } from '../settings/missing-import.js';
import { SESSION_MIDDLEWARE } from '../settings/names.js';
import type { SettingsView } from '../settings/view.js';
import { readStringList, type StringList } from '../settings/lists/string-list.js';
import { moveSession } from './middleware-move.js';
import { doubt, notesOn } from './middleware-notes.js';
import { blamed, settingsChange, type Edited } from './settings-change.js';

/** @param subclasses names that detection found to be subclasses of Django's SessionMiddleware */
export function addMiddleware(view: SettingsView, answers: Answers, subclasses: ReadonlySet<string>): Change {
  const title = `add ${SESSION_MIDDLEWARE} to MIDDLEWARE`;
  return settingsChange(title, view, (parsed, now) => edit(parsed, now, answers, subclasses));
}

function edit(
  parsed: ParsedPython,
  view: SettingsView,
  answers: Answers,
  subclasses: ReadonlySet<string>,
): Edited | BlockedResult {
  const list = readStringList(view.graph, view.entry, 'MIDDLEWARE');
  if (list.kind === 'absent') return blocked(parsed, { reason: 'MIDDLEWARE is not set in this file.' });
  if (list.kind === 'unknown') return blocked(parsed, blamed(view, list));
  const refuse = (reason: string) => blocked(parsed, blamed(view, { ...list, reason }));
  const all = list.values.flatMap(({ items }) => items);
  const isOpen = all.some(({ value, sure, anywhere }) =>
    anywhere === true ? isOrdered(value) : !sure && looksLikeSession(value),
  );
  if (isOpen) return refuse('MIDDLEWARE gets elements here whose place or presence cannot be told.');
  const present = list.values.filter((value) => sessionIndex(namesOf(value)) >= 0);
  if (present.length === 0) return insertSession(parsed, view, list, refuse);
  if (present.length < list.values.length)
    return refuse('SessionMiddleware is in MIDDLEWARE under a condition only.');
  const unsure = list.values.map(sessionOf).find((name) => !isKnown(name, subclasses));
  if (unsure !== undefined) return refuse(doubt(unsure));
  const late = list.values.find(
    (value) => sessionOf(value) === SESSION_MIDDLEWARE && readerOf(value) !== undefined,
  );
  if (late !== undefined) return moveSession(parsed, view, late, list, answers, refuse);
  return { text: parsed.text, notes: notesOn(list) };
}

function isKnown(name: string, subclasses: ReadonlySet<string>): boolean {
  return name === SESSION_MIDDLEWARE || subclasses.has(name);
}

function insertSession(
  parsed: ParsedPython,
  view: SettingsView,
  list: StringList,
  refuse: (reason: string) => BlockedResult,
): Edited | BlockedResult {
  if (list.values.some(({ items }) => items.some(({ value }) => value === undefined)))
    return refuse('MIDDLEWARE holds elements that are no plain strings, so its order cannot be told.');
  const [first] = list.values;
  const supplier = first?.items.length === 0 ? missingImport(view) : undefined;
  if (supplier !== undefined)
    return refuse(`MIDDLEWARE is empty here; ${supplier} is not there, and may be what fills it.`);
  const place = first && placeAt(first, sessionPlace(namesOf(first)));
  if (place?.file !== view.file || !list.values.every((value) => suits(value, place)))
    return refuse('There is no place in this file at which SessionMiddleware would surely stand right.');
  const style = styleOf(parsed);
  const edits = insertIntoList(parsed, place.node, place.index, quoted(SESSION_MIDDLEWARE, style), style);
  return { text: editPython(parsed.text, edits) };
}

/** Whether what is written at the place stands after Security- and before AuthenticationMiddleware in this value. */
function suits(value: ListValue, place: ItemPlace): boolean {
  const names = namesOf(value);
  const index = indexOfPlace(value, place);
  return index !== undefined && misplacedBefore(names, index) === undefined && sessionPlace(names) <= index;
}

function blocked(
  parsed: ParsedPython,
  { reason, line }: Pick<BlockedResult, 'reason' | 'line'>,
): BlockedResult {
  const style = styleOf(parsed);
  return {
    kind: 'blocked',
    reason,
    ...(line === undefined ? {} : { line }),
    manual:
      'Make sure that MIDDLEWARE, as Django sees it, has this line after SecurityMiddleware and WhiteNoise, and before ' +
      `Locale-, Common-, CsrfView-, Authentication- and MessageMiddleware:\n\n${style.unit}${quoted(SESSION_MIDDLEWARE, style)},`,
  };
}
