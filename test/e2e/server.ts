import { execa } from 'execa';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { cleanEnvironment, type Program } from './programs.js';

interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

/** Says how to start an application on a port. */
export interface Start {
  readonly cwd: string;
  readonly argv: (port: number) => readonly [string, ...string[]];
  readonly env: (port: number) => Readonly<Record<string, string>>;
}

const SECONDS_TO_START = 60;

/** Waits until the application answers; one that ends instead is an error with its output. */
async function boot(start: Start): Promise<Server> {
  const port = await freePort();
  const application = launch(start, port);
  const url = `http://127.0.0.1:${port}`;
  for (let waited = 0; waited < SECONDS_TO_START * 10 && application.exitCode === null; waited += 1) {
    if (await answers(url)) return { url, stop: () => end(application) };
    await sleep(100);
  }
  await end(application);
  const { all } = await application;
  throw new Error(`The application did not start.\n${all}`);
}

/** Starts an application, and stops it after the action. */
export async function whileRunning(start: Start, action: (url: string) => Promise<void>): Promise<void> {
  const server = await boot(start);
  try {
    await action(server.url);
  } finally {
    await server.stop();
  }
}

/** Starts an application that should fail to start; one that goes on running is stopped and is an error. */
export async function bootAndEnd(start: Start): Promise<Pick<Program, 'exitCode' | 'output'>> {
  const application = launch(start, await freePort());
  const result = await Promise.race([application, sleep(SECONDS_TO_START * 500, undefined)]);
  if (result === undefined) await end(application);
  const { exitCode, all } = await application;
  if (result === undefined || exitCode === undefined)
    throw new Error(`The application started all the same.\n${all}`);
  return { exitCode, output: all };
}

function launch(start: Start, port: number) {
  const [file, ...args] = start.argv(port);
  const env = cleanEnvironment(start.env(port));
  return execa(file, args, {
    cwd: start.cwd,
    env,
    extendEnv: false,
    reject: false,
    all: true,
    stdin: 'ignore',
  });
}

async function end(application: ReturnType<typeof launch>): Promise<void> {
  application.kill('SIGTERM');
  await application;
}

async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(url)).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}
