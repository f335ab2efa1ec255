import { elementAmong } from './arguments.js';
import { NO_ITEMS } from './items.js';
import type { Run } from './run.js';
import { scalar, type Entry, type Item, type ListContents, type Value } from './values.js';

/** What a loop over `DICT`, `DICT.keys()`, `DICT.values()` or `DICT.items()` goes through. */
export function viewOf(run: Run, { object }: Value & { kind: 'dict' }, method: string): ListContents {
  const { entries, unknown: open } = run.dictOf(object);
  const items = [...entries.values()].map((entry): Item => {
    const place = entry.isLoose === true ? { anywhere: true } : {};
    return { ...partOf(run, entry, method), sure: entry.sure, ...place };
  });
  const alternatives = [{ ...NO_ITEMS, items }];
  return open === undefined ? { alternatives } : { alternatives, unknown: open };
}

function partOf(run: Run, { key, values }: Entry, method: string): Pick<Item, 'value' | 'alternatives'> {
  if (method === 'keys') return { value: scalar(key) };
  const value = elementAmong(
    run,
    values.map((one) => one.value),
  );
  if (method === 'values') return value;
  const pair = [
    { value: scalar(key), sure: true },
    { ...value, sure: true },
  ];
  return { value: run.newList('tuple', { alternatives: [{ ...NO_ITEMS, items: pair }] }) };
}
