import { defineConfig } from 'vitest/config';
import { reporters } from './test/support/reporters.js';

/** The cases and the command in Windows' own Node, which Wine runs. */
export default defineConfig({
  test: {
    include: ['test/windows/*.test.ts'],
    globalSetup: ['test/windows/prepare.ts'],
    reporters: reporters('windows'),
    testTimeout: 120_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
  },
});
