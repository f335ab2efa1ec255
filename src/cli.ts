import { readFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { resolve } from 'node:path';
import { CommanderError } from 'commander';
import { parseArguments, type Arguments } from './arguments.js';
import { ExitCode, interrupted, UserError } from './errors.js';
import { frameworks } from './frameworks/index.js';
import { openGit } from './io/git.js';
import { openPrompt } from './io/prompt.js';
import { generateSecret, readSecret } from './io/secret.js';
import { openShell } from './io/shell.js';
import { openSpinner } from './io/spinner.js';
import { colorLevels, openTerminal } from './io/terminal.js';
import { openWorkspace } from './io/workspace.js';
import { errorDocument, resultDocument } from './json.js';
import { run } from './run.js';
import type { Doors, Terminal } from './types.js';

/** The command: argv in, exit code out. The only place that ends the process. */
export async function main(argv: readonly string[]): Promise<void> {
  const terminal = openTerminal(process, colorLevels(process.env), openSpinner(process.stderr, process.env));
  const signal = interruption();
  const annotations = process.env['GITHUB_ACTIONS'] === 'true';
  const json = argv.includes('--json');
  try {
    const given = parseArguments(argv, version(), frameworks);
    const secret = given.secretStdin ? { secret: await readSecret(process.stdin, signal) } : {};
    const doors = await openDoors(given, json ? { ...terminal, diff: () => undefined } : terminal, signal);
    const result = await run({ ...given, ...secret, annotations }, frameworks, doors);
    if (json) terminal.data(resultDocument(result));
    process.exitCode = result.exitCode;
  } catch (error) {
    const reason = signal.aborted && !(error instanceof UserError) ? interrupted() : error;
    const exitCode = sayError(reason, terminal);
    if (json && exitCode !== ExitCode.ok) terminal.data(errorDocument(reason, exitCode));
    process.exitCode = exitCode;
  }
}

async function openDoors(given: Arguments, terminal: Terminal, signal: AbortSignal): Promise<Doors> {
  const cwd = resolve(given.cwd);
  const asks = given.command === 'apply' && !given.yes && !given.secretStdin;
  const interactive = asks && process.stdin.isTTY && process.stderr.isTTY;
  const shell = openShell(cwd, { signal });
  await openWorkspace(fs, cwd, cwd);
  const git = await openGit(shell, fs, cwd);
  const workspace = await openWorkspace(fs, git.root ?? cwd, cwd);
  return { workspace, git, shell, terminal, signal, generateSecret, prompt: openPrompt(interactive) };
}

/** The first signal asks the run to stop where nothing is half-done; the second one ends it. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(ExitCode.interrupted);
    controller.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return controller.signal;
}

function sayError(error: unknown, terminal: Terminal): ExitCode {
  // commander has written its message already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
  if (error instanceof UserError) {
    terminal.say(located(error), 'bad');
    if (error.hint !== undefined) terminal.say(error.hint);
    return error.exitCode;
  }
  terminal.say('This is a defect of create-wristband-session. Please report it with these lines:', 'bad');
  terminal.say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return ExitCode.failed;
}

/** The message, with the place in the form that terminals turn into links. */
function located({ file, line, message }: UserError): string {
  if (file === undefined) return message;
  const place = line === undefined ? file : `${file}:${line}`;
  return message.startsWith(file) ? place + message.slice(file.length) : `${place}  ${message}`;
}

function version(): string {
  const packageJson: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const named = typeof packageJson === 'object' && packageJson !== null && 'version' in packageJson;
  return named ? String(packageJson.version) : '0.0.0';
}
