import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readShell, shellText } from '../../../src/languages/shell.js';

function wordsOf(source: string): string[] {
  return readShell(source).map(({ words }) => words.map(({ text }) => text).join('|'));
}

describe('readShell', () => {
  it.each<[string, string[]]>([
    ['a b && c; d | e & f', ['a|b', 'c', 'd', 'e', 'f']],
    ['a # b\n# c\nd#e', ['a', 'd#e']],
    ['a \\\n  b\\\nc', ['a|bc']],
    [`a 'b "c' "d 'e" f'g'"h"`, ['a|b "c|d \'e|fgh']],
    ['a "b \\" c" d\\ e', ['a|b " c|d e']],
    ['A=b c > d 2>&1 &> e < f', ['A=b|c']],
    ['(a; b) || { c; }', ['a', 'b', '{|c', '}']],
    ['x=$(a | b) c', ['a', 'b', 'x=$(a | b)|c']],
    ['a "$(b)" `c d`', ['b', 'c|d', 'a|$(b)|`c d`']],
    ["a ${{ b == 'c' && d }} ${e:-f g} $((1 << 2))", ["a|${{ b == 'c' && d }}|${e:-f g}|$((1 << 2))"]],
    ['a <<-"B" | c\n\td; e\n\tB\nf', ['a', 'c', 'f']],
    ["ssh h 'a\nb'", ['ssh|h|a\nb']],
    ['a\r\nb\r\n', ['a', 'b']],
    ["don't", ['dont']],
  ])('%j', (source, expected) => {
    expect(wordsOf(source)).toEqual(expected);
  });

  it('hands a command the text that <<EOF begins', () => {
    expect(readShell('cat <<A <<B\na\nA\nb\nB\nc').map(({ inputs }) => inputs)).toEqual([['a\n', 'b\n'], []]);
  });

  it('shows a command on one line, from a word on', () => {
    const [command] = readShell('A=b c \\\n   "d e" > f');
    expect(command && [shellText(command), shellText(command, 1), shellText(command, 9)]).toEqual([
      'A=b c "d e"',
      'c "d e"',
      '',
    ]);
  });

  it('ends on anything, and its words stand where they say', () => {
    const part = fc.constantFrom(
      ...Array.from('ab \'"\\$`(){}<>|&;#\n\t\r\f\u00a0=-'),
      '<<E\n',
      '\nE\n',
      '$(',
      '${',
      '${{',
      '\\\n',
      '2>',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const source = parts.join('');
        for (const { words } of readShell(source))
          for (const { start, end } of words) expect(end).toBeGreaterThan(start);
      }),
    );
  });

  it.each([
    ['quotes', `"'`.repeat(100_000)],
    ['substitutions', 'a $('.repeat(100_000)],
    ['quoted substitutions', '"$('.repeat(100_000)],
    ['backquotes', '`${'.repeat(100_000)],
    ['inputs', 'a <<b;'.repeat(10_000)],
    ['lines of an input', `a <<b\n${'c\n'.repeat(100_000)}`],
    ['commands', 'a b;'.repeat(100_000)],
  ])('takes no longer for each of many %s', (_, source) => {
    const start = process.cpuUsage();
    readShell(source);
    expect(process.cpuUsage(start).user).toBeLessThan(1_500_000);
  });
});
