import { inject } from 'vitest';
import { run, type Program } from './programs.js';

/** Runs the installed command in a folder, as a user without a terminal. */
export function runCli(cwd: string, args: readonly string[], input = ''): Promise<Program> {
  return run(['node', inject('cli'), ...args], { cwd, input });
}

/** The command that the run asks the user to install packages with, by its words. */
export function printedInstallCommand(output: string): readonly string[] {
  const line = /Install the packages:\n +(.*)/.exec(output)?.[1];
  if (line === undefined) throw new Error(`No install command was printed.\n${output}`);
  return line.trim().split(' ');
}
