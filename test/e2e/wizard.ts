import { inject } from 'vitest';
import { KEYS, openTerminalSession, type TerminalSession } from './pty.js';

/** What the wizard asks, in order. */
export const QUESTIONS = [
  'Which framework does this project use?',
  'Send cookies without Secure?',
  'Where should the generated secret go?',
  // "Write 3 files?", the one question whose default is yes.
  '? (Y/n)',
] as const;

export function openWizard(app: string): TerminalSession {
  return openTerminalSession(['node', inject('cli'), '--no-install'], app);
}

/** Takes the framework that was detected, then types before Enter what is given for each further question. */
export async function answerAll(
  wizard: TerminalSession,
  [secure, store]: readonly [string, string],
  approval = '',
): Promise<TerminalSession> {
  for (const [index, keys] of ['', secure, store, approval].entries()) {
    await wizard.waitFor(QUESTIONS[index] ?? '');
    wizard.type(keys + KEYS.enter);
  }
  return wizard;
}

/** The arguments of the command that the wizard prints at its end. */
export function equivalentCommand(wizard: TerminalSession): readonly string[] {
  const line = /The same without questions: npx create-wristband-session (.*)/.exec(wizard.screen())?.[1];
  if (line === undefined) throw new Error(`No command was printed.\n${wizard.screen()}`);
  return line.trim().split(' ');
}
