import { execa } from 'execa';
import type { Shell, ShellResult } from '../types.js';
import { systemCode } from './file-system.js';

/** Runs programs in a folder, without a shell between. */
export function openShell(cwd: string): Shell {
  return {
    async run([program, ...args], input): Promise<ShellResult | undefined> {
      const stdin = input === undefined ? { stdin: 'ignore' as const } : { input };
      const result = await execa(program, args, { cwd, reject: false, stripFinalNewline: true, ...stdin });
      return isMissing(result.cause) ? undefined : asShellResult(result);
    },
    async follow([program, ...args], folder, { signal, onLine }): Promise<ShellResult | undefined> {
      // Without stdin nobody can be asked: a program that wants an answer takes its default or ends.
      const options = {
        cwd: folder,
        reject: false,
        stdin: 'ignore',
        all: true,
        cancelSignal: signal,
      } as const;
      const running = execa(program, args, options);
      if (onLine !== undefined) for await (const line of running.iterable({ from: 'all' })) onLine(line);
      const result = await running;
      if (isMissing(result.cause)) return undefined;
      if (result.exitCode === undefined) onLine?.(result.shortMessage ?? '');
      return asShellResult(result);
    },
  };
}

interface Ended {
  readonly exitCode?: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that was ended by a signal, or could not be started at all, has no exit code. */
function asShellResult({ exitCode = 1, stdout, stderr }: Ended): ShellResult {
  return { exitCode, stdout, stderr };
}

function isMissing(cause: unknown): boolean {
  return systemCode(cause) === 'ENOENT';
}
