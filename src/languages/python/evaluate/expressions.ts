import type { Expression, NodeOf } from '../parse/nodes.js';
import { isNone, stringValue, booleanValue } from '../query/expressions.js';
import { call } from './calls.js';
import { compared, oneTruth, truthOf } from './comparisons.js';
import { comprehension } from './comprehensions.js';
import { dictDisplay } from './dicts.js';
import { loseTrackOfParts } from './effects.js';
import { isFunction } from './functions.js';
import { displayed } from './lists.js';
import { arithmetic, negated } from './operators.js';
import type { Run } from './run.js';
import { formatted } from './strings.js';
import { attribute, subscript } from './subscripts.js';
import { isOfAnyName, scalar, type Value } from './values.js';

const NOT_FOLLOWED = "it is an expression that can't be followed";

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
      loseTrackOfParts(run, node, 'a comprehension may change it');
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
      return [run.unknown('it is unpacked'), ...run.evaluate(node.value)];
    default:
      return notFollowed(run, node);
  }
}

/** What these run is not followed (a lambda may be called later), but what it may change is unknown afterwards. */
function notFollowed(run: Run, node: Expression): readonly Value[] {
  loseTrackOfParts(run, node, "an expression that can't be followed may change it");
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
  if (run.program.varies(id)) return [run.unknown('it is set to something else elsewhere')];
  const values = boundTo(run, id);
  const assumed = run.program.assumedFor(id);
  const isPossible = (value: Value) => value.kind !== 'scalar' || Boolean(value.value) === assumed;
  if (assumed === undefined) return values;
  const isLikely = values.some(isPossible) || run.program.mayBeReplaced(run.state.names.get(id));
  return isLikely ? [scalar(assumed)] : values;
}

function boundTo(run: Run, id: string): readonly Value[] {
  const bindings = run.state.names.get(id);
  const bound = bindings.flatMap((one) => (one === undefined ? [] : [one.value]));
  const mayBeBuiltin = bound.length < bindings.length && isFunction(`builtins.${id}`);
  // Code that may set any name hardly sets that of a builtin function.
  const isSet = !bound.every(isOfAnyName);
  if (bound.length > 0 && (isSet || !mayBeBuiltin))
    return mayBeBuiltin ? [...bound, { kind: 'external', name: `builtins.${id}` }] : bound;
  if (id === '__file__') return [{ kind: 'path', path: run.module, base: 'root', type: 'str' }];
  return [{ kind: 'external', name: `builtins.${id}` }];
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

function walrus(run: Run, { target, value }: NodeOf<'NamedExpr'>): readonly Value[] {
  const values = run.evaluate(value);
  if (target.nodeType === 'Name') run.bind(target.id, values, value);
  return values;
}
