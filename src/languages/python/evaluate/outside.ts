import type { Heap } from './heap.js';
import type { ModuleResult } from './program.js';
import type { ReturnedNames } from './returned-names.js';
import type { Exports } from './state.js';
import {
  isOfAnyName,
  unknown,
  type Bound,
  type DictContents,
  type Entry,
  type Item,
  type ListContents,
  type ListObject,
  type Site,
  type Value,
} from './values.js';

/**
 * What an import brings from a module that is no part of the project. Its values are bound where it is imported: nobody
 * may write to the place where they come from.
 */
export function fromOutside(module: string, result: ModuleResult, site: Site): Exports {
  const { exports } = result;
  const taking = { module, heap: result.state.heap, site, objects: new Map<ListObject, ListObject>() };
  const value = (of: Value): Value => taken(of, taking);
  const bound = (one: Bound): Bound => ({ value: value(one.value), site, outside: module });
  return {
    get: (name) => exports.get(name)?.map(bound),
    star: () => {
      const star = exports.star();
      return (name) => star(name).map((one) => one && bound(one));
    },
    all: () => {
      const all = exports.all();
      return (name) => all(name).map((one) => one && bound(one));
    },
  };
}

/** The names that a function of such a module returns. */
export function namesFromOutside(module: string, { names, heap }: ReturnedNames, site: Site): DictContents {
  const taking = { module, heap, site, objects: new Map<ListObject, ListObject>() };
  const entries = [...names].flatMap(([key, bindings]): [string, Entry][] => {
    const bound = bindings.filter((one) => one !== undefined);
    const values = bound.map((one) => ({ value: taken(one.value, taking), site, outside: module }));
    return values.length === 0 ? [] : [[key, { key, values, sure: bound.length === bindings.length }]];
  });
  return { entries: new Map(entries) };
}

interface Taking {
  readonly module: string;
  readonly heap: Heap;
  readonly site: Site;
  /** The lists that were taken already: two names may stand for one. */
  readonly objects: Map<ListObject, ListObject>;
}

function taken(value: Value, taking: Taking): Value {
  const { module, site } = taking;
  if (value.kind === 'list') return { kind: 'list', object: takenList(value.object, taking) };
  if (value.kind === 'scalar' || value.kind === 'path' || value.kind === 'external') return value;
  const lost = unknown(`it comes from ${module}`, site);
  if (value.kind !== 'unknown') return lost;
  const { given } = value;
  return {
    ...lost,
    ...(isOfAnyName(value) ? { ofAnyName: true } : {}),
    ...(given && { given: { kind: 'list', object: takenList(given.object, taking) } }),
  };
}

function takenList(object: ListObject, taking: Taking): ListObject {
  const known = taking.objects.get(object);
  if (known !== undefined) return known;
  const made: ListObject = { type: object.type, owner: taking.module };
  taking.objects.set(object, made);
  made.initial = takenContents(taking.heap.list(object), taking);
  return made;
}

/** No element has a place, and no literal is named. */
function takenContents(contents: ListContents | undefined, taking: Taking): ListContents {
  const { module, site } = taking;
  const item = ({ value, alternatives, sure, many, distinct, anywhere }: Item): Item => ({
    value: taken(value, taking),
    sure,
    ...(alternatives === undefined ? {} : { alternatives: alternatives.map((one) => taken(one, taking)) }),
    ...(many === undefined ? {} : { many }),
    ...(distinct === undefined ? {} : { distinct }),
    ...(anywhere === undefined ? {} : { anywhere }),
  });
  const alternatives = contents?.alternatives.map(({ items, removed }) => ({
    items: items.map(item),
    literals: [],
    removed,
  }));
  const isOpen = contents === undefined || contents.unknown !== undefined;
  return {
    alternatives: alternatives ?? [{ items: [], literals: [], removed: [] }],
    ...(isOpen ? { unknown: unknown(`it comes from ${module}`, site) } : {}),
  };
}
