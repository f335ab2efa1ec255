import type { NodeOf, Statement } from '../../../../languages/python/index.js';
import type { Binding, ScopedStatement } from '../graph/scope.js';

/** Bindings that stand in the same statement of one level, in order; itself one of them, or not. */
export interface Group {
  readonly head: Statement;
  readonly bindings: readonly Binding[];
}

/** @param level how many statements around the bindings are common to all and known */
export function groupsAt(bindings: readonly Binding[], level: number): Group[] {
  const groups: { head: Statement; bindings: Binding[] }[] = [];
  for (const binding of bindings) {
    const head = binding.trail[level];
    if (head === undefined) continue;
    const last = groups.at(-1);
    if (last?.head === head) last.bindings.push(binding);
    else groups.push({ head, bindings: [binding] });
  }
  return groups;
}

/** Those that stand in one of the statements. */
export function inBranch(bindings: readonly Binding[], branch: readonly Statement[], level: number) {
  return bindings.filter(({ trail }) => branch.some((statement) => trail[level + 1] === statement));
}

/** The bindings in the parts of a `try`, in the order in which they may run. */
export function partsOfTry(
  { body, handlers, orelse, finalbody }: NodeOf<'Try'> | NodeOf<'TryStar'>,
  bindings: readonly Binding[],
  level: number,
) {
  const part = (branch: readonly Statement[]) => inBranch(bindings, branch, level);
  return {
    body: part(body),
    handlers: handlers.map((handler) => part(handler.body)),
    orelse: part(orelse),
    finalbody: part(finalbody),
  };
}

/** The statement of the scope that a group's head is; the head of a star import that was followed is none. */
export function itselfIn(scope: readonly ScopedStatement[], { head, bindings }: Group, level: number) {
  const [first] = bindings;
  return scope.findLast(
    ({ statement, trail, order }) =>
      statement === head && trail.length === level + 1 && order <= (first?.order ?? 0),
  );
}
