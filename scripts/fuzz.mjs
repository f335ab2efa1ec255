// Puts changed projects of the test cases through all commands: `npm run fuzz -- --runs 1000 --seed 1`.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { parseArgs } from 'node:util';

/** A project that takes longer than this never ends, in milliseconds; its commands have two seconds of CPU time each. */
const MAX_SILENCE = 120_000;

const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
const { runs = '1000', seed = '1' } = values;
if (![runs, seed].every((number) => /^\d+$/.test(number))) throw new Error('--runs and --seed take numbers.');

const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
const state = join(folder, 'state');
writeFileSync(state, 'the start');
const vitest = spawn('npx', ['vitest', 'run', '--config', 'vitest.fuzz.config.ts'], {
  env: { ...process.env, FUZZ_RUNS: runs, FUZZ_SEED: seed, FUZZ_STATE: state },
  stdio: 'inherit',
  detached: true,
});
const watch = setInterval(() => {
  if (Date.now() - statSync(state).mtimeMs < MAX_SILENCE) return;
  console.error(`This does not end: ${readFileSync(state, 'utf8')}`);
  process.kill(-vitest.pid, 'SIGKILL');
}, 1000);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.kill(-vitest.pid, signal));
vitest.on('close', (code) => {
  clearInterval(watch);
  console.log(`fuzz: seed ${seed}, ${readFileSync(state, 'utf8').slice(0, 2000)}`);
  rmSync(folder, { recursive: true });
  process.exitCode = code ?? 1;
});
