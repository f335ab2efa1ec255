import { setTimeout } from 'node:timers/promises';
import { execa } from 'execa';
import type { Argv, ShellResult, Watch } from '../model/context.js';
import { asShellResult } from './ended.js';

/** In milliseconds. */
const A_MOMENT = 100;

/** Runs a program that may take its time; see `Shell.follow`. The program is an absolute path. */
export async function follow(
  [program, ...args]: Argv,
  folder: string,
  { signal, onLine, variables = {} }: Watch,
): Promise<ShellResult | undefined> {
  // Without stdin nobody can be asked: a program that wants an answer takes its default or ends.
  const options = { cwd: folder, reject: false, stdin: 'ignore', all: true, cancelSignal: signal } as const;
  const running = execa(program, args, { ...options, env: variables });
  if (onLine !== undefined) for await (const line of running.iterable({ from: 'all' })) onLine(line);
  const result = asShellResult(await running);
  if (result !== undefined && result.exitCode !== 0) await untilTold(signal);
  return result;
}

/** Ctrl-C goes to every program at the terminal: this one may see the other end before it is told itself. */
async function untilTold(signal: AbortSignal): Promise<void> {
  await setTimeout(A_MOMENT, undefined, { signal }).catch(() => undefined);
}
