import { describe, expect, it } from 'vitest';
import { Evaluator } from '../../../../../src/languages/python/evaluate/index.js';
import type { Expression } from '../../../../../src/languages/python/index.js';
import { nodesIn } from '../../../../../src/languages/python/parse/nodes.js';
import { isStatement } from '../../../../../src/languages/python/query/statements.js';
import { graphOf, said, saidBy, valueText, type Said, type Sources } from './said.js';

const rows: readonly (readonly [string, Sources, string])[] = [
  ['a star import', { 'a.py': 'X = 1\n_Y = 2', 'b.py': 'from a import *' }, '1'],
  ['no private name', { 'a.py': '_Y = 2', 'b.py': 'from a import *\nX = globals().get("_Y")' }, 'None'],
  ['__all__', { 'a.py': "X = 1\n__all__ = ['Y']", 'b.py': 'from a import *' }, 'unset'],
  [
    'a private name in __all__',
    { 'a.py': "_Y = 1\n__all__ = ['_Y']", 'b.py': 'from a import *\nX = _Y' },
    '1',
  ],
  [
    'an __all__ of two kinds',
    { 'a.py': "X = 1\n__all__ = ['X'] if read() else []", 'b.py': 'from a import *' },
    '1 or unset',
  ],
  ['an unknown __all__', { 'a.py': 'X = 1\n__all__ = read()', 'b.py': 'from a import *' }, '1 or unset'],
  [
    'an __all__ that may be missing',
    { 'a.py': "X = 1\nif read():\n    __all__ = ['Y']", 'b.py': 'from a import *' },
    '1 or unset',
  ],
  ['what comes after an import', { 'a.py': 'X = 1', 'b.py': 'from a import *\nX = 2' }, '2'],
  ['what an import overrides', { 'a.py': 'X = 1', 'b.py': 'X = 2\nfrom a import *' }, '1'],
  [
    'what an import may override',
    { 'a.py': 'if read():\n    X = 1', 'b.py': 'X = 2\nfrom a import *' },
    '2 or 1',
  ],
  [
    'an import under a condition',
    { 'a.py': 'X = 1', 'b.py': 'X = 2\nif read():\n    from a import *' },
    '2 or 1',
  ],
  ['an alias', { 'a.py': 'Y = 1', 'b.py': 'from a import Y as X' }, '1'],
  ['a module under an alias', { 'a.py': 'Y = 1', 'b.py': 'import a as c\nX = c.Y' }, '1'],
  ['a module', { 'a.py': 'Y = 1', 'b.py': 'import a as X' }, 'module a.py'],
  [
    'a name that a module lacks',
    { 'a.py': '', 'b.py': 'import a\nX = a.Y' },
    "unknown (Y can't be found in a.py: b.py:2)",
  ],
  ['a name of a package', { 'p/__init__.py': '', 'p/a.py': 'Y = 1', 'b.py': 'import p.a\nX = p.a.Y' }, '1'],
  ['a name of a folder', { 'p/a.py': 'Y = 1', 'b.py': 'import p.a\nX = p.a.Y' }, '1'],
  ['a module beside', { 'p/a.py': 'Y = 1', 'p/b.py': 'from . import a\nX = a.Y' }, '1'],
  ['a name beside', { 'p/a.py': 'Y = 1', 'p/b.py': 'from .a import Y as X' }, '1'],
  ['a module above', { 'a.py': 'Y = 1', 'p/b.py': 'from ..a import Y as X' }, '1'],
  ['what is not there', { 'b.py': 'from a import X' }, '<a.X>'],
  [
    'what is not there beside',
    { 'b.py': 'from .a import X' },
    "unknown (it comes from .a, which can't be followed: b.py:1)",
  ],
  [
    'all of what is not there',
    { 'b.py': 'X = 1\nfrom a import *' },
    "1 or unknown (it star-imports a, which can't be followed: b.py:2)",
  ],
  ['all of what may not be there', { 'b.py': 'X = 1\nif read():\n    from a import *' }, '1'],
  [
    'all of what is tried',
    { 'b.py': 'try:\n    from a import *\n    X = 1\nexcept ImportError:\n    X = 2' },
    '2',
  ],
  [
    'a package before its modules',
    { 'p/a.py': 'X = []', 'p/__init__.py': 'from .a import X\nX.append(1)', 'b.py': 'from p.a import X' },
    '[1]',
  ],
  [
    'a module that its package imports',
    { 'p/__init__.py': 'from .a import X\nX.append(1)', 'p/a.py': 'X = []' },
    '[1]',
  ],
  [
    'a module that its package may import',
    { 'p/__init__.py': 'if read():\n    from .a import X', 'p/a.py': 'X = 1' },
    '1',
  ],
  [
    'a module that its package tries to import after something else',
    { 'p/__init__.py': 'try:\n    read()\n    from .a import X\nexcept E:\n    pass', 'p/a.py': 'X = 1' },
    '1',
  ],
  ['a circle', { 'a.py': 'X = 1\nfrom b import *\nX = 2', 'b.py': 'from a import *\nY = X' }, '2'],
  [
    'a circle seen from its other end',
    { 'b.py': 'from a import *\nX = [1]', 'a.py': 'X = 1\nfrom b import *' },
    '[1]',
  ],
  [
    'a name that a circle has so far',
    { 'b.py': 'from a import *\nX = Y', 'a.py': 'Y = 1\nfrom b import *\nY = 2' },
    '1',
  ],
  [
    'a list of another module',
    { 'a.py': 'X = []', 'b.py': 'import a\na.X.append(1)', 'c.py': 'import b\nfrom a import X' },
    '[1]',
  ],
  [
    'a list before it is changed elsewhere',
    { 'b.py': 'from a import X\nX.append(1)', 'a.py': 'X = []' },
    '[]',
  ],
  [
    'a name that is set from elsewhere',
    { 'a.py': 'X = 1', 'b.py': 'import a\na.X = 2\nfrom a import X' },
    '1 or unknown (it is set from another module: b.py:2)',
  ],
  [
    'a function of another module',
    { 'a.py': 'X = []\ndef f():\n    X.append(1)', 'b.py': 'from a import X, f\nf()' },
    '[]… (a function that is called may change it)',
  ],
  ['a module that fails', { 'a.py': 'raise E', 'b.py': 'X = 1\nimport a\nX = 2' }, '1'],
  [
    'a module that fails in a try',
    { 'a.py': 'raise E', 'b.py': 'try:\n    import a\n    X = 1\nexcept E:\n    X = 2' },
    '2',
  ],
  ['a file that is run in place', { 'a.py': 'X = X + 1', 'b.py': "X = 1\ninclude('a.py')" }, '2'],
  [
    'one of several files',
    { 'a.py': 'X = 2', 'c.py': 'X = 3', 'b.py': "X = 1\ninclude('a.py', 'c.py')" },
    '1 or 2 or 3',
  ],
  [
    'a file that is unknown',
    { 'b.py': 'X = 1\ninclude(read())' },
    "1 or unknown (it runs code that can't be followed: b.py:2)",
  ],
  ['a file that runs itself', { 'b.py': "X = 1\ninclude('b.py')" }, '1'],
  ['a missing file', { 'b.py': "X = 1\ninclude('a.py')" }, '1'],
  [
    'a dict of another module',
    { 'a.py': 'X = {}', 'b.py': `import a\na.X['k'] = 1`, 'c.py': `import b\nfrom a import X` },
    '{k: 1}',
  ],
  [
    'what sees a list after another module changed it',
    {
      'a.py': 'L = []',
      'd.py': `from a import L\nX = len(L)`,
      'b.py': `import a\na.L.append(1)`,
      'c.py': `import b\nfrom d import X`,
    },
    '1',
  ],
  [
    'what sees a dict after another module changed it',
    {
      'a.py': 'D = {}',
      'd.py': `from a import D\nX = 'k' in D`,
      'b.py': `import a\na.D['k'] = 1`,
      'c.py': `import b\nfrom d import X`,
    },
    'True',
  ],
  [
    'what sees a list before another module changes it',
    {
      'a.py': 'L = []',
      'd.py': `from a import L\nX = len(L)`,
      'b.py': `import a\na.L.append(1)`,
      'c.py': `from d import X\nimport b`,
    },
    '0',
  ],
  [
    'a module that its package imports under a condition, after a change',
    {
      'p/b.py': 'L = []',
      'p/__init__.py': `from .b import L\nL.append(1)\nif read():\n    from .a import X`,
      'p/a.py': `from .b import L\nX = len(L)`,
    },
    '1 or unknown (its package imports it under a condition: p/a.py:1)',
  ],
  [
    'a module that its package tries to import, after a change',
    {
      'p/b.py': 'L = []',
      'p/__init__.py': `from .b import L\nL.append(1)\ntry:\n    read()\n    from .a import X\nexcept E:\n    pass`,
      'p/a.py': `from .b import L\nX = len(L)`,
    },
    '1 or unknown (its package imports it under a condition: p/a.py:1)',
  ],
  [
    'a module that a handler of its package imports, after a change',
    {
      'p/b.py': 'L = []',
      'p/__init__.py': `from .b import L\nL.append(1)\ntry:\n    read()\nexcept E:\n    from .a import X`,
      'p/a.py': `from .b import L\nX = len(L)`,
    },
    '1 or unknown (its package imports it under a condition: p/a.py:1)',
  ],
  [
    'a module that its package imports, after a change',
    {
      'p/b.py': 'L = []',
      'p/__init__.py': `from .b import L\nL.append(1)\nfrom .a import X`,
      'p/a.py': `from .b import L\nX = len(L)`,
    },
    '1',
  ],
  [
    'a list that a module changes when it is imported again',
    { 'a.py': 'X = []', 'b.py': `import a\na.X.append(1)`, 'c.py': `import b\nimport b\nfrom a import X` },
    '[1]',
  ],
  [
    'two modules that change a list',
    {
      'a.py': 'X = []',
      'b.py': `import a\na.X.append(1)`,
      'd.py': `import a\na.X.append(2)`,
      'c.py': `import b, d\nfrom a import X`,
    },
    '[1, 2]',
  ],
  [
    'a module in which a function of its package sets a name',
    {
      'p/__init__.py': 'import p.a\ndef change():\n    import p.a as module\n    module.X = 2\nchange()',
      'p/a.py': 'Y = 1',
    },
    'unknown (it is set from another module: p/__init__.py:5) or unset',
  ],
  [
    'a name that a function sets in a module which it imports',
    {
      'a.py': 'X = 1',
      'b.py': 'from a import *\ndef f():\n    import a as module\n    module.X = 2\nf()\nimport a\nX = a.X',
    },
    '1 or unknown (it is set from another module: b.py:5)',
  ],
  [
    'a name that a function sets in a module which nothing else imports',
    { 'a.py': 'X = 1', 'b.py': 'def f():\n    import a\n    a.X = 2\nf()\nimport a\nX = a.X' },
    '1 or unknown (it is set from another module: b.py:4)',
  ],
  [
    'a name that a function sets in a module of a package',
    { 'p/a.py': 'X = 1', 'b.py': 'def f():\n    import p.a\n    p.a.X = 2\nf()\nimport p.a\nX = p.a.X' },
    '1 or unknown (it is set from another module: b.py:4)',
  ],
  [
    'a name that a function sets in a module by way of another one',
    {
      'a.py': 'X = 1',
      'c.py': 'import a as inner',
      'b.py': 'def f():\n    import c\n    c.inner.X = 2\nf()\nimport a\nX = a.X',
    },
    '1 or unknown (it is set from another module: b.py:4)',
  ],
  [
    'a module in which a function of another one sets a name',
    {
      'p/__init__.py': '',
      'p/a.py': 'X = 1',
      'p/c.py': 'def f():\n    from . import a\n    a.X = 2',
      'b.py': 'from p.c import f\nf()\nimport p.a\nX = p.a.X',
    },
    '1 or unknown (it is set from another module: b.py:2)',
  ],
  [
    'no name of a module that a function does not mean',
    { 'a.py': 'X = 1', 'b.py': 'import a\ndef f():\n    import json\n    json.X = 2\nf()\nX = a.X' },
    '1',
  ],
  [
    'its own functions where they set a name in a module outside',
    { 'b.py': 'def f():\n    import json\n    json.X = 2\nf()\nX = 1' },
    '1',
  ],
  [
    'a function that sets a name in the module itself',
    { 'a.py': 'def f():\n    import a\n    a.X = 2\nX = 1\nf()', 'b.py': 'from a import *' },
    '1 or unknown (it is set from another module: a.py:5)',
  ],
  [
    'a module that a function imports, and which changes a list',
    {
      'a.py': 'L = [1]',
      'c.py': 'from a import L\nL.append(2)',
      'b.py': 'from a import L\ndef f():\n    import c\nf()\nX = L',
    },
    '[1, 2?]',
  ],
  [
    'a module that a function imports, which changes a dict of the one that calls it',
    {
      'p/__init__.py': "X = {'a': 1}\ndef f():\n    from c import Y\nf()",
      'c.py': "from p import *\nX['b'] = 2",
      'd.py': 'from p import X',
    },
    '{a: 1, b?: 2}',
  ],
  [
    'the names of a function that imports them as its own',
    { 'a.py': 'X = 1', 'b.py': 'X = 2\ndef f():\n    from a import X\nf()' },
    '2',
  ],
  [
    'a package that fails',
    { 'p/__init__.py': 'raise E', 'p/a.py': 'Y = 1', 'b.py': `X = 1\nimport p.a\nX = 2` },
    '1',
  ],
  ['a module whose package fails', { 'p/__init__.py': 'raise E', 'p/a.py': 'X = 1' }, '1'],
  [
    'a name that is set in a module that is running',
    { 'b.py': `import a\na.X = 2`, 'a.py': `X = 1\nimport b` },
    '1 or unknown (it is set from another module: b.py:2)',
  ],
  [
    'a name that is set in a module that was imported before',
    { 'a.py': 'X = 1', 'b.py': `import a\na.X = 2`, 'c.py': `from a import *\nimport b\nfrom a import X` },
    '1 or unknown (it is set from another module: b.py:2)',
  ],
  [
    'a module that a try imports and that fails late',
    { 'a.py': `Y = 1\nraise E`, 'b.py': `X = 1\ntry:\n    from a import Y as X\nexcept E:\n    pass` },
    '1',
  ],
  [
    'a star import of a package',
    { 'p/__init__.py': 'from .a import *', 'p/a.py': 'X = 1', 'b.py': 'from p import *' },
    '1',
  ],
  [
    "a star import in a function's module",
    { 'a.py': `def f():\n    global Y\n    Y = 2\nY = 1`, 'b.py': `from a import *\nf()\nimport a\nX = a.Y` },
    '1 or unknown (it is set from another module: b.py:2)',
  ],
  [
    'a function of another module that sets a name',
    { 'a.py': `def f():\n    global Y\n    Y = 2\nY = 1`, 'b.py': `import a\na.f()\nX = a.Y` },
    '1 or unknown (it is set from another module: b.py:2)',
  ],
  [
    'a function of another module that calls one of its own',
    { 'a.py': `Y = []\ndef g():\n    Y.append(1)\ndef f():\n    g()`, 'b.py': `import a\na.f()\nX = a.Y` },
    '[]… (a function that is called may change it)',
  ],
  ['a submodule under its own name', { 'p/a.py': 'Y = 1', 'b.py': `from p import a as c\nX = c.Y` }, '1'],
  ['a private name by its name', { 'a.py': '_Y = 1', 'b.py': 'from a import _Y as X' }, '1'],
  [
    'an __all__ that is added to',
    { 'a.py': `_Y = 1\nX = 2\n__all__ = ['X']\n__all__ += ['_Y']`, 'b.py': `from a import *\nX = _Y` },
    '1',
  ],
  [
    'an __all__ that may be anything',
    { 'a.py': `X = 1\n__all__ = []\nread(__all__)`, 'b.py': 'from a import *' },
    '1 or unset',
  ],
  [
    'an __all__ of two lists',
    { 'a.py': `X = 1\n__all__ = ['X']\nif read():\n    __all__ = ['X', 'Y']`, 'b.py': 'from a import *' },
    '1',
  ],
  [
    'an __all__ with something unknown',
    { 'a.py': `X = 1\n__all__ = [read()]`, 'b.py': 'from a import *' },
    '1 or unset',
  ],
  [
    'a file that is run twice',
    { 'a.py': 'X = X + 1', 'b.py': `X = 1\ninclude('a.py')\ninclude('a.py')` },
    '3',
  ],
  [
    'what a file that is run leaves of a condition',
    { 'a.py': `if read():\n    X = 2`, 'b.py': `X = 1\ninclude('a.py')` },
    '1 or 2',
  ],
  [
    'a file that is run in another package',
    { 'p/a.py': 'from .c import X', 'p/c.py': 'X = 1', 'c.py': 'X = 2', 'p/b.py': "include('p/a.py')" },
    '1',
  ],
  [
    'a star import under a condition that does not hold',
    { 'a.py': 'X = 1', 'b.py': `X = 2\nif False:\n    from a import *` },
    '2',
  ],
  [
    'all of what is missing in an else',
    { 'b.py': `X = 1\nif read():\n    pass\nelse:\n    from a import *` },
    '1',
  ],
  ['a loop that imports', { 'a.py': 'X = 1', 'b.py': `for a in [1, 2]:\n    from a import X` }, '1'],
  ['a folder of a folder', { 'p/q/a.py': 'Y = 1', 'b.py': `import p.q.a\nX = p.q.a.Y` }, '1'],
  [
    'a name that a package lacks',
    { 'p/__init__.py': 'Z = 1', 'b.py': `import p\nX = p.Y` },
    "unknown (Y can't be found in p/__init__.py: b.py:2)",
  ],
  [
    'a module as attribute of its package',
    { 'p/__init__.py': '', 'p/a.py': 'Y = 1', 'b.py': `import p\nX = p.a.Y` },
    '1',
  ],
];

it.each(rows)('follows %s', (_name, sources, expected) => {
  expect(said(sources)).toBe(expected);
});

it('knows the environment that it is given', () => {
  const read = (expression: string) =>
    said(`import os\nX = ${expression}`, 'X', { environment: (name) => (name === 'A' ? 'a' : undefined) });
  expect(read("os.environ['A']")).toBe("'a'");
  expect(read("os.environ['B']")).toContain('it depends on the environment');
  expect(read("os.environ.get('A', 'c')")).toBe("'a'");
  expect(read("os.environ.get('B', 'c')")).toBe("'c'");
  expect(read("os.getenv('B', default='c')")).toBe("'c'");
  expect(read("os.getenv('B')")).toBe('None');
  expect(read('os.getenv(read())')).toContain('it depends on the environment');
  expect(read("'A' in os.environ")).toBe('True');
  expect(read("'B' in os.environ")).toBe('False');
  expect(read('os.getenv(1)')).toContain('it depends on the environment');
  expect(read('os.getenv()')).toContain('it depends on the environment');
  expect(read('os.getenv(__file__)')).toContain('it depends on the environment');
  expect(read('os.environ[1]')).toContain("can't be followed");
  expect(read("os.other['A']")).toContain("can't be followed");
  expect(read("'A' in os.other")).toContain('a comparison is unknown');
  // A program whose environment is known is started without arguments.
  expect(read("'test' in sys.argv")).toContain('a comparison is unknown');
  expect(said("import sys\nX = 'test' in sys.argv", 'X', { environment: () => undefined })).toBe('False');
  expect(said("import sys\nX = 'test' in sys.argv")).toContain('a comparison is unknown');
});

it('leaves open what a name that varies decides', () => {
  const varying = new Set(['DEBUG']);
  expect(said('DEBUG = True\nX = 1 if DEBUG else 2', 'X', { varying })).toBe('1 or 2');
  expect(said('DEBUG = True\nX = 1 if DEBUG else 2')).toBe('1');
});

it('finds out anew what another evaluator has found out under an assumption', () => {
  const answers = (text: string, assumptions: Said) => {
    const graph = graphOf(text);
    return [new Evaluator(graph, assumptions), new Evaluator(graph)].map((one) =>
      saidBy(one, 'settings.py', 'X'),
    );
  };
  const decided = 'DEBUG = True\nX = 1 if DEBUG else 2\n';
  expect(answers(decided, { varying: new Set(['DEBUG']) })).toEqual(['1 or 2', '1']);
  const open = 'DEBUG = read()\nX = 1 if DEBUG else 2\n';
  expect(answers(open, { assumed: new Map([['DEBUG', false]]) })).toEqual(['2', '1 or 2']);
  const fromEnvironment = "import os\nX = os.environ.get('A', 'B')\n";
  expect(answers(fromEnvironment, { environment: () => 'C' })[0]).toBe("'C'");
  expect(answers(fromEnvironment, { environment: () => 'C' })[1]).toContain('it depends on the environment');
});

/** What is said of the parts of a module, each by an evaluator that was asked nothing before. */
function partsOf(text: string) {
  const graph = graphOf({ 'a.py': text });
  const parsed = graph.modules.get('a.py');
  if (parsed === undefined) throw new RangeError('a.py');
  const evaluator = new Evaluator(graph);
  return (written: string) => {
    const at = text.lastIndexOf(written);
    const found = parsed.body
      .flatMap((statement) => nodesIn(statement))
      .find((node): node is Expression => {
        if (!('lineno' in node) || isStatement(node)) return false;
        const { from, to } = parsed.span(node);
        return from === at && to === at + written.length;
      });
    const values = found && evaluator.valuesOf('a.py', found);
    return values?.map((value) => valueText(evaluator, 'a.py', value));
  };
}

describe('an evaluator', () => {
  const evaluator = new Evaluator(graphOf({ 'a.py': '' }));

  it.each<[string, string, readonly string[] | undefined]>([
    ['X = f(1)\ny = [1, 2]', '[1, 2]', ['[1, 2]']],
    ['X = f(1)', 'f(1)', ["unknown (it is a call that can't be followed: a.py:1)"]],
    ["X = 'a' if read() else 'b'\nY = X", 'X', ["'a'", "'b'"]],
    ['if False:\n    X = A.b', 'A.b', undefined],
    ["Y = 1\ndef f():\n    return Y or ''\nY = 'a'", "Y or ''", ["'a'"]],
    ['def f(p):\n    return (p)', 'p', ['unknown (it is a parameter: a.py:1)']],
    ['p = 1\nasync def f(p):\n    return (p)', 'p', ['unknown (it is a parameter: a.py:1)']],
    ['p = 1\ndef f(p, /):\n    return (p)', 'p', ['unknown (it is a parameter: a.py:1)']],
    ['p = 1\ndef f(*, p):\n    return (p)', 'p', ['unknown (it is a parameter: a.py:1)']],
    ['p = 1\ndef f(*p):\n    return (p)', 'p', ['unknown (it is a parameter: a.py:1)']],
    ['p = 1\ndef f(**p):\n    return (p)', 'p', ['unknown (it is a parameter: a.py:1)']],
    ['p = 1\ndef f(q):\n    return (p)', 'p', ['1']],
    ['class A:\n    def f(self):\n        return 1 + 1', '1 + 1', ['2']],
    ['class A:\n    b = 1 + 1', '1 + 1', undefined],
  ])('%j: what %j was', (text, written, expected) => {
    expect(partsOf(text)(written)).toEqual(expected);
  });

  it('says what an expression was in each round', () => {
    const ask = partsOf("for a in ['b', 'c']:\n    X = f(a)");
    expect(ask('a')).toEqual(["'b'", "'c'"]);
  });

  it('keeps no more values of an expression than it follows', () => {
    const ask = partsOf(
      `for a in [${Array.from({ length: 30 }, (_, index) => String(index)).join()}]:\n    X = (a)`,
    );
    expect(ask('a')).toHaveLength(16);
  });

  it('knows no file that the graph lacks', () => {
    expect(saidBy(evaluator, 'b.py', 'X')).toBe('unset');
    expect(evaluator.missingImports('b.py')).toEqual([]);
  });

  it('names the star imports of what is not there', () => {
    const sources = {
      'a.py': 'try:\n    from .local import *\nexcept ImportError:\n    pass',
      'b.py': 'import a',
    };
    const missing = new Evaluator(graphOf(sources)).missingImports('b.py');
    expect(missing.map(({ site, module }) => [site.file, site.line, module])).toEqual([
      ['a.py', 2, '.local'],
    ]);
  });
});
