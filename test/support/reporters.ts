import { join } from 'node:path';

type Reporters = ['default', ...['json', { outputFile: string }][]];

/** The usual screen; where TEST_RESULTS names a folder, also `<name>.json` in it, for .ci/run to add up. */
export function reporters(name: string): Reporters {
  const folder = process.env['TEST_RESULTS'];
  if (folder === undefined) return ['default'];
  return ['default', ['json', { outputFile: join(folder, `${name}.json`) }]];
}
