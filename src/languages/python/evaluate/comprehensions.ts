import type { Expression, NodeOf } from '../parse/nodes.js';
import { mapped } from './items.js';
import { iterated } from './lists.js';
import { truthOf } from './operators.js';
import type { Run } from './run.js';
import type { Item, ItemList, Value } from './values.js';

/**
 * `[x for x in LIST if …]` over a list that is known, element by element. What a condition leaves out is remembered; what
 * it may leave out becomes unsure.
 */
export function comprehension(run: Run, node: NodeOf<'ListComp'> | NodeOf<'GeneratorExp'>): Value {
  const [source, second] = node.generators;
  const contents = source && iterated(run, run.evaluate(source.iter));
  if (
    contents === undefined ||
    second !== undefined ||
    source?.target.nodeType !== 'Name' ||
    source.is_async !== 0
  )
    return run.unknown('it is a comprehension that is not followed');
  const { target, ifs } = source;
  const outer = run.state;
  const filtered = mapped(contents, (list) => filteredBy(run, list, target.id, node.elt, ifs));
  run.state = outer;
  return run.newList('list', filtered);
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
    // The name of the element is the comprehension's own.
    run.state = outer.fork();
    run.bind(name, item.alternatives ?? [item.value]);
    const passes = passesAll(run, conditions);
    if (passes === false) {
      if (item.value.kind === 'scalar') removed.push(String(item.value.value));
      return [];
    }
    const kept = isSame(element, name) ? item : changed(run, item, element);
    return [passes === true ? kept : { ...kept, sure: false }];
  });
  run.state = outer;
  return { literals: list.literals, removed: [...list.removed, ...removed], items };
}

function passesAll(run: Run, conditions: readonly Expression[]): boolean | undefined {
  let isOpen = false;
  for (const condition of conditions) {
    const [only, second] = run.evaluate(condition);
    const truth = only === undefined || second !== undefined ? undefined : truthOf(run, only);
    if (truth === false) return false;
    isOpen ||= truth === undefined;
  }
  return isOpen ? undefined : true;
}

/** What is made of an element is written nowhere. */
function changed(run: Run, { sure, many, anywhere }: Item, element: Expression): Item {
  const values = run.evaluate(element);
  const [only, second] = values;
  const value =
    only !== undefined && second === undefined ? only : run.unknown('it has several possible values');
  return {
    value,
    sure,
    ...(second === undefined ? {} : { alternatives: values }),
    ...(many === undefined ? {} : { many }),
    ...(anywhere === undefined ? {} : { anywhere }),
  };
}

function isSame(node: Expression, name: string): boolean {
  return node.nodeType === 'Name' && node.id === name;
}
