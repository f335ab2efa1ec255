import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from './available.js';
import { runCli } from './cli.js';
import { cached, discard, newFolder, photograph } from './folders.js';
import { run, succeed } from './programs.js';
import { whileRunning, type Start } from './server.js';
import { proveSession } from './session-proof.js';

const APPLY = ['--framework', 'fastapi', '--yes', '--no-install'] as const;
const PACKAGES = ['fastapi', 'uvicorn', 'cryptography', 'python-dotenv'];
const ENVIRONMENT = {
  PYTHONPATH: fileURLToPath(new URL('../stand-ins/wristband-fastapi-auth', import.meta.url)),
  PYTHONDONTWRITEBYTECODE: '1',
};

const MAIN = `from fastapi import FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()

app.add_middleware(CORSMiddleware, allow_origins=["http://localhost:3000"], allow_credentials=True)


@app.middleware("http")
async def note_value(request: Request, call_next):
    response = await call_next(request)
    response.headers["x-value"] = str(request.state.session.get("value"))
    return response


@app.get("/probe/write")
def write(request: Request, value: str):
    request.state.session["value"] = value
    return value


@app.get("/probe/read")
def read(request: Request):
    return request.state.session.get("value")
`;

/** A Python with FastAPI: that of FASTAPI_PYTHON, else a virtual environment that is made once. */
async function preparePython(): Promise<string> {
  const given = process.env['FASTAPI_PYTHON'];
  if (given !== undefined) return given;
  const folder = await cached('python-fastapi', async (partial) => {
    await succeed(['python3', '-m', 'venv', partial], { cwd: partial });
    const install = ['-m', 'pip', 'install', '--quiet', '--retries', '1', '--timeout', '15', ...PACKAGES];
    await succeed([join(partial, 'bin', 'python'), ...install], { cwd: partial, seconds: 300 });
  });
  return join(folder, 'bin', 'python');
}

async function newProject(): Promise<string> {
  const project = await newFolder('fastapi');
  await writeFile(join(project, 'main.py'), MAIN);
  await writeFile(join(project, 'requirements.txt'), 'fastapi\nuvicorn\n');
  return project;
}

async function server(cwd: string, more: Readonly<Record<string, string>> = {}): Promise<Start> {
  const python = await preparePython();
  return {
    cwd,
    argv: (port) => [python, '-m', 'uvicorn', 'main:app', '--port', String(port)],
    env: () => ({ ...ENVIRONMENT, ...more }),
  };
}

async function patch(project: string, args: readonly string[]): Promise<void> {
  const patching = await runCli(project, args);
  expect(patching.exitCode, patching.output).toBe(0);
}

describeWith(['cli', 'python'], 'FastAPI', () => {
  let project: string;
  let fresh: unknown;
  beforeAll(async () => {
    project = await newProject();
    fresh = await readFile(join(project, 'main.py'), 'utf8');
    await patch(project, APPLY);
  });
  afterAll(() => discard(project));

  it('keeps the secret for its owner alone', async () => {
    expect((await stat(join(project, '.env'))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(project, '.gitignore'), 'utf8')).toMatch(/^\.env$/m);
  });

  it('sets an encrypted, secure cookie, restores the session from it, and refuses a changed one', async () => {
    await whileRunning(await server(project), (url) =>
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
    await whileRunning(await server(project), prove(false));
    await whileRunning(await server(project, { WRISTBAND_INSECURE_COOKIES: '' }), prove(true));
    await patch(project, [...APPLY, '--no-insecure-dev']);
    await whileRunning(await server(project), prove(true));
  });

  it('opens cookies of the secret before a rotation', async () => {
    await patch(project, ['rotate', '--framework', 'fastapi', '--yes']);
    await whileRunning(await server(project), (url) =>
      proveSession(url, { cookieName: 'session', secure: true }),
    );
    expect(await readFile(join(project, 'main.py'), 'utf8')).toContain('secret_key=[');
  });

  it('gives back what was there with remove', async () => {
    await patch(project, ['remove', '--framework', 'fastapi', '--yes', '--force']);
    expect(await readFile(join(project, 'main.py'), 'utf8')).toBe(fresh);
  });
});
