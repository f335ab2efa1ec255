// Adds up vitest's JSON reports: names what failed, prints `N passed, N failed, N skipped` and fails when anything failed.
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

const totals = process.argv.slice(2).map((path) => (existsSync(path) ? count(path) : noReport(path)));
const passed = totals.reduce((sum, total) => sum + total.passed, 0);
const skipped = totals.reduce((sum, total) => sum + total.skipped, 0);
const failures = totals.flatMap((total) => total.failures);
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${passed} passed, ${failures.length} failed, ${skipped} skipped`);
process.exitCode = failures.length === 0 ? 0 : 1;

function count(path) {
  const { numPassedTests, numPendingTests, testResults } = JSON.parse(readFileSync(path, 'utf8'));
  return { passed: numPassedTests, skipped: numPendingTests, failures: testResults.flatMap(failuresOf) };
}

/** A file that broke outside of its tests counts as one failure, and so does a run that gave no report. */
function failuresOf({ name, status, message, assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (status === 'failed' && failed.length === 0) return [failure(relative('.', name), message)];
  return failed.map((test) =>
    failure(`${relative('.', name)} > ${test.fullName}`, test.failureMessages.join('\n')),
  );
}

/** The end of a long log may be all that is kept of it, so the reason stands there too, cut to what a screen holds. */
function failure(title, reason) {
  return `${title}\n${reason.split('\n').slice(0, 20).join('\n')}`;
}

function noReport(path) {
  return { passed: 0, skipped: 0, failures: [`${path}: no report`] };
}
