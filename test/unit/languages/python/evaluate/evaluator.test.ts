import { describe, expect, it } from 'vitest';
import { Evaluator } from '../../../../../src/languages/python/evaluate/index.js';
import type { Expression } from '../../../../../src/languages/python/index.js';
import { nodesIn } from '../../../../../src/languages/python/parse/nodes.js';
import { isStatement } from '../../../../../src/languages/python/query/statements.js';
import { graphOf, said, saidBy, valueText, type Said } from './said.js';

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
    ['class A:\n    b = 1 + 1', '1 + 1', ['2']],
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
