import type { Expression, NodeOf } from '../parse/nodes.js';
import { onlyText, onlyValue, type Arguments } from './arguments.js';
import { defaultOr } from './lists.js';
import type { Run } from './run.js';
import {
  scalar,
  union,
  type DictContents,
  type DictObject,
  type Entry,
  type Unknown,
  type Value,
} from './values.js';

type Dict = Value & { kind: 'dict' };

const TAKES_UNKNOWN = 'the dict includes another one that is unknown';

const READERS: ReadonlySet<string> = new Set(['keys', 'values', 'items', 'copy']);

type OfOneKey = (run: Run, owner: Dict, key: string, given: Arguments) => readonly Value[] | undefined;

const OF_ONE_KEY: ReadonlyMap<string, OfOneKey> = new Map<string, OfOneKey>([
  ['get', (run, owner, key, { args }) => get(run, owner, key, args[1] ?? [scalar(null)])],
  ['pop', pop],
  ['setdefault', setDefault],
]);

/** A method of a dict. */
export function callDict(run: Run, owner: Dict, method: string, given: Arguments): readonly Value[] {
  const key = onlyText(given.args[0]);
  if (method === 'update' && given.node.args.length <= 1) return update(run, owner, given);
  const result = key === undefined ? undefined : OF_ONE_KEY.get(method)?.(run, owner, key, given);
  if (result !== undefined) return result;
  const all = method === 'get' ? allValues(run, owner.object) : undefined;
  if (all !== undefined) return [...all, ...(given.args[1] ?? [scalar(null)])];
  if (!READERS.has(method)) run.loseTrackInside(owner, "the dict is changed in a way that can't be followed");
  return [run.unknown("it is read from a dict in a way that can't be followed")];
}

function get(run: Run, owner: Dict, key: string, fallback: readonly Value[]): readonly Value[] {
  const { entries, unknown } = run.dictOf(owner.object);
  const entry = entries.get(key);
  const values = [
    ...(entry?.values.map(({ value }) => value) ?? []),
    ...(entry?.sure === true ? [] : fallback),
  ];
  return unknown === undefined ? values : [...values, defaultOr(run, unknown, fallback)];
}

/** `DICT.pop('key', fallback)`: the key is gone, whether it was there or not. */
function pop(run: Run, owner: Dict, key: string, { node, args }: Arguments): readonly Value[] | undefined {
  if (node.keywords.length > 0) return undefined;
  const values = get(run, owner, key, args[1] ?? []);
  const contents = run.dictOf(owner.object);
  const entries = new Map(contents.entries);
  entries.delete(key);
  run.changeDict(owner.object, { ...contents, entries });
  return values.length > 0 ? values : [run.unknown('the dict lacks this key')];
}

/** What is in a dict of which all is known, under any key; undefined for one that is empty or not known. */
export function allValues(run: Run, object: DictObject): readonly Value[] | undefined {
  const { entries, unknown } = run.dictOf(object);
  const values = [...entries.values()].flatMap((entry) => entry.values.map(({ value }) => value));
  return unknown === undefined && values.length > 0 ? values : undefined;
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
  const only = onlyValue(args[0]);
  const other = only?.kind === 'dict' ? run.dictOf(only.object) : undefined;
  const named = node.keywords.flatMap(({ arg, value }) =>
    arg === undefined ? [] : [boundEntry(run, arg, keywords.get(arg) ?? [], value)],
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

/** What an entry of another dict makes of the one that is there. */
function overriding(before: Entry | undefined, entry: Entry): Entry {
  if (before === undefined || entry.sure) return entry;
  return { ...entry, values: union(before.values, entry.values), sure: before.sure };
}

/** With one more key, or another value for it. */
export function withEntry(contents: DictContents, entry: Entry): DictContents {
  const entries = new Map(contents.entries);
  put(entries, entry);
  return { ...contents, entries };
}

/** A key that is there keeps its place. */
function put(entries: Map<string, Entry>, entry: Entry): void {
  const before = entries.get(entry.key);
  const isLoose = before === undefined ? entry.isLoose : !before.sure || before.isLoose;
  entries.set(entry.key, isLoose === true ? { ...entry, isLoose } : entry);
}

/** `{'key': value, **other}`: the new dict. */
export function dictDisplay(run: Run, node: NodeOf<'Dict'>): Value {
  const entries = new Map<string, Entry>();
  let open: Unknown | undefined;
  node.keys.forEach((key, index) => {
    const valueNode = node.values[index];
    if (valueNode === undefined) return;
    const values = run.evaluate(valueNode);
    const text = key === null ? undefined : onlyText(run.evaluate(key));
    if (text !== undefined) put(entries, boundEntry(run, text, values, valueNode));
    else if (key === null) open = spread(run, entries, values) ?? open;
    else open = run.unknown('a key of the dict is unknown');
  });
  return run.newDict(open === undefined ? { entries } : { entries, unknown: open });
}

/** `**other` */
function spread(run: Run, entries: Map<string, Entry>, values: readonly Value[]) {
  const only = onlyValue(values);
  const other = only?.kind === 'dict' ? run.dictOf(only.object) : undefined;
  if (other === undefined) return run.unknown(TAKES_UNKNOWN);
  for (const [key, entry] of other.entries) put(entries, overriding(entries.get(key), entry));
  return other.unknown;
}

/** A key that is surely there. */
export function boundEntry(run: Run, key: string, values: readonly Value[], node: Expression): Entry {
  return { key, sure: true, values: values.map((value) => ({ value, site: run.site, node })) };
}

/** `dict(key=…)`, `dict(other, key=…)`: the new dict. */
export function newDict(run: Run, { node, args, keywords }: Arguments): readonly Value[] {
  const first = onlyValue(args[0]);
  const base = first?.kind === 'dict' ? run.dictOf(first.object) : undefined;
  const entries = new Map<string, Entry>(base?.entries);
  for (const { arg, value } of node.keywords)
    if (arg !== undefined) put(entries, boundEntry(run, arg, keywords.get(arg) ?? [], value));
  const isOpen = keywords.has('**') || node.args.length > (base === undefined ? 0 : 1);
  const open = isOpen ? run.unknown(TAKES_UNKNOWN) : base?.unknown;
  return [run.newDict(open === undefined ? { entries } : { entries, unknown: open })];
}

/** `a | b`: the new dict. */
export function merged(run: Run, a: Dict, b: Dict): Value {
  const [one, other] = [run.dictOf(a.object), run.dictOf(b.object)];
  const entries = new Map(one.entries);
  for (const [key, entry] of other.entries) put(entries, overriding(entries.get(key), entry));
  const open = one.unknown ?? other.unknown;
  return run.newDict(open === undefined ? { entries } : { entries, unknown: open });
}
