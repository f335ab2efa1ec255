import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from './available.js';
import { runCli } from './cli.js';
import { ENVIRONMENT, fastApiServer, newFastApiProject, preparePython } from './fastapi-app.js';
import { discard, photograph } from './folders.js';
import { run } from './programs.js';
import { whileRunning } from './server.js';
import { proveSession } from './session-proof.js';

const APPLY = ['--framework', 'fastapi', '--yes', '--no-install'] as const;

async function patch(project: string, args: readonly string[]): Promise<void> {
  const patching = await runCli(project, args);
  expect(patching.exitCode, patching.output).toBe(0);
}

describeWith(['cli', 'python'], 'FastAPI', () => {
  let project: string;
  let fresh: unknown;
  beforeAll(async () => {
    project = await newFastApiProject();
    fresh = await readFile(join(project, 'main.py'), 'utf8');
    await patch(project, APPLY);
  });
  afterAll(() => discard(project));

  it('keeps the secret for its owner alone', async () => {
    expect((await stat(join(project, '.env'))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(project, '.gitignore'), 'utf8')).toMatch(/^\.env$/m);
  });

  it('sets an encrypted, secure cookie, restores the session from it, and refuses a changed one', async () => {
    await whileRunning(await fastApiServer(project), (url) =>
      proveSession(url, { cookieName: 'session', secure: true }),
    );
  });

  it('is left alone by another run, and check finds nothing', async () => {
    const before = await photograph(project);
    await patch(project, APPLY);
    await patch(project, ['check', '--framework', 'fastapi', '--no-install']);
    expect(await photograph(project)).toEqual(before);
  });

  it('does not start without the secret, and names the variable', async () => {
    const env = join(project, '.env');
    const kept = await readFile(env, 'utf8');
    await writeFile(env, '');
    const python = await preparePython();
    const end = await run([python, '-c', 'import main'], { cwd: project, env: ENVIRONMENT });
    await writeFile(env, kept);
    expect(end.exitCode).not.toBe(0);
    expect(end.output).toContain('WRISTBAND_SESSION_SECRET');
  });

  it('sends the cookie without Secure with --insecure-dev, but where the variable is not set', async () => {
    await patch(project, [...APPLY, '--insecure-dev']);
    const prove = (secure: boolean) => (url: string) => proveSession(url, { cookieName: 'session', secure });
    await whileRunning(await fastApiServer(project), prove(false));
    await whileRunning(await fastApiServer(project, { WRISTBAND_INSECURE_COOKIES: '' }), prove(true));
    await patch(project, [...APPLY, '--no-insecure-dev']);
    await whileRunning(await fastApiServer(project), prove(true));
  });

  it('opens cookies of the secret before a rotation', async () => {
    await patch(project, ['rotate', '--framework', 'fastapi', '--yes']);
    await whileRunning(await fastApiServer(project), (url) =>
      proveSession(url, { cookieName: 'session', secure: true }),
    );
    expect(await readFile(join(project, 'main.py'), 'utf8')).toContain('secret_key=[');
  });

  it('gives back what was there with remove', async () => {
    await patch(project, ['remove', '--framework', 'fastapi', '--yes', '--force']);
    expect(await readFile(join(project, 'main.py'), 'utf8')).toBe(fresh);
  });
});
