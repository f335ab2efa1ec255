// Changes one thing at a time in the source of a folder or file, and runs the unit tests of the same part: what no test
// notices is printed. `npm run mutation -- src/languages/text [...]`
import { statSync } from 'node:fs';
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
  reporters: ['clear-text'],
  clearTextReporter: { allowEmojis: false, reportTests: false, logTests: false },
  coverageAnalysis: 'perTest',
  // What runs once, at the import of a file, would need a process of its own for each change.
  ignoreStatic: true,
  concurrency: 2,
  tempDirName: 'build/mutation',
  ignorePatterns: ['build', 'dist', 'coverage'],
  allowConsoleColors: process.stdout.isTTY,
  logLevel: 'warn',
}).runMutationTest();

/** `src/languages/text/gap.ts` → `languages`, `src/frameworks/nest/changes` → `frameworks/nest`. */
function testsOf(path) {
  const [, area = '.', part] = path.split('/');
  return area === 'frameworks' && part !== undefined ? `${area}/${part}` : area;
}
