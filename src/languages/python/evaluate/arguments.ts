import type { Expression, NodeOf } from '../parse/nodes.js';
import { stringValue } from '../query/expressions.js';
import type { Run } from './run.js';
import type { Item, Value } from './values.js';

/** A call with what its arguments were found to be. */
export interface Arguments {
  readonly node: NodeOf<'Call'>;
  readonly args: readonly (readonly Value[])[];
  /** By name; `**` stands for all dicts that are taken apart. */
  readonly keywords: ReadonlyMap<string, readonly Value[]>;
}

/** Evaluates the arguments of a call, from left to right. */
export function argumentsOf(run: Run, node: NodeOf<'Call'>): Arguments {
  const args = node.args.map((given) => run.evaluate(given));
  const keywords = new Map(
    node.keywords.map(({ arg, value }) => [arg ?? '**', run.evaluate(value)] as const),
  );
  return { node, args, keywords };
}

/** The one value that an expression stands for; undefined where it has several or none. */
export function onlyValue(values: readonly Value[] | undefined): Value | undefined {
  const [only, second] = values ?? [];
  return second === undefined ? only : undefined;
}

/** An element of a list that is one of these values. */
export function elementAmong(run: Run, values: readonly Value[]): Pick<Item, 'value' | 'alternatives'> {
  const only = onlyValue(values);
  if (only !== undefined) return { value: only };
  return { value: run.unknown('it has several possible values'), alternatives: values };
}

/** The one string that an expression stands for. */
export function onlyText(values: readonly Value[] | undefined): string | undefined {
  const only = onlyValue(values);
  return only?.kind === 'scalar' && typeof only.value === 'string' ? only.value : undefined;
}

/** The one number that an expression stands for. */
export function onlyNumber(values: readonly Value[] | undefined): number | undefined {
  const only = onlyValue(values);
  return only?.kind === 'scalar' && typeof only.value === 'number' ? only.value : undefined;
}

/** The text of a literal, or of a name that stands for one. */
export function textIn(run: Run): (node: Expression) => string | undefined {
  return (node) => (node.nodeType === 'Name' ? onlyText(run.read(node.id)) : stringValue(node));
}
