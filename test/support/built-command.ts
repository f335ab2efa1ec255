import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { readTree } from './case-folder.js';

const project = join(import.meta.dirname, '..', '..');
const bin = join(project, 'bin', 'create-wristband-session.cjs');

/** What calls the built command. */
export const commandWords = [process.execPath, bin] as const;

export interface Scratch {
  readonly folder: string;
  /** Every file of the folder, as one text that can be compared. */
  tree(): string;
  readonly remove: () => void;
}

/** An untouched project of each framework, in the folder of tests. */
const SAMPLES = {
  nest: 'samples/nest',
  django: 'samples/django',
  express: 'cases/express/esm-js/in',
  fastapi: 'cases/fastapi/fresh/in',
} as const;

/** A copy of a sample project, outside of any repository. */
export function scratch(sample?: keyof typeof SAMPLES): Scratch {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'run-')));
  if (sample !== undefined) {
    cpSync(join(project, 'test', SAMPLES[sample]), folder, { recursive: true });
    const ignore = join(folder, '_gitignore');
    if (existsSync(ignore)) renameSync(ignore, join(folder, '.gitignore'));
  }
  return {
    folder,
    tree: () =>
      JSON.stringify([...readTree(folder)].map(([path, bytes]) => [path, bytes.toString('latin1')])),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs the built command in a process of its own; stdin is no terminal. */
export function runBuilt(args: readonly string[], cwd: string, input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    input,
    encoding: 'utf8',
  });
  return { exit: status, stdout, stderr };
}

/** How stdin is to be, where there is no input; an open one stays so until the command has ended. */
const REDIRECTIONS = { closed: '<&-', '/dev/null': '</dev/null', open: '' } as const;

interface Start {
  /** Flags of Node itself. */
  readonly node?: readonly string[];
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly input?: string;
  /** It gets a signal, SIGINT unless said, each time this stands on stderr: under npx, one Ctrl-C comes twice. */
  readonly interruptAt?: string;
  readonly interruptWith?: NodeJS.Signals;
  /** Gone: both output streams are closed at the other end before anything is written. */
  readonly readers?: 'gone';
  readonly stdin?: keyof typeof REDIRECTIONS;
}

/** The same, side by side with others. A command that hangs is ended, which the exit code tells. */
export async function startBuilt(args: readonly string[], cwd: string, start: Start) {
  const { node = [], environment = {}, input, interruptAt, interruptWith = 'SIGINT', stdin = 'open' } = start;
  const command = [process.execPath, ...node, bin, ...args];
  const child = spawn('/bin/sh', ['-c', `exec "$@" ${REDIRECTIONS[stdin]}`, 'sh', ...command], {
    cwd,
    env: { ...process.env, ...environment },
    timeout: 60_000,
  });
  // A command that ends early closes the pipe before all is written.
  child.stdin.on('error', () => undefined);
  if (input !== undefined) child.stdin.end(input);
  child.stderr.on('data', (chunk: Buffer) => {
    if (interruptAt !== undefined && String(chunk).includes(interruptAt)) child.kill(interruptWith);
  });
  if (start.readers === 'gone') {
    child.stdout.destroy();
    child.stderr.destroy();
    return { exit: await ended(child), stdout: '', stderr: '' };
  }
  const [stdout, stderr, exit] = await Promise.all([text(child.stdout), text(child.stderr), ended(child)]);
  child.stdin.destroy();
  return { exit, stdout, stderr };
}

/** The exit code; null when a signal ended it. */
function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('exit', resolve);
  });
}
