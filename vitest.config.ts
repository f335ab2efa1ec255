import { defineConfig } from 'vitest/config';
import { reporters } from './test/support/reporters.js';
import { CasesFirst } from './test/support/sequencer.js';

/** Cases, units and properties: all that runs in memory. */
export default defineConfig({
  test: {
    include: ['test/*.test.ts', 'test/unit/**/*.test.ts'],
    // `npm run test:system` has what runs every case twice more, and what starts Python.
    exclude: ['test/remove.property.test.ts', '**/*.cpython.test.ts'],
    reporters: reporters('unit'),
    // A snapshot that is missing is a failure; `npm test -- -u` writes it.
    update: 'none',
    testTimeout: 20_000,
    // Without it, Vitest keeps a core free: on a machine with two, that is half of the time.
    maxWorkers: '100%',
    sequence: { sequencer: CasesFirst },
    // The code is read once for all test files of a worker, not once for each, which is a third of the time.
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
  },
});
