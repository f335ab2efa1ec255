import { insertInEach } from './list-in-each.js';
import type { Edited } from './settings-change.js';
import { missingImport } from '../settings/evaluation.js';
import { placeholderNotes } from './middleware-notes.js';
import {
  looksLikeSession,
  misplacedBefore,
  namesOf,
  readerOf,
  sessionIndex,
  sessionPlace,
  type Reads,
} from '../settings/middleware-order.js';
import { mayBeBrought } from '../settings/list-origin.js';
import { SESSION_MIDDLEWARE } from '../settings/names.js';
import {
  type ListValue,
  indexOfPlace,
  placeAt,
  surelyHas,
  type Item,
  type StringList,
  isSurely,
  isUnknown,
} from '../settings/string-list.js';
import type { SettingsView } from '../settings/view.js';
import type { ItemOrigin } from '../../../languages/python/evaluate/index.js';
import {
  type ParsedPython,
  quoted,
  styleOf,
  editPython,
  insertIntoList,
} from '../../../languages/python/index.js';
import type { Note, BlockedResult } from '../../../model/change.js';

export interface InEach {
  readonly reads: Reads;
  /** See `Wanted`. */
  readonly files: readonly string[];
}

/** Puts SessionMiddleware where it belongs in the literal that reaches every value of MIDDLEWARE. */
export function insertSession(
  parsed: ParsedPython,
  view: SettingsView,
  list: StringList,
  { reads, files }: InEach,
  block: (reason: string) => BlockedResult,
): Edited | BlockedResult {
  const open = list.values.flatMap(({ items }) => items).find(isUnknown);
  const [first] = list.values;
  const reason = reasonAgainstPlacing(view, list, open);
  if (reason !== undefined) return block(reason);
  const place = first && placeAt(first, sessionPlace(namesOf(first), reads));
  if (place?.file !== view.file || !list.values.every((value) => suits(value, place, reads))) {
    const inEach = open === undefined ? insertSessionInEach(parsed, view, { reads, files }) : undefined;
    return inEach === undefined
      ? block('No position in this file is certain to be right for SessionMiddleware.')
      : { text: inEach, notes: placeholderNotes(list) };
  }
  const style = styleOf(parsed);
  const edits = insertIntoList(parsed, place.node, place.index, quoted(SESSION_MIDDLEWARE, style), style);
  const text = editPython(parsed.text, edits);
  if (!surelyHas(view, 'MIDDLEWARE', text, (items) => items.some(isSurely(SESSION_MIDDLEWARE))))
    return block('Middleware added to MIDDLEWARE in this file is removed again further down.');
  return { text, notes: [...(open === undefined ? [] : [mayHaveIt(list, open)]), ...placeholderNotes(list)] };
}

/** Puts SessionMiddleware into each list that a condition chooses; undefined where that can't be done. */
export function insertSessionInEach(
  parsed: ParsedPython,
  view: SettingsView,
  { reads, files }: InEach,
): string | undefined {
  return insertInEach(parsed, view, {
    list: 'MIDDLEWARE',
    files,
    element: SESSION_MIDDLEWARE,
    isIt: looksLikeSession,
    indexIn: (value) => sessionPlace(namesOf(value), reads),
    suits: (value) => {
      const others = value.items.filter((item) => !looksLikeSession(item)).map((item) => item.value);
      return readerOf(value, reads) === undefined && sessionPlace(others, reads) <= sessionIndex(value.items);
    },
  });
}

/** Why nothing can be placed in the list; undefined where it can. */
function reasonAgainstPlacing(
  view: SettingsView,
  { values, open: changed, isHandedOn }: StringList,
  open: Item | undefined,
): string | undefined {
  const all = values.flatMap(({ items }) => items);
  const isOpen = open !== undefined || changed !== undefined;
  if (isOpen && values.some(({ items }) => items.every(isUnknown)))
    return `MIDDLEWARE is built by code that can't be followed, so its contents can't be determined.${mayBeBrought(view, all)}`;
  if (open !== undefined && !values.every(hasNeighbours))
    return `MIDDLEWARE contains non-literal entries, so their order can't be determined.${mayBeBrought(view, all)}`;
  if (isHandedOn === true && !values.every(hasNeighbours))
    return "MIDDLEWARE goes through code that can't be followed, so its order can't be determined.";
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
