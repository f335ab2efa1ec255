import type { Expression, NodeOf } from '../parse/nodes.js';
import { concatenated, isCounted, mapped, NO_ITEMS } from './items.js';
import { iterationOf } from './lists.js';
import { elementAmong, onlyValue } from './arguments.js';
import { truthOf } from './comparisons.js';
import type { Run } from './run.js';
import type { Item, ItemList, ListContents, Value } from './values.js';

/**
 * `[x for x in LIST if …]` over a list that is known, element by element. What a condition leaves out is remembered; what
 * it may leave out becomes unsure.
 */
export function comprehension(run: Run, node: NodeOf<'ListComp'> | NodeOf<'GeneratorExp'>): Value {
  const outer = run.state;
  const contents = contentsOf(run, node.generators, node.elt);
  run.state = outer;
  return contents === undefined
    ? run.unknown("it is a comprehension that can't be followed")
    : run.newList('list', contents);
}

function contentsOf(
  run: Run,
  [source, ...inner]: readonly NodeOf<'Comprehension'>[],
  element: Expression,
): ListContents | undefined {
  const contents = source && iterationOf(run, source.iter).contents;
  if (contents === undefined || source?.target.nodeType !== 'Name' || source.is_async !== 0) return undefined;
  const { target, ifs } = source;
  return inner.length > 0
    ? nested(run, contents, { name: target.id, ifs, inner, element })
    : mapped(contents, (list) => filteredBy(run, list, target.id, element, ifs));
}

/** `[x for group in GROUPS for x in group]`: all that the rest gives for each element, where each is surely there. */
function nested(
  run: Run,
  { alternatives: [list, second], unknown: open }: ListContents,
  { name, ifs, inner, element }: Outer,
): ListContents | undefined {
  const isKnown = second === undefined && open === undefined && list !== undefined && isCounted(list.items);
  if (!isKnown) return undefined;
  const outer = run.state;
  let all: ListContents = { alternatives: [NO_ITEMS] };
  for (const { value, alternatives = [value] } of list.items) {
    run.state = outer.fork();
    run.bind(name, alternatives);
    const passes = passesAll(run, ifs);
    const found = passes === true ? contentsOf(run, inner, element) : undefined;
    if (passes !== false && found === undefined) return undefined;
    if (found !== undefined) all = concatenated(all, found, run.site);
  }
  run.state = outer;
  return all;
}

/** A loop of a comprehension around others. */
interface Outer {
  readonly name: string;
  readonly ifs: readonly Expression[];
  readonly inner: readonly NodeOf<'Comprehension'>[];
  readonly element: Expression;
}

function filteredBy(
  run: Run,
  list: ItemList,
  name: string,
  element: Expression,
  conditions: readonly Expression[],
): ItemList {
  const outer = run.state;
  const removed: string[] = [];
  const items = list.items.flatMap((item): Item[] => {
    const passing = (item.alternatives ?? [item.value]).flatMap((value) => {
      // The name of the element is the comprehension's own.
      run.state = outer.fork();
      run.bind(name, [value]);
      const passes = passesAll(run, conditions);
      if (passes === false && value.kind === 'scalar' && typeof value.value === 'string')
        removed.push(value.value);
      return passes === false ? [] : [{ value, isSure: passes === true }];
    });
    if (passing.length === 0) return [];
    const isWhole = passing.length === (item.alternatives?.length ?? 1);
    const kept = {
      ...withValues(
        run,
        item,
        passing.map(({ value }) => value),
      ),
    };
    const sure = item.sure && isWhole && passing.every(({ isSure }) => isSure);
    run.state = outer.fork();
    run.bind(name, kept.alternatives ?? [kept.value]);
    return [{ ...(isSame(element, name) ? kept : changed(run, kept, element)), sure }];
  });
  run.state = outer;
  return { literals: list.literals, removed: [...list.removed, ...removed], items };
}

/** An element of which some of the possible values are left. */
function withValues(run: Run, { alternatives, ...item }: Item, values: readonly Value[]): Item {
  const only = onlyValue(values);
  if (only !== undefined) return only === item.value ? item : { ...item, value: only };
  return {
    ...item,
    value: run.unknown('it has several possible values'),
    alternatives: alternatives ?? values,
  };
}

function passesAll(run: Run, conditions: readonly Expression[]): boolean | undefined {
  let isOpen = false;
  for (const condition of conditions) {
    const only = onlyValue(run.evaluate(condition));
    const truth = only && truthOf(run, only);
    if (truth === false) return false;
    isOpen ||= truth === undefined;
  }
  return isOpen ? undefined : true;
}

/** What is made of an element is written nowhere. */
function changed(run: Run, { sure, many, anywhere }: Item, element: Expression): Item {
  return {
    ...elementAmong(run, run.evaluate(element)),
    sure,
    ...(many === undefined ? {} : { many }),
    ...(anywhere === undefined ? {} : { anywhere }),
  };
}

function isSame(node: Expression, name: string): boolean {
  return node.nodeType === 'Name' && node.id === name;
}
