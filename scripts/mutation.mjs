// Changes one thing at a time in the source of folders or files, and runs the unit tests of the same folder: what no test
// notices is printed. `npm run mutation -- src/languages/text [...]`; MUTATION_CONCURRENCY says how many at a time.
import { existsSync, statSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { Stryker } from '@stryker-mutator/core';

const paths = process.argv.slice(2);
if (paths.length === 0) {
  console.error('Name a folder or file: npm run mutation -- src/languages/text');
  process.exit(2);
}

// The tests of everything that calls the code reach it as well, but say little of it and take hours.
process.env['MUTATION_FOLDERS'] = [...new Set(paths.map(testsOf))].join();

await new Stryker({
  mutate: paths.map((path) => (statSync(path).isDirectory() ? `${path}/**/*.ts` : path)),
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  plugins: [import.meta.resolve('@stryker-mutator/vitest-runner')],
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowEmojis: false, reportTests: false, logTests: false },
  coverageAnalysis: 'perTest',
  // What runs once, at the import of a file, would need a process of its own for each change.
  ignoreStatic: true,
  concurrency: Number(process.env['MUTATION_CONCURRENCY'] ?? 2),
  tempDirName: 'build/mutation',
  ignorePatterns: ['build', 'dist', 'coverage'],
  allowConsoleColors: process.stdout.isTTY,
  logLevel: 'warn',
}).runMutationTest();

/** The deepest folder in `test/unit` that has tests of it: `src/languages/text/gap.ts` → `languages`. */
function testsOf(path) {
  const parts = relative('src', statSync(path).isDirectory() ? path : dirname(path)).split('/');
  while (parts.length > 0 && !existsSync(`test/unit/${parts.join('/')}`)) parts.pop();
  return parts.join('/') || '.';
}
