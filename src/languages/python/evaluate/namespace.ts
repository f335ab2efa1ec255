import type { Arguments } from './calls.js';
import type { Run } from './run.js';
import { scalar, type DictContents, type Value } from './values.js';

/** The name of what `globals()` gives at module level. */
export const NAMESPACE = 'builtins.globals()';

const READERS: ReadonlySet<string> = new Set(['keys', 'values', 'items', 'copy', 'get']);

/** `globals().update(…)`, `globals().get('NAME')` and the other methods of the dict that holds the names. */
export function updateNamespace(
  run: Run,
  method: string,
  { node, args, keywords }: Arguments,
): readonly Value[] {
  if (method === 'update' && node.args.length <= 1) return update(run, args[0], keywords);
  const [key] = args[0] ?? [];
  const name = key?.kind === 'scalar' && typeof key.value === 'string' ? key.value : undefined;
  if (method === 'get' && name !== undefined && node.args.length === 1) {
    const bound = run.state.names.get(name);
    const values = bound.map((one) => one?.value ?? scalar(null));
    return values;
  }
  if (!READERS.has(method)) run.state.loseTrack('names are changed in a way that is not followed', run.site);
  return [run.unknown('names are read in a way that is not followed')];
}

function update(
  run: Run,
  given: readonly Value[] | undefined,
  keywords: Arguments['keywords'],
): readonly Value[] {
  const [only, second] = given ?? [];
  const contents = only?.kind === 'dict' && second === undefined ? run.dictOf(only.object) : undefined;
  if (contents !== undefined) bindEntries(run, contents);
  for (const [key, values] of keywords) if (key !== '**') run.bind(key, values);
  const isOpen = contents === undefined ? given !== undefined : contents.unknown !== undefined;
  if (isOpen || keywords.has('**')) run.state.loseTrack('names are set that are not known', run.site);
  return [scalar(null)];
}

function bindEntries(run: Run, { entries }: DictContents): void {
  for (const { key, values, sure } of entries.values()) {
    const before = sure ? [] : run.state.names.get(key);
    run.state.names.set(key, [...before, ...values.map(({ value }) => ({ value, site: run.site }))]);
  }
}
