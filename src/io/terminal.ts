import { Chalk, supportsColor, supportsColorStderr, type ChalkInstance, type ColorSupportLevel } from 'chalk';
import type { Terminal, Tone } from '../types.js';

interface Streams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

interface Levels {
  readonly stdout: ColorSupportLevel;
  readonly stderr: ColorSupportLevel;
}

/** The colours that each stream of this program can show. */
export function colorLevels(environment: Readonly<Record<string, string | undefined>>): Levels {
  // chalk knows FORCE_COLOR, CI and TERM, but not NO_COLOR (https://no-color.org).
  const refused = (environment['NO_COLOR'] ?? '') !== '' && environment['FORCE_COLOR'] === undefined;
  if (refused) return { stdout: 0, stderr: 0 };
  return {
    stdout: supportsColor === false ? 0 : supportsColor.level,
    stderr: supportsColorStderr === false ? 0 : supportsColorStderr.level,
  };
}

/** @param spinner undefined: what takes its time is said in a plain line */
export function openTerminal(streams: Streams, levels: Levels, spinner?: Terminal['busy']): Terminal {
  const out = new Chalk({ level: levels.stdout });
  const err = new Chalk({ level: levels.stderr });
  const say: Terminal['say'] = (text, tone = 'plain') => {
    streams.stderr.write(`${inTone(err, tone, harmless(text))}\n`);
  };
  const line: Terminal['busy'] = (text) => {
    say(text);
    return () => undefined;
  };
  return {
    data: (text) => void streams.stdout.write(text),
    diff: (text) => void streams.stdout.write(colorDiff(out, text)),
    say,
    busy: spinner ?? line,
  };
}

/** What comes from outside, the name of a file or the output of a program, must not steer the terminal. */
function harmless(text: string): string {
  return text.replace(/\p{Cc}/gu, (control) => {
    if (control === '\n' || control === '\t') return control;
    return `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
}

function inTone(chalk: ChalkInstance, tone: Tone, text: string): string {
  switch (tone) {
    case 'heading':
      return chalk.bold(text);
    case 'good':
      return chalk.green(text);
    case 'warning':
      return chalk.yellow(text);
    case 'bad':
      return chalk.red(text);
    case 'faint':
      return chalk.dim(text);
    case 'plain':
      return text;
  }
}

function colorDiff(chalk: ChalkInstance, diff: string): string {
  if (chalk.level === 0) return diff;
  return diff
    .split('\n')
    .map((line) => colorDiffLine(chalk, line))
    .join('\n');
}

function colorDiffLine(chalk: ChalkInstance, line: string): string {
  if (/^(diff --git|--- |\+\+\+ |new file)/.test(line)) return chalk.bold(line);
  if (line.startsWith('@@')) return chalk.cyan(line);
  if (line.startsWith('+')) return chalk.green(line);
  return line.startsWith('-') ? chalk.red(line) : line;
}
