import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWith } from './available.js';
import { runCli } from './cli.js';
import { IDIOMS, newSplitProject, serverThrough, type Way } from './django-split.js';
import { discard } from './folders.js';
import { bootAndEnd, whileRunning } from './server.js';
import { proveSession } from './session-proof.js';

const WAYS: readonly Way[] = ['manage.py', 'wsgi', 'asgi'];

describeWith(['cli', 'python'], 'Django with split settings', () => {
  describe.each(IDIOMS)('and $library', (idiom) => {
    let project: string;

    beforeAll(async () => {
      project = await newSplitProject(idiom);
      await command('--yes', '--insecure-dev');
    });
    afterAll(() => discard(project));

    async function command(...args: string[]): Promise<void> {
      const run = await runCli(project, [...args, '--framework', 'django', '--no-install']);
      expect(run.exitCode, run.output).toBe(0);
    }

    it('reads the secret as the project reads its own', async () => {
      const base = await readFile(join(project, 'mysite/settings/base.py'), 'utf8');
      expect(base).toContain(`WRISTBAND_SESSION_SECRET = ${idiom.read('WRISTBAND_SESSION_SECRET')}\n`);
      expect(base).toContain('SESSION_COOKIE_SECURE = True');
    });

    it.each(WAYS)('serves the session through %s, without Secure in development only', async (way) => {
      const secure = way !== 'manage.py';
      await whileRunning(await serverThrough(way, project), (url) =>
        proveSession(url, { cookieName: 'sessionid', secure }),
      );
    });

    it('is content with both the development and the production settings', async () => {
      await command('check', '--insecure-dev');
      await command('check', '--production');
    });

    it('does not start without the secret, and names the variable', async () => {
      const env = join(project, '.env');
      const kept = await readFile(env, 'utf8');
      await writeFile(env, kept.replace(/^WRISTBAND_.*$/m, ''));
      for (const way of WAYS) {
        const end = await bootAndEnd(await serverThrough(way, project));
        expect(end.exitCode).not.toBe(0);
        expect(end.output).toContain('WRISTBAND_SESSION_SECRET');
      }
      await writeFile(env, kept);
    });
  });
});
