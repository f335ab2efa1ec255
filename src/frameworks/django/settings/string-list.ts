import { evaluatorOf, everywhere, effectiveValue } from './evaluation.js';
import { type Unknown, unknownAt } from './setting.js';
import { type SettingsView, withTexts } from './view.js';
import { isOwnModule } from '../../../session/python/own-module.js';
import { oncePerName } from '../../../languages/memoize.js';
import {
  type ModuleGraph,
  type ItemOrigin,
  filesOf,
  importedFile,
  indexOfOrigin,
  originAt,
  type Bound,
  type Item as EvaluatedItem,
  type ItemList,
  type ListContents,
  type Site,
} from '../../../languages/python/evaluate/index.js';
import { importsOf } from '../../../languages/python/index.js';

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
  /** Undefined for elements that are added one by one. */
  readonly place?: ItemOrigin;
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
  /** Whether a placeholder may be loaded instead of the module that sets it. */
  readonly hasPlaceholder?: boolean;
}

const SOMETHING: ListValue = { items: [{ value: undefined, sure: false }], literals: [] };

type ReadList = StringList | Unknown | { readonly kind: 'absent' };

/** Reads INSTALLED_APPS, MIDDLEWARE and their like in a settings module and those that it star-imports. */
export const readStringList = oncePerName((graph: ModuleGraph, module: string, name: string): ReadList => {
  const { bound, mayBeUnset, hasPlaceholder, open: lost } = effectiveValue(graph, module, name);
  const [first] = bound;
  if (first === undefined) return { kind: 'absent' };
  if (mayBeUnset && !first.site.within.some(({ nodeType }) => nodeType === 'Try'))
    return unknownAt(name, first.site);
  const all = bound.map((one) => ({ one, contents: contentsOf(graph, module, one) }));
  const unread = all.map(unreadable).find((site) => site !== undefined);
  if (unread !== undefined) return { ...unknownAt(name, unread), ...broughtFrom(graph, name, unread) };
  const values = all.flatMap(({ contents }) => contents?.alternatives.map(listValue) ?? [SOMETHING]);
  const { line, file } = first.site;
  const unknowns = all.flatMap(({ contents }) => contents?.unknown ?? []);
  const open = lost ?? unknowns[0]?.site;
  return {
    kind: 'list',
    values,
    line,
    file,
    ...(open === undefined ? {} : { open }),
    ...(unknowns.every(({ ofAnyName }) => ofAnyName === true) ? {} : { isHandedOn: true }),
    ...(hasPlaceholder === true ? { hasPlaceholder } : {}),
  };
});

/** Where a list becomes unknown of which nothing is written out. */
function unreadable({ one, contents }: { one: Bound; contents: ListContents | undefined }): Site | undefined {
  if (contents === undefined) return one.node === undefined ? one.site : undefined;
  return contents.unknown === undefined || hasNames(contents) ? undefined : contents.unknown.site;
}

/** A list that is written out, however it may be changed in a way that can't be followed. */
function hasNames({ alternatives }: ListContents): boolean {
  return alternatives.every(({ items }) => items.some(({ origin }) => origin !== undefined));
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

/** Says where a list was looked for that is set nowhere. */
export function notSet({ graph, entry, file }: SettingsView, name: string): string {
  const others = [...filesOf(graph, entry)].filter((one) => one !== file);
  const where = others.length === 0 ? '' : `, nor in ${others.join(', ')}`;
  const source = mayComeFrom(graph, entry);
  const isEmpty = source === '' ? ", and Django's default is empty" : '';
  return `${name} is not set in this file${where}${isEmpty}.${source}`;
}

/** Where what is followed ends. */
function mayComeFrom(graph: ModuleGraph, entry: string): string {
  const missing = new Set(
    evaluatorOf(graph)
      .missingImports(entry)
      .map(({ module }) => module),
  );
  if (missing.size === 0) return '';
  return ` It may come from ${[...missing].join(' or ')}, which ${missing.size === 1 ? 'is' : 'are'} not here.`;
}

/** Why a list is unknown that an import brings, where the module is not here: `from acme.lists import MIDDLEWARE`. */
function broughtFrom(graph: ModuleGraph, name: string, site: Site): { readonly reason?: string } {
  const imported = importsOf(site.parsed).find(
    (item) => item.statement === site.statement && item.local === name,
  );
  if (imported === undefined || importedFile(graph, site.file, imported.module) !== undefined) return {};
  const { module } = imported;
  if (module.startsWith('.') || isOwnModule({ graph, file: site.file })(module))
    return { reason: `${name} comes from ${module}, which is not here.` };
  return { reason: `${name} comes from ${module}, which is not installed here. ${INSTALL}` };
}

const INSTALL =
  "Install the project's packages in its virtual environment and rerun, so that they can be read.";

/** A sentence that names the module which is not here and may bring the elements that nobody knows; empty without one. */
export function mayBeBrought({ graph }: SettingsView, items: readonly Item[]): string {
  for (const { value, site } of items) {
    const parsed = value === undefined && site !== undefined ? graph.modules.get(site.file) : undefined;
    const star = parsed && importsOf(parsed).find(({ name, line }) => name === '*' && line === site?.line);
    if (site === undefined || star === undefined || importedFile(graph, site.file, star.module) !== undefined)
      continue;
    return ` They may come from ${star.module} (${site.file}:${String(site.line)}), which is not here: ${INSTALL.charAt(0).toLowerCase()}${INSTALL.slice(1)}`;
  }
  return '';
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

function stringItem({ value, alternatives, sure, many, distinct, anywhere, origin }: EvaluatedItem): Item {
  const text = value.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
  const optional = text === undefined ? optionalText(alternatives ?? []) : undefined;
  return {
    value: text ?? optional,
    sure: sure && many !== true && optional === undefined,
    ...(distinct === undefined ? {} : { distinct }),
    ...(anywhere === undefined ? {} : { anywhere }),
    ...(origin === undefined ? {} : { place: origin }),
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

export function isUnknown({ value }: Item): boolean {
  return value === undefined;
}
