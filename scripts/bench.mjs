/*
 * Prints the table of docs/performance.md: how many times as much a first run takes as its peer, with the limit. Everything
 * runs in pairs, without NODE_EXTRA_CA_CERTS; the numbers are medians. It exits 1 if a limit is not held.
 *
 *   npm run bench                        15 rounds
 *   npm run bench -- 31                  more
 *   npm run bench -- 31 ../other         also against another checkout, which is built
 *
 * A row is one call of `print` with { work, peer, limit, value }, or with the costs that `compare` gives and the name of the
 * one that counts in place of `value`.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { djangoApp, nestApp, patchable, python, surround } from './bench/apps.mjs';
import { growth, growthTable } from './bench/growth.mjs';
import { compare, peakMemory } from './bench/measure.mjs';
import { coldNpx } from './bench/npx.mjs';

const [, , roundsGiven = '15', other] = process.argv;
const rounds = Math.max(5, Number(roundsGiven));
const project = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const bare = { argv: [process.execPath, '-e', '0'] };

function command(args, checkout = project) {
  return [process.execPath, join(checkout, 'bin', 'create-wristband-session.cjs'), ...args];
}

/** Prints a row: what is measured, against what, the limit and the result. */
function print({ work, peer, limit, cost, counts, value = cost[counts], unit = '×' }) {
  const number = (amount, of = unit) => `${amount.toFixed(of === '×' ? 2 : 0)} ${of}`;
  const rest = cost === undefined ? '' : ` (CPU ${number(cost.cpu)}, wall ${number(cost.wall)})`;
  const verdict = value <= limit ? '' : ' **above**';
  if (value > limit) process.exitCode = 1;
  console.log(`| ${work} | ${peer} | ${limit} ${unit} | ${number(value)}${verdict}${rest} |`);
}

async function startUp() {
  for (const flag of ['--version', '--help']) {
    const cost = await compare({ argv: command([flag]) }, bare, rounds);
    print({ work: `\`${flag}\``, peer: 'bare `node -e 0`', limit: 1.5, cost, counts: 'cpu' });
  }
}

async function nest() {
  const generated = await nestApp();
  const places = ['nest', 'large'].map((name) => join(folder, name));
  const [before, beforeLarge] = await Promise.all(places.map((place) => patchable(generated, place)));
  const [cwd, large] = places;
  before();
  const dryRun = { argv: command(['--dry-run', '--no-install']), cwd };
  const generator = join(generated, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  const peer = { argv: [process.execPath, generator, 'g', 'module', 'x', '--dry-run'], cwd };
  const cost = await compare(dryRun, peer, rounds);
  const work = 'NestJS, fresh `nest new` 11, `--dry-run`';
  print({ work, peer: '`nest g module x --dry-run`', limit: 0.25, cost, counts: 'cpu' });

  const args = ['--yes', '--no-install'];
  const small = { argv: command(args), cwd, before };
  await againstOther('NestJS, `--yes`', { small, args });
  await surround(large);
  const among = await compare({ argv: command(args), cwd: large, before: beforeLarge }, small, rounds);
  print({
    work: 'NestJS among 20,000 source files in 5,000 folders',
    peer: 'the fresh application',
    limit: 1.15,
    cost: among,
    counts: 'cpu',
  });
  const value = await peakMemory(small, 5);
  print({ work: 'NestJS, peak memory', peer: '', limit: 130, value, unit: 'MiB' });
  return { cwd, before };
}

async function django() {
  const generated = await djangoApp(folder);
  const cwd = join(folder, 'django');
  const before = await patchable(generated, cwd);
  const args = ['--yes', '--no-install'];
  const small = { argv: command(args), cwd, before };
  const cost = await compare(small, { argv: [python, 'manage.py', 'check'], cwd, before }, rounds);
  const work = 'Django, fresh `startproject`, `--yes`';
  print({ work, peer: '`manage.py check`', limit: 0.5, cost, counts: 'cpu' });
  await againstOther('Django, `--yes`', { small, args });
  const value = await peakMemory(small, 5);
  print({ work: 'Django, peak memory', peer: '', limit: 70, value, unit: 'MiB' });
}

/** First runs of both checkouts; a cache that the other one may keep is emptied before each. */
async function againstOther(work, { small, args }) {
  if (other === undefined) return;
  const cache = join(folder, 'cache');
  const before = () => {
    small.before();
    rmSync(cache, { recursive: true, force: true });
    mkdirSync(cache);
  };
  const env = { XDG_CACHE_HOME: cache };
  const peer = { ...small, argv: command(args, resolve(other)), env, before };
  const cost = await compare({ ...small, env, before }, peer, rounds);
  print({ work, peer: 'the other checkout', limit: 1.05, cost, counts: 'cpu' });
}

/** @param {{ cwd: string, before: () => void }} app */
async function installing({ cwd, before }) {
  const name = 'create-wristband-session';
  const npx = await coldNpx(folder, { [name]: project, 'create-vite': 'create-vite' });
  try {
    const { bytes, manifest } = npx.packages.get(name);
    print({ work: 'tarball', peer: '', limit: 1000, value: bytes.length / 1000, unit: 'kB' });
    const value = Object.keys(manifest.dependencies ?? {}).length;
    print({ work: 'dependencies', peer: '', limit: 0, value, unit: '' });
    // In the same folder, because npm reads the packages that are installed there.
    const fresh = () => {
      before();
      rmSync(join(cwd, 'vite-app'), { recursive: true, force: true });
    };
    const own = npx.work([name, '--dry-run', '--no-install'], cwd, fresh);
    const vite = npx.work(['create-vite', 'vite-app', '--template', 'vanilla'], cwd, fresh);
    const cost = await compare(own, vite, rounds);
    const peer = '`npx create-vite vite-app --template vanilla`';
    const work = '`npx` from an empty cache, NestJS';
    print({ work: `${work}, to the first line`, peer, limit: 1.2, cost, counts: 'firstLine' });
    print({ work: `${work}, to the end`, peer, limit: 1.2, cost, counts: 'wall' });
  } finally {
    npx.close();
  }
}

/** How the time to plan grows with the settings. */
function growing() {
  const rows = growth();
  console.log(`\n${growthTable(rows)}`);
  if (!rows.every(({ holds }) => holds)) process.exitCode = 1;
}

try {
  console.log(
    `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, medians of ${rounds} pairs.\n`,
  );
  console.log('| work | against | at most | measured |\n| --- | --- | --- | --- |');
  await startUp();
  const app = await nest();
  await django();
  await installing(app);
  growing();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
