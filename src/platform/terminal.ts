import type { Terminal } from '../model/context.js';
import { paintDiff, type Paint } from './diff-paint.js';

interface Streams {
  readonly stdout: { readonly isTTY?: boolean; write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** Of each stream that shows colours. */
export interface Paints {
  readonly stdout?: Paint;
  readonly stderr?: Paint;
}

/**
 * @param spinner undefined: what takes its time is said in a plain line
 * @param columns how many characters fit on a line of stderr; undefined where it is no terminal
 */
export function openTerminal(
  streams: Streams,
  paints: Paints,
  spinner?: Terminal['busy'],
  columns?: number,
): Terminal {
  const { stdout: paint, stderr: inTone = plainly } = paints;
  const say: Terminal['say'] = (text, tone = 'plain') => {
    streams.stderr.write(`${inTone(tone, printable(text))}\n`);
  };
  const line: Terminal['busy'] = (text) => {
    say(text);
    return () => undefined;
  };
  const diff = (text: string): string => {
    if (paint !== undefined) return paintDiff(paint, visible(text));
    return streams.stdout.isTTY === true ? visible(text) : text;
  };
  return {
    data: (text) => void streams.stdout.write(text),
    diff: (text) => void streams.stdout.write(diff(text)),
    say,
    command: (text) => void streams.stderr.write(`${visible(text)}\n`),
    busy: spinner === undefined ? line : (text) => spinner(visible(text)),
    ...(columns !== undefined && { columns }),
  };
}

/** Line and paragraph separators, and what turns the direction of a text. */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/**
 * What comes from outside, the name of a file or the output of a program, must not steer the terminal, nor look like
 * something else. Line ends and tabs stay.
 */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (character, at: number) => {
    if (character === '\n' || character === '\t' || text.startsWith('\r\n', at)) return character;
    const code = character.charCodeAt(0);
    return code > 0xff ? `\\u{${code.toString(16)}}` : `\\x${code.toString(16).padStart(2, '0')}`;
  });
}

/** Also without what GitHub Actions takes for a command, whoever has written it: a line that begins with `::`, or holds `##[`. */
export function printable(text: string): string {
  return visible(text)
    .replace(/^(\s*):(?=:)/gm, '$1\\x3a')
    .replaceAll('##[', '#\\x23[');
}

const plainly: Paint = (_tone, text) => text;
