import { joined } from './items.js';
import {
  union,
  type DictContents,
  type DictObject,
  type Entry,
  type ListContents,
  type ListObject,
  type Site,
} from './values.js';

export type Contents = ListContents | DictContents;

/** What the objects contain; a branch writes into a child of its own. */
export class Heap {
  private readonly written = new Map<ListObject | DictObject, Contents>();

  constructor(private readonly parent?: Heap) {}

  list(object: ListObject): ListContents | undefined {
    // Objects of this type get contents of this type alone, see setList.
    return this.get(object) as ListContents | undefined;
  }

  dict(object: DictObject): DictContents | undefined {
    // As above.
    return this.get(object) as DictContents | undefined;
  }

  has(object: ListObject | DictObject): boolean {
    return this.get(object) !== undefined;
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
    return new Heap(this);
  }

  /**
   * A module has been run on one of several ways: what the objects that it made contain is what the other ways find in
   * them when they import it.
   */
  settle(owner: string): void {
    for (const { written } of Heap.lineage(this)) {
      for (const [object, contents] of written) if (object.owner === owner) object.initial ??= contents;
    }
  }

  /**
   * Ends the program: what the objects that it made contain is their initial contents for others.
   * @returns the objects that others have made and it has changed, with what they contain
   */
  finish(): ReadonlyMap<ListObject | DictObject, Contents> {
    const changed = new Map<ListObject | DictObject, Contents>();
    for (const [object, contents] of this.written) {
      if (object.initial !== undefined) changed.set(object, contents);
      else object.initial = contents;
    }
    return changed;
  }

  /**
   * Takes in the contents of forks, any of which may be what happened.
   * @param base what they were forked from, where that is not this heap but one that it was forked from itself
   */
  join(ends: readonly Heap[], site: Site, base: Heap = this): void {
    const objects = new Set(ends.flatMap((end) => end.changedSince(base)));
    for (const object of objects) this.take(object, ends, site);
  }

  /** A fork of `base` that has what this one has, whatever is written later into those between the two. */
  copySince(base: Heap): Heap {
    const copy = base.fork();
    for (const object of this.changedSince(base)) {
      const contents = this.get(object);
      if (contents !== undefined) copy.written.set(object, contents);
    }
    return copy;
  }

  /** Takes in what a heap has come to since it was forked from `since`, as one more thing that may have happened. */
  admit(other: Heap, since: Heap, site: Site): void {
    for (const object of other.changedSince(since)) this.take(object, [this, other], site);
  }

  private take(object: ListObject | DictObject, ends: readonly Heap[], site: Site): void {
    const [first, ...others] = ends.flatMap((end) => end.get(object) ?? []);
    if (first === undefined) return;
    this.written.set(
      object,
      others.reduce((a, b) => joinedContents(a, b, site), first),
    );
  }

  /** The objects that were made or changed since this heap was forked from another one. */
  changedSince(base: Heap): (ListObject | DictObject)[] {
    return [...Heap.lineage(this, base)].flatMap(({ written }) => [...written.keys()]);
  }

  private get(object: ListObject | DictObject): Contents | undefined {
    for (const { written } of Heap.lineage(this)) {
      const found = written.get(object);
      if (found !== undefined) return found;
    }
    return object.initial;
  }

  /** From a fork down to what it began at; in a loop, since the forks of a long `try` stand one behind the other. */
  private static *lineage(start: Heap, end?: Heap): Iterable<Heap> {
    for (let at: Heap | undefined = start; at !== undefined && at !== end; at = at.parent) yield at;
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
  const keys = [...a.entries.keys()];
  const isSameOrder = [...b.entries.keys()].every((key, index) => key === (keys[index] ?? key));
  for (const key of new Set([...keys, ...b.entries.keys()])) {
    const found = [a.entries.get(key), b.entries.get(key)];
    const [one, other] = found.map((entry) => entry?.values ?? []);
    const sure = found.every((entry) => entry?.sure === true);
    const isLoose = !isSameOrder || found.some((entry) => entry?.isLoose === true);
    entries.set(key, { key, values: union(one ?? [], other ?? []), sure, ...(isLoose ? { isLoose } : {}) });
  }
  const open = a.unknown ?? b.unknown;
  return open === undefined ? { entries } : { entries, unknown: open };
}
