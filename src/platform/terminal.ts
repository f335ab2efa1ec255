import type { Terminal, Tone } from '../model/context.js';

interface Streams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** A text in the colours of its tone; `place` is the line of a diff that tells where it is. */
export type Paint = (tone: Tone | 'place', text: string) => string;

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
    streams.stderr.write(`${inTone(tone, harmless(text))}\n`);
  };
  const line: Terminal['busy'] = (text) => {
    say(text);
    return () => undefined;
  };
  return {
    data: (text) => void streams.stdout.write(text),
    diff: (text) => void streams.stdout.write(paint === undefined ? text : paintDiff(paint, text)),
    say,
    busy: spinner ?? line,
    ...(columns !== undefined && { columns }),
  };
}

/** What comes from outside, the name of a file or the output of a program, must not steer the terminal. */
function harmless(text: string): string {
  return text.replace(/\p{Cc}/gu, (control) => {
    if (control === '\n' || control === '\t') return control;
    return `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
}

const plainly: Paint = (_tone, text) => text;

function paintDiff(paint: Paint, diff: string): string {
  return diff
    .split('\n')
    .map((line) => paint(toneOf(line), line))
    .join('\n');
}

function toneOf(line: string): Parameters<Paint>[0] {
  if (/^(diff --git|--- |\+\+\+ |new file)/.test(line)) return 'heading';
  if (line.startsWith('@@')) return 'place';
  if (line.startsWith('+')) return 'good';
  return line.startsWith('-') ? 'bad' : 'plain';
}
