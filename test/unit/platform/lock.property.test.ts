import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import type { FileSystem } from '../../../src/platform/file-system.js';
import { takeLock } from '../../../src/platform/lock.js';
import { currentRun, explore, type Ending, type Explored } from '../../support/interleavings.js';
import { ROOT } from '../../support/memory-disk.js';
import { runs as fewOrAll } from '../../support/runs.js';

/** The lock of a run that was killed. */
const files = [`.cws-lock-0123456789ab-9-${hostname()}`];

async function body(fs: FileSystem): Promise<void> {
  const release = await takeLock(fs, ROOT, String(currentRun() + 1).padStart(12, '0'));
  await fs.readFile(`${ROOT}/target`);
  await release();
}

const wrote = ({ results }: Ending) => results.includes('done');
const killed = ({ results }: Ending) => results.includes('killed');

function expectOneWriter({ clashes, endings, afterwards }: Explored): void {
  expect(clashes).toEqual([]);
  const whole = endings.filter((ending) => !killed(ending));
  expect(whole.length).toBeGreaterThan(0);
  expect(whole.filter((ending) => wrote(ending) && ending.left.length > 0)).toEqual([]);
  for (const result of new Set(endings.flatMap(({ results }) => results)))
    expect(result).toMatch(
      /^(done|killed|UserError: Another run of this command \(process 10\d .*\) is writing here\.)$/,
    );
  expect(afterwards.length).toBeGreaterThan(0);
  expect(afterwards.filter(({ results, left }) => results.at(-1) !== 'done' || left.length > 0)).toEqual([]);
}

describe('in every order of the calls of runs that find the lock of a killed run', () => {
  it('one of three writes at a time, at least one does, and nothing is left', async () => {
    const explored = await explore({ body, files, runs: 3, kills: fewOrAll(0, 1), timers: 'in time' });
    expectOneWriter(explored);
    expect(explored.endings.filter((ending) => !wrote(ending) && !killed(ending))).toEqual([]);
  }, 120_000);

  it('one writes at a time however slow the others are, and wherever they are killed', async () => {
    const runs = fewOrAll(2, 3);
    const kills = fewOrAll(2, 1);
    expectOneWriter(await explore({ body, files, runs, kills, timers: 'at any time' }));
  }, 600_000);
});
