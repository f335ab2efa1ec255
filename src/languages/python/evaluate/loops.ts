import { type NodeOf, type Statement, nodesIn } from '../parse/nodes.js';
import { placedIn } from '../query/names-set.js';
import { isNamespace } from '../query/namespaces.js';
import { textIn } from './arguments.js';
import { assign } from './assignments.js';
import { namesChangedIn, unwrittenNames } from './definition-effects.js';
import { isCounted, valuesIn } from './items.js';
import { iterationOf } from './lists.js';
import { followAnyRounds } from './repetition.js';
import type { Run } from './run.js';
import type { State } from './state.js';
import { isSameValue, type Item, type ListContents, type Value } from './values.js';

type ForLoop = NodeOf<'For'> | NodeOf<'AsyncFor'>;
type Loop = ForLoop | NodeOf<'While'>;

/** A loop over more elements than this is not followed one by one. */
const MAX_ROUNDS = 64;

/** Follows `for`: round by round where the elements are known, else any number of rounds. */
export function followFor(run: Run, loop: ForLoop): void {
  const { contents, sources } = iterationOf(run, loop.iter);
  const items = elementsOf(contents);
  if (
    items !== undefined &&
    !changesSource(run, loop.body, sources) &&
    items.length <= MAX_ROUNDS &&
    run.program.mayRepeat(items.length)
  ) {
    followRounds(run, loop, items);
    return;
  }
  const objects = objectsIn(contents);
  followAny(run, loop, [], () => {
    assign(run, loop.target, [run.unknown('it is an element of a loop'), ...objects]);
  });
}

/** Follows `while`: any number of rounds. */
export function followWhile(run: Run, loop: NodeOf<'While'>): void {
  followAny(run, loop, namesBoundBy(loop), () => void run.evaluate(loop.test));
}

/** One round after the other. */
function followRounds(run: Run, loop: ForLoop, items: readonly Item[]): void {
  const before = run.state;
  const within = [...run.site.within, loop];
  const broken: State[] = [];
  for (const item of items) {
    if (run.state.dead) break;
    const start = run.state;
    const round = run.round(() => {
      assign(run, loop.target, item.alternatives ?? [item.value]);
      run.execute(loop.body, within);
    });
    const ends = [round.ended, ...round.continued];
    run.state = round.continued.length === 0 ? round.ended : start.meeting(ends, run.site);
    broken.push(...round.broken);
  }
  leave(run, loop, before, broken);
}

/** Any number of rounds, none included. */
function followAny(run: Run, loop: Loop, names: Iterable<string>, begin: () => void): void {
  const before = run.state;
  const within = [...run.site.within, loop];
  const changed = new Set([...namesChangedIn(loop.body), ...names]);
  const { ends, broken } = followAnyRounds(run, {
    names: changed,
    sets: usesNamespace(loop.body) ? unwrittenNames(placedIn(loop.body, within), textIn(run)) : undefined,
    round: () =>
      run.round(() => {
        begin();
        run.execute(loop.body, within);
      }),
  });
  run.state = before.meeting([before.fork(), ...ends], run.site);
  leave(run, loop, before, broken);
}

/** `else` is run where no `break` has left the loop. */
function leave(run: Run, loop: Loop, before: State, broken: readonly State[]): void {
  if (!run.state.dead) run.execute(loop.orelse, [...run.site.within, loop]);
  const ends = [run.state, ...broken];
  run.state = before;
  before.join(ends, run.site);
}

function elementsOf({ alternatives, unknown }: ListContents): readonly Item[] | undefined {
  const [only, second] = alternatives;
  return unknown === undefined && second === undefined && only !== undefined && isCounted(only.items)
    ? only.items
    : undefined;
}

/** The lists and dicts that are elements of a list: a round may change one of them. */
function objectsIn(contents: ListContents): Value[] {
  return valuesIn(contents).filter(({ kind }) => kind === 'list' || kind === 'dict');
}

/** Whether the list or dict that a loop goes through may change under way. */
function changesSource(run: Run, body: readonly Statement[], sources: readonly Value[]): boolean {
  const isSource = (value: Value): boolean => sources.some((source) => isSameValue(source, value));
  return [...namesChangedIn(body)].some((name) => run.read(name)?.some(isSource));
}

/** `while (line := read()):` */
function namesBoundBy({ test }: NodeOf<'While'>): string[] {
  return nodesIn(test).flatMap((node) =>
    node.nodeType === 'NamedExpr' && node.target.nodeType === 'Name' ? [node.target.id] : [],
  );
}

/** With `globals()` a round may set any name, and see those that an earlier one has set. */
function usesNamespace(body: readonly Statement[]): boolean {
  return body.some((statement) =>
    nodesIn(statement).some((node) => node.nodeType === 'Call' && isNamespace(node)),
  );
}
