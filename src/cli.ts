import { CommanderError } from 'commander';
import { parseArguments, type Arguments } from './arguments.js';
import { ExitCode } from './errors.js';
import { frameworkEntries } from './frameworks/entries.js';
import { openStopwatch } from './io/stopwatch.js';

/**
 * The command: argv in, exit code out. Reading the command line is all that --help, --version and a mistake in
 * the call need; the rest is loaded after it.
 */
export async function main(argv: readonly string[], version: string): Promise<void> {
  const stopwatch = openStopwatch(() => process.uptime() * 1000);
  stopwatch.lap('start');
  const given = read(argv, version);
  if (given instanceof CommanderError) {
    process.exitCode = given.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
    if (given.exitCode === 0 || !argv.includes('--json')) return;
  }
  const { carryOutCommand, printError } = await import('./command.js');
  stopwatch.lap('load');
  if (given instanceof CommanderError) printError(given, ExitCode.usage);
  else process.exitCode = await carryOutCommand(given, stopwatch.lap);
  if (process.env['CREATE_WRISTBAND_SESSION_TIMING'] === '1') process.stderr.write(`${stopwatch.report()}\n`);
}

/** Commander has written help, version or the mistake when it ends with its error. */
function read(argv: readonly string[], version: string): Arguments | CommanderError {
  try {
    return parseArguments(argv, version, frameworkEntries);
  } catch (error) {
    if (error instanceof CommanderError) return error;
    throw error;
  }
}
