import { defineConfig } from 'vitest/config';
import { reporters } from './test/support/reporters.js';

/** Processes, signals, locks, git, installations and the bundle; and the properties once more, with all their runs. */
export default defineConfig({
  test: {
    include: ['test/system/**/*.test.ts', 'test/**/*.property.test.ts', 'test/unit/**/*.cpython.test.ts'],
    env: { PROPERTY_RUNS: 'full' },
    reporters: reporters('system'),
    globalSetup: ['test/support/build.ts'],
    update: 'none',
    testTimeout: 60_000,
  },
});
