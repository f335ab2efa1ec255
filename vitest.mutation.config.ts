import { defineConfig } from 'vitest/config';

/** For `npm run mutation`: the unit tests of the folders that MUTATION_FOLDERS names. */
const folders = (process.env['MUTATION_FOLDERS'] ?? '.').split(',');

export default defineConfig({
  test: {
    include: folders.map((folder) => `test/unit/${folder}/**/*.test.ts`),
    // They run Python: one on none of our code, one on thousands of programs.
    exclude: ['**/*.cpython.test.ts'],
    // The code is read once for all test files, not once for each, which is most of the time.
    isolate: false,
    update: 'none',
    testTimeout: 120_000,
  },
});
