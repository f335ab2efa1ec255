import { defineConfig } from 'vitest/config';
import { reporters } from './test/support/reporters.js';

/** Cases, units and properties: all that runs in memory. */
export default defineConfig({
  test: {
    include: ['test/*.test.ts', 'test/unit/**/*.test.ts'],
    // It runs every case twice more: `npm run test:system` has it, with the other properties at full length.
    exclude: ['test/remove.property.test.ts'],
    reporters: reporters('unit'),
    // A snapshot that is missing is a failure; `npm test -- -u` writes it.
    update: 'none',
    testTimeout: 20_000,
    // Without it, Vitest keeps a core free: on a machine with two, that is half of the time.
    maxWorkers: '100%',
  },
});
