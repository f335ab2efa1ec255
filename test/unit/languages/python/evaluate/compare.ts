import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  Evaluator,
  type DictObject,
  type Item,
  type Value,
} from '../../../../../src/languages/python/evaluate/index.js';
import type { PythonProgram } from './programs.js';
import { graphOf, saidBy } from './said.js';

/** A value as programs.py prints it. */
type Shown =
  | { readonly scalar: string | number | boolean | null }
  | { readonly path: string; readonly type: string }
  | { readonly list: readonly Shown[]; readonly type: string }
  | { readonly dict: Readonly<Record<string, Shown>> }
  | { readonly other: string };

/** A program without the statements that raise, and what each of its modules makes of the names. */
export interface Outcome {
  readonly modules: Readonly<Record<string, string>>;
  readonly outcomes: Readonly<Record<string, Readonly<Record<string, Shown>> | null>>;
}

const ROOT = '/settings-root';

/** What CPython makes of programs. */
export function runPrograms(programs: readonly PythonProgram[], python: string): readonly Outcome[] {
  const script = fileURLToPath(new URL('programs.py', import.meta.url));
  // The order of a set decides whether some programs ever end.
  const env = { PYTHONHASHSEED: '0', PYTHONNOUSERSITE: '1' };
  const result = spawnSync(python, [script], {
    env,
    input: JSON.stringify(programs),
    maxBuffer: 1 << 30,
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(result.stderr);
  return JSON.parse(result.stdout) as readonly Outcome[];
}

export interface Tally {
  known: number;
  unknown: number;
  /** Programs that raise. */
  failing: number;
  readonly differences: string[];
}

/** Compares what the evaluator says of every name of every module with what Python has. */
export function compare(names: readonly string[], { modules, outcomes }: Outcome, tally: Tally): void {
  const evaluator = new Evaluator(graphOf(modules));
  for (const file of Object.keys(modules)) {
    const outcome = outcomes[file];
    if (outcome === null || outcome === undefined) {
      tally.failing += 1;
      continue;
    }
    for (const name of names) judge({ evaluator, modules, file, name, shown: outcome[name] }, tally);
  }
}

interface Question {
  readonly evaluator: Evaluator;
  readonly modules: Readonly<Record<string, string>>;
  readonly file: string;
  readonly name: string;
  readonly shown: Shown | undefined;
}

function judge({ evaluator, modules, file, name, shown }: Question, tally: Tally): void {
  const { bound, mayBeUnset } = evaluator.evaluate(file, name);
  const isKnown = bound.every(({ value }) => isKnownWhole(evaluator, file, value));
  tally[isKnown ? 'known' : 'unknown'] += 1;
  const holds =
    shown === undefined
      ? mayBeUnset || !isKnown
      : !isKnown || bound.some(({ value }) => admits(evaluator, file, value, shown));
  if (!holds) {
    const answer = saidBy(evaluator, file, name);
    const sources = Object.entries(modules).map(([module, text]) => `# ${module}\n${text}`);
    tally.differences.push(
      `${sources.join('\n')}\n=> ${file}: ${name} is ${JSON.stringify(shown)}, not ${answer}`,
    );
  }
}

/** Whether the answer says all that there is to say, apart from conditions. */
function isKnownWhole(evaluator: Evaluator, file: string, value: Value, depth = 0): boolean {
  // A list may contain itself.
  if (depth > 20) return false;
  switch (value.kind) {
    case 'scalar':
    case 'path':
      return true;
    case 'list': {
      const contents = evaluator.listIn(file, value.object);
      if (contents === undefined || contents.unknown !== undefined || value.object.type === 'set')
        return false;
      return contents.alternatives.every(({ items }) =>
        items.every((item) =>
          (item.alternatives ?? [item.value]).every((one) => isKnownWhole(evaluator, file, one, depth + 1)),
        ),
      );
    }
    case 'dict': {
      const contents = evaluator.dictIn(file, value.object);
      if (contents === undefined || contents.unknown !== undefined) return false;
      return [...contents.entries.values()].every(({ values }) =>
        values.every((bound) => isKnownWhole(evaluator, file, bound.value, depth + 1)),
      );
    }
    default:
      return false;
  }
}

function admits(evaluator: Evaluator, file: string, value: Value, shown: Shown): boolean {
  switch (value.kind) {
    case 'scalar':
      return 'scalar' in shown && shown.scalar === value.value;
    case 'path':
      return isPath(value, shown);
    case 'list': {
      if (!('list' in shown) || shown.type !== value.object.type) return false;
      const contents = evaluator.listIn(file, value.object);
      return contents?.alternatives.some(({ items }) => matches(evaluator, file, items, shown.list)) ?? false;
    }
    case 'dict':
      return 'dict' in shown && isDict(evaluator, file, value.object, shown.dict);
    default:
      return true;
  }
}

function isDict(
  evaluator: Evaluator,
  file: string,
  object: DictObject,
  shown: Readonly<Record<string, Shown>>,
): boolean {
  const contents = evaluator.dictIn(file, object);
  if (contents === undefined || Object.keys(shown).some((key) => !contents.entries.has(key))) return false;
  return [...contents.entries.values()].every(({ key, sure, values }) => {
    const one = shown[key];
    return one === undefined ? !sure : values.some(({ value }) => admits(evaluator, file, value, one));
  });
}

function isPath(value: Value & { kind: 'path' }, shown: Shown): boolean {
  const bases = { root: `${ROOT}/`, 'working directory': '', home: `${homedir()}/`, system: '' };
  const path = `${bases[value.base]}${value.path}`;
  const text =
    'path' in shown
      ? shown.path
      : 'scalar' in shown && typeof shown.scalar === 'string'
        ? shown.scalar
        : undefined;
  const isType = (value.type === 'Path') === 'path' in shown;
  if (text === undefined || !isType) return false;
  // The folder that the program is started in may be written out.
  const written = [path, ...(value.base === 'working directory' ? [posix.join(process.cwd(), path)] : [])];
  return written.some((one) => posix.normalize(one) === posix.normalize(text));
}

/** Whether a list has the elements that its description admits, in their order. */
function matches(
  evaluator: Evaluator,
  file: string,
  items: readonly Item[],
  shown: readonly Shown[],
): boolean {
  const [first, ...rest] = items;
  if (first === undefined) return shown.length === 0;
  const fits = (one: Shown | undefined) =>
    one !== undefined &&
    (first.alternatives ?? [first.value]).some((value) => admits(evaluator, file, value, one));
  if (first.anywhere === true) {
    const places = shown.map((_, index) => index).filter((index) => fits(shown[index]));
    const isThere = places.some((index) => matches(evaluator, file, rest, shown.toSpliced(index, 1)));
    return isThere || (!first.sure && matches(evaluator, file, rest, shown));
  }
  // An element that may be anywhere may stand before this one.
  const later = rest.filter(({ anywhere }) => anywhere === true);
  if (later.length > 0)
    return matches(
      evaluator,
      file,
      [...later, first, ...rest.filter(({ anywhere }) => anywhere !== true)],
      shown,
    );
  if (fits(shown[0]) && matches(evaluator, file, rest, shown.slice(1))) return true;
  if (first.many === true && fits(shown[0]) && matches(evaluator, file, items, shown.slice(1))) return true;
  return !first.sure && matches(evaluator, file, rest, shown);
}
