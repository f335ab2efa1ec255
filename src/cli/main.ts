import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { isStartedByNpm, keptByNpm } from './npm-flags.js';
import { openProgram, parseArguments, type Arguments } from './arguments.js';
import { ExitCode } from '../model/errors.js';
import { frameworkEntries } from '../frameworks/entries.js';
import { openOutput, type Output } from '../platform/output.js';
import type { Lap, Step } from '../model/context.js';

/**
 * The command: argv in, exit code out. Reading the command line is all that --help, --version and a mistake in
 * the call need; the rest is loaded after it.
 */
export async function main(argv: readonly string[]): Promise<void> {
  const stopwatch = openStopwatch(() => process.uptime() * 1000);
  stopwatch.lap('start');
  const output = openOutput((reason) => {
    output.stderr.write(`Failed to write the output: ${reason}.\n`);
    // It may be told before the run has ended, or after it.
    process.on('exit', () => {
      process.exitCode = ExitCode.failed;
    });
  });
  const kept = isStartedByNpm(process.env) ? keptByNpm(argv, programFor(output), process.env) : undefined;
  if (kept !== undefined) {
    output.stderr.write(`${kept}\n`);
    process.exitCode = ExitCode.usage;
    return;
  }
  if (isCompletion(argv)) return printCompletion(argv, output);
  const given = read(argv, output);
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

/** Some shells ask for words while somebody types: `complete -- …`. */
function isCompletion([word, shell = '']: readonly string[]): boolean {
  return word === 'complete' || (word === 'completion' && !['-h', '--help'].includes(shell));
}

/** Prints the script that completes the command in a shell, or answers it: `completion zsh`, `complete -- check --`. */
async function printCompletion(argv: readonly string[], output: Output): Promise<void> {
  const { default: tab } = await import('@bomb.sh/tab/commander');
  try {
    const program = programFor(output);
    tab(program, { completionCommandName: 'completion' });
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = ExitCode.usage;
  }
}

/** The command line, to be looked at and not to be run. */
function programFor(output: Output): ReturnType<typeof openProgram> {
  return openProgram(packageVersion(), frameworkEntries, output, () => undefined);
}

/** Commander has written help, version or the mistake when it ends with its error. */
function read(argv: readonly string[], output: Output): Arguments | CommanderError {
  try {
    return parseArguments(argv, packageVersion(), frameworkEntries, output);
  } catch (error) {
    if (error instanceof CommanderError) return error;
    throw error;
  }
}

/** The version in package.json, which stands above the folder of the bundle. */
function packageVersion(): string {
  const packageJson: unknown = JSON.parse(
    readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'),
  );
  const isNamed = typeof packageJson === 'object' && packageJson !== null && 'version' in packageJson;
  return isNamed ? String(packageJson.version) : '0.0.0';
}

export interface Stopwatch {
  readonly lap: Lap;
  /** One line of whole milliseconds, the steps in the order in which they first ended. */
  report(): string;
}

/** @param now milliseconds since the process began */
export function openStopwatch(now: () => number): Stopwatch {
  const spent = new Map<Step, number>();
  let last = 0;
  return {
    lap: (step) => {
      const time = now();
      spent.set(step, (spent.get(step) ?? 0) + time - last);
      last = time;
    },
    report: () => {
      const parts = [...spent].map(([step, time]) => `${step} ${Math.round(time)} ms`);
      return `Timing: ${parts.join(', ')}; ${Math.round(last)} ms in total.`;
    },
  };
}
