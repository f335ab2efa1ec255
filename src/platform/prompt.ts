import { interrupted } from '../model/errors.js';
import type { Choice, Prompt } from '../model/context.js';
import { visible } from './terminal.js';

type Inquirer = Awaited<ReturnType<typeof loadInquirer>>;

/**
 * Asks on the terminal through inquirer, on stderr, since stdout carries data. Inquirer is loaded with the
 * first question only.
 * @param signal ends a question as Ctrl-C does
 */
export function openPrompt(interactive: boolean, signal?: AbortSignal): Prompt {
  let loading: Promise<Inquirer> | undefined;
  const ask = async <Value>(question: (inquirer: Inquirer) => Promise<{ answer: Value }>): Promise<Value> => {
    loading ??= loadInquirer(signal);
    const inquirer = await loading;
    try {
      return (await question(inquirer)).answer;
    } catch (error) {
      throw isCancelled(error) ? interrupted() : error;
    }
  };
  return {
    interactive,
    confirm: (message, initial) =>
      ask<boolean>((prompt) => prompt([{ type: 'confirm', name: 'answer', message, default: initial }])),
    select: (message, choices, initial) =>
      ask<string>((prompt) =>
        prompt([
          { type: 'select', name: 'answer', message, default: initial, choices: choices.map(toInquirer) },
        ]),
      ),
  };
}

async function loadInquirer(signal: AbortSignal | undefined) {
  const { default: inquirer } = await import('inquirer');
  return inquirer.createPromptModule({ output: process.stderr, ...(signal && { signal }) });
}

/** Labels may be names of files and folders. */
function toInquirer({ value, label }: Choice) {
  const shown = visible(label).replaceAll('\n', '\\n');
  return { value, name: shown, short: shown };
}

/** Inquirer rejects with these errors on Ctrl-C and when its signal is aborted. */
function isCancelled(error: unknown): boolean {
  return (
    error instanceof Error &&
    ['ExitPromptError', 'AbortPromptError', 'CancelPromptError'].includes(error.name)
  );
}
