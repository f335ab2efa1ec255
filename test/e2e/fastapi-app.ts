import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cached, newFolder } from './folders.js';
import { succeed } from './programs.js';
import type { Start } from './server.js';

const PACKAGES = ['fastapi', 'uvicorn', 'cryptography', 'python-dotenv'];
export const ENVIRONMENT = {
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
export async function preparePython(): Promise<string> {
  const given = process.env['FASTAPI_PYTHON'];
  if (given !== undefined) return given;
  const folder = await cached('python-fastapi', async (partial) => {
    await succeed(['python3', '-m', 'venv', partial], { cwd: partial });
    const install = ['-m', 'pip', 'install', '--quiet', '--retries', '1', '--timeout', '15', ...PACKAGES];
    await succeed([join(partial, 'bin', 'python'), ...install], { cwd: partial, seconds: 300 });
  });
  return join(folder, 'bin', 'python');
}

/** A FastAPI application with two probes, and no session yet. */
export async function newFastApiProject(): Promise<string> {
  const project = await newFolder('fastapi');
  await writeFile(join(project, 'main.py'), MAIN);
  await writeFile(join(project, 'requirements.txt'), 'fastapi\nuvicorn\n');
  return project;
}

/** How it is started, with the stand-in for the SDK. */
export async function fastApiServer(
  cwd: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Start> {
  const python = await preparePython();
  return {
    cwd,
    argv: (port) => [python, '-m', 'uvicorn', 'main:app', '--port', String(port)],
    env: () => ({ ...ENVIRONMENT, ...more }),
  };
}
