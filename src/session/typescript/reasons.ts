import { UserError } from '../../model/errors.js';
import { at } from './search.js';

/** Why an application cannot be patched as it is, and what to do about it. */
export interface Reason {
  /** A sentence. */
  readonly message: string;
  readonly file: string;
  readonly line?: number | undefined;
  readonly steps: readonly string[];
}

/** Steps, one a line, in the order in which they are done. */
export function numbered(steps: readonly string[]): string {
  return steps.map((step, index) => `${index + 1}. ${step}`).join('\n');
}

/** A manual step: a sentence, then the code to paste. */
export function manualStep(sentence: string, ...blocks: readonly string[]): string {
  return [sentence, ...blocks].join('\n\n');
}

/** What a person reads who has such an application: every reason with its place, then what to do about all of them. */
export function notSupported([first, ...others]: readonly [Reason, ...Reason[]]): UserError {
  const also = others.map((reason) => `${at({ file: reason.file, ...lineOf(reason) })}  ${reason.message}`);
  const steps = [first, ...others].flatMap((reason) => reason.steps);
  return new UserError(first.message, {
    file: first.file,
    ...lineOf(first),
    hint: [...also, numbered([...steps, 'Rerun the command.'])].join('\n'),
  });
}

function lineOf({ line }: Reason): { line?: number } {
  return line === undefined ? {} : { line };
}
