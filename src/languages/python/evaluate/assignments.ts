import type { Expression, NodeOf } from '../parse/nodes.js';
import type { Filter } from '../query/name-filter.js';
import { filterOfName } from '../query/names-set.js';
import { isNamespace } from '../query/namespaces.js';
import { ownNodes } from '../query/statements.js';
import { onlyText, onlyValue, textIn } from './arguments.js';
import { memberNamed, setMember } from './class-members.js';
import { boundEntry, merged, withEntry } from './dicts.js';
import { concatenated, isCounted } from './items.js';
import { extend } from './list-methods.js';
import { holdsTexts, iterated, openValue } from './lists.js';
import { arithmetic } from './operators.js';
import type { Run } from './run.js';
import { isOfAnyName, likely, type Unknown, type Value } from './values.js';

const HELD = "it is put into something that can't be followed";

/** Binds a target to values: names, elements, and the parts of what is unpacked. */
export function assign(run: Run, target: Expression, values: readonly Value[], node?: Expression): void {
  switch (target.nodeType) {
    case 'Name':
      run.bind(target.id, node === undefined ? values : passedOn(run, target.id, values, node), node);
      return;
    case 'Tuple':
    case 'List':
      unpack(run, target, values, node);
      return;
    case 'Starred':
      assign(run, target.value, [run.unknown('it is unpacked')]);
      return;
    case 'Subscript':
      setElement(run, target, values, node);
      return;
    case 'Attribute':
      if (setAttribute(run, target, values)) return;
      for (const value of values) run.loseTrackInside(value, HELD);
      return;
    default:
      loseTrackOfRoot(run, target);
  }
}

/** `A, B = (1, 2)` */
function unpack(
  run: Run,
  { elts }: NodeOf<'Tuple'> | NodeOf<'List'>,
  values: readonly Value[],
  node?: Expression,
): void {
  const only = onlyValue(values);
  const list = only?.kind === 'list' ? run.onlyContents(only.object) : undefined;
  const items =
    list !== undefined && isCounted(list.items) && list.items.length === elts.length ? list.items : undefined;
  const isPlain = elts.every(({ nodeType }) => nodeType !== 'Starred');
  elts.forEach((element, index) => {
    const item = isPlain ? items?.[index] : undefined;
    const parts = item === undefined ? [run.unknown('it is unpacked')] : (item.alternatives ?? [item.value]);
    // The expression is that of all parts, so that it is none of their values.
    const isName = element.nodeType === 'Name' && node !== undefined;
    assign(run, element, isName ? passedOn(run, element.id, parts, node) : parts);
  });
}

/**
 * `NAME = function(NAME)`: what an expression that is not followed makes of the list that the name stood for, or of the only
 * list that it is given, is that list, which may have been changed.
 */
function passedOn(run: Run, name: string, values: readonly Value[], node: Expression): readonly Value[] {
  // Few are, and nothing else has to be looked for.
  if (values.every((value) => openValue(run, value) === undefined)) return values;
  const earlier = earlierList(run, name, node);
  const sums = earlier === undefined && node.nodeType === 'BinOp' ? openSums(run, values) : undefined;
  if (sums !== undefined) return sums;
  return values.map((value) => {
    const open = openValue(run, value);
    const list = open && (earlier ?? open.given);
    if (open === undefined || list === undefined) return value;
    return opened(run, list, earlier === undefined ? open : { ...open, isDefault: false });
  });
}

/** `NAME = NAME + […]`, where NAME is one of several lists that code which may set any name may have changed. */
function openSums(run: Run, values: readonly Value[]): readonly Value[] | undefined {
  const lost = values.find((value): value is Unknown => isOfAnyName(value));
  const lists = values.filter((value) => value.kind === 'list');
  if (lost === undefined || lists.length < 2 || lists.length < values.length - 1) return undefined;
  return lists.map((one) => opened(run, one, lost));
}

/** A list like this one, which may have been changed. */
function opened(run: Run, { object }: Value & { kind: 'list' }, open: Unknown): Value {
  const contents = run.listOf(object);
  return run.newList(object.type, { ...contents, unknown: contents.unknown ?? open });
}

function earlierList(run: Run, name: string, node: Expression): (Value & { kind: 'list' }) | undefined {
  const before = onlyValue(likely(run.bindings(name).map(({ value }) => value)));
  const isUsed = () => ownNodes(node).some((one) => one.nodeType === 'Name' && one.id === name);
  return before?.kind === 'list' && holdsTexts(run, before.object) && isUsed() ? before : undefined;
}

/** `DICT['key'] = value`, `globals()['NAME'] = value` */
function setElement(
  run: Run,
  target: NodeOf<'Subscript'>,
  values: readonly Value[],
  node?: Expression,
): void {
  const key = onlyText(run.evaluate(target.slice));
  if (isNamespace(target.value)) {
    if (key === undefined)
      run.state.loseTrack('an unknown name is set', run.site, namesSet(run, target.slice));
    else run.bind(key, values, node);
    return;
  }
  const owners = run.evaluate(target.value);
  const [only, second] = owners;
  if (only?.kind === 'dict' && key !== undefined && second === undefined) {
    run.changeDict(
      only.object,
      withEntry(run.dictOf(only.object), boundEntry(run, key, values, node ?? target)),
    );
    return;
  }
  for (const owner of owners) run.loseTrackInside(owner, "an element is set in a way that can't be followed");
  // From here on they may be changed by way of what holds them.
  for (const value of values) run.loseTrackInside(value, HELD);
}

/** Those that a name may be of which the beginning is known, or what a condition asks of it. */
function namesSet(run: Run, key: Expression): Filter | undefined {
  return filterOfName(key, [...run.site.within, run.site.statement], textIn(run));
}

/**
 * `NAME.attribute = value`: of a module it is a name, which other modules see as well. Of a class that is followed it is known:
 * true.
 */
function setAttribute(run: Run, target: NodeOf<'Attribute'>, values: readonly Value[] | undefined): boolean {
  const owners = run.evaluate(target.value);
  const isKnown = owners.map((owner) => owners.length === 1 && setMember(run, owner, target.attr, values));
  if (isKnown.includes(true)) return true;
  for (const owner of owners)
    if (owner.kind !== 'instance') setMember(run, owner, target.attr, possibly(run, owner, target.attr));
  for (const owner of owners) if (owner.kind === 'module') run.program.setName(owner.file, target.attr, run);
  const isKept = ({ kind }: Value) => kind === 'module' || kind === 'instance';
  if (values !== undefined && !owners.every(isKept)) loseTrackOfRoot(run, target);
  return false;
}

/** What an attribute may be where something else may have been set as well. */
function possibly(run: Run, owner: Value, name: string): readonly Value[] {
  const before = owner.kind === 'definition' ? memberNamed(run, owner, name) : undefined;
  return [...(before ?? []), run.unknown('an attribute of one of several objects is set')];
}

/** What the name stands for is no longer what it was. */
function loseTrackOfRoot(run: Run, target: Expression): void {
  let root: Expression = target;
  while (root.nodeType === 'Attribute' || root.nodeType === 'Subscript') root = root.value;
  if (root.nodeType === 'Name') run.loseTrackOf(root.id, 'an attribute of it is set');
}

/** `target += value` and the like. */
export function augment(run: Run, { target, op, value }: NodeOf<'AugAssign'>): void {
  const given = run.evaluate(value);
  if (target.nodeType !== 'Name') {
    for (const owner of target.nodeType === 'Subscript' ? run.evaluate(target.value) : [])
      run.loseTrackInside(owner, "an element is changed in a way that can't be followed");
    if (target.nodeType === 'Attribute') augmentAttribute(run, target, op.nodeType, given);
    return;
  }
  const all = run.bindings(target.id);
  const own = all.filter((bound) => !isOfAnyName(bound.value));
  const before = own.length > 0 ? own : all;
  const values = before.flatMap((bound) =>
    augmented(run, bound.value, op.nodeType, given, before.length === 1),
  );
  // A list that grows in place keeps the statement that made it.
  const isInPlace =
    values.length === before.length && values.every((one, index) => one === before[index]?.value);
  if (isInPlace) return;
  run.bind(target.id, values.length === 0 ? [run.unknown('it is changed before it is set')] : values, value);
  // What code that may set any name has made of it stays possible.
  if (before === own)
    run.state.names.set(target.id, [
      ...run.state.names.get(target.id),
      ...all.filter((bound) => !own.includes(bound)),
    ]);
}

/** `Class.LIST += […]` */
function augmentAttribute(
  run: Run,
  target: NodeOf<'Attribute'>,
  operator: NodeOf<'AugAssign'>['op']['nodeType'],
  given: readonly Value[],
): void {
  const before = run.evaluate(target);
  const values = before.flatMap((one) => augmented(run, one, operator, given, before.length === 1));
  setAttribute(run, target, values.length === 0 ? [run.unknown('it is changed before it is set')] : values);
}

function augmented(
  run: Run,
  before: Value,
  operator: NodeOf<'AugAssign'>['op']['nodeType'],
  given: readonly Value[],
  isOnly: boolean,
): readonly Value[] {
  if (before.kind === 'list' && before.object.type !== 'tuple') {
    return [augmentedList(run, before, operator, given, isOnly)];
  }
  if (before.kind === 'dict') {
    const only = onlyValue(given);
    if (operator === 'BitOr' && isOnly && only?.kind === 'dict') {
      const sum = merged(run, before, only);
      if (sum.kind === 'dict') run.changeDict(before.object, run.dictOf(sum.object));
    } else run.loseTrackInside(before, "it is changed in a way that can't be followed");
    return [before];
  }
  return arithmetic(run, operator, [before], given);
}

/** A list, or a set, changes in place. */
function augmentedList(
  run: Run,
  before: Value & { kind: 'list' },
  operator: NodeOf<'AugAssign'>['op']['nodeType'],
  given: readonly Value[],
  isOnly: boolean,
): Value {
  const isSum = operator === 'Add' && before.object.type === 'list';
  if (isSum && isOnly) {
    extend(run, before, given);
    return before;
  }
  const sum = isSum ? extended(run, before, given) : before;
  run.loseTrackInside(before, "it is changed in a way that can't be followed");
  return sum;
}

/** Of several lists that a name may stand for, what it stands for afterwards: what other names see of them is lost. */
function extended(run: Run, { object }: Value & { kind: 'list' }, given: readonly Value[]): Value {
  return run.newList(object.type, concatenated(run.listOf(object), iterated(run, given), run.site));
}

/** `del target` */
export function remove(run: Run, target: Expression): void {
  if (target.nodeType === 'Name') run.state.names.set(target.id, [undefined]);
  else if (target.nodeType === 'Tuple' || target.nodeType === 'List')
    for (const one of target.elts) remove(run, one);
  else if (target.nodeType === 'Subscript') removeElement(run, target);
  else if (target.nodeType === 'Attribute') setAttribute(run, target, undefined);
}

/** `del globals()['NAME']`, `del DICT['key']` */
function removeElement(run: Run, target: NodeOf<'Subscript'>): void {
  const name = isNamespace(target.value) ? onlyText(run.evaluate(target.slice)) : undefined;
  if (name !== undefined) run.state.names.set(name, [undefined]);
  else if (isNamespace(target.value))
    run.state.loseTrack('an unknown name is deleted', run.site, namesSet(run, target.slice));
  for (const owner of run.evaluate(target.value)) run.loseTrackInside(owner, 'an element is deleted');
}
