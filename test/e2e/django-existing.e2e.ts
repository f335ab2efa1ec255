import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWith } from './available.js';
import { runCli } from './cli.js';
import { SETTINGS } from './django-app.js';
import { CLASSES, EXISTING, newExistingProject, newProjectOfClasses } from './django-existing.js';
import { serverThrough, type Way } from './django-split.js';
import { discard } from './folders.js';
import { whileRunning } from './server.js';
import { proveSession, readSession, writeSession } from './session-proof.js';

const SUBJECTS = [
  ...EXISTING.map((existing) => ({ ...existing, make: () => newExistingProject(existing) })),
  { ...CLASSES, make: newProjectOfClasses },
];
const WAYS: readonly Way[] = ['manage.py', 'wsgi'];
const COOKIE = 'sessionid';

describeWith(['cli', 'python'], 'Django with sessions in signed cookies', () => {
  describe.each(SUBJECTS)('and $what', ({ make, variables }) => {
    let project: string;
    let old: string;
    let output: string;

    const through = async (way: Way, action: (url: string) => Promise<void>) =>
      whileRunning(await serverThrough(way, project, variables), action);

    beforeAll(async () => {
      project = await make();
      await through('manage.py', async (url) => {
        const { value } = await writeSession(url, COOKIE, 'before');
        old = `${COOKIE}=${value}`;
        expect(await readSession(url, old)).toBe('before');
      });
      output = await command('--yes');
    });
    afterAll(() => discard(project));

    async function command(...args: string[]): Promise<string> {
      const run = await runCli(project, [...args, '--framework', 'django', '--no-install']);
      expect(run.exitCode, run.output).toBe(0);
      return run.output;
    }

    it('says what replacing the engine means', async () => {
      expect(output).toMatch(/Replacing SESSION_ENGINE = .* logs everyone out once/);
      expect(await readFile(join(project, SETTINGS), 'utf8')).not.toContain('signed_cookies');
    });

    it.each(WAYS)('encrypts the session through %s, and takes an old cookie for none', async (way) => {
      await through(way, async (url) => {
        await proveSession(url, { cookieName: COOKIE, secure: true });
        expect(await readSession(url, old)).toBeNull();
      });
    });

    it('is content with both the development and the production settings', async () => {
      await command('check');
      await command('check', '--production');
    });
  });
});
