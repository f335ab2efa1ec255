import type { Expression, NodeOf } from '../parse/nodes.js';
import { isNone, stringValue, booleanValue } from '../query/expressions.js';
import { call, isFunction } from './calls.js';
import { comprehension } from './comprehensions.js';
import { NO_ITEMS } from './items.js';
import { displayed, itemsOf, onlyText } from './lists.js';
import { NAMESPACE } from './namespace.js';
import { arithmetic, compared, formatted, negated, truthOf } from './operators.js';
import { attributeOfPath, parentOfPath } from './paths.js';
import type { Run } from './run.js';
import { scalar, type DictObject, type Entry, type Scalar, type Unknown, type Value } from './values.js';

const NOT_FOLLOWED = 'it is an expression that is not followed';

/** The values that an expression may have in this place of a run. */
export function evaluateExpression(run: Run, node: Expression): readonly Value[] {
  switch (node.nodeType) {
    case 'Constant':
      return [constant(run, node)];
    case 'Name':
      return name(run, node.id);
    case 'List':
    case 'Tuple':
    case 'Set':
      return [displayed(run, node)];
    case 'Dict':
      return [dictDisplay(run, node)];
    case 'ListComp':
    case 'GeneratorExp':
      return [comprehension(run, node)];
    case 'Attribute':
      return run.evaluate(node.value).flatMap((owner) => attribute(run, owner, node.attr));
    case 'Subscript':
      return subscript(run, node);
    case 'Call':
      return call(run, node);
    default:
      return operation(run, node);
  }
}

function operation(run: Run, node: Expression): readonly Value[] {
  switch (node.nodeType) {
    case 'BinOp':
      return arithmetic(run, node.op.nodeType, run.evaluate(node.left), run.evaluate(node.right));
    case 'UnaryOp':
      return negated(run, node.op.nodeType, run.evaluate(node.operand));
    case 'BoolOp':
      return shortCircuit(run, node);
    case 'Compare':
      return compared(run, node);
    case 'IfExp':
      return conditional(run, node);
    case 'JoinedStr':
      return formatted(run, node);
    case 'NamedExpr':
      return walrus(run, node);
    case 'Starred':
      return run.evaluate(node.value);
    default:
      return notFollowed(run, node);
  }
}

/** Sub-expressions are not run by all of these (a lambda), but what they may bind is unknown afterwards. */
function notFollowed(run: Run, node: Expression): readonly Value[] {
  if (node.nodeType === 'SetComp' || node.nodeType === 'DictComp') {
    for (const { iter } of node.generators) run.evaluate(iter);
  }
  return [run.unknown(NOT_FOLLOWED)];
}

function constant(run: Run, node: NodeOf<'Constant'>): Value {
  if (isNone(node)) return scalar(null);
  const known = booleanValue(node) ?? stringValue(node) ?? integer(run, node);
  return known === undefined ? run.unknown(NOT_FOLLOWED) : scalar(known);
}

/** Floats print and compare in ways of their own. */
function integer(run: Run, node: NodeOf<'Constant'>): number | undefined {
  const value: unknown = node.value;
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return undefined;
  const { from, to } = run.parsed.span(node);
  return /^(?:0[xXoObB]\w+|[\d_]+)$/.test(run.parsed.text.slice(from, to)) ? value : undefined;
}

function name(run: Run, id: string): readonly Value[] {
  if (run.program.varying.has(id)) return [run.unknown('it is set otherwise elsewhere')];
  const bindings = run.state.names.get(id);
  const bound = bindings.flatMap((one) => (one === undefined ? [] : [one.value]));
  const mayBeBuiltin = bound.length < bindings.length && isFunction(`builtins.${id}`);
  if (bound.length > 0)
    return mayBeBuiltin ? [...bound, { kind: 'external', name: `builtins.${id}` }] : bound;
  if (id === '__file__') return [{ kind: 'path', path: run.module, base: 'root', type: 'str' }];
  return [{ kind: 'external', name: `builtins.${id}` }];
}

function dictDisplay(run: Run, node: NodeOf<'Dict'>): Value {
  const entries = new Map<string, Entry>();
  let open: Unknown | undefined;
  node.keys.forEach((key, index) => {
    const valueNode = node.values[index];
    if (valueNode === undefined) return;
    const values = run.evaluate(valueNode);
    const text = key === null ? undefined : onlyText(run.evaluate(key));
    if (text !== undefined) entries.set(text, boundEntry(run, text, values, valueNode));
    else if (key === null) open = spread(run, entries, values) ?? open;
    else open = run.unknown('a key of the dict is unknown');
  });
  return run.newDict(open === undefined ? { entries } : { entries, unknown: open });
}

/** `**other` */
function spread(run: Run, entries: Map<string, Entry>, values: readonly Value[]) {
  const [only, second] = values;
  const other = only?.kind === 'dict' && second === undefined ? run.dictOf(only.object) : undefined;
  if (other === undefined) return run.unknown('the dict takes in another one that is unknown');
  for (const [key, entry] of other.entries) entries.set(key, entry);
  return other.unknown;
}

export function boundEntry(run: Run, key: string, values: readonly Value[], node: Expression): Entry {
  return { key, sure: true, values: values.map((value) => ({ value, site: run.site, node })) };
}

function attribute(run: Run, owner: Value, attr: string): readonly Value[] {
  switch (owner.kind) {
    case 'external':
      return [{ kind: 'external', name: `${owner.name}.${attr}` }];
    case 'module': {
      const found = run.program.load(owner.file, run).get(attr);
      return found?.map(({ value }) => value) ?? [run.unknown(`${attr} can't be found in ${owner.file}`)];
    }
    case 'path':
      return [attributeOfPath(owner, attr) ?? run.unknown(NOT_FOLLOWED)];
    default:
      return [run.unknown(NOT_FOLLOWED)];
  }
}

function subscript(run: Run, node: NodeOf<'Subscript'>): readonly Value[] {
  const fromPath = parentOfPath(run, node);
  if (fromPath !== undefined) return [fromPath];
  const owners = run.evaluate(node.value);
  if (node.slice.nodeType === 'Slice')
    return owners.map((owner) => sliced(run, owner, node.slice as NodeOf<'Slice'>));
  const keys = run.evaluate(node.slice);
  return owners.flatMap((owner) => keys.flatMap((key) => element(run, owner, key)));
}

function element(run: Run, owner: Value, key: Value): readonly Value[] {
  const found = key.kind === 'scalar' ? elementOf(run, owner, key.value) : undefined;
  return found ?? [run.unknown(NOT_FOLLOWED)];
}

function elementOf(run: Run, owner: Value, key: Scalar): readonly Value[] | undefined {
  switch (owner.kind) {
    case 'external':
      if (owner.name === NAMESPACE && typeof key === 'string') return run.read(key);
      return variable(run, owner, key);
    case 'dict':
      return typeof key === 'string' ? entry(run, owner.object, key) : undefined;
    case 'list': {
      const item = typeof key === 'number' ? itemsOf(run, owner)?.at(key) : undefined;
      return item && [item.value];
    }
    default:
      return undefined;
  }
}

function entry(run: Run, object: DictObject, key: string): readonly Value[] {
  const { entries, unknown: open } = run.dictOf(object);
  const values = entries.get(key)?.values.map(({ value }) => value) ?? [];
  if (open === undefined && values.length > 0) return values;
  return [...values, open ?? run.unknown('the dict lacks this key')];
}

/** `os.environ['NAME']`, where the environment is known. */
function variable(run: Run, owner: Value & { kind: 'external' }, key: unknown): readonly Value[] | undefined {
  if (owner.name !== 'os.environ' || typeof key !== 'string') return undefined;
  const value = run.program.environment?.(key);
  return [value === undefined ? run.unknown('it depends on the environment') : scalar(value)];
}

/** `LIST[a:b]` with known numbers. */
function sliced(run: Run, owner: Value, { lower, upper, step }: NodeOf<'Slice'>): Value {
  const [from, to] = [boundOf(run, lower), boundOf(run, upper)];
  if (step !== undefined) run.evaluate(step);
  const isKnown = from !== 'unknown' && to !== 'unknown' && step === undefined;
  return (isKnown ? part(run, owner, from, to) : undefined) ?? run.unknown(NOT_FOLLOWED);
}

/** Python and JavaScript count characters alike as long as they are ASCII. */
function part(run: Run, owner: Value, from: number | undefined, to: number | undefined): Value | undefined {
  if (owner.kind === 'scalar' && typeof owner.value === 'string' && /^[\x20-\x7e]*$/.test(owner.value))
    return scalar(owner.value.slice(from, to));
  if (owner.kind !== 'list') return undefined;
  const items = itemsOf(run, owner);
  const literals = run.onlyContents(owner.object)?.literals ?? [];
  const list = items && { ...NO_ITEMS, literals, items: items.slice(from, to) };
  return list && run.newList(owner.object.type, { alternatives: [list] });
}

function boundOf(run: Run, node: Expression | undefined): number | undefined | 'unknown' {
  if (node === undefined) return undefined;
  const [only, second] = run.evaluate(node);
  const isNumber = only?.kind === 'scalar' && typeof only.value === 'number' && second === undefined;
  return isNumber && typeof only.value === 'number' ? only.value : 'unknown';
}

/** `a and b` is `a` where that is false, else `b`; `or` the other way round. */
function shortCircuit(run: Run, { op, values }: NodeOf<'BoolOp'>): readonly Value[] {
  const stopsAt = op.nodeType === 'Or';
  const found: Value[] = [];
  const follow = (index: number): void => {
    const node = values[index];
    if (node === undefined) return;
    const parts = run.evaluate(node);
    if (index === values.length - 1) {
      found.push(...parts);
      return;
    }
    const truths = parts.map((part) => truthOf(run, part));
    found.push(...parts.filter((_, at) => truths[at] !== !stopsAt));
    if (truths.every((truth) => truth === stopsAt)) return;
    if (truths.every((truth) => truth === !stopsAt)) follow(index + 1);
    else
      run.branch([
        () => undefined,
        () => {
          follow(index + 1);
        },
      ]);
  };
  follow(0);
  return found;
}

function conditional(run: Run, { test, body, orelse }: NodeOf<'IfExp'>): readonly Value[] {
  const truth = oneTruth(run, run.evaluate(test));
  if (truth !== undefined) return run.evaluate(truth ? body : orelse);
  const found: Value[] = [];
  run.branch(
    [() => found.push(...run.evaluate(body)), () => found.push(...run.evaluate(orelse))].map((way) => () => {
      way();
    }),
  );
  return found;
}

/** The truth that all values share. */
export function oneTruth(run: Run, values: readonly Value[]): boolean | undefined {
  const [first, ...others] = values.map((value) => truthOf(run, value));
  return others.every((other) => other === first) ? first : undefined;
}

function walrus(run: Run, { target, value }: NodeOf<'NamedExpr'>): readonly Value[] {
  const values = run.evaluate(value);
  if (target.nodeType === 'Name') run.bind(target.id, values, value);
  return values;
}
