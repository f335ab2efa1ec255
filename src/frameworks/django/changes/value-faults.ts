import type { ModuleGraph, Scalar } from '../../../languages/python/evaluate/index.js';
import { possibleValues, shownValue, type Possible } from '../settings/possible-values.js';
import type { Fault } from './fault.js';

/** What a setting must be. */
export interface Demand {
  readonly name: string;
  /** As Python shows it. */
  readonly wanted: string;
  readonly suits: (value: Scalar) => boolean;
  /** What is to be said where no statement sets it; undefined where Django's default suits. */
  readonly unset?: string;
}

/** What keeps one setting of a module from being as demanded, or from being told to be. */
export function judgeValue(graph: ModuleGraph, module: string, demand: Demand): Fault[] {
  return judgeValues(possibleValues(graph, module, demand.name), module, demand);
}

/** The same of values that are known already. */
export function judgeValues(values: readonly Possible[], module: string, demand: Demand): Fault[] {
  const { name, wanted } = demand;
  const doubtful = values.filter((value) => !isGood(value, demand));
  const [first] = doubtful;
  if (first === undefined) return [];
  const sure = doubtful.length === values.length && values.every(({ kind }) => kind !== 'unknown');
  const what = sure
    ? `${name} ${wordsOf(first, demand)}`
    : `cannot tell whether ${name} is ${wanted}: it ${wordsOf(first, demand)}${elsewise(values)}`;
  return [{ name, sure, ...placeOfValue(first, module), message: `${what}${takenBy(first, module)}` }];
}

function isGood(value: Possible, { suits, unset }: Demand): boolean {
  if (value.kind === 'unset') return unset === undefined;
  return value.kind === 'plain' && suits(value.value);
}

function wordsOf(value: Possible, { unset }: Demand): string {
  if (value.kind === 'unset') return unset ?? 'is not set';
  const shown = shownValue(value);
  return shown === undefined ? 'is set or changed here in a way that leaves its value open' : `is ${shown}`;
}

/** One of several values that conditions leave open. */
function elsewise(values: readonly Possible[]): string {
  return values.length > 1 ? ', if a condition has it so' : '';
}

export function placeOfValue(value: Possible, module: string): Pick<Fault, 'file' | 'line'> {
  return value.kind === 'unset' ? { file: module } : { file: value.at.file, line: value.at.line };
}

/** Names the settings that are judged where the line belongs to another file. */
export function takenBy(value: Possible, module: string): string {
  return value.kind === 'unset' || value.at.file === module ? '' : ` (${module} takes it from here)`;
}
