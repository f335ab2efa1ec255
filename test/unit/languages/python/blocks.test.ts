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
  type NewImport,
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
  const os: NewImport = { module: 'os' };
  const lib: NewImport = { module: 'lib', name: 'load' };

  it.each<[string, NewImport, string]>([
    [
      'import json\nimport sys\nfrom pathlib import Path\n',
      os,
      'import json\nimport os\nimport sys\nfrom pathlib import Path\n',
    ],
    ['import json\nfrom a import b\n', os, 'import json\nimport os\nfrom a import b\n'],
    ['from pathlib import Path\n\nX = 1\n', os, 'import os\nfrom pathlib import Path\n\nX = 1\n'],
    ['# of a\nimport a\n\nX = 1\n', os, '# of a\nimport os\n\nimport a\n\nX = 1\n'],
    ['X = 1\nimport a\n', os, 'import os\n\nX = 1\nimport a\n'],
    ['from .base import *\n', os, 'import os\n\nfrom .base import *\n'],
    ['from own import x\n', lib, 'from lib import load\n\nfrom own import x\n'],
    ['import sys\n\nfrom own import x\n', lib, 'import sys\n\nfrom lib import load\n\nfrom own import x\n'],
    ['import sys\n\nX = 1\n', lib, 'import sys\n\nfrom lib import load\n\nX = 1\n'],
    [
      'import a\nfrom b import c\nfrom m import n\n',
      lib,
      'import a\nfrom b import c\nfrom lib import load\nfrom m import n\n',
    ],
    ['import zoo\nfrom b import c\n', lib, 'import zoo\nfrom b import c\nfrom lib import load\n'],
    ['from a import b\nimport zoo\n', lib, 'from a import b\nfrom lib import load\nimport zoo\n'],
    ['from Zoo import b\n', lib, 'from lib import load\nfrom Zoo import b\n'],
    ['from lib import dump\n', lib, 'from lib import dump, load\n'],
    ['from lib import MAX, unload\n', lib, 'from lib import MAX, load, unload\n'],
    ['from lib import (\n    dump,\n)\n', lib, 'from lib import (\n    dump,\n)\nfrom lib import load\n'],
    ['from lib import dump as d\n', lib, 'from lib import dump as d\nfrom lib import load\n'],
    ['from .lib import dump\n', lib, 'from lib import load\n\nfrom .lib import dump\n'],
    [
      'from b import (\n    c,  # c\n)  # d\nX = 1\n',
      lib,
      'from b import (\n    c,  # c\n)  # d\nfrom lib import load\nX = 1\n',
    ],
    [
      '"""Doc."""\n\nfrom __future__ import annotations\n\nimport a\n',
      os,
      '"""Doc."""\n\nfrom __future__ import annotations\n\nimport os\n\nimport a\n',
    ],
    ['"""Doc."""\n\nX = 1\n', os, '"""Doc."""\n\nimport os\n\nX = 1\n'],
    ['"""Doc."""\nX = 1\n', os, '"""Doc."""\n\nimport os\n\nX = 1\n'],
    ['"""Doc."""\n', os, '"""Doc."""\n\nimport os\n'],
    [
      'from __future__ import annotations\nX = 1\n',
      os,
      'from __future__ import annotations\n\nimport os\n\nX = 1\n',
    ],
    [
      '#!/usr/bin/env python\n# Settings.\nX = 1\n',
      os,
      '#!/usr/bin/env python\n# Settings.\nimport os\n\nX = 1\n',
    ],
    ['# Settings.\n\n# of X\nX = 1\n', os, '# Settings.\n\nimport os\n\n# of X\nX = 1\n'],
    ['X = 1\n', os, 'import os\n\nX = 1\n'],
    ['def f():\n    pass\n', os, 'import os\n\n\ndef f():\n    pass\n'],
    ['# only\n', os, '# only\n\nimport os\n'],
    ['', os, 'import os\n'],
    ['import abc; import csv\r\nX = 1\r\n', os, 'import abc; import csv\r\nimport os\r\nX = 1\r\n'],
  ])('into %j', (text, added, expected) => {
    const edit = insertImport(parsed(text), added, (module) => module === 'own');
    expect(editPython(text, [edit])).toBe(expected);
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
