import { describe, expect, it } from 'vitest';
import { parseJsonc, parseTypeScript } from '../../../../src/languages/typescript/parse.js';

describe('parseTypeScript', () => {
  it.each([
    ['decorators and ES modules', `import { A } from 'a';\n@A({ b: [] })\nexport class C {}\n`],
    ['CRLF and no final newline', `const a = 1;\r\nconst b = 2;`],
    ['a shebang', '#!/usr/bin/env node\nvoid 0;\n'],
    ['an empty file', ''],
    ['what only the type checker rejects', `const a: string = 1;\nconst a = undeclared;\n`],
  ])('accepts %s', (_, text) => {
    expect(parseTypeScript(text)).toMatchObject({ text });
  });

  it.each([
    ['an unclosed bracket', 'const a = [1;\n', 1, "',' expected"],
    [
      'an unclosed string',
      `const a = 1;\r\nconst b = 'x;\r\nconst c = 2;\r\n`,
      2,
      'Unterminated string literal',
    ],
    ['a missing brace at the end', 'class A {\n  b() {\n}\n', 4, "'}' expected"],
    ['a NUL character', 'const a = 1;\nconst b = "\0";\n', 2, 'a NUL character'],
    ['a second byte order mark', '\uFEFFconst a = 1;\n', 1, 'byte order mark'],
    [
      'a sum of very many terms',
      `let a;\n\nexport const x = ${Array(2000).fill('a').join(' + ')};`,
      3,
      'nested too deeply',
    ],
    ['brackets without end', `x = ${'('.repeat(50_000)}`, 1, ''],
  ])('fails on %s and names the line', (_, text, line, failure) => {
    const parsed = parseTypeScript(text);
    expect(parsed).toMatchObject({ line });
    expect('failure' in parsed && parsed.failure).toContain(failure);
  });

  it('counts offsets in UTF-16 code units', () => {
    const text = `const a = '🚀ä';\nconst b = 2;\n`;
    const parsed = parseTypeScript(text);
    if ('failure' in parsed) throw new Error(parsed.failure);
    const [, second] = parsed.file.getStatements();
    expect(text.slice(second?.getStart(), second?.getEnd())).toBe('const b = 2;');
  });

  it('keeps the nodes of one text usable after another was parsed', () => {
    const first = parseTypeScript('const first = 1;\n');
    parseTypeScript('const second = 2;\n');
    if ('failure' in first) throw new Error(first.failure);
    expect(first.file.getVariableDeclarations().map((declaration) => declaration.getName())).toEqual([
      'first',
    ]);
  });
});

describe('parseJsonc', () => {
  it.each([
    ['comments and final commas', '{ // a\n "a": [1,], }', { a: [1] }],
    ['brackets in more brackets than can be followed', `{"a":${'['.repeat(50_000)}`, undefined],
  ])('reads %s', (_, text, value) => {
    expect(parseJsonc(text)).toEqual(value);
  });
});
