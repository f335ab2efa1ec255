// Adds up vitest's JSON reports: prints `N passed, N failed` and fails when anything failed.
import { existsSync, readFileSync } from 'node:fs';

const totals = process.argv
  .slice(2)
  .map((path) => (existsSync(path) ? count(path) : { passed: 0, failed: 1 }));
const passed = totals.reduce((sum, total) => sum + total.passed, 0);
const failed = totals.reduce((sum, total) => sum + total.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** A file that broke outside of its tests counts as one failure, and so does a run that gave no report. */
function count(path) {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(path, 'utf8'));
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}
