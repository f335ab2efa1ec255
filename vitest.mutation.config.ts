import { defineConfig } from 'vitest/config';

/** For `npm run mutation`: the unit tests of the folders that MUTATION_FOLDERS names. */
const folders = (process.env['MUTATION_FOLDERS'] ?? '.').split(',');

export default defineConfig({
  test: {
    include: folders.map((folder) => `test/unit/${folder}/**/*.test.ts`),
    // It runs Python, and none of our code.
    exclude: ['test/unit/languages/python/cpython.test.ts'],
    update: 'none',
    testTimeout: 20_000,
  },
});
