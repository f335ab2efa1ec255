import { conceal } from '../conceal.js';
import { openOutput, type Output } from './output.js';

export interface Outputs {
  readonly stdout: Output;
  readonly stderr: Output;
}

/**
 * The streams of the process, made safe: whatever goes wrong, and whoever prints it, a secret of this run does not leave
 * it through them.
 * @param secrets may grow while the run goes on
 */
export function openOutputs(secrets: readonly string[]): Outputs {
  return {
    stdout: safe(
      openOutput(1, () => process.stdout),
      secrets,
    ),
    stderr: safe(
      openOutput(2, () => process.stderr),
      secrets,
    ),
  };
}

function safe({ isTTY, write }: Output, secrets: readonly string[]): Output {
  return {
    isTTY,
    write: (text) => {
      write(conceal(text, secrets));
    },
  };
}
