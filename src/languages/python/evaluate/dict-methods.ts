import type { Arguments } from './calls.js';
import type { Expression } from '../parse/nodes.js';
import { onlyText } from './lists.js';
import type { Run } from './run.js';
import { scalar, union, type DictContents, type Entry, type Value } from './values.js';

type Dict = Value & { kind: 'dict' };

const TAKES_UNKNOWN = 'the dict takes in another one that is unknown';

const READERS: ReadonlySet<string> = new Set(['keys', 'values', 'items', 'copy']);

/** A method of a dict. */
export function callDict(run: Run, owner: Dict, method: string, given: Arguments): readonly Value[] {
  const key = onlyText(given.args[0]);
  if (method === 'update' && given.node.args.length <= 1) return update(run, owner, given);
  if (method === 'get' && key !== undefined) return get(run, owner, key, given.args[1] ?? [scalar(null)]);
  if (method === 'setdefault' && key !== undefined) return setDefault(run, owner, key, given);
  if (!READERS.has(method)) run.loseTrackInside(owner, 'the dict is changed in a way that is not followed');
  return [run.unknown('it is read from a dict in a way that is not followed')];
}

function get(run: Run, owner: Dict, key: string, fallback: readonly Value[]): readonly Value[] {
  const { entries, unknown } = run.dictOf(owner.object);
  const entry = entries.get(key);
  const values = [
    ...(entry?.values.map(({ value }) => value) ?? []),
    ...(entry?.sure === true ? [] : fallback),
  ];
  return unknown === undefined ? values : [...values, unknown];
}

function setDefault(run: Run, owner: Dict, key: string, { args, node }: Arguments): readonly Value[] {
  const contents = run.dictOf(owner.object);
  const before = contents.entries.get(key);
  const fallback = (args[1] ?? [scalar(null)]).map((value) => ({
    value,
    site: run.site,
    node: node.args[1] ?? node,
  }));
  const values = before?.sure === true ? before.values : union(before?.values ?? [], fallback);
  run.changeDict(owner.object, withEntry(contents, { key, values, sure: true }));
  const found = values.map(({ value }) => value);
  return contents.unknown === undefined ? found : [...found, contents.unknown];
}

function update(run: Run, owner: Dict, { node, args, keywords }: Arguments): readonly Value[] {
  const [only, second] = args[0] ?? [];
  const other = only?.kind === 'dict' && second === undefined ? run.dictOf(only.object) : undefined;
  const named = node.keywords.flatMap(({ arg, value }) =>
    arg === undefined ? [] : [entryOf(run, arg, keywords, value)],
  );
  let contents = run.dictOf(owner.object);
  for (const entry of [...(other?.entries.values() ?? []), ...named])
    contents = withEntry(contents, overriding(contents.entries.get(entry.key), entry));
  run.changeDict(owner.object, contents);
  const isFollowed = args[0] === undefined || (other !== undefined && other.unknown === undefined);
  if (!isFollowed || keywords.has('**'))
    run.changeDict(owner.object, { ...contents, unknown: run.unknown(TAKES_UNKNOWN) });
  return [scalar(null)];
}

/** `key=value` among the arguments of a call. */
export function entryOf(run: Run, key: string, keywords: Arguments['keywords'], node: Expression): Entry {
  const values = keywords.get(key) ?? [];
  return { key, sure: true, values: values.map((value) => ({ value, site: run.site, node })) };
}

/** What an entry of another dict makes of the one that is there. */
function overriding(before: Entry | undefined, { key, values, sure }: Entry): Entry {
  if (sure || before === undefined) return { key, values, sure: sure || before?.sure === true };
  return { key, values: union(before.values, values), sure: before.sure };
}

export function withEntry(contents: DictContents, entry: Entry): DictContents {
  return { ...contents, entries: new Map([...contents.entries, [entry.key, entry]]) };
}
