import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWith } from './available.js';
import { runCli } from './cli.js';
import {
  djangoServer,
  newDjangoProject,
  python,
  SETTINGS,
  tryPython,
  type Formatting,
} from './django-app.js';
import { discard, photograph } from './folders.js';
import { bootAndEnd, whileRunning } from './server.js';
import { proveSession } from './session-proof.js';

const APPLY = ['--framework', 'django', '--yes', '--no-install'] as const;

describeWith(['cli', 'python'], 'Django', () => {
  describe.each<Formatting>(['as generated', 'black'])('a fresh project, %s', (formatting) => {
    let project: string;
    let output: string;

    beforeAll(async () => {
      project = await newDjangoProject(formatting);
      ({ output } = await patch(project, APPLY));
    });
    afterAll(() => discard(project));

    it('asks to install what the project needs', () => {
      expect(output).toMatch(/Install the packages:\n.*wristband-django-auth/);
      expect(output).toMatch(/Install the packages:\n.*python-dotenv/);
    });

    it('keeps the secret for its owner alone', async () => {
      expect((await stat(join(project, '.env'))).mode & 0o777).toBe(0o600);
      expect(await readFile(join(project, '.gitignore'), 'utf8')).toMatch(/^\.env$/m);
    });

    it('passes the check of Django, and of the deployment through wsgi', async () => {
      await python(project, 'manage.py', 'check');
      await python(project, '-c', 'import mysite.wsgi');
    });

    if (formatting === 'black') {
      it('stays clean for black', async () => {
        await python(project, '-m', 'black', '--check', '.');
      });
    }

    it('sets an encrypted, secure cookie and restores the session from it', async () => {
      await proveCookie(project, true);
    });

    it('is left alone by another run, and check finds nothing', async () => {
      const before = await photograph(project);
      const again = await runCli(project, APPLY);
      expect(again.exitCode, again.output).toBe(0);
      const check = await runCli(project, ['check', '--framework', 'django', '--no-install']);
      expect(check.exitCode, check.output).toBe(0);
      expect(await photograph(project)).toEqual(before);
    });

    it('does not start without the secret, and names the variable', async () => {
      const env = join(project, '.env');
      const kept = await readFile(env, 'utf8');
      await writeFile(env, '');
      try {
        for (const end of [
          await bootAndEnd(await djangoServer(project)),
          await tryPython(project, '-c', 'import mysite.wsgi'),
        ]) {
          expect(end.exitCode).not.toBe(0);
          expect(end.output).toContain('WRISTBAND_SESSION_SECRET');
        }
      } finally {
        await writeFile(env, kept);
      }
    });
  });

  it('sends the cookie without Secure with --insecure-dev, and with it again after --no-insecure-dev', async () => {
    const project = await newDjangoProject('as generated');
    await patch(project, [...APPLY, '--insecure-dev']);
    expect(await readFile(join(project, SETTINGS), 'utf8')).toContain('SESSION_COOKIE_SECURE = False');
    await proveCookie(project, false);
    await patch(project, [...APPLY, '--no-insecure-dev']);
    await proveCookie(project, true);
    await discard(project);
  });

  it('needs no env file with --secret-store inline', async () => {
    const project = await newDjangoProject('black');
    const { output } = await patch(project, [...APPLY, '--secret-store', 'inline']);
    const settings = await readFile(join(project, SETTINGS), 'utf8');
    const secret = /^WRISTBAND_SESSION_SECRET = "([\w-]{43,})"/m.exec(settings)?.[1] ?? '';
    expect(secret).not.toBe('');
    expect(output).not.toContain(secret);
    await python(project, '-m', 'black', '--check', '.');
    await proveCookie(project, true);
    await discard(project);
  });
});

async function patch(project: string, args: readonly string[]) {
  const patching = await runCli(project, args);
  expect(patching.exitCode, patching.output).toBe(0);
  return patching;
}

async function proveCookie(project: string, secure: boolean): Promise<void> {
  const server = await djangoServer(project);
  await whileRunning(server, (url) => proveSession(url, { cookieName: 'sessionid', secure }));
}
