import type { Expression } from '../parse/nodes.js';
import { NO_ITEMS, valuesIn } from './items.js';
import type { State } from './state.js';
import {
  unknown,
  type Bound,
  type DictContents,
  type DictObject,
  type ItemList,
  type ListContents,
  type ListObject,
  type Site,
  type Unknown,
  type Value,
} from './values.js';

/** What wants to know that a module changes an object that another one made. */
interface Watcher {
  changes(object: ListObject | DictObject): void;
}

/** The names and objects of a module, as the statement that is being followed sees and changes them. */
export class Scope {
  constructor(
    private readonly watcher: Watcher,
    /** The file whose namespace the code runs in: `__file__`. */
    readonly module: string,
    public state: State,
    /** The statement that is being followed. */
    public site: Site,
    /** The file whose program makes the objects: another one where a function of a module is called from there. */
    readonly owner = module,
  ) {}

  // ------------------------------------------------------------ names

  /** The values that a name may have, given that it is bound; undefined where it never is. */
  read(name: string): readonly Value[] | undefined {
    const bound = this.bindings(name);
    return bound.length === 0 ? undefined : bound.map(({ value }) => value);
  }

  bindings(name: string): readonly Bound[] {
    return this.state.names.get(name).filter((one) => one !== undefined);
  }

  bind(name: string, values: readonly Value[], node?: Expression): void {
    const { site } = this;
    this.state.names.set(
      name,
      values.map((value) => (node === undefined ? { value, site } : { value, site, node })),
    );
  }

  /** After this a name may have any value besides those it has. */
  loseTrackOf(name: string, reason: string): void {
    this.state.loseTrackOf(name, reason, this.site);
  }

  // ------------------------------------------------------------ objects

  unknown(reason: string): Unknown {
    return unknown(reason, this.site);
  }

  newList(type: ListObject['type'], contents: ListContents): Value {
    const object: ListObject = { type, owner: this.owner };
    this.state.heap.setList(object, contents);
    return { kind: 'list', object };
  }

  newDict(contents: DictContents): Value {
    const object: DictObject = { type: 'dict', owner: this.owner };
    this.state.heap.setDict(object, contents);
    return { kind: 'dict', object };
  }

  listOf(object: ListObject): ListContents {
    return (
      this.state.heap.list(object) ?? {
        alternatives: [NO_ITEMS],
        unknown: this.unknown('its contents are unknown'),
      }
    );
  }

  dictOf(object: DictObject): DictContents {
    return (
      this.state.heap.dict(object) ?? {
        entries: new Map(),
        unknown: this.unknown('its contents are unknown'),
      }
    );
  }

  changeList(object: ListObject, contents: ListContents): void {
    if (object.owner !== this.owner) this.watcher.changes(object);
    this.state.heap.setList(object, contents);
  }

  changeDict(object: DictObject, contents: DictContents): void {
    if (object.owner !== this.owner) this.watcher.changes(object);
    this.state.heap.setDict(object, contents);
  }

  /** The one content that a list is known to have. */
  onlyContents(object: ListObject): ItemList | undefined {
    const { alternatives, unknown: open } = this.listOf(object);
    return open === undefined && alternatives.length === 1 ? alternatives[0] : undefined;
  }

  /** After this the objects that are reached from a value may contain anything. */
  loseTrackInside(value: Value, reason: string, seen = new Set<object>()): void {
    for (const one of membersOf(value)) this.loseTrackInside(one, reason, seen);
    if ((value.kind !== 'list' && value.kind !== 'dict') || seen.has(value.object)) return;
    seen.add(value.object);
    const open = this.unknown(reason);
    if (value.kind === 'dict') {
      const { entries } = this.dictOf(value.object);
      this.changeDict(value.object, { entries, unknown: open });
      for (const entry of entries.values()) {
        for (const bound of entry.values) this.loseTrackInside(bound.value, reason, seen);
      }
      return;
    }
    const contents = this.listOf(value.object);
    if (value.object.type !== 'tuple')
      this.changeList(value.object, { ...contents, unknown: contents.unknown ?? open });
    for (const one of valuesIn(contents)) this.loseTrackInside(one, reason, seen);
  }
}

/** What a class, or the class of an object, has: its own names, and those that it is derived from. */
function membersOf(value: Value): readonly Value[] {
  if (value.kind === 'instance') return [value.of];
  const members = value.kind === 'definition' ? value.members : undefined;
  if (members === undefined) return [];
  return [{ kind: 'dict', object: members.own }, ...members.bases.filter((base) => base !== undefined)];
}
