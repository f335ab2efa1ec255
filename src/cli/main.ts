import { CommanderError } from 'commander';
import { parseArguments, type Arguments } from './arguments.js';
import { ExitCode } from '../model/errors.js';
import { frameworkEntries } from '../frameworks/entries.js';
import { openOutput, type Output } from '../platform/output.js';
import { openStopwatch } from '../platform/stopwatch.js';

/**
 * The command: argv in, exit code out. Reading the command line is all that --help, --version and a mistake in
 * the call need; the rest is loaded after it.
 */
export async function main(argv: readonly string[], version: string): Promise<void> {
  const stopwatch = openStopwatch(() => process.uptime() * 1000);
  stopwatch.lap('start');
  const output = openOutput();
  const given = read(argv, version, output);
  if (given instanceof CommanderError) {
    process.exitCode = given.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
    if (given.exitCode === 0 || !argv.includes('--json')) return;
  }
  const { runCommand, printError } = await import('./command.js');
  stopwatch.lap('load');
  if (given instanceof CommanderError) printError(given, ExitCode.usage, output);
  else process.exitCode = await runCommand(given, stopwatch.lap, output);
  if (process.env['CREATE_WRISTBAND_SESSION_TIMING'] === '1') output.stderr.write(`${stopwatch.report()}\n`);
}

/** Commander has written help, version or the mistake when it ends with its error. */
function read(argv: readonly string[], version: string, output: Output): Arguments | CommanderError {
  try {
    return parseArguments(argv, version, frameworkEntries, output);
  } catch (error) {
    if (error instanceof CommanderError) return error;
    throw error;
  }
}
