import { join } from 'node:path';

type Reporters = ['minimal', ...['json', { outputFile: string }][]];

/** Failures and a summary; where TEST_RESULTS names a folder, also `<name>.json` in it, for .ci/run to add up. */
export function reporters(name: string): Reporters {
  const folder = process.env['TEST_RESULTS'];
  if (folder === undefined) return ['minimal'];
  return ['minimal', ['json', { outputFile: join(folder, `${name}.json`) }]];
}
