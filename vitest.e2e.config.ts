import { defineConfig } from 'vitest/config';
import { reporters } from './test/support/reporters.js';

export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    globalSetup: ['test/e2e/prepare.ts'],
    reporters: reporters('e2e'),
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // Each worker builds and boots applications of its own: more of them than processors make all of them slow.
    maxWorkers: 2,
  },
});
