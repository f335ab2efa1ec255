import { resolve } from 'node:path';
import type { Arguments } from './arguments.js';
import { Interruption } from './interruption.js';
import { ExitCode, interrupted, UserError } from '../model/errors.js';
import { frameworks } from '../frameworks/index.js';
import { disk } from '../platform/disk.js';
import { openGit } from '../platform/git.js';
import { withoutPrefix } from '../platform/native-path.js';
import { openPrompt } from '../platform/prompt.js';
import { generateSecret, readSecret } from '../platform/secret.js';
import { repositoryFolder } from '../platform/repository.js';
import { openShell } from '../platform/shell.js';
import { concealing, type Output } from '../platform/output.js';
import { openTerminal, type Paints } from '../platform/terminal.js';
import { openWorkspace } from '../platform/workspace.js';
import { errorDocument, resultDocument } from '../core/report.js';
import { run } from '../core/run.js';
import { onOneLine, quietScreens, screens, wrapped, wrappedProse } from '../ui/index.js';
import type { Context, Lap, Terminal, Variables } from '../model/context.js';

/** Opens the context, runs, and says how it ended. Never throws. */
export async function runCommand(given: Arguments, lap: Lap, output: Output): Promise<ExitCode> {
  const secrets: string[] = [];
  const { stderr } = output;
  const columns = stderr.isTTY ? stderr.columns : undefined;
  const streams = concealing(output, secrets);
  const terminal = openTerminal(streams, await paints(output), await spinner(output), columns);
  const interruption = new Interruption();
  const { signal } = interruption;
  const annotations = process.env['GITHUB_ACTIONS'] === 'true';
  try {
    const secret = given.secretStdin
      ? { secret: await interruption.during(() => readSecret(process.stdin, signal)) }
      : {};
    const shown = shownBy(given, terminal);
    if (secret.secret !== undefined) secrets.push(secret.secret);
    const context = {
      ...(await openContext(given, shown, interruption, lap, output)),
      screens: given.quiet === true ? quietScreens : screens,
      generateSecret: () => {
        const generated = generateSecret();
        secrets.push(generated);
        return generated;
      },
    };
    lap('open');
    const result = await run({ ...given, ...secret, annotations }, frameworks, context);
    const exitCode = interruption.exitCodeFor(result.exitCode);
    if (given.json) terminal.data(resultDocument({ ...result, exitCode }));
    return exitCode;
  } catch (error) {
    const reason = signal.aborted && !(error instanceof UserError) ? interrupted() : error;
    const exitCode = interruption.exitCodeFor(sayError(reason, terminal));
    if (given.json) terminal.data(errorDocument(reason, exitCode));
    return exitCode;
  } finally {
    interruption.end();
  }
}

/** A document takes the place of the diff; who wants problems alone gets a diff only from a dry run. */
function shownBy({ json, quiet, dryRun }: Arguments, terminal: Terminal): Terminal {
  const hidesDiff = json || (quiet === true && !dryRun);
  const shown = hidesDiff ? { ...terminal, diff: () => undefined } : terminal;
  return quiet === true ? { ...shown, busy: () => () => undefined } : shown;
}

/** The JSON document of a run that ended without a plan. */
export function printError(error: unknown, exitCode: ExitCode, { stdout }: Output): void {
  stdout.write(errorDocument(error, exitCode));
}

async function openContext(
  given: Arguments,
  terminal: Terminal,
  interruption: Interruption,
  lap: Lap,
  { stderr }: Output,
): Promise<Omit<Context, 'generateSecret'>> {
  const cwd = resolve(withoutPrefix(given.cwd));
  const interactive = canAsk(given, stderr);
  const { root } = await openWorkspace(disk, cwd, cwd);
  const project = (await repositoryFolder(disk, root))?.folder ?? root;
  const { signal, beforeWriting } = interruption;
  const shell = interruption.overShell(openShell(project, { signal }));
  const git = await openGit(shell, disk, root, process.env);
  const workspace = await openWorkspace(disk, git.root ?? cwd, cwd, beforeWriting);
  const prompt = interruption.overPrompt(openPrompt(interactive, signal));
  return { workspace, git, shell, terminal, signal, lap, prompt, variables: process.env };
}

/** @throws UserError where only the terminal keeps the run from asking */
function canAsk(
  { command, yes, quiet, secretStdin, interactive, dryRun }: Arguments,
  stderr: Output['stderr'],
): boolean {
  // Some runners of CI have a terminal, but nobody at it.
  const isAttended = interactive ?? !isSet(process.env['CI']);
  if (command === 'check' || yes || quiet === true || secretStdin || !isAttended) return false;
  if (!dryRun) refuseHiddenTerminal(process.env);
  // Node takes longer to open stdin than to load the command line's reader.
  return stderr.isTTY && process.stdin.isTTY;
}

/**
 * Git Bash without a pseudo-console hands over its terminal as a pipe: nobody could be asked, though somebody is there.
 * @throws UserError (exit code 2)
 */
function refuseHiddenTerminal(variables: Variables): void {
  if (process.platform !== 'win32' || !isSet(variables['MSYSTEM']) || process.stdin.isTTY) return;
  throw new UserError("This terminal can't be used for prompts.", {
    exitCode: ExitCode.usage,
    hint: 'Run winpty npx.cmd create-wristband-session, or pass --yes to skip prompts and use defaults.',
  });
}

function isSet(variable: string | undefined): boolean {
  return variable !== undefined && !['', '0', 'false'].includes(variable);
}

/** Without a terminal there are colours only where the environment asks for them, as far as chalk knows. */
async function paints({ stdout, stderr }: Output): Promise<Paints> {
  const asked = process.env['FORCE_COLOR'] !== undefined || process.env['TF_BUILD'] !== undefined;
  if (!stdout.isTTY && !stderr.isTTY && !asked) return {};
  const { openPaints } = await import('../platform/tty.js');
  return openPaints(process.env);
}

/** Only a terminal that can show one needs the code for it. */
async function spinner({ stderr }: Output): Promise<Terminal['busy'] | undefined> {
  if (!stderr.isTTY) return undefined;
  const { openSpinner } = await import('../platform/tty.js');
  return openSpinner(process.stderr, process.env);
}

/** Prints what ended a run before there was a plan; its exit code. */
export function sayError(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof UserError) {
    terminal.say(wrapped(located(error), terminal), 'bad');
    if (error.hint !== undefined) terminal.say(wrappedProse(error.hint, terminal));
    return error.exitCode;
  }
  terminal.say('This is a bug in create-wristband-session. Please report it with these lines:', 'bad');
  terminal.say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return ExitCode.failed;
}

/** The message, with the place in the form that terminals turn into links. */
function located({ file, line, message }: UserError): string {
  if (file === undefined) return message;
  const place = onOneLine(line === undefined ? file : `${file}:${line}`);
  const said = [place, file].find((one) => message.startsWith(one));
  return said === undefined ? `${place}  ${message}` : place + message.slice(said.length);
}
