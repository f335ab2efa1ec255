import type { Filter } from '../query/name-filter.js';
import { withItems } from './concatenation.js';
import { concatenated, isSameItem, mapped, unknownItems } from './items.js';
import type { Round, Run } from './run.js';
import type { Bindings, State } from './state.js';
import {
  isSame,
  type Bound,
  type DictObject,
  type Item,
  type ItemList,
  type ListContents,
  type ListObject,
  type Value,
} from './values.js';

/** A loop of which nobody knows how often it goes round. */
interface Repeated {
  /** The names that a round may bind or change. */
  readonly names: ReadonlySet<string>;
  /** The names that a round may set which are not written in it; undefined where it sets none of these. */
  readonly sets: Filter | undefined;
  /** Follows one round from the state of the run. */
  readonly round: () => Round;
}

/**
 * What rounds before have made of a list that was there before the loop: they have added elements to its end, put some in
 * anywhere, or changed it in a way that can't be followed. `added if missing` is for elements that are not there yet.
 */
type Change = 'added if missing' | 'added' | 'put in' | 'lost';

const CHANGES: readonly Change[] = ['added if missing', 'added', 'put in', 'lost'];

/** What a round may find of earlier rounds, as far as it is known. */
interface Earlier {
  /** By name, what else it may stand for; undefined for one that may be anything. */
  readonly names: Map<string, Bindings | undefined>;
  readonly lists: Map<ListObject | DictObject, Change>;
}

/** So often a round is followed with more that earlier rounds may have done; then all that it changes may be anything. */
const MAX_ATTEMPTS = 4;
/** A name with more values than this from earlier rounds may be anything. */
const MAX_EARLIER = 6;

/**
 * Follows rounds until the next one finds nothing new: each attempt begins with what the one before has found that earlier
 * rounds may do.
 * @returns the states after any round, and those in which a round has left the loop
 */
export function followAnyRounds(
  run: Run,
  loop: Repeated,
): { readonly ends: readonly State[]; readonly broken: readonly State[] } {
  for (const name of loop.names) copyTuples(run, name);
  const before = run.state;
  const earlier: Earlier = { names: new Map(), lists: new Map() };
  for (let attempt = 1; ; attempt += 1) {
    const start = startOf(run, before, loop, earlier);
    const { ended, continued, broken } = loop.round();
    const ends = [ended, ...continued].filter(({ dead }) => !dead);
    const isNew = ends.map((end) => findMore(end, start, before, loop, earlier)).includes(true);
    if (!isNew || attempt === MAX_ATTEMPTS) {
      run.state = before;
      for (const end of [...ends, ...broken]) tidy(run, end, before, earlier, isNew);
      return { ends, broken };
    }
    if (attempt === MAX_ATTEMPTS - 1) giveUp(loop, earlier);
  }
}

/**
 * `NAME += (element,)` makes a new tuple, which is followed as if the one before had grown. So that this is seen by way of
 * the name alone, it gets a tuple of its own.
 */
function copyTuples(run: Run, name: string): void {
  const bindings = run.state.names.get(name);
  const isTuple = ({ value }: Bound): boolean => value.kind === 'list' && value.object.type === 'tuple';
  if (!bindings.some((one) => one !== undefined && isTuple(one))) return;
  const copied = (one: Bound): Bound =>
    one.value.kind === 'list' && isTuple(one)
      ? { ...one, value: run.newList('tuple', run.listOf(one.value.object)) }
      : one;
  run.state.names.set(
    name,
    bindings.map((one) => one && copied(one)),
  );
}

/** The state that a round may begin with: makes it that of the run. */
function startOf(run: Run, before: State, { names, sets }: Repeated, earlier: Earlier): State {
  run.state = before.fork();
  run.state.isUnsure = true;
  for (const name of names) loseTrackOfOthers(run, name);
  for (const [name, values] of earlier.names) {
    if (values === undefined) loseTrackOfName(run, name);
    else run.state.names.set(name, [...run.state.names.get(name), ...values]);
  }
  for (const [object, change] of earlier.lists) applyChange(run, object, change);
  if (sets !== undefined) run.state.loseTrack(CHANGED, run.site, sets);
  return run.state;
}

const CHANGED = 'a loop changes it';
const ADDED = 'a loop adds elements';

/** Of dicts and sets it is not followed how they grow. */
function loseTrackOfOthers(run: Run, name: string): void {
  const isOther = ({ value }: Bound): boolean =>
    value.kind === 'dict' || (value.kind === 'list' && value.object.type === 'set');
  if (run.bindings(name).some(isOther)) loseTrackOfName(run, name);
}

function loseTrackOfName(run: Run, name: string): void {
  for (const { value } of run.bindings(name))
    if (value.kind !== 'list' || value.object.type !== 'list') run.loseTrackInside(value, CHANGED);
  run.loseTrackOf(name, CHANGED);
}

function applyChange(run: Run, object: ListObject | DictObject, change: Change): void {
  if (object.type === 'dict' || change === 'lost') {
    loseTrackOfObject(run, object);
    return;
  }
  const more = unknownItems(run.unknown(ADDED));
  const how = change === 'put in' ? { anywhere: true } : change === 'added' ? {} : { distinct: true };
  const items = more.items.map((item) => ({ ...item, ...how }));
  const added = { alternatives: [withItems(more, items)] };
  run.changeList(object, concatenated(run.listOf(object), added, run.site));
}

function loseTrackOfObject(run: Run, object: ListObject | DictObject): void {
  run.loseTrackInside(object.type === 'dict' ? { kind: 'dict', object } : { kind: 'list', object }, CHANGED);
  if (object.type !== 'tuple') return;
  // It stands for the tuples that earlier rounds have made of it.
  const contents = run.listOf(object);
  run.changeList(object, { ...contents, unknown: contents.unknown ?? run.unknown(CHANGED) });
}

/** Takes in what a round has done that the next one would not have expected; says whether there is any. */
function findMore(end: State, start: State, before: State, { names }: Repeated, earlier: Earlier): boolean {
  const objects = end.heap.changedSince(start.heap).map((object) => {
    const change =
      object.type === 'dict' ? 'lost' : changeOf(before.heap.list(object), end.heap.list(object));
    return before.heap.has(object) && change !== undefined && note(earlier, object, change);
  });
  const bound = [...names].map((name) => {
    const old = start.names.get(name);
    const fresh = end.names.get(name).filter((one) => !old.some((other) => isSameBinding(one, other)));
    return fresh.map((one) => findBinding(name, one, before, end, earlier)).includes(true);
  });
  return objects.includes(true) || bound.includes(true);
}

function isSameBinding(a: Bound | undefined, b: Bound | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && isSame(a, b));
}

/** Takes in what a round has bound a name to; a list in the place of another one may be that with more elements. */
function findBinding(
  name: string,
  bound: Bound | undefined,
  before: State,
  end: State,
  earlier: Earlier,
): boolean {
  const known = earlier.names.has(name) ? earlier.names.get(name) : [];
  if (known === undefined) return false;
  const [same] = predecessorsOf(bound?.value, name, before, end);
  if (same !== undefined) return same.change !== undefined && note(earlier, same.list, same.change);
  const isPlain = bound?.value.kind !== 'list' && bound?.value.kind !== 'dict';
  earlier.names.set(name, isPlain && known.length < MAX_EARLIER ? [...known, bound] : undefined);
  return true;
}

/** The lists that a name stood for before the loop and that a new one has all elements of; the most alike first. */
function predecessorsOf(value: Value | undefined, name: string, before: State, end: State) {
  if (value?.kind !== 'list' || value.object.type === 'set') return [];
  const { type } = value.object;
  const made = end.heap.list(value.object);
  return before.names
    .get(name)
    .flatMap((one) =>
      one?.value.kind === 'list' && one.value.object.type === type ? [one.value.object] : [],
    )
    .filter((list) => elementsChanged(before.heap.list(list), made) !== 'lost')
    .map((list) => ({ list, change: changeOf(before.heap.list(list), made) }))
    .sort((a, b) => rankOf(a.change) - rankOf(b.change));
}

function rankOf(change: Change | undefined): number {
  return change === undefined ? -1 : CHANGES.indexOf(change);
}

function note({ lists }: Earlier, object: ListObject | DictObject, change: Change): boolean {
  if (rankOf(change) <= rankOf(lists.get(object))) return false;
  lists.set(object, change);
  return true;
}

/** What has become of a list that was there before the loop; undefined where it is the same. */
function changeOf(old: ListContents | undefined, now: ListContents | undefined): Change | undefined {
  const isOpen = now?.unknown !== undefined && old?.unknown === undefined;
  return isOpen ? 'lost' : elementsChanged(old, now);
}

/** The same of its elements, as far as they are known. */
function elementsChanged(old: ListContents | undefined, now: ListContents | undefined): Change | undefined {
  if (old === now) return undefined;
  if (old === undefined || now === undefined) return 'lost';
  const changes = now.alternatives.map((one) => {
    const possible = old.alternatives.map((other) => changeBetween(other, one));
    return possible.reduce((a, b) => (rankOf(b) < rankOf(a) ? b : a));
  });
  return changes.reduce((a, b) => (rankOf(b) > rankOf(a) ? b : a));
}

function changeBetween({ items: old }: ItemList, { items: now }: ItemList): Change | undefined {
  const isKept = (item: Item, other: Item | undefined): boolean =>
    other !== undefined && isSameItem(item, other) && (other.sure || !item.sure);
  if (old.every((item, index) => isKept(item, now[index]))) {
    const added = now.slice(old.length);
    if (added.length === 0) return undefined;
    return added.every(({ distinct }) => distinct === true) ? 'added if missing' : 'added';
  }
  let next = 0;
  for (const item of now) if (next < old.length && isKept(old[next] ?? item, item)) next += 1;
  return next === old.length ? 'put in' : 'lost';
}

/** From here on all that a round changes may be anything. */
function giveUp({ names }: Repeated, { names: values, lists }: Earlier): void {
  for (const name of names) values.set(name, undefined);
  for (const object of lists.keys()) lists.set(object, 'lost');
}

/** What the last round shows of the lists that it has changed. */
function tidy(run: Run, end: State, before: State, { lists }: Earlier, isOpen: boolean): void {
  run.state = end;
  for (const object of end.heap.changedSince(before.heap)) {
    if (!before.heap.has(object)) continue;
    // Even the last attempt has found something new.
    if (isOpen) loseTrackOfObject(run, object);
    else if (object.type !== 'dict' && isAddition(lists.get(object)))
      run.changeList(object, withFewerUnknowns(run.listOf(object)));
  }
}

function isAddition(change: Change | undefined): boolean {
  return change === 'added' || change === 'added if missing';
}

/** Any number of unknown elements and one more are any number of them. */
function withFewerUnknowns(contents: ListContents): ListContents {
  const isUnknown = ({ value, anywhere }: Item): boolean => value.kind === 'unknown' && anywhere !== true;
  return mapped(contents, (list) => {
    const items = list.items.filter((item, index) => {
      const last = list.items.slice(0, index).at(-1);
      return !(last?.many === true && isUnknown(last) && isUnknown(item) && last.distinct === item.distinct);
    });
    return withItems(list, items);
  });
}
