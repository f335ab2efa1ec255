import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeWith } from './available.js';
import { runCli } from './cli.js';
import { djangoServer, newDjangoProject, python } from './django-app.js';
import { expressServer, newExpressApp } from './express-app.js';
import { fastApiServer, newFastApiProject } from './fastapi-app.js';
import { discard, edit } from './folders.js';
import { build, nestServer } from './nest-app.js';
import { newPatchedApp } from './nest-patch.js';
import { succeed } from './programs.js';
import { type Start, whileRunning } from './server.js';
import { readSession, writeSession } from './session-proof.js';

interface Application {
  readonly folder: string;
  readonly framework: 'nest' | 'express' | 'django' | 'fastapi';
  readonly cookieName: string;
  /** Builds what is to be built, and says how it is started. */
  readonly start: () => Promise<Start>;
}

/** A cookie is read until the rotation ends; the one that is written meanwhile outlives it. */
async function proveRotation({ folder, framework, cookieName, start }: Application): Promise<void> {
  const env = join(folder, '.env');
  const rotate = async (...flags: string[]) => {
    const before = await readFile(env, 'utf8').catch(() => '');
    const args = ['rotate', ...flags, '--framework', framework, '--yes', '--no-install'];
    const { exitCode, output } = await runCli(folder, args);
    expect(exitCode, output).toBe(0);
    const secrets = (before + (await readFile(env, 'utf8'))).match(/[\w-]{43}/g) ?? [];
    expect(secrets.length).toBeGreaterThan(0);
    for (const secret of secrets) expect(output).not.toContain(secret);
    const check = await runCli(folder, ['check', '--framework', framework, '--no-install']);
    expect(check.exitCode, check.output).toBe(0);
  };
  const cookies: string[] = [];
  const write = async (url: string, value: string) => {
    const { value: cookie } = await writeSession(url, cookieName, value, cookies.at(-1));
    cookies.push(`${cookieName}=${cookie}`);
  };
  const read = (url: string) => Promise.all(cookies.map((cookie) => readSession(url, cookie)));

  await whileRunning(await start(), (url) => write(url, 'before'));
  await rotate();
  await whileRunning(await start(), async (url) => {
    expect(await read(url)).toEqual(['before']);
    await write(url, 'after');
    expect(await read(url)).toEqual(['before', 'after']);
  });
  await rotate('--finish');
  await whileRunning(await start(), async (url) => {
    expect(await read(url)).toEqual([null, 'after']);
  });
}

describeWith(['cli', 'nest'], 'rotating the secret of a Nest application', () => {
  it('logs nobody out until it is finished, and stays clean for prettier', async () => {
    const folder = await newPatchedApp(11);
    const start = async () => {
      await build(folder);
      return nestServer(folder);
    };
    await proveRotation({ folder, framework: 'nest', cookieName: 'session', start });
    await succeed(['npx', 'prettier', '--check', 'src'], { cwd: folder });
    await discard(folder);
  });
});

describeWith(['cli', 'python'], 'rotating the secret of a Django project', () => {
  it.each([
    ['of the env file', []],
    ['of the source', ['--secret-store', 'inline']],
  ])('%s logs nobody out until it is finished, and stays clean for black', async (_, flags) => {
    const folder = await newDjangoProject('black');
    const args = ['--framework', 'django', '--yes', '--no-install', ...flags];
    const { exitCode, output } = await runCli(folder, args);
    expect(exitCode, output).toBe(0);
    const start = () => djangoServer(folder);
    await proveRotation({ folder, framework: 'django', cookieName: 'sessionid', start });
    await python(folder, '-m', 'black', '--check', '.');
    await discard(folder);
  });
});

describeWith(['cli'], 'rotating the secret of an Express application', () => {
  it.each(['generated', 'typescript'] as const)('logs nobody out until it is finished (%s)', async (kind) => {
    const folder = await newExpressApp(kind);
    if (kind === 'generated')
      await edit(join(folder, 'app.js'), [
        ["app.use('/users', usersRouter);", "app.use('/probe', usersRouter);"],
      ]);
    const { exitCode, output } = await runCli(folder, ['--framework', 'express', '--yes', '--no-install']);
    expect(exitCode, output).toBe(0);
    const start = async () => {
      if (kind === 'typescript') await succeed(['npx', 'tsc'], { cwd: folder });
      return expressServer(kind, folder);
    };
    await proveRotation({ folder, framework: 'express', cookieName: 'session', start });
    await discard(folder);
  });
});

describeWith(['cli', 'python'], 'rotating the secret of a FastAPI application', () => {
  it('logs nobody out until it is finished', async () => {
    const folder = await newFastApiProject();
    const { exitCode, output } = await runCli(folder, ['--framework', 'fastapi', '--yes', '--no-install']);
    expect(exitCode, output).toBe(0);
    const start = () => fastApiServer(folder);
    await proveRotation({ folder, framework: 'fastapi', cookieName: 'session', start });
    await discard(folder);
  });
});
