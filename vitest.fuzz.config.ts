import { defineConfig } from 'vitest/config';
import { reporters } from './test/support/reporters.js';

/** Changed projects through all commands: `npm run fuzz`. */
export default defineConfig({
  test: { include: ['test/fuzz/**/*.test.ts'], reporters: reporters('fuzz') },
});
