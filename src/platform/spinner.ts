import type { WriteStream } from 'node:tty';
import yoctoSpinner from 'yocto-spinner';
import type { Terminal } from '../model/context.js';

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
