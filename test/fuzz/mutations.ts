import fc from 'fast-check';
import { KINDS as SPOILINGS, spoil } from '../support/spoil.js';

/** Changes that no editor makes, beside those of `spoil.ts`. Text in, text out. */
const CHANGES = {
  'delete a stretch': (text, at, length) => text.slice(0, at) + text.slice(at + length),
  'repeat a stretch': (text, at, length) => text.slice(0, at + length) + text.slice(at),
  'move a stretch to the end': (text, at, length) =>
    text.slice(0, at) + text.slice(at + length) + text.slice(at, at + length),
  'cut the file off': (text, at) => text.slice(0, at),
  'put a piece in': (text, at, length) =>
    text.slice(0, at) + (PIECES[length % PIECES.length] ?? '') + text.slice(at),
  'end lines with CRLF': (text) => text.replaceAll('\n', '\r\n'),
  'end lines with CR': (text) => text.replaceAll('\n', '\r'),
  'indent with tabs': (text) => text.replace(/^ {2,}/gm, '\t'),
  'take the last line end off': (text) => text.trimEnd(),
  'put a byte order mark in front': (text) => `\u00EF\u00BB\u00BF${text}`,
} satisfies Record<string, (text: string, at: number, length: number) => string>;

/** What is hard to read in one language or the other. */
const PIECES = [
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  "'",
  '"',
  '`',
  '\\',
  '#',
  '//',
  '/*',
  '*/',
  ',',
  ';',
  ':',
  '=',
  '\0',
  '\f',
  '\r',
  '\n\n',
  '\t',
  "'''",
  '"""',
  '${',
  '{%',
  '<%- x %>',
  '...',
  '*',
  '**',
  '@',
  '=>',
  '$&',
  '\u00C3\u00A4',
  '\u00F0\u009F\u0098\u0080',
  '\u00E2\u0080\u00AE',
  '\u00FF',
  'if True:\n    ',
  'async ',
  'await ',
  'export default ',
  'import x from "x";\n',
  'from x import *\n',
  '('.repeat(300),
  '['.repeat(2000),
  'a+'.repeat(500),
] as const;

type Change = keyof typeof CHANGES | (typeof SPOILINGS)[number];

export interface Mutation {
  readonly kind: Change;
  readonly file: number;
  readonly at: number;
  readonly with: number;
}

const kinds: Change[] = [...SPOILINGS, ...(Object.keys(CHANGES) as (keyof typeof CHANGES)[])];

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(...kinds),
  file: fc.nat(),
  at: fc.nat(),
  with: fc.nat(),
});

type Tree = ReadonlyMap<string, Buffer>;

/**
 * The same files with one of them changed.
 * @param favoured files that are chosen more often
 */
export function mutate(tree: Tree, one: Mutation, favoured: readonly string[]): Map<string, Buffer> {
  const { kind } = one;
  if (!(kind in CHANGES)) return spoil(tree, { ...one, kind: kind as (typeof SPOILINGS)[number] }, favoured);
  const paths = [...tree.keys(), ...favoured, ...favoured].filter((path) => tree.has(path));
  const path = paths[one.file % paths.length];
  if (path === undefined) return new Map(tree);
  // latin1 keeps every byte as it is.
  const text = tree.get(path)?.toString('latin1') ?? '';
  const change: (text: string, at: number, length: number) => string = CHANGES[kind as keyof typeof CHANGES];
  const changed = change(text, one.at % (text.length + 1), one.with % 60);
  return new Map([...tree, [path, Buffer.from(changed, 'latin1')]]);
}
