import type { Expression } from '../parse/nodes.js';
import { elementAmong, onlyValue, type Arguments } from './arguments.js';
import { dottedName } from '../query/expressions.js';
import { viewOf as dictView } from './dict-views.js';
import { concatenated, isCounted, NO_ITEMS, unknownItems } from './items.js';
import type { Run } from './run.js';
import {
  likely,
  type Item,
  type ItemList,
  type ListContents,
  type ListLiteral,
  type ListObject,
  type Unknown,
  type Value,
} from './values.js';

/** `[a, *b]`, `(a, b)`: the new list. */
export function displayed(run: Run, node: ListLiteral): Value {
  const { file } = run;
  let contents: ListContents = { alternatives: [{ ...NO_ITEMS, literals: [{ file, node }] }] };
  let pending: Item[] = [];
  const flush = () => {
    if (pending.length > 0)
      contents = concatenated(contents, { alternatives: [{ ...NO_ITEMS, items: pending }] }, run.site);
    pending = [];
  };
  // Where the number at which the other list is cut is known, its parts are known as well.
  const isPlain = node.elts.every(({ nodeType }) => nodeType !== 'Starred');
  const all = isPlain ? [] : slicePairsIn(node.elts);
  const pairs = all.filter(({ head }) => run.evaluate(head).some(({ kind }) => kind === 'unknown'));
  node.elts.forEach((element, index) => {
    if (element.nodeType !== 'Starred') {
      const isInside = pairs.some(({ start, end }) => start < index && index < end);
      const where = isInside ? { anywhere: true } : { origin: { file, node, index } };
      pending.push({ ...elementOf(run, element), ...where });
      return;
    }
    flush();
    if (pairs.some(({ end }) => end === index)) return;
    const whole = pairs.find(({ start }) => start === index)?.source ?? element.value;
    contents = concatenated(contents, iterated(run, run.evaluate(whole)), run.site);
  });
  flush();
  return run.newList(
    node.nodeType === 'List' ? 'list' : node.nodeType === 'Tuple' ? 'tuple' : 'set',
    contents,
  );
}

/** One element of a list. */
export function elementOf(run: Run, node: Expression): Item {
  return { ...elementAmong(run, run.evaluate(node)), sure: true };
}

/** What iterating over a value gives: the contents of a list. */
export function iterated(run: Run, values: readonly Value[]): ListContents {
  const own = likely(values);
  const all = own.map((value) => contentsOf(run, value));
  const lost = values.find((value): value is Unknown => value.kind === 'unknown' && !own.includes(value));
  const open = all.find(({ unknown }) => unknown !== undefined)?.unknown ?? lost;
  const alternatives = all.flatMap((one) => one.alternatives);
  return open === undefined ? { alternatives } : { alternatives, unknown: open };
}

function contentsOf(run: Run, value: Value): ListContents {
  if (value.kind === 'list' && value.object.type !== 'set') return run.listOf(value.object);
  if (value.kind === 'dict') return dictView(run, value, 'keys');
  return {
    alternatives: [
      unknownItems(value.kind === 'unknown' ? value : run.unknown('what it is made of is unknown')),
    ],
  };
}

/** What a loop goes through, and the list or dict that it must not change under way. */
export interface Iteration {
  readonly contents: ListContents;
  readonly sources: readonly Value[];
}

/** What an expression gives to a loop. Of `DICT.items()` and the like it is what the dict has where the loop begins. */
export function iterationOf(run: Run, node: Expression): Iteration {
  const view = viewIn(node);
  if (view !== undefined) {
    const [only, second] = run.evaluate(view.of);
    if (only?.kind === 'dict' && second === undefined)
      return { contents: dictView(run, only, view.method), sources: [only] };
  }
  const values = run.evaluate(node);
  return { contents: iterated(run, values), sources: values.filter(({ kind }) => kind === 'list') };
}

const VIEWS: ReadonlySet<string> = new Set(['items', 'keys', 'values']);

/** `DICT.items()`, where asking twice for what DICT is changes nothing. */
function viewIn(node: Expression): { readonly of: Expression; readonly method: string } | undefined {
  if (node.nodeType !== 'Call' || node.args.length > 0 || node.keywords.length > 0) return undefined;
  if (node.func.nodeType !== 'Attribute' || !VIEWS.has(node.func.attr)) return undefined;
  const { value: of, attr: method } = node.func;
  return of.nodeType === 'Dict' || dottedName(of) !== undefined ? { of, method } : undefined;
}

/** The elements of a list that is known whole. */
export function itemsOf(run: Run, value: Value & { kind: 'list' }): readonly Item[] | undefined {
  const list = run.onlyContents(value.object);
  return list !== undefined && isCounted(list.items) ? list.items : undefined;
}

/** Whether a list has plain strings, as a list of names does. */
export function holdsTexts(run: Run, object: ListObject): boolean {
  const { alternatives } = run.listOf(object);
  return alternatives.some(({ items }) =>
    items.some(({ value }) => value.kind === 'scalar' && typeof value.value === 'string'),
  );
}

/** The only list of texts among the arguments; beside a name it is the default of a lookup, `getattr(module, 'NAME', [])`. */
export function listGiven(run: Run, args: Arguments['args']): (Value & { kind: 'list' }) | undefined {
  const values = args.map((one) => onlyValue(likely(one)));
  if (values.some((value) => value?.kind === 'scalar' && typeof value.value === 'string')) return undefined;
  const lists = values.flatMap((value) => (value === undefined ? [] : (listBehind(run, value) ?? [])));
  return onlyValue(lists) === undefined ? undefined : lists[0];
}

const LEAVES_OUT = /without|except|exclu|remove|omit|drop|skip/i;

/**
 * The list that `installed('package.module', 'package.other')` is written as: a function of dotted names may leave some of
 * them out. Nothing can be written into it.
 */
export function textsGiven(run: Run, { node, args }: Arguments): (Value & { kind: 'list' }) | undefined {
  if (LEAVES_OUT.test(dottedName(node.func) ?? '')) return undefined;
  const items = args.map((values): Item => {
    const value = onlyValue(values) ?? run.unknown('it has several possible values');
    return { value, sure: true };
  });
  const texts = items.flatMap(({ value }) => (value.kind === 'scalar' ? [value.value] : []));
  const isName = (text: unknown) => typeof text === 'string' && /^[a-z_]\w*(\.\w+)*$/i.test(text);
  const isPath = (text: unknown) => typeof text === 'string' && text.split('.').length > 2;
  if (texts.length < 2 || !texts.every(isName) || !texts.some(isPath)) return undefined;
  const made = run.newList('list', { alternatives: [{ ...NO_ITEMS, items }] });
  return made.kind === 'list' ? made : undefined;
}

/** A list of texts, or the one that a function was given which made the value. */
function listBehind(run: Run, value: Value): (Value & { kind: 'list' }) | undefined {
  if (value.kind === 'list' && holdsTexts(run, value.object)) return value;
  const open = openValue(run, value);
  return open?.isDefault === true ? undefined : open?.given;
}

/** What `CONFIG.get('NAME', […])` gives where CONFIG is not known: the default, or anything. */
export function defaultOr(run: Run, open: Unknown, fallback: readonly Value[] | undefined): Unknown {
  const only = onlyValue(fallback);
  if (only?.kind !== 'list' || !holdsTexts(run, only.object)) return open;
  const isDefault = { ...open, isDefault: true };
  // Nobody else changes what is given here.
  const copy = run.newList(only.object.type, { ...run.listOf(only.object), unknown: isDefault });
  return copy.kind === 'list' ? { ...isDefault, given: copy } : open;
}

/** `function(NAME)`, `list(function(NAME))`: nothing is known of what comes out. */
export function openValue(run: Run, value: Value): Unknown | undefined {
  if (value.kind === 'unknown') return value;
  const [only, second] = value.kind === 'list' ? (run.onlyContents(value.object)?.items ?? []) : [];
  const isOpen = second === undefined && only?.many === true;
  return isOpen && only.value.kind === 'unknown' ? only.value : undefined;
}

/** The number of the first element that is a text; undefined where that is open. */
export function indexOfText({ items }: ItemList, text: string): number | undefined {
  if (items.some(({ anywhere }) => anywhere === true)) return undefined;
  const at = items.findIndex(({ value }) => value.kind !== 'scalar' || value.value === text);
  const found = items[at];
  return found?.value.kind === 'scalar' && isCounted(items.slice(0, at + 1)) ? at : undefined;
}

/** Whether a list has a text; undefined where that is open. */
export function hasText({ items }: ItemList, text: string): boolean | undefined {
  if (items.some(({ value, sure }) => value.kind === 'scalar' && value.value === text && sure)) return true;
  const mayHave = items.some(({ value }) => value.kind !== 'scalar' || value.value === text);
  return mayHave ? undefined : false;
}

/** `*X[:at]` and `*X[at:]` in one list: together they are all of X. */
interface SlicePair {
  readonly start: number;
  readonly end: number;
  /** X. */
  readonly source: Expression;
  /** `X[:at]` */
  readonly head: Expression;
}

/** The elements of a list that take another one apart to put something between. */
function slicePairsIn(elements: readonly Expression[]): SlicePair[] {
  const slices = elements.map(sliceOf);
  return slices.flatMap((head, start) => {
    if (head?.side !== 'head') return [];
    const end = slices.findIndex(
      (tail, index) =>
        index > start && tail?.side === 'tail' && tail.name === head.name && tail.at === head.at,
    );
    return end < 0 ? [] : [{ start, end, source: head.source, head: head.node }];
  });
}

interface Slice {
  readonly node: Expression;
  readonly source: Expression;
  readonly name: string;
  readonly at: string;
  readonly side: 'head' | 'tail';
}

/** `*NAME[:at]`, `*NAME[at:]` */
function sliceOf(element: Expression): Slice | undefined {
  const node = element.nodeType === 'Starred' ? element.value : undefined;
  if (node?.nodeType !== 'Subscript' || node.slice.nodeType !== 'Slice') return undefined;
  const { lower, upper, step } = node.slice;
  const bounds = [lower, upper, step].filter((bound) => bound !== undefined);
  const [name, at] = [dottedName(node.value), dottedName(bounds[0])];
  if (name === undefined || at === undefined || bounds.length > 1 || step !== undefined) return undefined;
  return { node, source: node.value, name, at, side: lower === undefined ? 'head' : 'tail' };
}
