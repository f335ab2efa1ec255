import type { WriteStream } from 'node:tty';
import { Chalk, supportsColor, supportsColorStderr, type ColorSupportLevel } from 'chalk';
import yoctoSpinner from 'yocto-spinner';
import type { Terminal } from '../model/context.js';
import type { Paint } from './diff-paint.js';
import type { Paints } from './terminal.js';

/** The colours that each stream of this program can show. */
export function openPaints(environment: Readonly<Record<string, string | undefined>>): Paints {
  // chalk knows FORCE_COLOR, CI and TERM, but not NO_COLOR (https://no-color.org).
  const isOff = (environment['NO_COLOR'] ?? '') !== '' && environment['FORCE_COLOR'] === undefined;
  if (isOff) return {};
  const stdout = supportsColor === false ? undefined : paintOf(supportsColor.level);
  const stderr = supportsColorStderr === false ? undefined : paintOf(supportsColorStderr.level);
  return { ...(stdout && { stdout }), ...(stderr && { stderr }) };
}

/** Undefined for level 0, no colours. */
export function paintOf(level: ColorSupportLevel): Paint | undefined {
  if (level === 0) return undefined;
  const chalk = new Chalk({ level });
  const tones = {
    heading: chalk.bold,
    good: chalk.green,
    warning: chalk.yellow,
    bad: chalk.red,
    faint: chalk.dim,
    place: chalk.cyan,
    'good part': chalk.green.inverse,
    'bad part': chalk.red.inverse,
  };
  return (tone, text) => (tone === 'plain' ? text : tones[tone](text));
}

/** Something that turns on a terminal; undefined where nothing may: no TTY, CI, TERM=dumb. */
export function openSpinner(
  stream: WriteStream,
  environment: Readonly<Record<string, string | undefined>>,
): Terminal['busy'] | undefined {
  if (!stream.isTTY || environment['TERM'] === 'dumb' || environment['CI'] !== undefined) return undefined;
  return (text) => {
    // Signals are for the run, which ends at a point where nothing is half-done.
    const spinner = yoctoSpinner({ text, stream, handleSignals: false }).start();
    return () => {
      spinner.stop();
    };
  };
}
