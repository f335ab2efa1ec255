import type { Expression, NodeOf, Statement } from '../parse/nodes.js';
import { nodesIn } from '../parse/nodes.js';
import { namesChangedIn } from './effects.js';
import { concatenated, isCounted, unknownItems } from './items.js';
import { iterated } from './lists.js';
import type { Run } from './run.js';
import type { Item, Value } from './values.js';

type Assign = (run: Run, target: Expression, values: readonly Value[]) => void;

/** A loop over more elements than this is not followed one by one. */
const MAX_ROUNDS = 64;

export function followFor(run: Run, loop: NodeOf<'For'> | NodeOf<'AsyncFor'>, assign: Assign): void {
  const iterable = run.evaluate(loop.iter);
  const items = elementsOf(run, iterable);
  if (
    items !== undefined &&
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

function leavesEarly(body: readonly Statement[]): boolean {
  return body.some((statement) =>
    nodesIn(statement).some(({ nodeType }) => ['Break', 'Continue', 'Return'].includes(nodeType)),
  );
}

/** Any number of rounds: a list may have got any elements in those before, other values may be anything. */
function repeat(
  run: Run,
  loop: NodeOf<'For'> | NodeOf<'AsyncFor'> | NodeOf<'While'>,
  begin: () => void,
): void {
  const within = [...run.site.within, loop];
  const changed = namesChangedIn(loop.body);
  run.branch([
    () => undefined,
    () => {
      for (const name of changed) forget(run, name);
      begin();
      run.execute(loop.body, within);
      // `continue` and `break` leave a round, not the code after the loop.
      if (leavesEarly(loop.body)) for (const name of changed) forget(run, name);
      run.state.dead = false;
    },
  ]);
  if (leavesEarly(loop.body))
    run.branch([
      () => undefined,
      () => {
        run.execute(loop.orelse, within);
      },
    ]);
  else run.execute(loop.orelse, within);
}

function forget(run: Run, name: string): void {
  for (const value of run.read(name) ?? []) {
    if (value.kind !== 'list' || value.object.type !== 'list') {
      run.loseTrackOf(name, 'a loop changes it');
      run.loseTrackInside(value, 'a loop changes it');
      return;
    }
    const more = unknownItems(run.unknown('a loop adds elements'));
    run.changeList(value.object, concatenated(run.listOf(value.object), { alternatives: [more] }, run.site));
  }
}
