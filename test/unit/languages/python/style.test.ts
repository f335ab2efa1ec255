import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoted, stringValue, styleOf } from '../../../../src/languages/python/index.js';
import { parsed, valueOf } from './parsed.js';

describe('the quotes of a file', () => {
  it.each([
    ['single', `a = 'x'\n`],
    ['double', `a = "x"\n`],
    ['double', ''],
    ['double', `a = 'x'\nb = "y"\n`],
    ['single', `a = 'x'\nb = 'z'\nc = "y"\n`],
    ['single', `"""doc"""\n"""more"""\na = 'x'\n`],
    ['double', `# it's 'a' comment 'with' quotes\na = "x"\n`],
    ['single', `a = 'x'\nb = "it's"\nc = "don't"\n`],
    ['single', `a = r'x'\nb = f'{c}'\n`],
    ['double', `a = ''\nb = ""\n`],
    ['double', `a = "x" "y"\nb = 'z'\n`],
  ])('are %s in %j', (quotes, text) => {
    expect(styleOf(parsed(text)).quotes).toBe(quotes);
  });
});

describe('the layout of a file', () => {
  it.each([
    ['    ', '\n', 'x = 1\n'],
    ['\t', '\r\n', 'if x:\r\n\ty = 1\r\n'],
    ['  ', '\n', 'x = [\n  1,\n]\n'],
  ])('has the unit %j and the line ending %j in %j', (unit, eol, text) => {
    expect(styleOf(parsed(text))).toMatchObject({ unit, eol });
  });
});

describe('a quoted value', () => {
  it('reads back as itself, in either style', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('single' as const, 'double' as const),
        (value, quotes) => {
          fc.pre(!value.includes('\0'));
          expect(stringValue(valueOf(parsed(`x = ${quoted(value, { quotes })}\n`)))).toBe(value);
        },
      ),
    );
  });

  it.each([
    ['single', `it's`, `'it\\'s'`],
    ['double', `it's`, `"it's"`],
    ['double', `C:\\dir "x"\n`, `"C:\\\\dir \\"x\\"\\n"`],
  ] as const)('in %s quotes: %j', (quotes, value, expected) => {
    expect(quoted(value, { quotes })).toBe(expected);
  });
});
