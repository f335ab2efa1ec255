import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCases } from '../support/case-folder.js';
import { faultsOf } from './faults.js';
import { mutate, mutation } from './mutations.js';

const cases = new Map([...readCases(), ...readCases('remove')].map((example) => [example.name, example]));

const sample = fc.record({
  on: fc.constantFrom(...cases.keys()),
  /** Whether the project is patched already. */
  patched: fc.boolean(),
  changes: fc.array(mutation, { minLength: 1, maxLength: 3 }),
});

const { FUZZ_RUNS = '20', FUZZ_SEED = '1', FUZZ_STATE } = process.env;
const MAX_SHOWN = 20;

it('ends, and does all or nothing, whatever the files hold', { timeout: 0 }, async () => {
  const found: string[] = [];
  const samples = fc.sample(sample, { numRuns: Number(FUZZ_RUNS), seed: Number(FUZZ_SEED) });
  for (const [number, one] of samples.entries()) {
    // What is being done is known from outside when it doesn't end.
    if (FUZZ_STATE !== undefined)
      writeFileSync(FUZZ_STATE, `${number}, ${found.length} faults: ${JSON.stringify(one)}`);
    const example = cases.get(one.on);
    if (example === undefined) continue;
    const { before, after } = example;
    const edited = [...after.keys()].filter(
      (path) => before.get(path)?.equals(after.get(path) ?? Buffer.of()) !== true,
    );
    const tree = one.changes.reduce(
      (files, change) => mutate(files, change, edited),
      new Map(one.patched ? after : before),
    );
    const faults = await faultsOf({ ...example, before: one.patched ? after : before }, tree);
    found.push(...faults.map((fault) => `${JSON.stringify(one)}\n  ${fault}`));
  }
  if (FUZZ_STATE !== undefined) writeFileSync(FUZZ_STATE, `${samples.length} runs, ${found.length} faults`);
  expect(found.slice(0, MAX_SHOWN)).toEqual([]);
});
