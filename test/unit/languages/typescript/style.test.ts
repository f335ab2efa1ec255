import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { reparse } from '../../../../src/languages/typescript/parse.js';
import { generatedStyle, quoted, styleOf } from '../../../../src/languages/typescript/style.js';

describe('styleOf', () => {
  it.each([
    ['an empty file', '', {}],
    ['double quotes', `import a from "a";\nimport b from "b";\nimport c from 'c';\n`, { quote: '"' }],
    ['quotes that had no choice', `import a from 'a';\nf("it's");\ng("it's");\n`, { quote: "'" }],
    ['no semicolons', `import a from 'a'\nconst b = 1\nf()\n`, { semicolon: false }],
    ['no trailing commas', `f([\n  1,\n  2\n]);\n`, { trailingComma: false, argumentComma: false }],
    [
      'trailing commas but in calls',
      `f(\n  [\n    1,\n  ],\n  2\n);\n`,
      { trailingComma: true, argumentComma: false },
    ],
    ['lists on one line, which do not tell', `f([1, 2], { a: 1 });\n`, { trailingComma: true }],
    ['braces without blanks', `import {a} from 'a';\nf({b: 1});\n`, { padding: '' }],
    ['tabs', `class A {\n\tb() {\n\t\tc();\n\t}\n}\n`, { unit: '\t' }],
    ['four spaces', `class A {\n    b() {\n        c();\n    }\n}\n`, { unit: '    ' }],
    ['CRLF', `const a = 1;\r\nconst b = 2;\r\n`, { eol: '\r\n' }],
  ])('reads %s', (_, text, expected) => {
    expect(styleOf(reparse(text))).toEqual({ ...generatedStyle, ...expected });
  });
});

describe('quoted', () => {
  it.each(['plain', `it's`, 'say "x"', 'back\\slash', 'new\nline', 'ä🚀', '\u2028', `'"\``])(
    '%j',
    (value) => {
      for (const quote of ["'", '"'] as const) {
        const literal = quoted(value, { ...generatedStyle, quote });
        expect(literal.startsWith(quote)).toBe(true);
        const [statement] = reparse(`f(${literal});`).file.getStatements();
        expect(statement?.getText()).toBe(`f(${literal});`);
        expect(runInNewContext(literal)).toBe(value);
      }
    },
  );
});
