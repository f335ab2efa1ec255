import type { ModuleGraph, Scalar } from '../../../languages/python/evaluate/index.js';
import { readStringList, type ListValue } from '../settings/string-list.js';
import { evaluatorOf, inProduction } from '../settings/evaluation.js';
import { possibleValues, shownValue, type Possible } from '../settings/possible-values.js';

/**
 * What the cookie of a settings module is to be. In modules that serve development alone a False of the user's own
 * stays; the one that carries the guide's comment follows the flag.
 */
export type CookieFlag = 'secure' | 'insecure' | 'as the user set it' | 'as it is';

/** A settings module, and what it is looked at for. Every change is asked the same of each of them. */
export interface Subject {
  /** With the texts that the files will have. */
  readonly graph: ModuleGraph;
  /** The file of the module. */
  readonly module: string;
  /** Django is started with it; it takes in the patched file beside that one; production uses it. */
  readonly use: 'start' | 'other' | 'production';
  /** What was asked of its cookie; undefined where it does not matter. */
  readonly flag: CookieFlag | undefined;
  /** The patched file and those that it takes in: of what stands there the edits speak. */
  readonly patched: ReadonlySet<string>;
}

/** Answers questions about the module, as it is used. */
export function evaluatorFor({ graph, use }: Subject) {
  return use === 'production' ? inProduction(graph) : evaluatorOf(graph);
}

/** What is wrong with a setting as Django would see it, or what is unknown of it. */
export interface SettingFinding {
  readonly setting: string;
  /** A clause: `SESSION_ENGINE is 'x'`. */
  readonly message: string;
  /** False where it is only unknown. */
  readonly sure: boolean;
  readonly file: string;
  readonly line?: number;
  /** A sentence, then the code. */
  readonly manual: string;
  /** The code alone, where it is right after everything else in the module. */
  readonly code?: string;
}

/** What a setting is to be. */
export interface Expected {
  readonly setting: string;
  /** As Python shows it. */
  readonly wanted: string;
  readonly suits: (value: Scalar) => boolean;
  /** What is to be said where no statement sets it; absent where Django's default suits. */
  readonly unset?: string;
  /** The statement to write by hand; `setting = wanted` unless said. */
  readonly code?: string;
}

/** What keeps one setting of a module from being as expected, or from being known to be. */
export function valueFindings(subject: Subject, expected: Expected): SettingFinding[] {
  const { module } = subject;
  return findingsOn(possibleValues(evaluatorFor(subject), module, expected.setting), module, expected);
}

/** The same of values that are known already. */
export function findingsOn(
  values: readonly Possible[],
  module: string,
  expected: Expected,
): SettingFinding[] {
  const { setting, wanted } = expected;
  const wrong = values.filter((value) => !isAsExpected(value, expected));
  const [first] = wrong;
  if (first === undefined) return [];
  const sure = wrong.length === values.length && values.every(({ kind }) => kind !== 'unknown');
  const clause = sure
    ? `${setting} ${whatIs(first, expected)}`
    : `can't tell whether ${setting} is ${wanted}: it ${whatMayBe(first, expected, values)}`;
  return [
    findingAt(first, module, { setting, sure, clause, code: expected.code ?? `${setting} = ${wanted}` }),
  ];
}

/** @param code the statement to write by hand */
export function findingAt(
  value: Possible,
  module: string,
  { setting, sure, clause, code }: { setting: string; sure: boolean; clause: string; code: string },
): SettingFinding {
  const place = value.kind === 'unset' ? { file: module } : { file: value.at.file, line: value.at.line };
  const manual = `Put this last in ${module}:\n\n${code}`;
  return { setting, sure, ...place, message: `${clause}${takenBy(place.file, module)}`, manual, code };
}

function isAsExpected(value: Possible, { suits, unset }: Expected): boolean {
  if (value.kind === 'unset') return unset === undefined;
  return value.kind === 'plain' && suits(value.value);
}

function whatIs(value: Possible, { unset }: Expected): string {
  if (value.kind === 'unset') return unset ?? 'is not set';
  const shown = shownValue(value);
  return shown === undefined ? "is set by code that can't be followed" : `is ${shown}`;
}

/** One of several values, of which conditions decide, or code that is not followed. */
function whatMayBe(value: Possible, expected: Expected, { length }: readonly Possible[]): string {
  if (length < 2) return whatIs(value, expected);
  const isLost = value.kind === 'unknown' && value.node === undefined;
  return isLost
    ? "may be set by code that can't be followed"
    : `${whatIs(value, expected)} under some condition`;
}

/** Names the settings that are looked at where the line belongs to another file. */
function takenBy(file: string, module: string): string {
  return file === module ? '' : ` (${module} imports it from here)`;
}

/** What one of the values that a list may have lacks, or what is unknown of it: a clause. */
export interface ListClause {
  readonly message: string;
  readonly sure: boolean;
}

export const surely = (message: string): ListClause => ({ message, sure: true });
export const unsurely = (message: string): ListClause => ({ message: `can't tell ${message}`, sure: false });

/** @param clauseOf undefined for a value with which all is in order */
export function listFindings(
  { graph, module }: Subject,
  setting: string,
  clauseOf: (value: ListValue) => ListClause | undefined,
  manual: string,
): SettingFinding[] {
  const list = readStringList(graph, module, setting);
  if (list.kind === 'absent') return [{ setting, manual, file: module, ...surely(`${setting} is not set`) }];
  const { line, file = module } = list;
  if (list.kind === 'unknown')
    return [
      {
        setting,
        manual,
        file,
        line,
        ...unsurely(`what ${setting} contains: ${list.reason.replace(/\.$/, '')}`),
      },
    ];
  const clauses = list.values.map(clauseOf);
  const first = clauses.find((one) => one !== undefined);
  if (first === undefined) return [];
  const sure = list.open === undefined && clauses.every((one) => one?.sure === true);
  return [{ setting, manual, file, line, ...first, sure }];
}
