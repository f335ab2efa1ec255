import { defineConfig } from 'vitest/config';
import { reporters } from './test/support/reporters.js';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: reporters('unit'),
    globalSetup: ['test/support/build.ts'],
    testTimeout: 20_000,
  },
});
