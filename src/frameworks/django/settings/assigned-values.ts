import type { Expression, ParsedPython, Statement } from '../../../languages/python/index.js';
import type { Scalar } from '../../../languages/python/evaluate/index.js';
import { effectiveValue } from './evaluation.js';
import { isAssignment, settersIn } from './setting.js';
import type { SettingsView } from './view.js';

/** The values that a file gives a name, as far as they may be its last value for the entry or for the file itself. */
export interface AssignedAt {
  readonly values: readonly { readonly value: Expression; readonly line: number }[];
  /** Whether the entry may end up without any value. */
  readonly mayBeUnset: boolean;
}

/** Undefined where the file sets the name otherwise than by plain assignments, under conditions or not. */
export function assignedAt({ graph, entry, file }: SettingsView, name: string): AssignedAt | undefined {
  const own = effectiveValue(graph, file, name);
  const found = [effectiveValue(graph, entry, name), own];
  const here = found.flatMap(({ bound }) => bound).filter(({ site }) => site.file === file);
  const values = new Map<Expression, number>();
  for (const { node, site } of here) {
    if (node === undefined || !isAssignment(site) || !site.within.every(isCondition)) return undefined;
    values.set(node, site.line);
  }
  const parsed = graph.modules.get(file);
  if (parsed !== undefined && isDeleted(parsed, name)) return undefined;
  return {
    values: [...values].map(([value, line]) => ({ value, line })),
    // Where the entry may lack what this file surely sets, another assignment here is of no use to it.
    mayBeUnset: own.mayBeUnset,
  };
}

/** What a file gives a name otherwise than by plain assignments, as a loop does that sets names. */
export interface SetOtherwise {
  /** All that it may be. */
  readonly values: readonly Scalar[];
  readonly line: number;
  /** The last statement at module level that sets it. */
  readonly outermost: Statement;
  readonly mayBeUnset: boolean;
}

/** Undefined where the entry may have the name from another file, or a value that is unknown. */
export function setOtherwise({ graph, entry, file }: SettingsView, name: string): SetOtherwise | undefined {
  const { bound, mayBeUnset } = effectiveValue(graph, entry, name);
  const [first] = bound;
  const values = bound.flatMap(({ value }) => (value.kind === 'scalar' ? [value.value] : []));
  const isHere = bound.every(({ site }) => site.file === file && site.within.every(isCondition));
  const parsed = graph.modules.get(file);
  const lines = parsed?.body.filter((one) =>
    bound.some(({ site }) => (site.within[0] ?? site.statement) === one),
  );
  const outermost = lines?.at(-1);
  if (first === undefined || outermost === undefined || values.length < bound.length || !isHere)
    return undefined;
  if (parsed === undefined || isDeleted(parsed, name)) return undefined;
  return { values, line: first.site.line, outermost, mayBeUnset };
}

function isDeleted(parsed: ParsedPython, name: string): boolean {
  return settersIn(parsed, name).some(({ statement }) => statement.nodeType === 'Delete');
}

function isCondition({ nodeType }: Statement): boolean {
  return ['If', 'Try', 'With', 'Match', 'For', 'While'].includes(nodeType);
}
