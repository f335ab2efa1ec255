import type { Expression, NodeOf } from '../parse/nodes.js';
import type { Run } from './run.js';
import type { Bindings } from './state.js';
import { isEqual, isOfAnyName, type Bound, type DictObject, type Scalar, type Value } from './values.js';

/** What a name had before a condition was known to hold. */
export interface Narrowed {
  readonly name: string;
  readonly before: Bindings;
  readonly after: Bindings;
}

/** What a condition says of a name: it is one of some values, or none of them. */
interface Statement {
  readonly name: string;
  readonly values: readonly Scalar[];
  readonly isOneOf: boolean;
}

/**
 * Leaves the values of a name that a condition allows: after `if ENV not in KNOWN: raise`, ENV is one of the known ones.
 * The bodies of functions and classes have names of their own, and are left alone.
 */
export function narrow(run: Run, test: Expression, truth: boolean): readonly Narrowed[] {
  if (!run.isAtModuleLevel) return [];
  return statedBy(run, test, truth).flatMap(({ name, values, isOneOf }) => {
    const before = run.state.names.get(name);
    const after = isOneOf ? before.flatMap(oneOf(values)) : before.filter(noneOf(values));
    if (after.length === 0 || isSameAs(before, after)) return [];
    run.state.names.set(name, after);
    return [{ name, before, after }];
  });
}

/** Forgets what a condition has said, where that may have been false as well. */
export function widen(run: Run, narrowed: readonly Narrowed[]): void {
  for (const { name, before, after } of narrowed.toReversed())
    if (isSameAs(run.state.names.get(name), after)) run.state.names.set(name, before);
}

function isSameAs(some: Bindings, others: Bindings): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}

/** Only what is unknown gets other values, at the statement that has bound it. */
function oneOf(values: readonly Scalar[]) {
  return (one: Bound | undefined): Bindings => {
    if (one?.value.kind === 'scalar') return has(values, one.value.value) ? [one] : [];
    if (one?.value.kind !== 'unknown' || isOfAnyName(one.value)) return [one];
    return values.map((value) => ({ ...one, value: { kind: 'scalar', value } }));
  };
}

function noneOf(values: readonly Scalar[]) {
  return (one: Bound | undefined): boolean => one?.value.kind !== 'scalar' || !has(values, one.value.value);
}

function has(values: readonly Scalar[], value: Scalar): boolean {
  return values.some((one) => isEqual(one, value));
}

function statedBy(run: Run, test: Expression, truth: boolean): Statement[] {
  if (test.nodeType === 'UnaryOp' && test.op.nodeType === 'Not') return statedBy(run, test.operand, !truth);
  if (test.nodeType === 'BoolOp' && (test.op.nodeType === 'And') === truth)
    return test.values.flatMap((one) => statedBy(run, one, truth));
  return test.nodeType === 'Compare' ? statedByComparison(run, test, truth) : [];
}

/** What the operators say where they hold. */
const OPERATORS: Readonly<Partial<Record<string, { readonly isOneOf: boolean; readonly among?: true }>>> = {
  Eq: { isOneOf: true },
  NotEq: { isOneOf: false },
  In: { isOneOf: true, among: true },
  NotIn: { isOneOf: false, among: true },
};

/** `NAME == value`, `NAME in values`, and the opposites of both. */
function statedByComparison(
  run: Run,
  { left, ops: [operator, second], comparators: [other] }: NodeOf<'Compare'>,
  truth: boolean,
): Statement[] {
  const said = operator && second === undefined ? OPERATORS[operator.nodeType] : undefined;
  if (said === undefined || other === undefined) return [];
  if (left.nodeType !== 'Name' || run.program.varies(left.id)) return [];
  const values = said.among ? scalarsIn(run, other) : scalarOf(run, other);
  return values === undefined ? [] : [{ name: left.id, values, isOneOf: said.isOneOf === truth }];
}

/** Undefined where it may be several. */
function scalarOf(run: Run, node: Expression): readonly Scalar[] | undefined {
  const [value, second] = run.evaluate(node);
  return value?.kind === 'scalar' && second === undefined ? [value.value] : undefined;
}

/** What a list, or the keys of a dict, surely are; undefined where that is open. */
function scalarsIn(run: Run, node: Expression): readonly Scalar[] | undefined {
  const [value, second] = run.evaluate(node);
  if (value === undefined || second !== undefined) return undefined;
  return value.kind === 'dict' ? keysOf(run, value.object) : itemsOf(run, value);
}

function keysOf(run: Run, object: DictObject): readonly Scalar[] | undefined {
  const { entries, unknown } = run.dictOf(object);
  const isSure = unknown === undefined && [...entries.values()].every(({ sure }) => sure);
  return isSure ? [...entries.keys()] : undefined;
}

function itemsOf(run: Run, value: Value): readonly Scalar[] | undefined {
  const items = value.kind === 'list' ? run.onlyContents(value.object)?.items : undefined;
  const scalars = items?.flatMap(({ value: one, sure, many }) =>
    one.kind === 'scalar' && sure && many !== true ? [one.value] : [],
  );
  return scalars?.length === items?.length ? scalars : undefined;
}
