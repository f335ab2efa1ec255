import type { ExecFileException } from 'node:child_process';
import { interrupted } from '../model/errors.js';
import type { Shell, ShellResult, Variables } from '../model/context.js';
import { asShellResult } from './ended.js';
import { namesOf } from './find-program.js';
import { programIn, startOf, type Start } from './programs.js';

interface Settings {
  /** Ends what is asked when the user interrupts. */
  readonly signal?: AbortSignal;
  /** How long a program that is asked may take, in milliseconds. */
  readonly patience?: number;
  readonly variables?: Variables;
}

/**
 * Runs programs, without a shell between.
 * @param project absolute, symlinks followed: of what lies in it, nothing is asked; see `startOf`
 */
export function openShell(
  project: string,
  { signal, patience = 60_000, variables = process.env }: Settings = {},
): Shell {
  const ask = async (
    { program, cwd, env }: Start,
    args: readonly string[],
    input: string,
  ): Promise<ShellResult | undefined> => {
    // Many a run starts no program, and what starts them takes as long to load as most of a run's own code.
    const { execFile } = await import('node:child_process');
    const end = { timeout: patience, ...(signal && { signal }) };
    return new Promise((resolve, reject) => {
      const options = { cwd, env, maxBuffer: Infinity, ...end };
      const child = execFile(program, args, options, (error, stdout, stderr) => {
        if (error?.name === 'AbortError') reject(interrupted());
        else resolve(ended(error, withoutEnd(stdout), withoutEnd(stderr)));
      });
      // A program that ends early closes the pipe before all is written.
      child.stdin?.on('error', () => undefined).end(input);
    });
  };
  return {
    run: ([name, ...args], input = '') =>
      firstOf(name, (called) => {
        const start = startOf(called, project, variables);
        return start && ask(start, args, input);
      }),
    follow: ([name, ...args], folder, watch) =>
      firstOf(name, async (called) => {
        const program = programIn(folder, called, variables);
        if (program === undefined) return undefined;
        // What it takes to follow a program for minutes is loaded when there is one to follow.
        const { follow } = await import('./follow.js');
        return follow([program, ...args], folder, watch);
      }),
  };
}

/** Starts a program by the first of its names under which there is one. */
async function firstOf(
  program: string,
  start: (name: string) => Promise<ShellResult | undefined> | undefined,
): Promise<ShellResult | undefined> {
  for (const name of namesOf(program)) {
    const result = await start(name);
    if (result !== undefined) return result;
  }
  return undefined;
}

function ended(error: ExecFileException | null, stdout: string, stderr: string): ShellResult | undefined {
  if (error === null) return { exitCode: 0, stdout, stderr };
  const { code, signal, killed = false } = error;
  const exitCode = typeof code === 'number' ? code : undefined;
  return asShellResult({
    exitCode,
    signal: signal ?? undefined,
    timedOut: killed,
    cause: error,
    stdout,
    stderr,
  });
}

/** The final line ending is no part of an answer. */
function withoutEnd(output: string): string {
  return output.replace(/\r?\n$/, '');
}
