import { defineConfig } from 'vitest/config';
import { reporters } from './test/support/reporters.js';

/** Cases, units and properties: all that runs in memory. */
export default defineConfig({
  test: {
    include: ['test/*.test.ts', 'test/unit/**/*.test.ts'],
    // It runs the bundle.
    exclude: ['test/unit/code-cache/**'],
    reporters: reporters('unit'),
    // A snapshot that is missing is a failure; `npm test -- -u` writes it.
    update: 'none',
    testTimeout: 20_000,
  },
});
