import type { NodeOf } from '../parse/nodes.js';
import { truthOf } from './comparisons.js';
import { merged } from './dicts.js';
import { concatenated } from './items.js';
import { iterated } from './lists.js';
import { joinedPath, pathUp, textPath } from './paths.js';
import type { Run } from './run.js';
import { percent } from './strings.js';
import { likely, scalar, type Scalar, type Value } from './values.js';

type Operator = NodeOf<'BinOp'>['op']['nodeType'];

const NOT_FOLLOWED = "it is an operation that can't be followed";

/** `a + b` and the like, for every pair of values. */
export function arithmetic(
  run: Run,
  operator: Operator,
  left: readonly Value[],
  right: readonly Value[],
): Value[] {
  const [lefts, rights] = [likely(left), likely(right)];
  const [only, second] = lefts;
  const sum =
    operator === 'Add' && second === undefined && rights.length > 1 ? listSum(run, only, rights) : undefined;
  const results =
    sum === undefined
      ? lefts.flatMap((a) =>
          rights.map(
            (b) =>
              afterUnknown(run, operator, a, b) ?? operated(run, operator, a, b) ?? run.unknown(NOT_FOLLOWED),
          ),
        )
      : [sum];
  const lost = [...left, ...right].filter((one) => !lefts.includes(one) && !rights.includes(one));
  return [...results, ...lost.slice(0, 1)];
}

function operated(run: Run, operator: Operator, a: Value, b: Value): Value | undefined {
  if (a.kind === 'unknown') return a;
  if (a.kind === 'list') return operator === 'Add' ? listSum(run, a, [b]) : undefined;
  if (b.kind === 'unknown') return b;
  if (a.kind === 'dict' && b.kind === 'dict') return operator === 'BitOr' ? merged(run, a, b) : undefined;
  if (a.kind === 'path' || b.kind === 'path') return pathResult(operator, a, b);
  return a.kind === 'scalar' && b.kind === 'scalar' ? scalarResult(operator, a.value, b.value) : undefined;
}

function scalarResult(operator: Operator, a: Scalar, b: Scalar): Value | undefined {
  if (typeof a === 'string') return stringResult(operator, a, b);
  return typeof a === 'number' && typeof b === 'number' ? sum(operator, a, b) : undefined;
}

/** A list and one of several others: a single list, whatever it holds. A list and a tuple can't be added. */
function listSum(run: Run, a: Value | undefined, others: readonly Value[]): Value | undefined {
  if (a?.kind !== 'list' || a.object.type === 'set') return undefined;
  const { type } = a.object;
  const fits = (b: Value) =>
    b.kind === 'list' ? b.object.type === type : ['unknown', 'external'].includes(b.kind);
  if (!others.every(fits)) return undefined;
  return run.newList(type, concatenated(run.listOf(a.object), iterated(run, others), run.site));
}

/** Only a list can be added to a list: the first elements are unknown, the last ones are not. */
function afterUnknown(run: Run, operator: Operator, a: Value, b: Value): Value | undefined {
  if (operator !== 'Add' || b.kind !== 'list' || (a.kind !== 'unknown' && a.kind !== 'external'))
    return undefined;
  return run.newList(b.object.type, concatenated(iterated(run, [a]), run.listOf(b.object), run.site));
}

function pathResult(operator: Operator, a: Value, b: Value): Value | undefined {
  if (operator === 'Div')
    return a.kind === 'path' && a.type === 'Path' ? joinedPath(a, [b], 'Path') : undefined;
  if (operator === 'Sub' && a.kind === 'path' && a.type === 'environ.Path' && b.kind === 'scalar')
    return typeof b.value === 'number' ? pathUp(a, b.value) : undefined;
  return operator === 'Add' ? textPath(a, b) : undefined;
}

function stringResult(operator: Operator, a: string, b: Scalar): Value | undefined {
  if (operator === 'Add') return typeof b === 'string' ? scalar(a + b) : undefined;
  if (operator === 'Mult')
    return typeof b === 'number' && a.length * b < 1000 ? scalar(a.repeat(Math.max(0, b))) : undefined;
  return operator === 'Mod' ? percent(a, b) : undefined;
}

function sum(operator: Operator, a: number, b: number): Value | undefined {
  const result = RESULTS[operator]?.(a, b);
  return result !== undefined && Number.isSafeInteger(result) ? scalar(result) : undefined;
}

const RESULTS: Partial<Record<Operator, (a: number, b: number) => number>> = {
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Mult: (a, b) => a * b,
};

/** `not a`, `-a` */
export function negated(
  run: Run,
  operator: NodeOf<'UnaryOp'>['op']['nodeType'],
  values: readonly Value[],
): Value[] {
  return values.map((value) => {
    if (operator === 'Not') {
      const truth = truthOf(run, value);
      return truth === undefined ? run.unknown('the truth of a value is unknown') : scalar(!truth);
    }
    if (operator === 'USub' && value.kind === 'scalar' && typeof value.value === 'number')
      return scalar(0 - value.value);
    return value.kind === 'unknown' ? value : run.unknown(NOT_FOLLOWED);
  });
}
