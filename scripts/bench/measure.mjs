import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/**
 * @typedef {object} Work
 * @property {readonly string[]} argv
 * @property {string} [cwd]
 * @property {Record<string, string>} [env]
 * @property {() => void} [before] puts things as they were; its time does not count
 *
 * @typedef {object} Cost
 * @property {number} cpu milliseconds, user and system, of the whole process tree
 * @property {number} wall milliseconds to the end
 * @property {number} firstLine milliseconds to the first output
 */

/** Node would read these certificates before anything else, which takes longer than a whole run of the command. */
const environment = { ...process.env };
delete environment['NODE_EXTRA_CA_CERTS'];

/** bash's `time` knows the processor time of all processes that have ended. What the program prints comes on stdout. */
const TIMED = 'exec 3>&2; TIMEFORMAT="%3U %3S"; time "$@" 2>&1 3>&-';

/**
 * Runs two works in turn, so that whatever else the machine does meets both alike.
 * @param {Work} subject
 * @param {Work} peer
 * @param {number} rounds
 * @returns {Promise<Cost>} medians of the ratios: how many times as much as the peer
 */
export async function compare(subject, peer, rounds) {
  const pairs = [];
  // The first round fills the caches of the disk and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    const peerCost = await costOf(peer);
    const cost = await costOf(subject);
    if (round > 0) pairs.push([cost, peerCost]);
  }
  const ratio = (key) => median(pairs.map(([cost, peerCost]) => cost[key] / peerCost[key]));
  return { cpu: ratio('cpu'), wall: ratio('wall'), firstLine: ratio('firstLine') };
}

/**
 * What one run takes.
 * @public for rows that are no comparison with a peer
 * @param {Work} work
 * @returns {Promise<Cost>}
 */
export async function costOf(work) {
  work.before?.();
  const begin = performance.now();
  let firstLine;
  const { stderr } = await run({ ...work, argv: ['bash', '-c', TIMED, 'bash', ...work.argv] }, () => {
    firstLine ??= performance.now() - begin;
  });
  const wall = performance.now() - begin;
  const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { cpu: (user + system) * 1000, wall, firstLine: firstLine ?? wall };
}

/**
 * Peak memory of a program that runs in Node, in MiB; the median of some runs.
 * @param {Work} work
 */
export async function peakMemory(work, rounds) {
  const preload = ['--require', new URL('peak-memory.cjs', import.meta.url).pathname];
  const [node, ...rest] = work.argv;
  const peaks = [];
  for (let round = 0; round < rounds; round += 1) {
    work.before?.();
    const { stderr } = await run({ ...work, argv: [node, ...preload, ...rest] });
    peaks.push(Number(/^peak memory: (\d+) KiB$/m.exec(stderr)?.[1]) / 1024);
  }
  return median(peaks);
}

/**
 * Runs a program to its end.
 * @param {Work} work
 * @param {() => void} [onOutput]
 * @throws Error if it fails
 */
export async function run({ argv: [program, ...args], cwd, env }, onOutput = () => undefined) {
  const child = spawn(program, args, {
    cwd,
    env: { ...environment, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr']) {
    child[name].setEncoding('utf8').on('data', (text) => {
      onOutput();
      printed[name] += text;
    });
  }
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code === 0) return printed;
  throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${printed.stdout}${printed.stderr}`);
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
