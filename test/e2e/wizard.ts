import { inject } from 'vitest';
import { KEYS, openTerminalSession, type TerminalSession } from './pty.js';

/** What the wizard asks, in order. */
export const QUESTIONS = [
  'Where should session cookies work?',
  'Where should the generated secret go?',
  'Show the diff?',
  // "Write 3 files?", the one question whose default is yes.
  '? (Y/n)',
] as const;

export function openWizard(app: string): TerminalSession {
  return openTerminalSession(['node', inject('cli'), '--no-install'], app);
}

/** Types before Enter what is given for each question. */
export async function answerAll(
  wizard: TerminalSession,
  [secure, store]: readonly [string, string],
  approval = '',
): Promise<TerminalSession> {
  for (const [index, keys] of [secure, store, '', approval].entries()) {
    await wizard.waitFor(QUESTIONS[index] ?? '');
    wizard.type(keys + KEYS.enter);
  }
  return wizard;
}

/** The arguments of the command that the wizard prints at its end. */
export function equivalentCommand(wizard: TerminalSession): readonly string[] {
  const line = /Non-interactive equivalent:\s+npx create-wristband-session (.*)/.exec(wizard.screen())?.[1];
  if (line === undefined) throw new Error(`No command was printed.\n${wizard.screen()}`);
  return line.trim().split(' ');
}
