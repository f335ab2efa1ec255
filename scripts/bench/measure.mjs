import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/**
 * @typedef {object} Work
 * @property {readonly string[]} argv
 * @property {string} [cwd]
 * @property {Record<string, string>} [env]
 * @property {() => void} [before] puts things as they were; its time does not count
 */

/**
 * Runs every work once a round, so that whatever else the machine does meets all of them alike, and right before each of
 * them what it is held against.
 * @param {Readonly<Record<string, Work>>} works
 * @param {Work} base
 * @param {number} rounds
 * @returns {Record<string, { time: number, ratio: number }>} medians: milliseconds, and how many times as long as the base
 */
export function medians(works, base, rounds) {
  const pairs = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, work] of Object.entries(works)) {
      base.before?.();
      work.before?.();
      const before = timeOf(base);
      const time = timeOf(work);
      pairs[name].push({ time, ratio: time / before });
    }
  }
  const middle = (all, key) => median(all.map((pair) => pair[key]));
  return Object.fromEntries(
    Object.entries(pairs).map(([name, all]) => [
      name,
      { time: middle(all, 'time'), ratio: middle(all, 'ratio') },
    ]),
  );
}

function timeOf(work) {
  const begin = performance.now();
  run(work);
  return performance.now() - begin;
}

/** Peak memory of a program that runs in Node, in MiB; the median of some runs. */
export function peakMemory(work, rounds) {
  const preload = ['--require', new URL('peak-memory.cjs', import.meta.url).pathname];
  const [node, ...rest] = work.argv;
  const peaks = Array.from({ length: rounds }, () => {
    work.before?.();
    const { stderr } = run({ ...work, argv: [node, ...preload, ...rest] });
    return Number(/^peak memory: (\d+) KiB$/m.exec(stderr)?.[1]) / 1024;
  });
  return median(peaks);
}

/** @param {Work} work */
export function run({ argv: [program, ...args], cwd, env }) {
  const environment = { ...process.env, ...env };
  const result = spawnSync(program, args, { cwd, env: environment, encoding: 'utf8', input: '' });
  if (result.status === 0) return result;
  throw new Error(
    `${program} ${args.join(' ')} ended with ${result.status}:\n${result.stdout}${result.stderr}`,
  );
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
