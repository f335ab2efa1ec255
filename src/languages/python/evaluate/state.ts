import type { Heap } from './heap.js';
import { union, unknown, type Bound, type Site, type Unknown } from './values.js';

/** The possible values of names at one point of a module; undefined stands for a name that is not bound. */
export type Bindings = readonly (Bound | undefined)[];

export const UNBOUND: Bindings = [undefined];

/** What lies over the names that were there before, and is asked only for names that somebody wants. */
type Layer =
  /** Names that are brought in at once; undefined among the values where the one from before may stay. */
  | { readonly brought: (name: string) => Bindings }
  /** On this way, a name that is not bound by now is bound by what is not followed, or there is no such way. */
  | { readonly isSettled: true }
  /** Several ways that all began at the names below, any of which may be the one that was taken. */
  | { readonly ends: readonly Names[] };

/**
 * The names of a module. A branch writes into a child of its own, so that what it changes is known when the branches
 * meet again.
 */
export class Names {
  private readonly written = new Map<string, Bindings>();
  private readonly found = new Map<string, Bindings>();
  private isFrozen = false;

  constructor(
    private readonly parent?: Names,
    private readonly layer?: Layer,
  ) {}

  /** All values that a name may have; undefined among them where it may be unbound. */
  get(name: string): Bindings {
    return this.known(name) ?? Names.search(this, name);
  }

  private known(name: string): Bindings | undefined {
    return this.written.get(name) ?? this.found.get(name);
  }

  /** In a loop, not by recursion: a module may be thousands of layers high. */
  private static search(start: Names, name: string): Bindings {
    const above: ((before: Bindings) => Bindings)[] = [];
    let found: Bindings | undefined;
    for (let at: Names | undefined = start; at !== undefined; at = at.parent) {
      found = at.known(name) ?? at.brought(name, above);
      if (found !== undefined) break;
      if (at.layer !== undefined && 'ends' in at.layer) above.push(joining(name, at.layer.ends, at.parent));
      if (at.layer !== undefined && 'isSettled' in at.layer) above.push((before) => before.filter(isBound));
    }
    const values = above.reduceRight((before, make) => make(before), found ?? UNBOUND);
    if (start.parent !== undefined) start.found.set(name, values);
    return values;
  }

  /** What a layer is known to bring; what it may bring is left to do to the values from before. */
  private brought(name: string, above: ((before: Bindings) => Bindings)[]): Bindings | undefined {
    if (this.layer === undefined || !('brought' in this.layer)) return undefined;
    const brought = this.layer.brought(name);
    if (brought.every(isBound)) return brought;
    const bound = brought.filter(isBound);
    if (bound.length > 0) above.push((before) => either(before, bound));
    return undefined;
  }

  set(name: string, values: Bindings): void {
    this.written.set(name, values);
  }

  remember(name: string, values: Bindings): void {
    this.found.set(name, values);
  }

  /** After this nothing is written here any more. */
  freeze(): void {
    for (const one of Names.lineage(this)) {
      if (one.isFrozen) break;
      one.isFrozen = true;
    }
  }

  /** From these names down to those that they began at. */
  private static *lineage(start: Names, end?: Names): Iterable<Names> {
    for (let at: Names | undefined = start; at !== undefined && at !== end; at = at.parent) yield at;
  }

  /** The names that were written since `base`, of which it is a descendant; undefined where a layer may hold any. */
  writtenSince(base: Names): readonly string[] | undefined {
    const lineage = [...Names.lineage(this, base)];
    if (lineage.some(({ layer }) => layer !== undefined)) return undefined;
    return lineage.flatMap(({ written }) => [...written.keys()]);
  }

  /** The names after several ways that all began at `base`. */
  static join(base: Names, ends: readonly Names[]): Names {
    const written = ends.map((end) => end.writtenSince(base));
    if (!written.every((names) => names !== undefined)) return new Names(base, { ends });
    const values = [...new Set(written.flat())].map(
      (name) => [name, joinedBindings(base.get(name), ends, name)] as const,
    );
    const joined = base.isFrozen ? new Names(base) : base;
    for (const [name, bindings] of values) joined.set(name, bindings);
    return joined;
  }

  /** The names of `base` where what `other` has come to since `since` may have happened as well. */
  static admit(base: Names, other: Names, since: Names): Names {
    const written = other.writtenSince(since);
    if (written === undefined) {
      other.freeze();
      return new Names(base, { ends: [base, other] });
    }
    for (const name of new Set(written)) base.set(name, either(base.get(name), other.get(name)));
    return base;
  }
}

/** What several ways make of a name: the values that it had before come first. */
function joinedBindings(before: Bindings, ends: readonly Names[], name: string): Bindings {
  const all = ends.map((end) => end.get(name)).reduce(either);
  const isOld = (one: Bound | undefined) => before.includes(one);
  return [...all.filter(isOld), ...all.filter((one) => !isOld(one))];
}

function joining(
  name: string,
  ends: readonly Names[],
  base: Names | undefined,
): (before: Bindings) => Bindings {
  return (before) => {
    // Each of the ends would look for it below the base once more.
    base?.remember(name, before);
    return joinedBindings(before, ends, name);
  };
}

function either(some: Bindings, others: Bindings): Bindings {
  if (some === others) return some;
  const bound = union(some.filter(isBound), others.filter(isBound));
  return some.every(isBound) && others.every(isBound) ? bound : [undefined, ...bound];
}

function isBound(value: Bound | undefined): value is Bound {
  return value !== undefined;
}

/** The names that a module exports, as another one sees them. */
export interface Exports {
  /** The values of a name; undefined where it is never bound. */
  get(name: string): readonly Bound[] | undefined;
  /** What `from module import *` gives a name; undefined among the values where it may not bring it. */
  star(): (name: string) => Bindings;
  /** What `vars(module)` has under a name, as it stands when it is asked for. */
  all(): (name: string) => Bindings;
}

/** Where a module stands while it is followed. */
export class State {
  /** Whether no way leads here: after `raise`, say. */
  dead = false;
  /** Whether a condition that is unknown decides if the code here is run. */
  isUnsure = false;

  constructor(
    public names: Names,
    readonly heap: Heap,
  ) {}

  fork(): State {
    const fork = new State(new Names(this.names), this.heap.fork());
    fork.dead = this.dead;
    fork.isUnsure = this.isUnsure;
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

  /** The state in which forks of this one meet, while this one stays as it is; dead where none of them leads anywhere. */
  meeting(ends: readonly State[], site: Site): State {
    const alive = ends.filter(({ dead }) => !dead);
    const names = alive.map((end) => end.names);
    const heaps = alive.map((end) => end.heap);
    this.names.freeze();
    const met = this.fork();
    met.dead = alive.length === 0;
    if (met.dead) return met;
    met.names = Names.join(this.names, names);
    met.heap.join(heaps, site, this.heap);
    return met;
  }

  /** This state as it stands now, whatever is written later into those between it and the one that it was forked from. */
  copySince(base: State): State {
    this.names.freeze();
    const copy = new State(new Names(this.names), this.heap.copySince(base.heap));
    copy.isUnsure = this.isUnsure;
    return copy;
  }

  /** Takes in what a state has come to since it was forked from `since`, as one more thing that may have happened. */
  admit(other: State, since: State, site: Site): void {
    this.names = Names.admit(this.names, other.names, since.names);
    this.heap.admit(other.heap, since.heap, site);
  }

  /** The names as they stand now, whatever is written later. */
  snapshot(): Names {
    const { names } = this;
    names.freeze();
    this.names = new Names(names);
    return names;
  }

  /** All names that a star import brings; undefined among the values of one that it may not bring. */
  importAll(brought: (name: string) => Bindings): void {
    this.names = new Names(this.names, { brought });
  }

  /** After this no name is seen as unbound on the way here. */
  settle(): void {
    this.names = new Names(this.names, { isSettled: true });
  }

  /** After this a name may have any value besides those it has. */
  loseTrackOf(name: string, reason: string, site: Site): void {
    this.names.set(name, [...this.names.get(name), { value: unknown(reason, site), site }]);
  }

  /** From here on, code that may set any name has set them all. */
  replaceAll(open: Unknown): void {
    const lost: Bound = { value: open, site: open.site };
    this.names = new Names(this.names, { brought: () => [lost] });
  }

  /** After this any name, or any of those that pass, may have any value besides the one it has. */
  loseTrack(reason: string, site: Site, sets: (name: string) => boolean = () => true): void {
    const lost: Bound = { value: { ...unknown(reason, site), ofAnyName: true }, site };
    this.names = new Names(this.names, { brought: (name) => (sets(name) ? [undefined, lost] : UNBOUND) });
  }
}
