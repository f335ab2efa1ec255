import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { setTimeout as sleep } from 'node:timers/promises';
import { cleanEnvironment } from './programs.js';

export const KEYS = { enter: '\r', down: '\u001b[B', interrupt: '\u0003' } as const;

/** A program in a pseudo-terminal of its own, and the screen that a person in front of it sees. */
export interface TerminalSession {
  /** Waits until all of the texts stand on the screen, scrolled-away lines included. */
  waitFor(...texts: readonly string[]): Promise<void>;
  type(keys: string): void;
  /** Sends a signal, as a shell or a closing terminal does. */
  signal(name: string): void;
  /** The text on the screen, scrolled-away lines included, as wide as the terminal. */
  screen(): string;
  /** Every byte that the program wrote. */
  raw(): string;
  /** The exit code. */
  end(): Promise<number>;
}

const SECONDS = 30;
const SIZE = { cols: 140, rows: 50 };

/** Starts a program in a new pseudo-terminal. */
export function openTerminalSession(
  argv: readonly [string, ...string[]],
  cwd: string,
  extra: Readonly<Record<string, string>> = {},
): TerminalSession {
  const [file, ...args] = argv;
  const screen = new xterm.Terminal({ ...SIZE, scrollback: 5000, allowProposedApi: true });
  const program = spawn(file, [...args], { ...SIZE, cwd, name: 'xterm-256color', env: environment(extra) });
  let raw = '';
  let exitCode: number | undefined;
  program.onData((data) => {
    raw += data;
    screen.write(data);
  });
  program.onExit((exit) => (exitCode = exit.exitCode));

  const until = async (what: string, holds: () => boolean): Promise<void> => {
    for (let waited = 0; waited < SECONDS * 20; waited += 1) {
      if (holds()) return;
      await sleep(50);
    }
    program.kill();
    throw new Error(`Waited ${SECONDS} s for ${what}. The screen:\n${textOf(screen)}`);
  };
  return {
    waitFor: (...texts) =>
      until(texts.map((text) => JSON.stringify(text)).join(' and '), () => {
        const shown = textOf(screen);
        return texts.every((text) => shown.includes(text));
      }),
    type: (keys) => {
      program.write(keys);
    },
    signal: (name) => {
      program.kill(name);
    },
    screen: () => textOf(screen),
    raw: () => raw,
    async end() {
      await until('the end of the program', () => exitCode !== undefined);
      // What it wrote last may still be on its way to the screen.
      await sleep(50);
      await new Promise<void>((resolve) => {
        screen.write('', resolve);
      });
      return exitCode ?? NaN;
    },
  };
}

function environment(extra: Readonly<Record<string, string>>): Record<string, string> {
  return cleanEnvironment({ TERM: 'xterm-256color', COLORTERM: 'truecolor', ...extra });
}

/** Wrapped rows are joined again, so that a long line is found as it was written. */
function textOf(terminal: InstanceType<typeof xterm.Terminal>): string {
  const buffer = terminal.buffer.active;
  let text = '';
  for (let row = 0; row < buffer.length; row += 1) {
    const line = buffer.getLine(row);
    if (line === undefined) continue;
    text += `${row > 0 && !line.isWrapped ? '\n' : ''}${line.translateToString(!isWrappedAfter(buffer, row))}`;
  }
  return text.trimEnd();
}

function isWrappedAfter(
  buffer: InstanceType<typeof xterm.Terminal>['buffer']['active'],
  row: number,
): boolean {
  return buffer.getLine(row + 1)?.isWrapped === true;
}
