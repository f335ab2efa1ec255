import { execa } from 'execa';
import { interrupted } from '../errors.js';
import type { Shell, ShellResult } from '../types.js';
import { systemCode } from './file-system.js';

interface Settings {
  /** Ends what is asked when the user interrupts. */
  readonly signal?: AbortSignal;
  /** How long a program that is asked may take, in milliseconds. */
  readonly patience?: number;
}

/** Answers are read, so they must not depend on the user's language; and nobody's index is refreshed. */
const ENVIRONMENT = { LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' };

/** As shells tell it: the program was found and could not be run to its end. */
const NO_EXIT_CODE = 126;

/** Runs programs in a folder, without a shell between. */
export function openShell(cwd: string, { signal, patience = 60_000 }: Settings = {}): Shell {
  return {
    async run([program, ...args], input): Promise<ShellResult | undefined> {
      const stdin = input === undefined ? { stdin: 'ignore' as const } : { input };
      const end = { timeout: patience, ...(signal && { cancelSignal: signal }) };
      const options = { cwd, env: ENVIRONMENT, reject: false, stripFinalNewline: true } as const;
      const result = await execa(program, args, { ...options, ...stdin, ...end });
      if (result.isCanceled) throw interrupted();
      return isMissing(result.cause) ? undefined : asShellResult(result);
    },
    async follow([program, ...args], folder, { signal: stop, onLine }): Promise<ShellResult | undefined> {
      // Without stdin nobody can be asked: a program that wants an answer takes its default or ends.
      const options = {
        cwd: folder,
        reject: false,
        stdin: 'ignore',
        all: true,
        cancelSignal: stop,
      } as const;
      const running = execa(program, args, options);
      if (onLine !== undefined) for await (const line of running.iterable({ from: 'all' })) onLine(line);
      const result = await running;
      return isMissing(result.cause) ? undefined : asShellResult(result);
    },
  };
}

interface Ended {
  readonly exitCode?: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly signal?: string | undefined;
  readonly timedOut: boolean;
  readonly cause?: unknown;
}

function asShellResult(ended: Ended): ShellResult {
  const { exitCode, stdout, stderr } = ended;
  if (exitCode !== undefined && !ended.timedOut) return { exitCode, stdout, stderr };
  return { exitCode: NO_EXIT_CODE, failure: failureOf(ended), stdout, stderr };
}

function failureOf({ timedOut, signal, cause }: Ended): string {
  if (timedOut) return 'did not answer in time';
  if (signal !== undefined) return `was killed by ${signal}`;
  return `could not be started (${systemCode(cause) ?? String(cause)})`;
}

function isMissing(cause: unknown): boolean {
  return systemCode(cause) === 'ENOENT';
}
