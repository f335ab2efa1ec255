import { basename } from 'node:path';
import { vi } from 'vitest';
import type { FileSystem } from '../../src/platform/file-system.js';

export interface Options {
  /** What each run does. It may wait for a timer and for the calls of {@link diskFor}; `readFile` stands for its work. */
  readonly body: (fs: FileSystem) => Promise<void>;
  readonly runs: number;
  /** Names of the files that are there before. */
  readonly files: readonly string[];
  /** How many runs may be killed, each in front of any call. */
  readonly kills: number;
  /** In time: calls take no time, so that no run gives up because another is slow. */
  readonly timers: 'in time' | 'at any time';
}

/** A moment at which all runs have ended. */
export interface Ending {
  /** By number of the run: `done`, `killed`, or the error. */
  readonly results: readonly string[];
  /** Names of the files that are there. */
  readonly left: readonly string[];
  /** All calls up to here, for who reads a failure. */
  readonly order: readonly string[];
}

export interface Explored {
  readonly states: number;
  readonly endings: readonly Ending[];
  /** The same after one more run, which begins when all others have ended. */
  readonly afterwards: readonly Ending[];
  /** Orders that lead to two runs that work at the same time. */
  readonly clashes: readonly (readonly string[])[];
}

/** What a run is about to do. */
interface Turn {
  readonly call: 'create' | 'remove' | 'begin to list' | 'list' | 'see who lives' | 'work' | 'wait';
  readonly name: string;
  /** How long a wait takes from now, in milliseconds. */
  readonly delay?: number;
}

type Answer = { readonly value: unknown } | { readonly code: string };

/** After the same answers to its calls, a run always does the same. */
interface Run {
  readonly number: number;
  /** Of its own for each number and answers. */
  readonly id: number;
  readonly answers: readonly Answer[];
  /** Undefined once it has ended. */
  readonly turn: Turn | undefined;
  readonly result: string | undefined;
  /** While it lists the folder: what has been there all the time, and what has been there at any time. */
  readonly listing?: { readonly always: readonly string[]; readonly ever: readonly string[] } | undefined;
}

interface State {
  readonly files: readonly string[];
  readonly runs: readonly Run[];
  readonly from?: { readonly state: State; readonly step: string };
}

/** That of the first run. The numbers below it are those of processes that are gone. */
const FIRST_PID = 101;

const DONE: Answer = { value: null };

let current = 0;

/** The number of the run whose code is running, for what else is made by chance. */
export function currentRun(): number {
  return current;
}

/** Goes through every order of the calls of several runs on one disk. */
export async function explore(options: Options): Promise<Explored> {
  const { pid } = process;
  Object.defineProperty(process, 'pid', { get: () => FIRST_PID + current, configurable: true });
  try {
    return await allOrders(options);
  } finally {
    vi.restoreAllMocks();
    Object.defineProperty(process, 'pid', { value: pid, enumerable: true, configurable: true });
  }
}

async function allOrders(options: Options): Promise<Explored> {
  const runAfter = cachedRuns(options.body);
  const runs: Run[] = [];
  for (let number = 0; number < options.runs; number += 1) runs.push(await runAfter(number));
  const open: State[] = [{ files: options.files, runs }];
  const seen = new Set<string>();
  const found = { endings: [] as Ending[], afterwards: [] as Ending[], clashes: [] as string[][] };
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (seen.size === seen.add(keyOf(state)).size) continue;
    const { runs } = state;
    if (runs.filter(({ turn }) => turn?.call === 'work').length > 1) found.clashes.push(orderOf(state));
    for (const { run, call, files, answer, listing } of possibleCalls(state, options)) {
      const next = await runAfter(run.number, run, answer);
      const step = `${run.number} ${call}: ${JSON.stringify(answer)}`;
      open.push(withRun({ files, runs, from: { state, step } }, { ...next, listing }));
    }
    for (const run of mayBeKilled(state, options)) {
      const killed = { ...run, turn: undefined, result: 'killed', listing: undefined };
      open.push(withRun({ ...state, from: { state, step: `${run.number} is killed` } }, killed));
    }
    open.push(...later(state, options));
    if (runs.some(({ turn }) => turn !== undefined)) continue;
    const isLast = runs.length > options.runs;
    found[isLast ? 'afterwards' : 'endings'].push(endingOf(state));
    if (!isLast) open.push({ ...state, runs: [...runs, await runAfter(options.runs)] });
  }
  return { states: seen.size, ...found };
}

interface Call {
  readonly run: Run;
  readonly call: string;
  readonly files: readonly string[];
  readonly answer: Answer;
  readonly listing?: Run['listing'];
}

/** Each way in which the next call of each run can go. */
function possibleCalls(state: State, { timers }: Options): readonly Call[] {
  const going = state.runs.filter(({ turn }) => turn !== undefined);
  return going.flatMap((run) => {
    const { call, name } = run.turn ?? { call: 'wait', name: '' };
    if (timers === 'in time' && (run.turn?.delay ?? 0) > 0) return [];
    return waysOf(call, name, run, state).map((way) => ({
      run,
      call: `${call} ${name}`,
      files: state.files,
      answer: DONE,
      ...way,
    }));
  });
}

function waysOf(
  call: Turn['call'],
  name: string,
  run: Run,
  { files, runs }: State,
): readonly Partial<Call>[] {
  const isThere = files.includes(name);
  switch (call) {
    case 'create':
      return [isThere ? { answer: { code: 'EEXIST' } } : { files: [...files, name].sort() }];
    case 'remove':
      return [isThere ? { files: files.filter((file) => file !== name) } : { answer: { code: 'ENOENT' } }];
    case 'begin to list':
      return [{ listing: { always: files, ever: files } }];
    case 'list':
      return listings(run).map((value) => ({ answer: { value } }));
    case 'see who lives':
      return [
        { answer: { value: runs.flatMap(({ number, turn }) => (turn === undefined ? [] : [number])) } },
      ];
    default:
      return [{}];
  }
}

/** POSIX leaves open whether a file that comes or goes during the listing is in it: each of them may or may not be. */
function listings({ listing }: Run): readonly (readonly string[])[] {
  const { always, ever } = listing ?? { always: [], ever: [] };
  return ever
    .filter((name) => !always.includes(name))
    .reduce((sets, name) => [...sets, ...sets.map((set) => [...set, name].sort())], [always]);
}

/** When all runs wait, time goes by until the first timers go off: those of the same moment in any order. */
function later({ files, runs, from }: State, { timers }: Options): readonly State[] {
  const delays = runs.flatMap(({ turn }) => (turn === undefined ? [] : [turn.delay ?? 0]));
  const first = Math.min(...delays);
  if (timers === 'at any time' || delays.length === 0 || first === 0) return [];
  const waited = runs.map((run) =>
    run.turn === undefined ? run : { ...run, turn: { ...run.turn, delay: (run.turn.delay ?? 0) - first } },
  );
  return [{ files, runs: waited, ...(from === undefined ? {} : { from }) }];
}

function mayBeKilled({ runs }: State, options: Options): readonly Run[] {
  const killed = runs.filter(({ result }) => result === 'killed').length;
  const isOver = killed >= options.kills || runs.length > options.runs;
  return isOver ? [] : runs.filter(({ turn }) => turn !== undefined);
}

/** The state with a run as it is now; those that list the folder meanwhile see its files come and go. */
function withRun({ files, runs, from }: State, now: Run): State {
  const others = runs.map((run) => {
    if (run.number === now.number) return now;
    if (run.listing === undefined) return run;
    const always = run.listing.always.filter((name) => files.includes(name));
    const ever = [...new Set([...run.listing.ever, ...files])].sort();
    return { ...run, listing: { always, ever } };
  });
  return { files, runs: others, ...(from === undefined ? {} : { from }) };
}

/** Equal for states from which the same can happen. */
function keyOf({ files, runs }: State): string {
  return JSON.stringify([
    files,
    runs.map(({ id, turn, result, listing }) => [result ?? id, turn?.delay, listing]),
  ]);
}

function endingOf(state: State): Ending {
  return { results: state.runs.map(({ result }) => result ?? ''), left: state.files, order: orderOf(state) };
}

function orderOf({ from }: State): string[] {
  return from === undefined ? [] : [...orderOf(from.state), from.step];
}

/** Runs the code of a run up to the call that has no answer yet. */
function cachedRuns(body: Options['body']) {
  const cache = new Map<string, Run>();
  return async (number: number, before?: Run, answer?: Answer): Promise<Run> => {
    const key = before === undefined ? `run ${number}` : `${before.id} ${JSON.stringify(answer)}`;
    const known = cache.get(key);
    if (known !== undefined) return known;
    const answers = [...(before?.answers ?? []), ...(answer === undefined ? [] : [answer])];
    current = number;
    const run = { number, id: cache.size, answers, ...(await whatNext(body, answers)) };
    cache.set(key, run);
    return run;
  };
}

async function whatNext(body: Options['body'], answers: readonly Answer[]) {
  const rest = [...answers];
  const next = await new Promise<Pick<Run, 'turn' | 'result'>>((resolve) => {
    const ask = (turn: Turn): Promise<unknown> => {
      const answer = rest.shift();
      if (answer !== undefined) return answered(answer);
      resolve({ turn, result: undefined });
      return new Promise(() => undefined);
    };
    const wait = (done: () => void, delay: number) => ask({ call: 'wait', name: '', delay }).then(done);
    vi.stubGlobal('setTimeout', wait);
    body(diskFor(ask)).then(
      () => {
        resolve({ turn: undefined, result: 'done' });
      },
      (error: unknown) => {
        resolve({ turn: undefined, result: String(error) });
      },
    );
  });
  vi.unstubAllGlobals();
  return next;
}

function answered(answer: Answer): Promise<unknown> {
  if ('value' in answer) return Promise.resolve(answer.value);
  return Promise.reject(Object.assign(new Error(answer.code), answer));
}

/** The calls that a run can make, each of which the whole disk sees at once; but it takes time to list a folder. */
function diskFor(ask: (turn: Turn) => Promise<unknown>): FileSystem {
  const calls = {
    open: async (path: string) => {
      await ask({ call: 'create', name: basename(path) });
      return { close: () => Promise.resolve() };
    },
    unlink: (path: string) => ask({ call: 'remove', name: basename(path) }),
    readFile: (path: string) => ask({ call: 'work', name: basename(path) }),
    readdir: async () => {
      await ask({ call: 'begin to list', name: '' });
      const names = (await ask({ call: 'list', name: '' })) as readonly string[];
      // A run may end after its lock was seen, and before its process is looked for.
      const living = (await ask({ call: 'see who lives', name: '' })) as readonly number[];
      vi.spyOn(process, 'kill').mockImplementation((pid) => {
        if (living.includes(pid - FIRST_PID)) return true;
        throw Object.assign(new Error('ESRCH'), { code: 'ESRCH' });
      });
      return names.map((name) => ({ name }));
    },
  };
  return calls as unknown as FileSystem;
}
