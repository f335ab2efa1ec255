import type { Expression } from '../../../../languages/python/index.js';
import type { ScopedStatement } from '../graph/scope.js';

/** A plain value of Python; null is None. */
export type Plain = string | number | boolean | null;

/** One of the values that a name may have at some point of a settings module. */
export type Possible =
  | { readonly kind: 'plain'; readonly value: Plain; readonly node: Expression; readonly at: ScopedStatement }
  /** No statement sets it: Django's own default counts. */
  | { readonly kind: 'unset' }
  /** It cannot be told without running the settings; `node` is what it is set to, where that is written. */
  | { readonly kind: 'open'; readonly node?: Expression; readonly at: ScopedStatement };

export const UNSET: Possible = { kind: 'unset' };

/** All of both, the same one once. */
export function either(some: readonly Possible[], others: readonly Possible[]): Possible[] {
  return [...some, ...others.filter((other) => !some.some((one) => isSame(one, other)))];
}

function isSame(a: Possible, b: Possible): boolean {
  if (a.kind === 'unset' || b.kind === 'unset') return a.kind === b.kind;
  return a.kind === b.kind && a.node === b.node && a.at.statement === b.at.statement;
}
