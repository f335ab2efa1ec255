import { describe, expect, it } from 'vitest';
import { parsePython, stringValue } from '../../../../src/languages/python/index.js';
import { parsed, statementOf, valueOf } from './parsed.js';

describe('a file is refused, with the reason and the line', () => {
  it.each([
    ['a NUL byte', 'x = 1\ny = "\0"\n', 'it contains a NUL byte', 2],
    [
      'a declared encoding',
      '# -*- coding: latin-1 -*-\n',
      'it declares the encoding latin-1; only UTF-8 is supported',
      1,
    ],
    [
      'one in line 2',
      '#!/usr/bin/env python\n# vim: set fileencoding=cp1252 :\n',
      'it declares the encoding cp1252; only UTF-8 is supported',
      2,
    ],
    ['an open bracket', 'x = [1\n', "expected ']' after list", 2],
    ['the wrong bracket', 'x = [1)\n', "expected ']' after list", 1],
    ['an open string', "x = 'a\ny = 1\n", 'unterminated string literal', 1],
    ['an open triple-quoted string', "\nx = r'''a\n", 'unterminated string literal', 2],
    ['the same, its quotes escaped', "x = b'''a\\'''", 'unterminated string literal', 1],
    ['the same, hardly begun', "x = b'''''", 'unterminated string literal', 1],
    ['a missing colon', 'if x\n  y = 1\n', "expected ':' after if condition", 1],
    ['an unexpected indent', 'x = 1\n  y = 2\n', 'unexpected indent', 2],
    ['a wrong dedent', 'if x:\n    y = 1\n  z = 1\n', 'indentation error', 3],
    ['tabs and spaces mixed', 'if x:\n        y = 1\n\tz = 1\n', 'inconsistent indentation', 3],
    ['tabs deeper than spaces', 'if x:\n        if y:\n\t\tz = 1\n', 'inconsistent indentation', 3],
    ['a tab that is not eight columns', 'if x:\n  \ty = 1\n        z = 1\n', undefined, undefined],
    ['Python 2', "print 'x'\n", 'invalid syntax', 1],
    ['a return outside a function', 'x = 1\nreturn x\n', "'return' outside a function", 2],
    ['a return in a class', 'class A:\n    return 1\n', "'return' outside a function", 2],
    [
      'a return in a class in a function',
      'def f():\n    class A:\n        return 1\n',
      "'return' outside a function",
      3,
    ],
    ['a break in a class in a loop', 'while x:\n    class A:\n        break\n', "'break' outside a loop", 3],
    ['a yield outside a function', 'x = yield 1\n', "'yield' outside a function", 1],
    [
      'an await outside an async function',
      'def f():\n    await g()\n',
      "'await' outside an async function",
      2,
    ],
    ['a break outside a loop', 'for x in y:\n    pass\nelse:\n    break\n', "'break' outside a loop", 4],
    [
      'a continue in a function in a loop',
      'while x:\n    def f():\n        continue\n',
      "'continue' outside a loop",
      3,
    ],
    ['a star import in a function', 'def f():\n    from x import *\n', "'import *' in a function", 2],
    ['a bare starred value', 'x = *y\n', 'a starred expression that unpacks into nothing', 1],
    ['an import that ends in a comma', 'x = 1\nfrom a import b,', 'a trailing comma without parentheses', 2],
    ['the same with a comment', 'from a import b,  # c\n', 'a trailing comma without parentheses', 1],
    ['the same in a block', 'if x: import a,; y = 1\n', undefined, 1],
    ['a walrus as a statement', 'x := 1\n', "':=' without parentheses", 1],
    ['a walrus behind a word', 'if a:\n    assert x := 1\n', "':=' without parentheses", 2],
    ['an octal number of Python 2', 'x = 0777\n', 'invalid number', 1],
    ['a number that ends in _', 'x = 1_\n', 'invalid number', 1],
    ['a truncated escape', "x = 'c:\\users'\n", 'truncated escape in a string', 1],
    ['a lone brace in an f-string', "x = f'{a}}'\n", "single '}' in a format string", 1],
    ['a backslash at the end', 'x = 1 \\\n', 'unexpected end of file after a backslash', 1],
    ['a try without except', 'try:\n    pass\n', "'try' without 'except' or 'finally'", 1],
    [
      'a compound statement after a semicolon',
      'x = 1; if x: pass\n',
      'a compound statement within a line',
      1,
    ],
    ['annotated names', 'a, b: int = 1\n', 'an annotation of several names', 1],
    ['a form feed before code', 'x = 1\n\fy = 2\n', undefined, 2],
    ['a byte order mark left in', '\ufeffx = 1\n', "unexpected character '\ufeff'", 1],
    ['a line separator that is none', 'x = 1\u2028y = 2\n', undefined, 1],
    ['a vertical tab', 'x = 1\vy = 2\n', undefined, 1],
    ['deep nesting', `y = 1\nx = ${'('.repeat(50_000)}`, 'it is nested too deeply', 2],
    [
      'deep nesting over lines',
      `x = [\n${'[\n'.repeat(9_000)}1${']'.repeat(9_001)}\n`,
      'it is nested too deeply',
      9_001,
    ],
    [
      'a long row of operators',
      `a = (1)\nb = ${'not '.repeat(50_000)}1\nc = 1\n`,
      'it is nested too deeply',
      2,
    ],
    [
      'deep nesting in what is no Python',
      `x = ${'('.repeat(50_000)}'`,
      'unterminated string literal',
      undefined,
    ],
    ['a deep tree', `x = ${'1 + '.repeat(5_000)}1`, 'it is nested too deeply', 1],
  ])('%s', (_, text, reason, line) => {
    const result = parsePython(text);
    if (result.kind === 'parsed') throw new Error('accepted');
    if (reason !== undefined) expect(result.reason).toBe(reason);
    if (line !== undefined) expect(result.line).toBe(line);
  });
});

describe('a file is read', () => {
  it.each([
    ['nothing', ''],
    ['a comment', '# x'],
    ['no final newline', 'x = 1'],
    ['CRLF', 'if x:\r\n    y = 1\r\n'],
    ['CR', 'if x:\r    y = 1\r'],
    ['a UTF-8 cookie', '#!/usr/bin/env python\n# -*- coding: UTF-8 -*-\nx = 1\n'],
    ['a cookie that comes too late', 'x = 1\n# -*- coding: latin-1 -*-\n'],
    ['a cookie-like line 2 after code', 'x = 1\n# coding: latin-1\n'],
    ['form feeds between and in things', 'x = 1\n\f\n# a\fb\ny = [\f1]\n'],
    ['line separators in strings', `x = '\u2028\u0085\v'\n`],
    ['tabs throughout', 'if x:\n\tif y:\n\t\tz = 1\n\n\t# comment\n\tw = 1\n'],
    ['a comment with another indentation', 'if x:\n    y = 1\n  # odd\n    z = 1\n'],
    ['except without parentheses (3.14)', 'try:\n    pass\nexcept A, B.c:\n    pass\n'],
    ['except* without parentheses', 'try:\n    pass\nexcept* A, B:\n    pass\n'],
    ['async comprehensions', 'async def f(a):\n    return {x: 1 async for x in a}\n'],
    ['walruses where they may stand', 'if x := 1:\n    y = [z := 2, (w := 3)]\nf(1, v := 2)\n'],
    ['star expressions where they may stand', 'a, *b = *c, d\nf(*a)\nx = [*b]\nfor *e, g in h: pass\n'],
    ['nested f-strings', `x = f"{a['b']:>{w}} {{}} {f'{c!r}'}"\n`],
    ['numbers', 'x = [0, 00, 1_000, 0xFF_FF, 0o17, 0b1, 1., .5, 1e-9, 1_0.0_1e1_0, 07j, 3J]\n'],
    ['escapes', String.raw`x = ['\\users', r'\u', '\x41\u00fc\U0001F680\N{BULLET}', b'\xff\u']` + '\n'],
    ['a backslash in a last comment', 'x = 1  # a \\\n'],
    ['match', 'match x:\n    case [1, *_]:\n        pass\n'],
    ['match of a walrus', 'match x := f():\n    case y if z := y:\n        pass\n'],
    ['a semicolon', 'x = 1; y = 2;\n'],
  ])('%s', (_, text) => {
    expect(parsePython(text)).toHaveProperty('kind', 'parsed');
  });

  it('except as a clause of its own needs its parentheses', () => {
    expect(parsePython('try:\n    pass\nexcept A, B as c:\n    pass\n').kind).toBe('failure');
  });

  it('strings keep their form feeds', () => {
    expect(stringValue(valueOf(parsed(`\f\nx = 'a\fb'`)))).toBe('a\fb');
  });
});

describe('spans are UTF-16 offsets', () => {
  it.each([
    ['ASCII', `x = 'a', b\n`],
    ['two bytes', `ü = 'ä', b\n`],
    ['astral characters', `x = '🚀🚀', b\n`],
    ['after CRLF', `# ü\r\nx = 'é', b\r\n`],
    ['after CR', `# ü\rx = 'é', b\r`],
    ['a string over lines', `x = """ü\nü🚀""", b\n`],
    ['in a file with form feeds', `'ü'\n\f\nx = 'ü\f', b\n`],
  ])('%s', (_, text) => {
    const module = parsed(text);
    const tuple = valueOf(module);
    if (tuple.nodeType !== 'Tuple') throw new Error('no tuple');
    const [string, name] = tuple.elts.map((element) => module.span(element));
    if (string === undefined || name === undefined) throw new Error('no elements');
    expect(text.slice(string.from, string.to)).toBe(/(['"]+)[^'"]*\1(?=, b)/.exec(text)?.[0]);
    expect(text.slice(name.from, name.to)).toBe('b');
    expect(module.span(tuple)).toEqual({ from: string.from, to: name.to });
  });

  it('of statements hold the whole statement', () => {
    const module = parsed('# ü\nx = (\n    1\n)  # c\n');
    const { from, to } = module.span(statementOf(module, 0));
    expect(module.text.slice(from, to)).toBe('x = (\n    1\n)');
  });
});
