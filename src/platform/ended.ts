import type { ShellResult } from '../model/context.js';
import { systemCode } from './file-system.js';

/** How a program ended that did not simply succeed. */
interface Ended {
  readonly exitCode?: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly signal?: string | undefined;
  readonly timedOut: boolean;
  readonly cause?: unknown;
}

/** As shells tell it: the program was found and could not be run to its end. */
export const NO_EXIT_CODE = 126;

/** What Windows says of a program that is not there: its shell, and the alias that only leads to the Microsoft Store. */
const NO_SUCH_PROGRAM = 9009;

/** Undefined when there is no such program. */
export function asShellResult(ended: Ended): ShellResult | undefined {
  const { exitCode, stdout, stderr, cause, timedOut } = ended;
  if (systemCode(cause) === 'ENOENT' || exitCode === NO_SUCH_PROGRAM) return undefined;
  if (exitCode !== undefined && !timedOut) return { exitCode, stdout, stderr };
  return { exitCode: NO_EXIT_CODE, failure: failureOf(ended), stdout, stderr };
}

function failureOf({ timedOut, signal, cause }: Ended): string {
  if (timedOut) return 'did not answer in time';
  if (signal !== undefined) return `was killed by ${signal}`;
  return `could not be started (${systemCode(cause) ?? String(cause)})`;
}
