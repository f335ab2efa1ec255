import { execa } from 'execa';
import type { Shell, ShellResult } from '../types.js';
import { systemCode } from './file-system.js';

/** Runs programs in a folder, without a shell between. */
export function openShell(cwd: string): Shell {
  return {
    async run([program, ...args], input): Promise<ShellResult | undefined> {
      const stdin = input === undefined ? { stdin: 'ignore' as const } : { input };
      const result = await execa(program, args, { cwd, reject: false, stripFinalNewline: true, ...stdin });
      if (systemCode(result.cause) === 'ENOENT') return undefined;
      const { exitCode = 1, stdout, stderr } = result;
      return { exitCode, stdout, stderr };
    },
  };
}
