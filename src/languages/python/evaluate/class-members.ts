import { dottedName } from '../query/expressions.js';
import { attributesSetIn } from './instance-attributes.js';
import type { Run } from './run.js';
import type { Bound, Unknown, Value, DefinitionValue, InstanceValue } from './values.js';

/**
 * A class and those that it is derived from, in the order in which they are asked for a name; undefined where one of them is
 * not followed.
 */
export function orderOf(value: DefinitionValue): readonly DefinitionValue[] | undefined {
  if (value.members === undefined) return undefined;
  const found: DefinitionValue[] = [value];
  for (const base of value.members.bases) {
    const order = base && orderOf(base);
    if (order === undefined) return undefined;
    found.push(...order);
  }
  // What several of them are derived from comes after the last of these.
  return found.filter((one, index) => found.findLastIndex(({ node }) => node === one.node) === index);
}

/** What a class, or an object of it, has under a name. */
interface Member {
  readonly bound: readonly Bound[];
  /** Whether it is surely there. */
  readonly sure: boolean;
}

/** @param order the classes that are asked, one after the other */
function memberOf(run: Run, order: readonly DefinitionValue[], name: string): Member {
  const bound: Bound[] = [];
  let open: Unknown | undefined;
  let sure = false;
  for (const { members } of order) {
    const contents = members && run.dictOf(members.own);
    const entry = contents?.entries.get(name);
    open ??= contents?.unknown;
    bound.push(...(entry?.values ?? []));
    sure = entry?.sure === true;
    if (sure) break;
  }
  const lost = open;
  return { bound: lost === undefined ? bound : bound.flatMap((one) => opened(run, one, lost)), sure };
}

/** A value that code which is not followed may have changed. */
function opened(run: Run, bound: Bound, open: Unknown): Bound[] {
  const { value } = bound;
  if (value.kind !== 'list') return [bound, { value: open, site: run.site }];
  const contents = run.listOf(value.object);
  const copy = run.newList(value.object.type, { ...contents, unknown: contents.unknown ?? open });
  return [{ ...bound, value: copy }];
}

/** `Class.name`, `object.name`, a method or property among these; undefined where that is unknown. */
export function memberNamed(
  run: Run,
  owner: DefinitionValue | InstanceValue,
  name: string,
): readonly Value[] | undefined {
  const order = orderOf(owner.kind === 'instance' ? owner.of : owner);
  if (order === undefined || (owner.kind === 'instance' && isSetByMethods(order, name))) return undefined;
  const { bound } = memberOf(run, order, name);
  return bound.length === 0 ? undefined : bound.map(({ value }) => value);
}

/** Whether an object may have something else of its own under this name. */
function isSetByMethods(order: readonly DefinitionValue[], name: string): boolean {
  return order.some(({ node }) => attributesSetIn(node)?.has(name) ?? true);
}

/** Whether what a class has is asked by way of a function of its own. */
export function isProperty(value: Value): boolean {
  if (value.kind !== 'definition' || value.node.nodeType === 'ClassDef') return false;
  return value.node.decorator_list.some((one) => !/^(static|class)method$/.test(dottedName(one) ?? ''));
}

/**
 * Binds the names that a class, or an object of it, has: `for name in dir(Config): globals()[name] = getattr(Config, name)`.
 * False where they are unknown.
 * @param isOwn without what the class inherits
 */
export function bindMembers(
  run: Run,
  owner: Value,
  brings: (name: string) => boolean,
  isOwn: boolean,
): boolean {
  const order = ordersOf(owner, isOwn);
  if (order === undefined) return false;
  const contents = order.flatMap(({ members }) => (members ? [run.dictOf(members.own)] : []));
  const names = new Set(contents.flatMap(({ entries }) => [...entries.keys()]));
  for (const name of [...names].filter(brings)) bindMember(run, owner, order, name);
  if (contents.some(({ unknown }) => unknown !== undefined) || mayHaveOthers(owner, order))
    run.state.loseTrack(
      'the class may have other names',
      run.site,
      (name) => brings(name) && !names.has(name),
    );
  return true;
}

/** The classes whose names an object or class has. Those of the object itself are set by methods. */
function ordersOf(owner: Value, isOwn: boolean): readonly DefinitionValue[] | undefined {
  if (owner.kind === 'instance') return isOwn ? undefined : orderOf(owner.of);
  const order = owner.kind === 'definition' ? orderOf(owner) : undefined;
  return isOwn ? order?.slice(0, 1) : order;
}

function bindMember(run: Run, { kind }: Value, order: readonly DefinitionValue[], name: string): void {
  const { site } = run;
  const { bound, sure } = memberOf(run, order, name);
  const isKnown = kind === 'definition' || !isSetByMethods(order, name);
  const values = bound.map(({ value }) => value);
  const found =
    isKnown && !values.some(isProperty)
      ? values
      : [run.unknown("what the object has is set by code that can't be followed")];
  const before = sure ? [] : run.state.names.get(name);
  run.state.names.set(name, [...before, ...found.map((value) => ({ value, site }))]);
}

function mayHaveOthers({ kind }: Value, order: readonly DefinitionValue[]): boolean {
  return kind === 'instance' && order.some(({ node }) => attributesSetIn(node)?.size !== 0);
}

/** `Class.name = value`; undefined values stand for `del Class.name`. False where the owner is not followed. */
export function setMember(
  run: Run,
  owner: Value,
  name: string,
  values: readonly Value[] | undefined,
): boolean {
  if (owner.kind === 'instance') {
    // From here on the class is taken to have it, too.
    const before = memberNamed(run, owner.of, name) ?? [];
    setMember(run, owner.of, name, [...before, run.unknown('an attribute of an object is set')]);
    return false;
  }
  if (owner.kind !== 'definition' || owner.members === undefined) return false;
  const contents = run.dictOf(owner.members.own);
  const entries = new Map(contents.entries);
  if (values === undefined) entries.delete(name);
  else
    entries.set(name, { key: name, sure: true, values: values.map((value) => ({ value, site: run.site })) });
  run.changeDict(owner.members.own, { ...contents, entries });
  return true;
}
