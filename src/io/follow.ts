import { execa } from 'execa';
import type { Argv, ShellResult, Watch } from '../types.js';
import { asShellResult } from './ended.js';

/** Runs a program that may take its time; see `Shell.follow`. */
export async function follow(
  [program, ...args]: Argv,
  folder: string,
  { signal, onLine }: Watch,
): Promise<ShellResult | undefined> {
  // Without stdin nobody can be asked: a program that wants an answer takes its default or ends.
  const options = { cwd: folder, reject: false, stdin: 'ignore', all: true, cancelSignal: signal } as const;
  const running = execa(program, args, options);
  if (onLine !== undefined) for await (const line of running.iterable({ from: 'all' })) onLine(line);
  return asShellResult(await running);
}
