import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';

/**
 * Prints the script that completes the command in a shell, or answers it: `completion zsh`, `complete -- check --`.
 * @param program the command line as it is parsed, without an action for either
 * @throws CommanderError after writing help or the mistake
 */
export function complete(program: Command, argv: readonly string[]): void {
  tab(program, { completionCommandName: 'completion' });
  program.parse(argv, { from: 'user' });
}
