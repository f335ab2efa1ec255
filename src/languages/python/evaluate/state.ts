import { joined } from './items.js';
import {
  union,
  unknown,
  type Bound,
  type DictContents,
  type DictObject,
  type Entry,
  type ListContents,
  type ListObject,
  type Site,
} from './values.js';

/** The names that a module exports, as another one sees them. */
export interface Exports {
  /** What `from module import *` gives a name; undefined among the values where it may not bring it. */
  star(name: string): Bindings;
}

/** The possible values of names at one point of a module; undefined stands for a name that is not bound. */
export type Bindings = readonly (Bound | undefined)[];

/**
 * The names of a module. A branch writes into a child of its own, so that what it changes is known when the branches
 * meet again; a star import is a layer that is asked only for names that somebody wants.
 */
export class Names {
  private readonly written = new Map<string, Bindings>();
  private readonly found = new Map<string, Bindings>();

  constructor(
    private readonly parent?: Names,
    private readonly layer?: Layer,
  ) {}

  /** All values that a name may have; undefined among them where it may be unbound. */
  get(name: string): Bindings {
    const own = this.written.get(name) ?? this.found.get(name);
    if (own !== undefined) return own;
    const before = () => this.parent?.get(name) ?? UNBOUND;
    const found = this.layer === undefined ? before() : this.layer(name, before);
    if (this.layer !== undefined || this.parent !== undefined) this.found.set(name, found);
    return found;
  }

  set(name: string, values: Bindings): void {
    this.written.set(name, values);
  }

  /** The names that were written since `base`, of which it is a descendant; undefined where a layer may hold any. */
  private writtenSince(base: Names): readonly string[] | undefined {
    if (this === base) return [];
    if (this.layer !== undefined) return undefined;
    const before = this.parent?.writtenSince(base) ?? (this.parent === undefined ? [] : undefined);
    return before && [...before, ...this.written.keys()];
  }

  /** The names after several ways that all began at `base`. */
  static join(base: Names, ends: readonly Names[]): Names {
    const written = ends.map((end) => end.writtenSince(base));
    if (written.some((names) => names === undefined)) {
      return new Names(base, (name, before) => joinedBindings(before(), ends, name));
    }
    const values = [...new Set(written.flatMap((names) => [...(names ?? [])]))].map(
      (name) => [name, joinedBindings(base.get(name), ends, name)] as const,
    );
    base.found.clear();
    for (const [name, bindings] of values) base.set(name, bindings);
    return base;
  }
}

/** What several ways make of a name: the values that it had before come first. */
function joinedBindings(before: Bindings, ends: readonly Names[], name: string): Bindings {
  const all = ends.map((end) => end.get(name)).reduce(either);
  const isOld = (one: Bound | undefined) => before.includes(one);
  return [...all.filter(isOld), ...all.filter((one) => !isOld(one))];
}

/** Gives the values of a name, from those that it had before. */
type Layer = (name: string, before: () => Bindings) => Bindings;

export const UNBOUND: Bindings = [undefined];

function either(some: Bindings, others: Bindings): Bindings {
  if (some === others) return some;
  const bound = union(some.filter(isBound), others.filter(isBound));
  return some.every(isBound) && others.every(isBound) ? bound : [undefined, ...bound];
}

function isBound(value: Bound | undefined): value is Bound {
  return value !== undefined;
}

export type Contents = ListContents | DictContents;

/** What the objects contain; a branch writes into a child of its own. */
export class Heap {
  private readonly written = new Map<ListObject | DictObject, Contents>();

  /** @param initial what an object contained when the module that made it had been run */
  constructor(
    private readonly parent: Heap | undefined,
    private readonly initial: (object: ListObject | DictObject) => Contents | undefined,
  ) {}

  list(object: ListObject): ListContents | undefined {
    // Objects of this type get contents of this type alone, see setList.
    return this.get(object) as ListContents | undefined;
  }

  dict(object: DictObject): DictContents | undefined {
    // As above.
    return this.get(object) as DictContents | undefined;
  }

  setList(object: ListObject, contents: ListContents): void {
    this.written.set(object, contents);
  }

  setDict(object: DictObject, contents: DictContents): void {
    this.written.set(object, contents);
  }

  /** Takes over what a module that was followed elsewhere made of an object. */
  adopt(object: ListObject | DictObject, contents: Contents): void {
    this.written.set(object, contents);
  }

  fork(): Heap {
    return new Heap(this, this.initial);
  }

  /** The objects that were changed here, with what they contain. */
  changes(): ReadonlyMap<ListObject | DictObject, Contents> {
    return this.written;
  }

  /** Takes in the contents of forks, any of which may be what happened. */
  join(ends: readonly Heap[], site: Site): void {
    const objects = new Set(ends.flatMap((end) => end.changedSince(this)));
    for (const object of objects) {
      const all = ends.flatMap((end) => end.get(object) ?? []);
      const [first, ...others] = all;
      if (first !== undefined)
        this.written.set(
          object,
          others.reduce((a, b) => joinedContents(a, b, site), first),
        );
    }
  }

  private changedSince(base: Heap): (ListObject | DictObject)[] {
    const own = [...this.written.keys()];
    return this.parent === undefined || this.parent === base
      ? own
      : [...own, ...this.parent.changedSince(base)];
  }

  private get(object: ListObject | DictObject): Contents | undefined {
    return (
      this.written.get(object) ?? (this.parent === undefined ? this.initial(object) : this.parent.get(object))
    );
  }
}

function joinedContents(a: Contents, b: Contents, site: Site): Contents {
  if (a === b) return a;
  if ('alternatives' in a && 'alternatives' in b) return joined(a, b, site);
  if ('entries' in a && 'entries' in b) return joinedDicts(a, b);
  return a;
}

function joinedDicts(a: DictContents, b: DictContents): DictContents {
  const entries = new Map<string, Entry>();
  for (const key of new Set([...a.entries.keys(), ...b.entries.keys()])) {
    const [one, other] = [a.entries.get(key), b.entries.get(key)];
    const values = union(one?.values ?? [], other?.values ?? []);
    entries.set(key, { key, values, sure: one?.sure === true && other?.sure === true });
  }
  const open = a.unknown ?? b.unknown;
  return open === undefined ? { entries } : { entries, unknown: open };
}

/** Where a module stands while it is followed. */
export class State {
  /** Whether no way leads here: after `raise`, say. */
  dead = false;

  constructor(
    public names: Names,
    readonly heap: Heap,
  ) {}

  fork(): State {
    const fork = new State(new Names(this.names), this.heap.fork());
    fork.dead = this.dead;
    return fork;
  }

  /** Goes on where forks of this state ended; those that lead nowhere don't count. */
  join(ends: readonly State[], site: Site): void {
    const alive = ends.filter(({ dead }) => !dead);
    this.dead = alive.length === 0;
    if (this.dead) return;
    this.names = Names.join(
      this.names,
      alive.map(({ names }) => names),
    );
    this.heap.join(
      alive.map(({ heap }) => heap),
      site,
    );
  }

  /** All names that a star import brings. */
  importAll(exports: Exports): void {
    this.names = new Names(this.names, (name, before) => {
      const brought = exports.star(name);
      const bound = brought.filter(isBound);
      return bound.length === brought.length
        ? bound
        : bound.length === 0
          ? before()
          : either(before(), bound);
    });
  }

  /** After this any name may have any value besides the one it has. */
  loseTrack(reason: string, site: Site): void {
    const lost: Bound = { value: unknown(reason, site), site };
    this.names = new Names(this.names, (_name, before) => either(before(), [lost]));
  }
}
