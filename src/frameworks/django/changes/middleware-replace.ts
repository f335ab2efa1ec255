import type { Edited } from './settings-change.js';
import { OWN_ENGINE, readerOf, readersOf } from '../settings/middleware-order.js';
import { SESSION_MIDDLEWARE } from '../settings/names.js';
import { isSurely, surelyHas, type ListValue, type StringList } from '../settings/string-list.js';
import type { SettingsView } from '../settings/view.js';
import {
  editPython,
  quoted,
  stringValue,
  styleOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import type { TextEdit } from '../../../languages/text/text-edit.js';
import type { BlockedResult } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';

/**
 * Puts Django's SessionMiddleware in the place of a class that handles the session's cookie in a way of its own, with consent.
 * @param name the class, which is the session of at least one value of the list
 */
export function replaceSession(
  parsed: ParsedPython,
  view: SettingsView,
  name: string,
  list: StringList,
  answers: Answers,
  block: (reason: string) => BlockedResult,
): Edited | BlockedResult {
  const blocked = block(
    OWN_ENGINE.has(name)
      ? `${name} works with its own session engine only.`
      : `${name} handles the session cookie in its own way, so Wristband's session engine may never get it.`,
  );
  const reads = readersOf(view.graph, view.entry);
  if (list.values.some((value) => readerOf(value, reads) !== undefined)) return blocked;
  const edits = editsOf(parsed, view, name, list.values);
  const text = edits === undefined ? parsed.text : editPython(parsed.text, edits);
  if (!surelyHas(view, 'MIDDLEWARE', text, (items) => items.some(isSurely(SESSION_MIDDLEWARE))))
    return blocked;
  if (!answers.force) return { ...blocked, consent: `replace ${name} with ${SESSION_MIDDLEWARE}` };
  const what = `${name} with ${SESSION_MIDDLEWARE} in MIDDLEWARE`;
  const problem = `${name} ${OWN_ENGINE.has(name) ? 'works with its own session engine only' : 'handles the session cookie in its own way'}`;
  return { text, titles: [`replace ${what}`], problems: [problem] };
}

/** Undefined where the class is not written as an element of a list in this file. */
function editsOf(
  parsed: ParsedPython,
  { file }: SettingsView,
  name: string,
  values: readonly ListValue[],
): readonly TextEdit[] | undefined {
  const insert = quoted(SESSION_MIDDLEWARE, styleOf(parsed));
  const edits = new Map<number, TextEdit>();
  const items = values.flatMap((value) => value.items.filter((item) => item.value === name));
  for (const { place } of items) {
    const element = place?.file === file ? place.node.elts[place.index] : undefined;
    if (element === undefined || stringValue(element) !== name) return undefined;
    const span = parsed.span(element);
    edits.set(span.from, { ...span, insert });
  }
  return [...edits.values()];
}
