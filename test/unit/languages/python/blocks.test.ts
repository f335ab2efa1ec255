import { describe, expect, it } from 'vitest';
import {
  appendBlock,
  editPython,
  insertAfter,
  insertBefore,
  insertImport,
  linesOf,
  sharesLine,
  statementsOf,
  type ImportPlace,
} from '../../../../src/languages/python/index.js';
import { parsed, statementOf } from './parsed.js';

describe('the lines of a statement', () => {
  it.each([
    ['a = 1\nb = 2\n', 0, 'a = 1\n'],
    ['a = 1  # c\nb = 2\n', 0, 'a = 1  # c\n'],
    ['a = [\n    1,\n]  # c\nb = 2\n', 0, 'a = [\n    1,\n]  # c\n'],
    ['a = 1; b = 2\n', 0, 'a = 1; b = 2\n'],
    ['a = 1; b = [\n]\nc = 3\n', 0, 'a = 1; b = [\n]\n'],
    ['a = 1; b = [\n]\nc = 3\n', 1, 'a = 1; b = [\n]\n'],
    ['a = 1 + \\\n    2\nb = 2\n', 0, 'a = 1 + \\\n    2\n'],
    ['a = """\n# no comment\n"""\nb = 2\n', 1, 'b = 2\n'],
    ['# c\n@d\n@e(1)\ndef f():\n    pass\n\nb = 2\n', 0, '@d\n@e(1)\ndef f():\n    pass\n'],
    ['if x:\n    a = 1  # c\n# d\nb = 2\n', 0, 'if x:\n    a = 1  # c\n'],
    ['a = 1\r\nb = 2\r\n', 1, 'b = 2\r\n'],
    ['a = 1', 0, 'a = 1'],
    ['ü = "🚀"  # ü\nb = 2', 0, 'ü = "🚀"  # ü\n'],
  ])('in %j, number %i', (text, index, expected) => {
    const module = parsed(text);
    const { from, to } = linesOf(module, statementOf(module, index));
    expect(text.slice(from, to)).toBe(expected);
  });

  it.each([
    ['a = 1\n', 0, false],
    ['a = 1;  # c\n', 0, false],
    ['a = 1; b = 2\n', 0, true],
    ['a = 1; b = 2\n', 1, true],
    ['if x: a = 1\n', 1, true],
    ['if x:\n    a = 1\n', 1, false],
    ['class A: a = 1\n', 1, true],
    ['@d\ndef f(): pass\n', 0, false],
  ])('are shared with another one in %j, number %i: %s', (text, index, expected) => {
    const module = parsed(text);
    const placed = statementsOf(module)[index];
    if (placed === undefined) throw new Error('no statement');
    expect(sharesLine(module, placed.statement)).toBe(expected);
  });
});

describe('a block is inserted', () => {
  const after = (text: string, index: number, block: string) => {
    const module = parsed(text);
    const placed = statementsOf(module).at(index);
    if (placed === undefined) throw new Error('no statement');
    return editPython(text, [insertAfter(module, placed.statement, block)]);
  };
  const before = (text: string, index: number, block: string) => {
    const module = parsed(text);
    return editPython(text, [insertBefore(module, statementOf(module, index), block)]);
  };

  it.each([
    ['a = 1  # c\nb = 2\n', 0, 'x = 1', 'a = 1  # c\nx = 1\nb = 2\n'],
    ['a = 1', 0, 'x = 1', 'a = 1\nx = 1'],
    ['a = 1\r\n\r\nb = 2\r\n', 0, '\nx = [\n    1,\n]', 'a = 1\r\n\r\nx = [\r\n    1,\r\n]\r\n\r\nb = 2\r\n'],
    ['if y:\n\ta = 1\nb = 2\n', 1, 'x = 1\nz = 2', 'if y:\n\ta = 1\n\tx = 1\n\tz = 2\nb = 2\n'],
    ['a = [\n    1,\n]\n# c\n', 0, 'x = 1', 'a = [\n    1,\n]\nx = 1\n# c\n'],
    ['a = 1; b = 2\nc = 3\n', 0, 'x = 1', 'a = 1; b = 2\nx = 1\nc = 3\n'],
  ])('after a statement: %j', (text, index, block, expected) => {
    expect(after(text, index, block)).toBe(expected);
  });

  it.each([
    ['a = 1\nb = 2\n', 1, 'a = 1\nx = 1\nb = 2\n'],
    ['a = 1\n\n# about b,\n# more\nb = 2\n', 1, 'a = 1\n\nx = 1\n# about b,\n# more\nb = 2\n'],
    ['a = 1  # c\nb = 2\n', 1, 'a = 1  # c\nx = 1\nb = 2\n'],
    ['# head\n\n# about a\na = 1\n', 0, '# head\n\nx = 1\n# about a\na = 1\n'],
    ['#!/usr/bin/env python\n# head\na = 1\n', 0, '#!/usr/bin/env python\n# head\nx = 1\na = 1\n'],
    ['a = """\n# no comment"""\nb = 2\n', 1, 'a = """\n# no comment"""\nx = 1\nb = 2\n'],
    ['a = 1\n@d\ndef f(): pass\n', 1, 'a = 1\nx = 1\n@d\ndef f(): pass\n'],
  ])('before a statement and its comments: %j', (text, index, expected) => {
    expect(before(text, index, 'x = 1')).toBe(expected);
  });

  it.each([
    ['a = 1\n', 'a = 1\n\nx = 1\n'],
    ['a = 1', 'a = 1\n\nx = 1'],
    ['a = 1\n\n', 'a = 1\n\nx = 1\n'],
    ['a = 1\n\n\n\n', 'a = 1\n\n\n\nx = 1\n'],
    ['a = 1\r\n# end\r\n', 'a = 1\r\n# end\r\n\r\nx = 1\r\n'],
    ['a = 1\n    ', 'a = 1\n    \n\nx = 1'],
    ['def f():\n    pass\n', 'def f():\n    pass\n\n\nx = 1\n'],
    ['if a:\n    b = 1\n', 'if a:\n    b = 1\n\nx = 1\n'],
    ['', 'x = 1\n'],
  ])('at the end of %j', (text, expected) => {
    expect(editPython(text, [appendBlock(parsed(text), 'x = 1')])).toBe(expected);
  });
});

describe('an import is inserted', () => {
  const last: ImportPlace = { place: 'last', group: false };
  const first: ImportPlace = { place: 'first', group: false };
  const ownGroup: ImportPlace = { place: 'last', group: true };

  it.each<[string, ImportPlace, string]>([
    ['import a\n\nX = 1\n', last, 'import a\nimport os\n\nX = 1\n'],
    ['import a\n\nX = 1\n', first, 'import os\nimport a\n\nX = 1\n'],
    ['import a\n\nX = 1\n', ownGroup, 'import a\n\nimport os\n\nX = 1\n'],
    [
      'from a import (\n    b,  # b\n)  # c\nX = 1\n',
      last,
      'from a import (\n    b,  # b\n)  # c\nimport os\nX = 1\n',
    ],
    [
      '"""Doc."""\n\nfrom __future__ import annotations\n\nimport a\n',
      first,
      '"""Doc."""\n\nfrom __future__ import annotations\n\nimport os\nimport a\n',
    ],
    ['import a\nX = 1\nimport b\n', last, 'import a\nimport os\nX = 1\nimport b\n'],
    ['"""Doc."""\n\nX = 1\n', last, '"""Doc."""\n\nimport os\n\nX = 1\n'],
    ['"""Doc."""\nX = 1\n', last, '"""Doc."""\n\nimport os\n\nX = 1\n'],
    ['"""Doc."""\n', last, '"""Doc."""\n\nimport os\n'],
    [
      'from __future__ import annotations\nX = 1\n',
      last,
      'from __future__ import annotations\n\nimport os\n\nX = 1\n',
    ],
    [
      '#!/usr/bin/env python\n# Settings.\nX = 1\n',
      last,
      '#!/usr/bin/env python\n# Settings.\nimport os\n\nX = 1\n',
    ],
    ['# Settings.\n\n# of X\nX = 1\n', last, '# Settings.\n\nimport os\n\n# of X\nX = 1\n'],
    ['X = 1\n', last, 'import os\n\nX = 1\n'],
    ['# only\n', last, '# only\n\nimport os\n'],
    ['', last, 'import os\n'],
    ['import a; import b\r\nX = 1\r\n', last, 'import a; import b\r\nimport os\r\nX = 1\r\n'],
  ])('into %j', (text, place, expected) => {
    expect(editPython(text, [insertImport(parsed(text), 'import os', place)])).toBe(expected);
  });
});

describe('an edit that goes wrong is a defect', () => {
  it('where the result is no Python', () => {
    expect(() => editPython('x = 1\n', [{ from: 4, to: 5, insert: '(' }])).toThrow('the edit broke the file');
  });

  it('where edits overlap', () => {
    expect(() =>
      editPython('x = 1\n', [
        { from: 0, to: 3, insert: '' },
        { from: 2, to: 5, insert: '' },
      ]),
    ).toThrow(RangeError);
  });
});
