import { spawnSync } from 'node:child_process';
import { setTimeout as setTimer } from 'node:timers';
import { setTimeout } from 'node:timers/promises';
import { execa } from 'execa';
import type { Argv, ShellResult, Variables, Watch } from '../model/context.js';
import { asShellResult, NO_EXIT_CODE } from './ended.js';
import { isWindows } from './find-program.js';

/** In milliseconds. */
const A_MOMENT = 100;

/** In milliseconds: an interrupted program may put its things right, but a run ends within a second. */
const GRACE = 300;

/** Ends a program and all that it has started. */
type EndTree = (pid: number) => void;

/**
 * Runs a program that may take its time; see `Shell.follow`. The program is an absolute path.
 * @param endTree undefined: it is enough to end the program itself
 */
export async function follow(
  [program, ...args]: Argv,
  folder: string,
  { signal, onLine, variables = {} }: Watch,
  endTree: EndTree | undefined = isWindows() ? taskkill : undefined,
): Promise<ShellResult | undefined> {
  if (isUnsafe(program, args)) return refused;
  // Without stdin nobody can be asked: a program that wants an answer takes its default or ends.
  const options = { cwd: folder, reject: false, stdin: 'ignore', all: true, env: variables } as const;
  const ending = { cancelSignal: signal, forceKillAfterDelay: GRACE };
  const settings = endTree === undefined ? { ...options, ...ending } : options;
  const running = isBatch(program)
    ? execa(...batchCommand([program, ...args], process.env), { ...settings, windowsVerbatimArguments: true })
    : execa(program, args, settings);
  const end = (): void => {
    if (running.pid !== undefined) endTree?.(running.pid);
  };
  signal.addEventListener('abort', end);
  // What it has started and left may keep its output open for as long as that lives.
  running.on('exit', () => {
    setTimer(() => {
      running.stdout.destroy();
      running.stderr.destroy();
    }, GRACE).unref();
  });
  // Of what Windows refuses to start there is no output, though execa's types say so.
  if (onLine !== undefined && running.pid !== undefined)
    for await (const line of running.iterable({ from: 'all' })) onLine(line);
  const result = asShellResult(await running);
  signal.removeEventListener('abort', end);
  if (result !== undefined && result.exitCode !== 0) await untilTold(signal);
  return result;
}

function isBatch(program: string): boolean {
  return /\.(?:bat|cmd)$/i.test(program);
}

/**
 * Only cmd can start a batch file, and a batch file hands its arguments on to cmd once more. What cmd takes for more than text,
 * even in quotes, stands in no argument of ours, but may stand in the name of a file.
 */
export function isUnsafe(program: string, args: readonly string[]): boolean {
  return isBatch(program) && [program, ...args].some((word) => /["%&|<>\r\n]/.test(word));
}

/**
 * What starts a batch file: the shell, and its arguments as they are. Every word is quoted, so that the shell finds nothing in
 * it, and neither does the one that reads the words again in the file.
 */
export function batchCommand(words: Argv, variables: Variables): [string, string[]] {
  const quoted = words.map((word) => `"${word.replace(/\\+$/, '$&$&')}"`).join(' ');
  return [systemProgram('cmd.exe', variables), ['/d', '/v:off', '/s', '/c', `"${quoted}"`]];
}

function systemProgram(name: string, variables: Variables): string {
  return `${variables['SystemRoot'] ?? 'C:\\Windows'}\\System32\\${name}`;
}

const refused: ShellResult = {
  exitCode: NO_EXIT_CODE,
  failure: 'could not be started (cmd would take a part of its arguments for a command)',
  stdout: '',
  stderr: '',
};

/** The shell of a batch file would end alone, and what it has started would go on with the output that the run waits for. */
function taskkill(pid: number): void {
  const [program, ...args] = taskkillCommand(pid, process.env);
  if (spawnSync(program, args, { stdio: 'ignore' }).status !== 0) process.kill(pid);
}

/** https://learn.microsoft.com/windows-server/administration/windows-commands/taskkill */
export function taskkillCommand(pid: number, variables: Variables): Argv {
  return [systemProgram('taskkill.exe', variables), '/PID', String(pid), '/T', '/F'];
}

/** Ctrl-C goes to every program at the terminal: this one may see the other end before it is told itself. */
async function untilTold(signal: AbortSignal): Promise<void> {
  await setTimeout(A_MOMENT, undefined, { signal }).catch(() => undefined);
}
