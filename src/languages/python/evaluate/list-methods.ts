import { onlyNumber, onlyText, type Arguments } from './arguments.js';
import { withItems } from './concatenation.js';
import { appended, concatenated, inserted, isCounted, mapped, removed } from './items.js';
import { elementOf, indexOfText, iterated } from './lists.js';
import type { Run } from './run.js';
import { dottedName } from '../query/expressions.js';
import type { Expression } from '../parse/nodes.js';
import { likely, scalar, type Item, type ItemList, type Value } from './values.js';

type List = Value & { kind: 'list' };
type Method = (run: Run, owner: List, given: Arguments) => readonly Value[] | undefined;

const NONE = [scalar(null)];
const READERS: ReadonlySet<string> = new Set([
  'index',
  'count',
  'copy',
  'union',
  'intersection',
  'difference',
  'issubset',
]);

const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['append', append],
  ['extend', (run, owner, { args }) => extend(run, owner, args[0] ?? [])],
  ['insert', insert],
  ['remove', remove],
  ['index', indexOf],
  ['copy', (run, owner) => [run.newList(owner.object.type, run.listOf(owner.object))]],
  ['clear', (run, owner) => change(run, owner, (list) => withItems(list, []))],
  ['pop', pop],
]);

/** A method of a list; of tuples and sets only what reads them is followed. */
export function callList(run: Run, owner: List, method: string, given: Arguments): readonly Value[] {
  const isFollowed = owner.object.type === 'list' || (owner.object.type === 'tuple' && method === 'index');
  const result =
    isFollowed && given.node.keywords.length === 0 ? METHODS.get(method)?.(run, owner, given) : undefined;
  if (result !== undefined) return result;
  if (!READERS.has(method)) run.loseTrackInside(owner, "it is changed in a way that can't be followed");
  return [run.unknown("it is read from a list in a way that can't be followed")];
}

function change(run: Run, owner: List, edit: (list: ItemList) => ItemList): readonly Value[] {
  run.changeList(owner.object, mapped(run.listOf(owner.object), edit));
  return NONE;
}

function append(run: Run, owner: List, { node }: Arguments): readonly Value[] | undefined {
  const [given, second] = node.args;
  if (given === undefined || second !== undefined) return undefined;
  const item = added(run, node.func, given);
  return change(run, owner, (list) => appended(list, item));
}

/** `LIST.extend(given)`, `LIST += given` */
export function extend(run: Run, owner: List, given: readonly Value[]): readonly Value[] {
  run.changeList(owner.object, concatenated(run.listOf(owner.object), iterated(run, given), run.site));
  return NONE;
}

function insert(run: Run, owner: List, { node, args }: Arguments): readonly Value[] | undefined {
  const [, given] = node.args;
  if (given === undefined || node.args.length !== 2) return undefined;
  const index = onlyNumber(args[0] && likely(args[0]));
  const item = added(run, node.func, given);
  return change(run, owner, (list) => inserted(list, index, item));
}

/** The new element; under `if x not in LIST` it is added only where it is not there yet. */
function added(run: Run, func: Expression, given: Expression): Item {
  const item = { ...elementOf(run, given), addedBy: run.site };
  const owner = func.nodeType === 'Attribute' ? dottedName(func.value) : undefined;
  return owner !== undefined && isGuarded(run, owner, given) ? { ...item, distinct: true } : item;
}

function isGuarded(run: Run, list: string, given: Expression): boolean {
  const outer = run.site.within.at(-1);
  const wanted = dottedName(given);
  if (outer?.nodeType !== 'If' || wanted === undefined) return false;
  const { test } = outer;
  const conditions = test.nodeType === 'BoolOp' && test.op.nodeType === 'And' ? test.values : [test];
  return conditions.some(
    (condition) =>
      condition.nodeType === 'Compare' &&
      condition.ops.length === 1 &&
      condition.ops[0]?.nodeType === 'NotIn' &&
      dottedName(condition.left) === wanted &&
      dottedName(condition.comparators[0]) === list,
  );
}

function remove(run: Run, owner: List, { args }: Arguments): readonly Value[] | undefined {
  const text = onlyText(args[0]);
  return text === undefined ? undefined : change(run, owner, (list) => removed(list, text));
}

function indexOf(run: Run, owner: List, { node, args }: Arguments): readonly Value[] | undefined {
  const text = onlyText(args[0]);
  const list = run.onlyContents(owner.object);
  const index =
    text === undefined || list === undefined || node.args.length > 1 ? undefined : indexOfText(list, text);
  return index === undefined ? undefined : [scalar(index)];
}

/** `pop()` and `pop(0)` of a list whose end is known. */
function pop(run: Run, owner: List, { node, args }: Arguments): readonly Value[] | undefined {
  const index = onlyNumber(args[0] ?? [scalar(-1)]);
  const list = run.onlyContents(owner.object);
  if (list === undefined || index === undefined || node.args.length > 1 || !isCounted(list.items))
    return undefined;
  const at = index < 0 ? list.items.length + index : index;
  const item = list.items[at];
  if (item === undefined) return undefined;
  run.changeList(owner.object, { alternatives: [withItems(list, list.items.toSpliced(at, 1))] });
  return [item.value];
}
