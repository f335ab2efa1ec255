import { type NodeOf, type Statement, nodesIn } from '../parse/nodes.js';
import { isNamespace } from '../query/namespaces.js';
import { assign } from './assignments.js';
import { namesChangedIn } from './effects.js';
import { withItems } from './concatenation.js';
import { concatenated, isCounted, unknownItems } from './items.js';
import { iterated } from './lists.js';
import type { Run } from './run.js';
import type { Item, ListContents, Value } from './values.js';

/** A loop over more elements than this is not followed one by one. */
const MAX_ROUNDS = 64;

/** Follows `for`: round by round where the elements are known, else any number of rounds. */
export function followFor(run: Run, loop: NodeOf<'For'> | NodeOf<'AsyncFor'>): void {
  const iterable = run.evaluate(loop.iter);
  const items = elementsOf(run, iterable);
  if (
    items !== undefined &&
    !changesIterable(run, loop.body, iterable) &&
    items.length <= MAX_ROUNDS &&
    !leavesEarly(loop.body) &&
    run.program.mayRepeat(items.length)
  ) {
    for (const item of items) {
      if (run.state.dead) return;
      assign(run, loop.target, item.alternatives ?? [item.value]);
      run.execute(loop.body, [...run.site.within, loop]);
    }
    run.execute(loop.orelse, [...run.site.within, loop]);
    return;
  }
  repeat(run, loop, () => {
    assign(run, loop.target, [run.unknown('it is an element of a loop')]);
  });
}

/** Follows `while`: any number of rounds. */
export function followWhile(run: Run, loop: NodeOf<'While'>): void {
  repeat(run, loop, () => void run.evaluate(loop.test));
}

function elementsOf(run: Run, iterable: readonly Value[]): readonly Item[] | undefined {
  const { alternatives, unknown } = iterated(run, iterable);
  const [only, second] = alternatives;
  return unknown === undefined && second === undefined && only !== undefined && isCounted(only.items)
    ? only.items
    : undefined;
}

/** Whether the list that a loop goes through may change under way. */
function changesIterable(run: Run, body: readonly Statement[], iterable: readonly Value[]): boolean {
  const objects = iterable.flatMap((value) => (value.kind === 'list' ? [value.object] : []));
  return [...namesChangedIn(body)].some((name) =>
    run.read(name)?.some((value) => value.kind === 'list' && objects.includes(value.object)),
  );
}

function leavesEarly(body: readonly Statement[]): boolean {
  return body.some((statement) =>
    nodesIn(statement).some(({ nodeType }) => ['Break', 'Continue', 'Return'].includes(nodeType)),
  );
}

/** Any number of rounds. */
function repeat(
  run: Run,
  loop: NodeOf<'For'> | NodeOf<'AsyncFor'> | NodeOf<'While'>,
  begin: () => void,
): void {
  const within = [...run.site.within, loop];
  const leaves = leavesEarly(loop.body);
  const round = () => {
    begin();
    run.execute(loop.body, within);
  };
  run.branch([
    () => undefined,
    () => {
      if (leaves || !grows(run, loop.body, round)) goRound(run, loop.body, round);
      // `continue` and `break` leave a round, not the code after the loop.
      run.state.dead = false;
    },
  ]);
  const orelse = () => {
    run.execute(loop.orelse, within);
  };
  if (leaves) run.branch([() => undefined, orelse]);
  else orelse();
}

/** A list may have got any elements in the rounds before, other values may be anything. */
function goRound(run: Run, body: readonly Statement[], round: () => void): void {
  const changed = namesChangedIn(body);
  for (const name of changed) forget(run, name, true);
  loseTrackOfNamespace(run, body);
  round();
  if (leavesEarly(body)) for (const name of changed) forget(run, name, true);
}

/** Whether a round does no more to lists than to append one element that is unknown: then all rounds append such. */
function grows(run: Run, body: readonly Statement[], round: () => void): boolean {
  const before = run.state;
  run.state = before.fork();
  for (const name of namesChangedIn(body)) forget(run, name, false);
  loseTrackOfNamespace(run, body);
  round();
  const { heap } = run.state;
  const grown = [...heap.changes().keys()].map((object) => {
    const [start, end] = object.type === 'dict' ? [] : [before.heap.list(object), heap.list(object)];
    const list = start && end && withManyMore(start, end);
    return object.type === 'dict' || list === undefined ? undefined : ([object, list] as const);
  });
  if (grown.every((one) => one !== undefined)) {
    for (const [object, list] of grown) heap.setList(object, list);
    return true;
  }
  run.state = before;
  return false;
}

function withManyMore(start: ListContents, end: ListContents): ListContents | undefined {
  const [only, second] = end.alternatives;
  const [first, other] = start.alternatives;
  const isOne =
    second === undefined && other === undefined && start.unknown === undefined && end.unknown === undefined;
  if (!isOne || only === undefined || first === undefined || only.items.length !== first.items.length + 1)
    return undefined;
  const last = only.items.at(-1);
  const isAppended = first.items.every((item, index) => item === only.items[index]);
  if (!isAppended || last?.value.kind !== 'unknown' || last.anywhere === true) return undefined;
  return { alternatives: [withItems(only, [...first.items, { ...last, sure: false, many: true }])] };
}

/** With `globals()` a round may set any name, and see those that an earlier one has set. */
function loseTrackOfNamespace(run: Run, body: readonly Statement[]): void {
  const usesNamespace = body.some((statement) =>
    nodesIn(statement).some((node) => node.nodeType === 'Call' && isNamespace(node)),
  );
  if (usesNamespace) run.state.loseTrack('a loop changes it', run.site);
}

function forget(run: Run, name: string, withLists: boolean): void {
  for (const value of run.read(name) ?? []) {
    if (value.kind !== 'list' || value.object.type !== 'list') {
      run.loseTrackOf(name, 'a loop changes it');
      run.loseTrackInside(value, 'a loop changes it');
      return;
    }
    if (!withLists) continue;
    const more = unknownItems(run.unknown('a loop adds elements'));
    const contents = concatenated(run.listOf(value.object), { alternatives: [more] }, run.site);
    run.changeList(value.object, contents);
  }
}
