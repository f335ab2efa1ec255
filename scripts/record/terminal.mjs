import { setTimeout as sleep } from 'node:timers/promises';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

const SECONDS = 30;

/**
 * Runs a program in a pseudo-terminal, with somebody who answers.
 * @param {readonly [string, ...string[]]} argv
 * @param {string} cwd
 * @param {readonly (readonly [question: string, keys: string])[]} answers what is typed once a text stands on the screen
 * @param {number} columns
 * @returns {Promise<{ terminal: InstanceType<typeof xterm.Terminal>, raw: string, exitCode: number }>}
 */
export async function record([file, ...args], cwd, answers, columns) {
  const size = { cols: columns, rows: 60 };
  const terminal = new xterm.Terminal({ ...size, scrollback: 5000, allowProposedApi: true });
  const env = { ...process.env, TERM: 'xterm-256color', COLORTERM: 'truecolor', CI: '' };
  const program = spawn(file, args, { ...size, cwd, name: 'xterm-256color', env });
  let raw = '';
  let exitCode;
  program.onData((data) => {
    raw += data;
    terminal.write(data);
  });
  program.onExit((exit) => (exitCode = exit.exitCode));
  for (const [question, keys] of answers) {
    await until(() => linesOf(terminal).join('\n').includes(question), question);
    program.write(keys);
  }
  await until(() => exitCode !== undefined, 'the end');
  // What was read last is still to be drawn.
  await new Promise((drawn) => terminal.write('', drawn));
  return { terminal, raw, exitCode };

  async function until(holds, what) {
    for (let waited = 0; waited < SECONDS * 20; waited += 1) {
      if (holds()) return;
      await sleep(50);
    }
    program.kill();
    throw new Error(`Waited ${SECONDS} s for ${what}:\n${linesOf(terminal).join('\n')}`);
  }
}

/** The text of each row, scrolled-away ones included. */
export function linesOf(terminal) {
  const { active } = terminal.buffer;
  const lines = Array.from(
    { length: active.length },
    (_, row) => active.getLine(row)?.translateToString(true) ?? '',
  );
  while (lines.at(-1) === '') lines.pop();
  return lines;
}
