import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWith } from './available.js';
import { printedInstallCommand, runCli } from './cli.js';
import { discard, photograph } from './folders.js';
import { build, nestServer, type Flavour, type NestMajor } from './nest-app.js';
import { APPLY, newStart, patch, START_POINTS, type StartPoint } from './nest-patch.js';
import { succeed, type Program } from './programs.js';
import { bootAndEnd, whileRunning } from './server.js';
import { proveSession } from './session-proof.js';

/** Everything that must hold for the applications of one major. */
export function proveNest(major: NestMajor): void {
  describeWith(['cli', 'nest'], `Nest ${major}`, () => {
    for (const flavour of ['default', 'strict'] as const) {
      for (const start of START_POINTS) {
        describe(`a ${flavour} application, ${start}`, () => {
          proveApplication(major, flavour, start);
        });
      }
    }
    describe('with --insecure-dev', () => {
      proveInsecure(major);
    });
  });
}

function proveApplication(major: NestMajor, flavour: Flavour, start: StartPoint): void {
  let app: string;
  let patching: Program;

  beforeAll(async () => {
    app = await newStart(major, flavour, start);
    patching = await patch(app, APPLY);
    await build(app);
  });
  afterAll(() => discard(app));

  it('asks to install exactly what is not declared yet', () => {
    if (start === 'untouched')
      expect(printedInstallCommand(patching.output)).toContain('@wristband/nestjs-auth');
    else expect(patching.output).not.toContain('npm install');
  });

  it('stays clean for its own prettier', async () => {
    await succeed(['npx', 'prettier', '--check', 'src'], { cwd: app });
  });

  it('passes its own unit tests', async () => {
    await succeed(['npm', 'test'], { cwd: app });
  });

  it('sets an encrypted, secure cookie and restores the session from it', async () => {
    await whileRunning(nestServer(app), (url) => proveSession(url, { cookieName: 'session', secure: true }));
  });

  it('is left alone by another run, and check finds nothing', async () => {
    const before = await photograph(app);
    const again = await runCli(app, APPLY);
    expect(again.exitCode, again.output).toBe(0);
    const check = await runCli(app, ['check', '--framework', 'nest', '--no-install']);
    expect(check.exitCode, check.output).toBe(0);
    expect(await photograph(app)).toEqual(before);
  });

  it('does not start without the secret, and names the variable', async () => {
    const env = join(app, '.env');
    const kept = await readFile(env, 'utf8');
    await writeFile(env, withoutSecret(kept));
    try {
      const end = await bootAndEnd(nestServer(app));
      expect(end.exitCode).not.toBe(0);
      expect(end.output).toContain('WRISTBAND_SESSION_SECRET');
    } finally {
      await writeFile(env, kept);
    }
  });
}

function proveInsecure(major: NestMajor): void {
  it('sends the cookie without Secure, and with it again after --no-insecure-dev', async () => {
    const app = await newStart(major, 'default', 'after the previous step of the guide');
    const proveCookie = async (secure: boolean): Promise<void> => {
      await build(app);
      await whileRunning(nestServer(app), (url) => proveSession(url, { cookieName: 'session', secure }));
      const config = await readFile(join(app, 'src', 'config', 'wristband.config.ts'), 'utf8');
      expect(config.includes('dangerouslyDisableSecureCookies: true')).toBe(!secure);
      await succeed(['npx', 'prettier', '--check', 'src'], { cwd: app });
    };
    await patch(app, [...APPLY, '--insecure-dev']);
    await proveCookie(false);
    await patch(app, [...APPLY, '--no-insecure-dev']);
    await proveCookie(true);
    await discard(app);
  });
}

function withoutSecret(env: string): string {
  const kept = env.split('\n').filter((line) => !line.startsWith('WRISTBAND_SESSION_SECRET='));
  expect(kept.length).toBe(env.split('\n').length - 1);
  return kept.join('\n');
}
