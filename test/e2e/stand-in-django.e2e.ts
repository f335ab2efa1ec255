import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from './available.js';
import { djangoServer, newDjangoProject, python, SETTINGS, tryPython } from './django-app.js';
import { discard } from './folders.js';
import { whileRunning } from './server.js';
import { proveSession } from './session-proof.js';

/** As in stand-in-nest: the proofs must fail where the SDK fails. */
describeWith(['python'], 'the stand-in for wristband-django-auth', () => {
  let project: string;
  let generated: string;
  beforeAll(async () => {
    project = await newDjangoProject('as generated');
    generated = await readFile(join(project, SETTINGS), 'utf8');
  });
  afterAll(() => discard(project));

  const ENGINE = `\nSESSION_ENGINE = 'wristband.django_auth.sessions.backends.encrypted_cookies'\n`;
  const setTo = (lines: string) => writeFile(join(project, SETTINGS), generated + ENGINE + lines);

  it('falls back to SECRET_KEY without a secret of its own', async () => {
    await setTo('SESSION_COOKIE_SECURE = False\n');
    await whileRunning(await djangoServer(project), (url) =>
      proveSession(url, { cookieName: 'sessionid', secure: false }),
    );
  });

  it.each(["'short'", "''", 'None', `['${'s'.repeat(32)}'] * 4`])(
    'answers every request with 500 for the secret %s, while check says nothing',
    async (secret) => {
      await setTo(`WRISTBAND_SESSION_SECRET = ${secret}\n`);
      await python(project, 'manage.py', 'check');
      await whileRunning(await djangoServer(project), async (url) => {
        expect((await fetch(`${url}/probe/read`)).status).toBe(500);
      });
    },
  );

  it('cannot be imported by the settings', async () => {
    await setTo('import wristband.django_auth\n');
    const { exitCode, output } = await tryPython(project, 'manage.py', 'check');
    expect(exitCode).not.toBe(0);
    expect(output).toContain('ImproperlyConfigured');
  });

  it('needs django.contrib.auth, which check does not notice', async () => {
    const without = ['auth', 'auth.middleware.AuthenticationMiddleware', 'admin'].reduce(
      (settings, name) => settings.replace(`    'django.contrib.${name}',\n`, ''),
      generated,
    );
    await writeFile(join(project, SETTINGS), without + ENGINE);
    await writeFile(join(project, 'mysite', 'urls.py'), 'urlpatterns = []\n');
    await python(project, 'manage.py', 'check');
    const running = whileRunning(await djangoServer(project), () => Promise.resolve());
    await expect(running).rejects.toThrow('INSTALLED_APPS');
  });
});
