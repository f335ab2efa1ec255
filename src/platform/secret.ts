import { randomBytes } from 'node:crypto';
import { addAbortSignal, type Readable } from 'node:stream';
import { ExitCode, UserError } from '../model/errors.js';
import { MINIMUM_SECRET_LENGTH } from '../model/secret.js';
import { weaknessOf } from '../model/secret-weakness.js';
import { capitalized } from '../model/words.js';

/** Printable ASCII without what env files or source strings read differently. */
const SAFE = /^[!%&()*+,\-./0-9:;<=>?@A-Z[\]^_a-z{|}~]+$/;

/** 32 bytes of the operating system's generator as base64url: 43 characters that need no quotes anywhere. */
export function generateSecret(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * The secret that is piped in. A line ending at its end is not part of it, nor are spaces there: cmd's `echo X | …` leaves one.
 * @throws UserError (exit code 2) as `goodSecret` does
 */
export async function readSecret(stdin: Readable, signal: AbortSignal): Promise<string> {
  const secret = (await textOf(addAbortSignal(signal, stdin))).replace(/[ \t\r\n]+$/, '');
  return goodSecret(secret, 'on stdin', 'remove --secret-stdin');
}

/** In characters: what is piped in by mistake may have no end. */
const MAX_INPUT = 4096;

async function textOf(stdin: AsyncIterable<string | Buffer>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of stdin) {
    text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    if (text.length > MAX_INPUT)
      throw new UserError(`The secret on stdin is longer than ${MAX_INPUT} characters.`, {
        exitCode: ExitCode.usage,
        hint: 'Pass one line, or remove --secret-stdin.',
      });
  }
  return text + decoder.decode();
}

/**
 * @param where the secret comes from, as a part of a sentence
 * @param otherwise what makes the program generate one
 * @throws UserError (exit code 2) when it is too short, easy to guess, or holds a character that env files read differently;
 * the message never repeats it
 */
export function goodSecret(secret: string, where: string, otherwise: string): string {
  if (secret.length < MINIMUM_SECRET_LENGTH) {
    throw new UserError(
      `The secret ${where} has ${secret.length} characters; at least ${MINIMUM_SECRET_LENGTH} are required.`,
      { exitCode: ExitCode.usage, hint: `${capitalized(otherwise)} to generate one.` },
    );
  }
  if (!SAFE.test(secret)) {
    const which = oddCharacter(secret);
    throw new UserError(`The secret ${where} holds ${which} that env files read in different ways.`, {
      exitCode: ExitCode.usage,
      hint: `Use letters, digits and punctuation other than quotes, $, #, \` and \\; no spaces. Or ${otherwise}.`,
    });
  }
  const weakness = weaknessOf(secret);
  if (weakness !== undefined) {
    throw new UserError(`The secret ${where} is ${weakness}.`, {
      exitCode: ExitCode.usage,
      hint: `Use a random one, or ${otherwise}.`,
    });
  }
  return secret;
}

/** What is wrong with the secret, as far as it says nothing of the secret. */
function oddCharacter(secret: string): string {
  if (secret.startsWith('\uFEFF')) return 'a byte order mark at its beginning, a character';
  if (/[\r\n]/.test(secret)) return 'a line ending, a character';
  if (/\s/.test(secret)) return 'a space, a character';
  return /["'`]/.test(secret) ? 'a quote, a character' : 'a character';
}
