import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../../../../src/languages/node/manifest.js';
import { findStarts } from '../../../../../src/frameworks/nest/project/starts.js';
import { openWorkspace } from '../../../../../src/platform/workspace.js';
import type { Start } from '../../../../../src/session/typescript/starts.js';
import { memoryDisk, ROOT } from '../../../../support/memory-disk.js';

const WORKFLOW = 'jobs:\n  test:\n    steps:\n      - run: npm run it\n';

/** The starts in a workflow that runs a script of package.json. */
async function startsOf(script: string): Promise<Start[]> {
  const { fs } = memoryDisk([['.github/workflows/ci.yml', WORKFLOW]]);
  const scripts: Manifest['scripts'] = { it: script };
  return findStarts(await openWorkspace(fs, ROOT, ROOT), '', 'AppModule', { scripts } as Manifest);
}

describe('a script of package.json that CI runs', () => {
  it.each(['nest start', 'node --enable-source-maps dist/main', 'ts-node -P a.json src/main.ts', 'jest e2e'])(
    'starts the application: %s',
    async (script) => {
      expect(await startsOf(script)).toMatchObject([{ kind: 'CI', what: 'npm run it', line: 4 }]);
    },
  );

  it.each(['nest build', 'node scripts/seed.js', 'node a.js\necho main'])('does not: %j', async (script) => {
    expect(await startsOf(script)).toEqual([]);
  });

  it.each(['node ', 'ts-node '])('is looked at once, however often it says %j', async (word) => {
    const { user } = process.cpuUsage();
    expect(await startsOf(word.repeat(40_000))).toEqual([]);
    expect((process.cpuUsage().user - user) / 1000).toBeLessThan(2000);
  });
});
