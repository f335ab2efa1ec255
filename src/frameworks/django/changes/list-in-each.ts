import {
  insertIntoList,
  parsePython,
  quoted,
  editPython,
  styleOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import { withModules } from '../../../languages/python/evaluate/index.js';
import { placeAt, readStringList, type Item, type ListValue } from '../settings/string-list.js';
import type { SettingsView } from '../settings/view.js';

/** An element that every value of a list is to have. */
export interface Wanted {
  readonly list: string;
  readonly element: string;
  /** The files in which it is put into values that lack it, each by a change of its own. */
  readonly files: readonly string[];
  isIt(item: Item): boolean;
  /** Where it goes in a value that lacks it. */
  indexIn(value: ListValue): number;
  /** Whether it stands where it should in a value that has it. */
  suits(value: ListValue): boolean;
}

/** Of more values than this none is edited: `MAX_VALUES` of the evaluator. */
const MAX_STEPS = 16;

/**
 * Puts an element into a literal of each value that lacks it, where no single literal reaches all of them: `if … else`, a
 * dict of lists. Undefined where a value would have it twice, or has no literal of its own in these files.
 */
export function insertInEach(parsed: ParsedPython, view: SettingsView, wanted: Wanted): string | undefined {
  let { text } = parsed;
  for (let step = 0; step <= MAX_STEPS; step += 1) {
    const now = step === 0 ? parsed : parsePython(text);
    if ('reason' in now) return undefined;
    const list = readStringList(
      withModules(view.graph, new Map([[view.file, now]])),
      view.entry,
      wanted.list,
    );
    if (list.kind !== 'list') return undefined;
    const lacking = list.values.filter((value) => lacks(value, wanted));
    const places = lacking.map((value) => placeAt(value, wanted.indexIn(value)));
    // What is empty is so on purpose.
    if (lacking.some(({ items }) => items.length === 0)) return undefined;
    if (places.some((one) => one === undefined || !wanted.files.includes(one.file))) return undefined;
    const place = places.find((one) => one?.file === view.file);
    const others = list.values.filter((value) => !lacking.includes(value));
    if (place === undefined) return others.every((value) => hasOnce(value, wanted)) ? text : undefined;
    const style = styleOf(now);
    text = editPython(
      text,
      insertIntoList(now, place.node, place.index, quoted(wanted.element, style), style),
    );
  }
  return undefined;
}

function lacks({ items }: ListValue, wanted: Wanted): boolean {
  return !items.some((item) => wanted.isIt(item));
}

function hasOnce(value: ListValue, wanted: Wanted): boolean {
  const [only, second] = value.items.filter((item) => wanted.isIt(item));
  return only?.sure === true && only.removed !== true && second === undefined && wanted.suits(value);
}
