import { everywhere, effectiveValue } from './evaluation.js';
import { broughtFrom } from './list-origin.js';
import { mergedList, type MergedList } from './merged-lists.js';
import { type Unknown, unknownAt } from './setting.js';
import { type SettingsView, withTexts } from './view.js';
import { oncePerName } from '../../../languages/memoize.js';
import {
  type ModuleGraph,
  type ItemOrigin,
  indexOfOrigin,
  originAt,
  type Bound,
  type Item as EvaluatedItem,
  type ItemList,
  type ListContents,
  type Site,
} from '../../../languages/python/evaluate/index.js';

/** An element of a list of names as Django would see it. */
export interface Item {
  /** Undefined for what is no plain string, or stands for any number of elements. */
  readonly value: string | undefined;
  /** False where a condition decides whether it is there at all. */
  readonly sure: boolean;
  /** It is added only where it is not there yet. */
  readonly distinct?: boolean;
  /** It was put in at an index that nobody knows; it stands last here. */
  readonly anywhere?: boolean;
  /** It was there, and has been taken out; it stands last here. */
  readonly removed?: true;
  /** It is another thing than its name says; see `withOthers`. */
  readonly isOther?: true;
  /** Undefined for elements that are added one by one. */
  readonly place?: ItemOrigin;
  /** The statement that adds it, if it is added by itself. */
  readonly addedBy?: Site | undefined;
  /** The statement that it comes from, where it is not known. */
  readonly site?: Pick<Site, 'file' | 'line'>;
}

/** One of the values that a list may end up with. */
export interface ListValue {
  readonly items: readonly Item[];
  /** The literals that it is made of, empty ones too. */
  readonly literals: readonly Omit<ItemOrigin, 'index'>[];
}

/** A setting that is a list or tuple of names, as Django would see it. */
export interface StringList {
  readonly kind: 'list';
  /** At least one: conditions leave several. */
  readonly values: readonly ListValue[];
  readonly line: number;
  readonly file: string;
  /** Where the list may be changed in a way that can't be followed; `values` are those before. */
  readonly open?: Pick<Site, 'file' | 'line'>;
  /** Whether code that is not followed gets the list, as `extend(MIDDLEWARE)` does: what is missing may be brought there. */
  readonly isHandedOn?: true;
  /** Whether it is what a lookup gives where it finds nothing, `CONFIG.get('MIDDLEWARE', […])`: what is added here may be missing. */
  readonly isDefault?: true;
  /** Whether a placeholder may be loaded instead of the module that sets it. */
  readonly hasPlaceholder?: boolean;
}

/** A graph of settings of which it is known which names are misleading. */
interface GraphWithOthers extends ModuleGraph {
  readonly others: ReadonlySet<string>;
}

/** @param others the names of what is another thing than its name says */
export function withOthers(graph: ModuleGraph, others: ReadonlySet<string>): GraphWithOthers {
  return { ...graph, others };
}

function hasOthers(graph: ModuleGraph): graph is GraphWithOthers {
  return 'others' in graph;
}

/** Marks the elements that are another thing than their names say. */
function marked(graph: ModuleGraph, list: ListValue): ListValue {
  if (!hasOthers(graph)) return list;
  const { others } = graph;
  const items = list.items.map((item) =>
    item.value !== undefined && others.has(item.value) ? { ...item, isOther: true as const } : item,
  );
  return { ...list, items };
}

function somethingAt({ file, line }: Site): ListValue {
  return { items: [{ value: undefined, sure: false, site: { file, line } }], literals: [] };
}

/** Of more values than this a list has none that are known. */
const MAX_VALUES = 16;

type ReadList = StringList | Unknown | { readonly kind: 'absent' };

/** Reads INSTALLED_APPS, MIDDLEWARE and their like in a settings module and those that it star-imports. */
export const readStringList = oncePerName((graph: ModuleGraph, module: string, name: string): ReadList => {
  const merged = mergedList(graph, module, name);
  return merged === undefined ? readOwn(graph, module, name) : readMerged(graph, module, merged);
});

/** The lists of several names, one after another. Those that are not set are empty, as Django's own are. */
function readMerged(graph: ModuleGraph, module: string, merged: MergedList): ReadList {
  const { name, parts, isPlain, line, file } = merged;
  const lists = parts.map((part) => readOwn(graph, module, part));
  const known = lists.filter((one) => one.kind === 'list');
  const values = known.reduce<readonly ListValue[]>(
    (before, list) => before.flatMap((head) => list.values.map((tail) => joined(head, tail))),
    [{ items: [], literals: [] }],
  );
  if (lists.some(({ kind }) => kind === 'unknown') || values.length > MAX_VALUES)
    return unknownAt(name, { line, file });
  const changed = known.find(({ open }) => open !== undefined);
  const open = isPlain ? {} : { open: { file, line }, isHandedOn: true as const };
  return { ...changed, ...open, kind: 'list', values, line, file };
}

function joined(head: ListValue, tail: ListValue): ListValue {
  return { items: [...head.items, ...tail.items], literals: [...head.literals, ...tail.literals] };
}

function readOwn(graph: ModuleGraph, module: string, name: string): ReadList {
  const { bound, mayBeUnset, hasPlaceholder, open: lost } = effectiveValue(graph, module, name);
  const [first] = bound;
  if (first === undefined) return { kind: 'absent' };
  if (mayBeUnset && !first.site.within.some(({ nodeType }) => nodeType === 'Try'))
    return unknownAt(name, first.site);
  const all = bound.map((one) => ({ one, contents: contentsOf(graph, module, one) }));
  const unread = all.map(unreadable).find((site) => site !== undefined);
  if (unread !== undefined) return { ...unknownAt(name, unread), ...broughtFrom(graph, name, unread) };
  const values = all.flatMap(
    ({ one, contents }) => contents?.alternatives.map(listValue) ?? [somethingAt(one.site)],
  );
  const { line, file } = first.site;
  const unknowns = all.flatMap(({ contents }) => contents?.unknown ?? []);
  const open = lost ?? unknowns[0]?.site;
  return {
    kind: 'list',
    values: values.map((value) => marked(graph, value)),
    line,
    file,
    ...(open === undefined ? {} : { open }),
    ...(unknowns.every(({ ofAnyName }) => ofAnyName === true) ? {} : { isHandedOn: true }),
    ...(unknowns.some(({ isDefault }) => isDefault === true) ? { isDefault: true } : {}),
    ...(hasPlaceholder === true ? { hasPlaceholder } : {}),
  };
}

/** Where a list becomes unknown of which nothing is written out. */
function unreadable({ one, contents }: { one: Bound; contents: ListContents | undefined }): Site | undefined {
  if (contents === undefined) return one.node === undefined ? one.site : undefined;
  return contents.unknown === undefined || hasNames(contents) ? undefined : contents.unknown.site;
}

/** A list that is written out, here or in a package, however it may be changed in a way that can't be followed. */
function hasNames({ alternatives }: ListContents): boolean {
  return alternatives.every(({ items }) =>
    items.some(({ origin, value }) => origin !== undefined || value.kind === 'scalar'),
  );
}

/**
 * Whether a list surely has what it lacked once the settings file has this text: what is added to it may be taken out again
 * further down.
 * @param has asked about the elements that are surely there
 */
export function surelyHas(
  view: SettingsView,
  name: string,
  text: string,
  has: (items: readonly Item[]) => boolean,
): boolean {
  const { graph, entry } = withTexts(view, (file) => (file === view.file ? text : undefined));
  const list = readStringList(graph, entry, name);
  return list.kind === 'list' && list.values.every(({ items }) => has(items.filter(({ sure }) => sure)));
}

function contentsOf(graph: ModuleGraph, module: string, { value }: Bound): ListContents | undefined {
  return value.kind === 'list' && value.object.type !== 'set'
    ? everywhere(graph).listIn(module, value.object)
    : undefined;
}

/** What was taken out is remembered as one that may be missing, so that nobody puts it back unasked. */
function listValue({ items, literals, removed }: ItemList): ListValue {
  const own = items.map(stringItem);
  const gone = removed.filter((text) => !own.some(({ value }) => value === text));
  return {
    literals,
    items: [...own, ...gone.map((value) => ({ value, sure: false, removed: true as const }))],
  };
}

function stringItem(item: EvaluatedItem): Item {
  const { value, alternatives, sure, many, distinct, anywhere, origin, addedBy } = item;
  const text = value.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
  const optional = text === undefined ? optionalText(alternatives ?? []) : undefined;
  return {
    value: text ?? optional,
    sure: sure && many !== true && optional === undefined,
    ...(distinct === undefined ? {} : { distinct }),
    ...(anywhere === undefined ? {} : { anywhere }),
    ...(origin === undefined ? {} : { place: origin }),
    addedBy,
    ...(value.kind === 'unknown' ? { site: value.site } : {}),
  };
}

/** `'name' if DEBUG else None`: Django has no use for None, so it is filtered out later. */
function optionalText(alternatives: NonNullable<EvaluatedItem['alternatives']>): string | undefined {
  const scalars = alternatives.flatMap((one) => (one.kind === 'scalar' ? [one.value] : []));
  const [text, second] = scalars.filter((one) => typeof one === 'string' && one !== '');
  const isRest =
    scalars.length === alternatives.length && scalars.every((one) => typeof one === 'string' || one === null);
  return isRest && second === undefined && typeof text === 'string' ? text : undefined;
}

/** The number of the element that stands at a written place, once something is inserted there. */
export function indexOfPlace(value: ListValue, place: ItemOrigin): number | undefined {
  return indexOfOrigin(evaluated(value), place);
}

/** Where to write so that the element becomes number `index`: beside one that is surely there. */
export function placeAt(value: ListValue, index: number): ItemOrigin | undefined {
  return originAt(evaluated(value), index);
}

function evaluated({ items, literals }: ListValue) {
  return {
    literals,
    items: items.map(({ sure, place }) => (place === undefined ? { sure } : { sure, origin: place })),
  };
}

/** Whether an element surely has this name; one that is added only where it is not there yet is no second one. */
export function isSurely(name: string) {
  return ({ value, sure, distinct }: Item): boolean => value === name && sure && distinct !== true;
}

/** Whether an element may be anything; what is added only where it is not there yet hides nothing and does no harm. */
export function isOpen({ value, distinct }: Item): boolean {
  return value === undefined && distinct !== true;
}

export function isUnknown({ value }: Item): boolean {
  return value === undefined;
}
