import type { Bound, Evaluator, Scalar, Site } from '../../../languages/python/evaluate/index.js';
import { sourceOf, type Expression } from '../../../languages/python/index.js';
import { withoutPlaceholders } from './evaluation.js';

/** One of the values that a setting may have when Django has read a settings module. */
export type Possible =
  | {
      readonly kind: 'plain';
      readonly value: Scalar;
      /** Absent where an installed package sets it. */
      readonly node?: Expression;
      readonly at: Site;
    }
  /** No statement sets it: Django's own default counts. */
  | { readonly kind: 'unset' }
  /** It can't be worked out without running the settings; `node` is what it is set to, where that is written. */
  | { readonly kind: 'unknown'; readonly node?: Expression; readonly at: Site };

const UNSET: Possible = { kind: 'unset' };

/** The values that a setting may have; conditions that are not known leave several. */
export function possibleValues(evaluator: Evaluator, module: string, name: string): Possible[] {
  const { bound, mayBeUnset } = withoutPlaceholders(evaluator, module, name);
  return [...(mayBeUnset ? [UNSET] : []), ...distinct(bound.map(possible))];
}

/** The values that `NAME['key']` may have; unset where the dict lacks the key. */
export function itemValues(evaluator: Evaluator, module: string, name: string, key: string): Possible[] {
  const { bound, mayBeUnset } = evaluator.evaluate(module, name);
  const found = bound.flatMap((one): Possible[] => {
    const contents = one.value.kind === 'dict' ? evaluator.dictIn(module, one.value.object) : undefined;
    if (contents?.unknown !== undefined || contents === undefined)
      return [{ kind: 'unknown', at: contents?.unknown?.site ?? one.site }];
    const entry = contents.entries.get(key);
    if (entry === undefined) return [UNSET];
    return [...(entry.sure ? [] : [UNSET]), ...distinct(entry.values.map(possible))];
  });
  return mayBeUnset ? [UNSET, ...found] : found;
}

/** One expression may be unknown in several ways. */
function distinct(values: readonly Possible[]): Possible[] {
  return values.filter((one, index) => {
    const isAgain = (other: Possible) =>
      other.kind === 'unknown' && one.kind === 'unknown' && other.node === one.node && one.node !== undefined;
    return !values.slice(0, index).some(isAgain);
  });
}

function possible({ value, site, node, outside }: Bound): Possible {
  // What an installed package or a loop sets has no place where it is written here.
  if ((outside !== undefined || node === undefined) && value.kind === 'scalar')
    return { kind: 'plain', value: value.value, at: site };
  if (node === undefined) return { kind: 'unknown', at: site };
  return value.kind === 'scalar'
    ? { kind: 'plain', value: value.value, node, at: site }
    : { kind: 'unknown', node, at: site };
}

/** A value as the settings show it: what they work out where it is no string, else what is written. */
export function shownValue(value: Exclude<Possible, { kind: 'unset' }>): string | undefined {
  const isWorkedOut =
    value.kind === 'plain' &&
    value.node?.nodeType !== 'Name' &&
    (typeof value.value !== 'string' || value.node === undefined);
  if (isWorkedOut) return shownScalar(value.value);
  return value.node === undefined ? undefined : sourceOf(value.at.parsed, value.node).replace(/\s+/g, ' ');
}

export function shownScalar(value: Scalar): string {
  if (typeof value === 'string') return `'${value}'`;
  if (value === null) return 'None';
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value);
}
