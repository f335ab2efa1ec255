import type { ItemOrigin } from '../../../languages/python/evaluate/index.js';
import { editPython, moveElement, type ParsedPython } from '../../../languages/python/index.js';
import type { BlockedResult } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import type { StringList, ListValue } from '../settings/string-list.js';
import { followerOf, namesOf, readerOf, readersOf, sessionIndex } from '../settings/middleware-order.js';
import { SESSION_MIDDLEWARE } from '../settings/names.js';
import type { SettingsView } from '../settings/view.js';
import type { Edited } from './settings-change.js';

/**
 * Moves SessionMiddleware in front of what reads the session, with consent, where both are written in one list.
 * @param value one in which it stands too late
 */
export function moveSession(
  parsed: ParsedPython,
  view: SettingsView,
  value: ListValue,
  list: StringList,
  answers: Answers,
  block: (reason: string) => BlockedResult,
): Edited | BlockedResult {
  const reader = readerOf(value, readersOf(view.graph, view.entry)) ?? '';
  const blocked = block(
    `${SESSION_MIDDLEWARE} comes after ${reader} in MIDDLEWARE, which needs the session.`,
  );
  const { from, to } = moveIn(value);
  const isHere = from?.file === view.file && from.node === to?.node;
  if (!isHere || !list.values.every((other) => isSameMove(moveIn(other), from, to))) return blocked;
  const edits = moveElement(parsed, from.node, from.index, to.index);
  if (edits === undefined) return blocked;
  if (answers.force) return { text: editPython(parsed.text, edits) };
  return { ...blocked, consent: `move ${SESSION_MIDDLEWARE} before ${reader}` };
}

interface Move {
  readonly from: ItemOrigin | undefined;
  readonly to: ItemOrigin | undefined;
}

/** Where the session is written, and what belongs after it by Django's own order. */
function moveIn(value: ListValue): Move {
  const names = namesOf(value);
  const follower = followerOf(value);
  const to = follower === undefined ? undefined : value.items[names.indexOf(follower)]?.place;
  return { from: value.items[sessionIndex(value.items)]?.place, to };
}

function isSameMove(move: Move, from: ItemOrigin, to: ItemOrigin): boolean {
  return isSame(move.from, from) && isSame(move.to, to);
}

function isSame(a: ItemOrigin | undefined, b: ItemOrigin): boolean {
  return a?.node === b.node && a.index === b.index;
}
