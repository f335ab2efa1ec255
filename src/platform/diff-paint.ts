import type { Tone } from '../model/context.js';

/** A text in the colours of its tone; `place` is the line of a diff that tells where it is, a part what is different in one. */
export type Paint = (tone: Tone | 'place' | 'good part' | 'bad part', text: string) => string;

/** A unified diff in colours; in a line that takes the place of another one, what is different stands out. */
export function paintDiff(paint: Paint, diff: string): string {
  const painted: string[] = [];
  let [removed, added]: [string[], string[]] = [[], []];
  const flush = (): void => {
    const pairs =
      removed.length === added.length ? removed.map((line, at) => paired(line, added[at] ?? '')) : [];
    painted.push(...removed.map((line, at) => emphasized(paint, 'bad', line, pairs[at])));
    painted.push(...added.map((line, at) => emphasized(paint, 'good', line, pairs[at])));
    [removed, added] = [[], []];
  };
  for (const line of diff.split('\n')) {
    const tone = toneOf(line);
    if (tone !== 'good' && (tone !== 'bad' || added.length > 0)) flush();
    if (tone === 'bad') removed.push(line);
    else if (tone === 'good') added.push(line);
    else painted.push(paint(tone, line));
  }
  flush();
  return painted.join('\n');
}

/** How much two lines share at their beginnings and ends, in UTF-16 code units. */
interface Shared {
  readonly start: number;
  readonly end: number;
}

/** Undefined where they share too little to be the same line with a change in it. */
function paired(old: string, now: string): Shared | undefined {
  const [words, others] = [wordsOf(old.slice(1)), wordsOf(now.slice(1))];
  const most = Math.min(words.length, others.length);
  let first = 0;
  while (first < most && words[first] === others[first]) first += 1;
  let last = 0;
  while (last < most - first && words.at(-1 - last) === others.at(-1 - last)) last += 1;
  const [start, end] = [words.slice(0, first).join(''), last === 0 ? '' : words.slice(-last).join('')];
  const isAlike = 2 * (start + end).trim().length >= Math.min(old.trim().length, now.trim().length);
  return isAlike ? { start: start.length + 1, end: end.length } : undefined;
}

function wordsOf(text: string): string[] {
  return text.match(/\w+|\s+|./gsu) ?? [];
}

function emphasized(paint: Paint, tone: 'good' | 'bad', line: string, shared: Shared | undefined): string {
  if (shared === undefined) return paint(tone, line);
  const { start, end } = shared;
  const parts = [line.slice(0, start), line.slice(start, line.length - end), line.slice(line.length - end)];
  const tones = [tone, `${tone} part`, tone] as const;
  return parts.map((part, at) => (part === '' ? '' : paint(tones[at] ?? tone, part))).join('');
}

function toneOf(line: string): Parameters<Paint>[0] {
  if (/^(diff --git|--- |\+\+\+ |new file)/.test(line)) return 'heading';
  if (line.startsWith('@@')) return 'place';
  if (line.startsWith('+')) return 'good';
  return line.startsWith('-') ? 'bad' : 'plain';
}
