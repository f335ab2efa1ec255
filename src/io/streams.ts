import { conceal } from '../conceal.js';

interface Streams {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/**
 * The streams of the process, made safe: whatever goes wrong, and whoever prints it, a secret of this run does not
 * leave it through them; and a reader that goes away (`… | head`) does not end a run that is writing files.
 * @param secrets may grow while the run goes on
 */
export function safeStreams({ stdout, stderr }: Streams, secrets: readonly string[]) {
  return { stdout: safe(stdout, secrets), stderr: safe(stderr, secrets) };
}

function safe(stream: NodeJS.WriteStream, secrets: readonly string[]) {
  stream.on('error', () => undefined);
  return { write: (text: string) => stream.write(conceal(text, secrets)) };
}
