import { describe, expect, it } from 'vitest';
import { possibleValues } from '../../../../../src/frameworks/django/settings/possible-values.js';
import { evaluatorOf } from '../../../../../src/frameworks/django/settings/evaluation.js';
import { parsed } from '../support.js';

/** The values that X may have in `settings.py`: as Python shows them, `?` for one that is unknown, `-` for none. */
function valuesIn(settings: string, others: Readonly<Record<string, string>> = {}): string[] {
  const files = Object.entries({ 'settings.py': settings, ...others });
  const modules = new Map(files.map(([file, text]) => [file, parsed(text)]));
  return possibleValues(evaluatorOf({ app: '', modules }), 'settings.py', 'X')
    .map((value) =>
      value.kind === 'plain' ? JSON.stringify(value.value) : value.kind === 'unknown' ? '?' : '-',
    )
    .sort();
}

describe('one file', () => {
  it.each([
    ['', '-'],
    ['X = True\n', 'true'],
    ['X: bool = True\n', 'true'],
    ['X: bool\n', '-'],
    ['X = True\nX = False\n', 'false'],
    ['A = X = True\n', 'true'],
    ['X, Y = True, False\n', 'true'],
    ['X = 1\nX += 1\n', '2'],
    ['X = True\ndel X\n', '-'],
    ['X = load()\n', '?'],
    ["X = env.bool('X', default=True)\n", '?'],
    ["X = 'a' 'b'\n", '"ab"'],
    ["X = b'a'\n", '?'],
    ["X = f'a'\n", '"a"'],
    ['X = None\n', 'null'],
    ['def f():\n    X = True\n', '-'],
    ['def f():\n    global X\n    X = True\n', '-'],
    ['def f():\n    global X\n    X = True\nf()\n', '- ?'],
    ['class C:\n    X = True\n', '-'],
    ['for X in [True]:\n    pass\n', 'true'],
    ['with a() as X:\n    pass\n', '?'],
  ])('%j', (text, values) => {
    expect(valuesIn(text).join(' ')).toBe(values);
  });
});

describe('expressions', () => {
  it.each([
    ['DEBUG = True\nX = not DEBUG\n', 'false'],
    ['DEBUG = False\nX = not DEBUG\nDEBUG = True\n', 'true'],
    ['DEBUG = read()\nX = not DEBUG\n', '?'],
    ['X = not DEBUG\n', '?'],
    ['X = False or True\n', 'true'],
    ['X = read() or True\n', '? true'],
    ['X = True and 0\n', '0'],
    ['X = False and read()\n', 'false'],
    ['X = True if read() else False\n', 'false true'],
    ["ENV = 'live'\nX = ENV == 'live'\n", 'true'],
    ["ENV = 'live'\nX = ENV != 'live'\n", 'false'],
    ["ENV = read()\nX = ENV == 'live'\n", '?'],
    ['X = -1\n', '-1'],
    ['X = X\n', '?'],
  ])('%j', (text, values) => {
    expect(valuesIn(text).join(' ')).toBe(values);
  });
});

describe('conditions', () => {
  it.each([
    ['if read():\n    X = True\n', '- true'],
    ['if read():\n    X = True\nelse:\n    X = False\n', 'false true'],
    ['if read():\n    X = 1\nelif read():\n    X = 2\nelse:\n    X = 3\n', '1 2 3'],
    ['if read():\n    X = 1\nelif read():\n    X = 2\n', '- 1 2'],
    ['DEBUG = False\nif DEBUG:\n    X = 1\nelse:\n    X = 2\n', '2'],
    ['DEBUG = False\nif DEBUG:\n    X = 1\nelif not DEBUG:\n    X = 2\n', '2'],
    ['DEBUG = True\nif DEBUG:\n    X = 1\nX = 2\n', '2'],
    ['X = 1\nif read():\n    X = 2\n', '1 2'],
    ['X = 1\ntry:\n    X = 2\nexcept OSError:\n    pass\n', '1 2'],
    ['try:\n    X = 1\nexcept OSError:\n    X = 2\n', '1 2'],
    ['try:\n    X = 1\nfinally:\n    X = 3\n', '3'],
    ['try:\n    pass\nexcept OSError:\n    X = 2\nelse:\n    X = 3\n', '2 3'],
    ['X = 1\nfor a in b:\n    X = 2\n', '1 2'],
    ['X = 1\nwhile a:\n    X = 2\n', '1 2'],
    ['with a():\n    X = 2\n', '- 2'],
    ['match a:\n    case 1:\n        X = 1\n    case _:\n        X = 2\n', '1 2'],
  ])('%j', (text, values) => {
    expect(valuesIn(text).join(' ')).toBe(values);
  });
});

describe('several files', () => {
  const base = 'DEBUG = False\nX = 1\n';
  it.each([
    ['from base import *\n', '1'],
    ['from base import *\nX = 2\n', '2'],
    ['X = 2\nfrom base import *\n', '1'],
    ['from base import X\n', '1'],
    ['from base import Y as X\n', '?'],
    ['from elsewhere import X\n', '?'],
    ['import X\n', '?'],
    ['from base import *\nX = not DEBUG\n', 'true'],
    ['X = 2\ntry:\n    from base import *\nexcept ImportError:\n    pass\n', '1 2'],
    ['if read():\n    from base import *\nelse:\n    X = 2\n', '1 2'],
    ['X = 2\ntry:\n    from missing import *\nexcept ImportError:\n    pass\n', '2'],
  ])('%j', (text, values) => {
    expect(valuesIn(text, { 'base.py': base }).join(' ')).toBe(values);
  });

  it('gives up on files that take one another in', () => {
    expect(valuesIn('from base import *\n', { 'base.py': 'from settings import *\nX = 1\n' })).toEqual(['1']);
    expect(valuesIn('from base import X\n', { 'base.py': 'from settings import X\n' })).toEqual(['?']);
  });
});
