import {
  editPython,
  insertIntoList,
  moveElement,
  quoted,
  styleOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import type { Answers, BlockedResult, Note, Transform } from '../../../types.js';
import {
  isOrdered,
  misplacedBefore,
  OWN_ENGINE,
  sessionIndex,
  sessionPlace,
} from '../settings/middleware-order.js';
import { SESSION_MIDDLEWARE } from '../settings/names.js';
import { readStringList, type StringList } from '../settings/string-list.js';
import { settingsTransform, type Edited } from './settings-transform.js';

/** @param subclasses names that detection found to be subclasses of Django's SessionMiddleware */
export function addMiddleware(file: string, answers: Answers, subclasses: ReadonlySet<string>): Transform {
  const title = `add ${SESSION_MIDDLEWARE} to MIDDLEWARE`;
  return settingsTransform(title, file, (parsed) => edit(parsed, file, answers, subclasses));
}

function edit(
  parsed: ParsedPython,
  file: string,
  answers: Answers,
  subclasses: ReadonlySet<string>,
): Edited | BlockedResult {
  const list = readStringList(parsed, 'MIDDLEWARE');
  if (list.kind === 'absent') return blocked(parsed, 'MIDDLEWARE is not set in this file.');
  if (list.kind === 'unclear') return blocked(parsed, list.reason, list.line);
  const later = list.added.find(({ value }) => isOrdered(value));
  if (later !== undefined) {
    return blocked(
      parsed,
      'This adds to MIDDLEWARE what may have to stand before or after SessionMiddleware.',
      later.line,
    );
  }
  const index = sessionIndex(list.items);
  const name = list.items[index];
  const head = index < 0 ? list.items : list.items.slice(0, index);
  if (head.includes(undefined)) {
    return blocked(
      parsed,
      'MIDDLEWARE holds elements that are no plain strings, so its order cannot be told.',
      list.line,
    );
  }
  if (name === undefined) return insertSession(parsed, list);
  if (name !== SESSION_MIDDLEWARE && !subclasses.has(name)) return notSure(parsed, name, list.line);
  const reader = misplacedBefore(list.items, index);
  if (reader === undefined) return { text: parsed.text, notes: subclassNotes(name, file, list) };
  return misplaced(parsed, list, index, reader, answers);
}

function insertSession(parsed: ParsedPython, { node, items }: StringList): Edited {
  const style = styleOf(parsed);
  const edits = insertIntoList(parsed, node, sessionPlace(items), quoted(SESSION_MIDDLEWARE, style), style);
  return { text: editPython(parsed.text, edits) };
}

function misplaced(
  parsed: ParsedPython,
  { node, items, line }: StringList,
  index: number,
  reader: string,
  answers: Answers,
): Edited | BlockedResult {
  const name = items[index] ?? SESSION_MIDDLEWARE;
  const place = sessionPlace(items.toSpliced(index, 1));
  const edits = moveElement(parsed, node, index, place);
  if (answers.force && edits !== undefined) return { text: editPython(parsed.text, edits) };
  const reason = `${name} stands after ${reader} in MIDDLEWARE, which needs the session or belongs after it.`;
  const refusal = blocked(parsed, reason, line, name);
  return edits === undefined
    ? refusal
    : { ...refusal, consent: `move ${name} in front of ${items[place] ?? reader}` };
}

function subclassNotes(name: string, file: string, { line }: StringList): Note[] {
  if (name === SESSION_MIDDLEWARE) return [];
  return [
    { message: `${name} is a subclass of Django's SessionMiddleware and takes its place.`, file, line },
  ];
}

function notSure(parsed: ParsedPython, name: string, line: number): BlockedResult {
  const reason = OWN_ENGINE.has(name)
    ? `${name} works with its own session engine only.`
    : `${name} may take the place of Django's SessionMiddleware; whether it does cannot be told.`;
  return blocked(parsed, reason, line);
}

function blocked(
  parsed: ParsedPython,
  reason: string,
  line?: number,
  name = SESSION_MIDDLEWARE,
): BlockedResult {
  const style = styleOf(parsed);
  return {
    kind: 'blocked',
    reason,
    ...(line === undefined ? {} : { line }),
    manual:
      'Make sure that MIDDLEWARE, as Django sees it, has this line after SecurityMiddleware and WhiteNoise, and before ' +
      `Locale-, Common-, CsrfView-, Authentication- and MessageMiddleware:\n\n${style.unit}${quoted(name, style)},`,
  };
}
