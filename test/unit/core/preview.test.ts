import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../../src/core/preview.js';
import { conceal, HIDDEN } from '../../../src/model/secret.js';
import { hasGit } from '../../support/git.js';

/** Applies a patch in a new repository and reads the file back. */
function gitApply(path: string, before: string | undefined, patch: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'diff-'));
  try {
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    if (before !== undefined) writeFileSync(join(folder, path), before);
    execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input: patch });
    return readFileSync(join(folder, path), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.runIf(hasGit)('a diff of a deleted file is taken by git apply', () => {
  it.each([
    ['a file', 'a\nb\n'],
    ['a file without a final line ending', 'a\nb'],
  ])('%s', (_name, before) => {
    const patch = unifiedDiff({ path: 'src/x.ts', before, after: undefined });
    expect(() => gitApply('src/x.ts', before, patch)).toThrow(/ENOENT/);
  });
});

describe.runIf(hasGit)('a diff is taken by git apply', () => {
  const before = 'a\nb\nc\nd\n';
  it.each([
    ['a usual name', 'src/app.ts', before, 'a\nB\nc\nd\n'],
    ['a name with spaces', 'my app/the settings.py', before, 'a\nB\nc\nd\n'],
    ['a name with quotes and backslashes', 'a"b\\c\'d.py', before, 'a\nB\nc\nd\n'],
    ['a name outside of ASCII', 'einstellungen-ä-😀.py', before, 'a\nB\nc\nd\n'],
    ['a new file', 'new/file.ts', undefined, 'a\nb\n'],
    ['a new file without a final line ending', 'file.ts', undefined, 'a'],
    ['CRLF', 'file.ts', 'a\r\nb\r\nc\r\n', 'a\r\nB\r\nc\r\n'],
    ['mixed line endings', 'file.ts', 'a\r\nb\nc\r\n', 'a\r\nb\nx\nc\r\n'],
    ['lone carriage returns', 'file.py', 'a\rb\rc\r', 'a\rB\rc\r'],
    ['a final line ending that comes', 'file.ts', 'a\nb', 'a\nb\nc\n'],
    ['a final line ending that stays away', 'file.ts', 'a\nb', 'x\nb'],
    ['a byte order mark', 'file.ts', '\uFEFFa\nb\n', '\uFEFFa\nc\n'],
    ['an empty file', 'file.ts', '', 'a\n'],
    ['separators that are no line endings', 'file.py', 'a\u2028b\u0085c\fd\ne\n', 'a\u2028b\u0085c\fd\nE\n'],
  ])('%s', (_name, path, from, to) => {
    expect(gitApply(path, from, unifiedDiff({ path, before: from, after: to }))).toBe(to);
  });

  it('whatever the lines', () => {
    const lines = fc.array(
      fc.constantFrom('a', 'b', '', '+c', '-d', '@@ -1 +1 @@', '\\ No newline', ' e', 'f\r'),
      { maxLength: 12 },
    );
    const texts = fc.tuple(lines, fc.boolean()).map(([parts, end]) => parts.join('\n') + (end ? '\n' : ''));
    fc.assert(
      fc.property(texts, texts, (from, to) => {
        fc.pre(from !== to && to !== '');
        expect(gitApply('f', from, unifiedDiff({ path: 'f', before: from, after: to }))).toBe(to);
      }),
      { numRuns: 40 },
    );
  });
});

describe.runIf(hasGit)('an old secret near a change', () => {
  const lines = ['a', 'b', 'SECRET', 'c', 'd'];
  const hides = (line: string): boolean => line.includes('SECRET');
  it.each([
    ['after it', ['a', 'b', 'SECRET', 'C', 'd']],
    ['before it', ['A', 'b', 'SECRET', 'c', 'd']],
    ['on both sides', ['A', 'b', 'SECRET', 'C', 'd']],
    ['added after it', ['a', 'b', 'SECRET', 'c', 'd', 'e']],
  ])('is left out of the context of a change %s, and the diff applies', (_name, changed) => {
    const [before, after] = [lines, changed].map((parts) => `${parts.join('\n')}\n`);
    const diff = unifiedDiff({ path: 'f', before, after: after ?? '' }, hides);
    expect(diff).not.toContain('SECRET');
    expect(gitApply('f', before, diff)).toBe(after);
  });
});

describe('concealing', () => {
  it('leaves a word alone where it is not a value', () => {
    const text = ['# The passphrase of it', "S = 'passphrase'", 'S=passphrase', 'passphrases'];
    const shown = ['# The passphrase of it', `S = '${HIDDEN}'`, `S=${HIDDEN}`, 'passphrases'];
    expect(conceal(text.join('\n'), ['passphrase'])).toBe(shown.join('\n'));
  });

  it.each([',', '.', '-', 'secret', 'a.b*c+d'])(
    'leaves a text of less than 8 characters alone: %s',
    (short) => {
      const text = `src/app.module.ts, S = '${short}'`;
      expect(conceal(text, [short])).toBe(text);
    },
  );

  it('hides what is no word wherever it stands', () => {
    expect(conceal('# hunter22, and a.b*c+d(e', ['hunter22', 'a.b*c+d(e'])).toBe(
      `# ${HIDDEN}, and ${HIDDEN}`,
    );
  });

  it('hides every secret, also one that is a part of another', () => {
    expect(conceal('x=abcdefg1 y=abcdefg1hij', ['abcdefg1', 'abcdefg1hij', ''])).toBe(
      `x=${HIDDEN} y=${HIDDEN}`,
    );
  });
});
