import type { ParsedPython } from '../parse/parse.js';
import { namesChangedIn } from './definition-effects.js';
import type { Heap } from './heap.js';
import { valuesIn } from './items.js';
import type { Exports } from './state.js';
import type { DictObject, ListObject, Value } from './values.js';

/** The names of a module whose lists and dicts are, or contain, an object. */
export function holdersOf(
  object: ListObject | DictObject,
  parsed: ParsedPython,
  exports: Exports,
  heap: Heap,
): readonly string[] {
  const contains = (value: Value, seen = new Set<object>()): boolean => {
    if ((value.kind !== 'list' && value.kind !== 'dict') || seen.has(value.object)) return false;
    seen.add(value.object);
    return value.object === object || inside(value, heap).some((one) => contains(one, seen));
  };
  return [...namesChangedIn(parsed.body)].filter(
    (name) => exports.get(name)?.some(({ value }) => contains(value)) === true,
  );
}

function inside(value: Extract<Value, { kind: 'list' | 'dict' }>, heap: Heap): readonly Value[] {
  if (value.kind === 'list') {
    const contents = heap.list(value.object);
    return contents === undefined ? [] : valuesIn(contents);
  }
  const entries = heap.dict(value.object)?.entries.values() ?? [];
  return [...entries].flatMap((entry) => entry.values.map((bound) => bound.value));
}
