import { describe, expect, it } from 'vitest';
import { Evaluator, type ModuleGraph } from '../../../../../src/languages/python/evaluate/index.js';
import { graphOf, saidBy } from './said.js';

/** The graph of `settings.py` beside an installed package, whose modules are named as in `acme.conf`. */
function besidePackage(settings: string, packages: Readonly<Record<string, string>>): ModuleGraph {
  const files = Object.fromEntries(
    Object.entries(packages).map(([module, text]) => [`${module.replaceAll('.', '/')}.py`, text]),
  );
  const installed = graphOf(files);
  const outside = Object.keys(packages).map(
    (module) => [module, { file: `${module.replaceAll('.', '/')}.py`, graph: installed }] as const,
  );
  return { ...graphOf(settings), outside: new Map(outside) };
}

function sayOf(settings: string, conf: string, name = 'X'): string {
  return saidBy(new Evaluator(besidePackage(settings, { 'acme.conf': conf })), 'settings.py', name);
}

describe('a star import of an installed module', () => {
  const star = (conf: string, rest = '') => sayOf(`from acme.conf import *\n${rest}`, conf);

  it.each([
    ['X = 1', '1'],
    ["X = 'a' if read() else 'b'", "'a' or 'b'"],
    ['if read():\n    X = 1', '1 or unset'],
    ['Y = 1', 'unset'],
    ['_X = 1', 'unset'],
    ["X = ['a', 'b']", "['a', 'b']"],
    ["X = ('a',)", "('a')"],
    ["X = [['a'], ['b']]", "[['a'], ['b']]"],
    ["X = ['a']\nif read():\n    X += ['b']", "['a', 'b'?]"],
    ["X = ['a' if read() else 'b']", "['a'|'b']"],
    [
      "X = ['a']\nfor one in read():\n    X.append('b')",
      "['a', unknown (it comes from acme.conf: settings.py:1)?*, 'b'?]",
    ],
    ["X = ['a', *read()]", "['a', unknown (it comes from acme.conf: settings.py:1)?*]"],
    ["X = ['a']\nread(X)", "['a']… (it comes from acme.conf)"],
    ["X = {'a': 1}", 'unknown (it comes from acme.conf: settings.py:1)'],
    ['X = read()', 'unknown (it comes from acme.conf: settings.py:1)'],
    ['class X: pass', 'unknown (it comes from acme.conf: settings.py:1)'],
    ["from pathlib import Path\nX = Path('/etc') / 'a'", 'Path(system:/etc/a)'],
    ['import datetime\nX = datetime', '<datetime>'],
  ])('of %j brings %s', (conf, said) => {
    expect(star(conf)).toBe(said);
  });

  it('brings what `__all__` names', () => {
    expect(star("__all__ = ['_X']\n_X = 1\nX = 2", 'Z = _X')).toBe('unset');
    expect(sayOf('from acme.conf import *', "__all__ = ['_X']\n_X = 1", '_X')).toBe('1');
  });

  it('brings a list that the project goes on with', () => {
    expect(star("X = ['a']", "X += ['b']")).toBe("['a', 'b']");
    expect(star("X = ['a']", "X.insert(0, 'b')")).toBe("['b', 'a']");
    expect(star("X = ['a']", "Y = X\nY.append('b')")).toBe("['a', 'b']");
  });

  it('brings one list under two names', () => {
    expect(star("X = ['a']\nY = X", "Y.append('b')")).toBe("['a', 'b']");
    expect(star("X = ['a']\nY = ['a']", "Y.append('b')")).toBe("['a']");
  });

  it('names the module beside each value, and the place where it is imported', () => {
    const graph = besidePackage('A = 1\nfrom acme.conf import *', { 'acme.conf': 'X = 1' });
    const [bound, ...others] = new Evaluator(graph).evaluate('settings.py', 'X').bound;
    expect(others).toEqual([]);
    expect(bound).toMatchObject({ outside: 'acme.conf', site: { file: 'settings.py', line: 2 } });
    expect(bound).not.toHaveProperty('node');
  });

  it('says of what it may set that any name may be meant', () => {
    const graph = besidePackage('from acme.conf import *', { 'acme.conf': 'X = 1\nexec(read())' });
    const { bound } = new Evaluator(graph).evaluate('settings.py', 'X');
    const lost = bound.map(({ value }) => value.kind === 'unknown' && value.ofAnyName === true);
    expect(lost).toEqual([false, true]);
    const plain = besidePackage('from acme.conf import *', { 'acme.conf': 'X = read()' });
    const [only] = new Evaluator(plain).evaluate('settings.py', 'X').bound;
    expect(only?.value).not.toHaveProperty('ofAnyName');
  });

  it('keeps the list that a function was given', () => {
    expect(star("X = f(['a', 'b'])")).toBe("['a', 'b']… (it comes from acme.conf)");
    expect(star("X = [f(['a', 'b'])]", 'X = X[0]')).toBe("['a', 'b']… (it comes from acme.conf)");
  });

  it('is none for a module that is not there', () => {
    const graph = besidePackage('X = 1\nfrom acme.other import *', { 'acme.conf': 'X = 2' });
    expect(saidBy(new Evaluator(graph), 'settings.py', 'X')).toContain('1 or unknown');
  });
});

describe('the names that a function of an installed module returns', () => {
  const update = (conf: string, name = 'X') =>
    sayOf('from acme.conf import common\nglobals().update(common(1))', conf, name);
  const common = (body: string) => `def common(start, *rest, end=1, **more):\n${body}    return locals()\n`;

  it.each([
    ["    X = ['a']\n", "['a']"],
    ["    X = ['a']\n    if read():\n        X += ['b']\n", "['a', 'b'?]"],
    ['    X = 1\n', '1'],
    ['    if read():\n        X = 1\n', '1 or unset'],
    ['    X = start\n', 'unknown (it comes from acme.conf: settings.py:2)'],
    ['    Y = 1\n', 'unset'],
  ])('after %j', (body, said) => {
    expect(update(common(body))).toBe(said);
  });

  it('may be one list under two names', () => {
    const body = "    X = ['a']\n    Y = X\n";
    const graph = besidePackage("from acme.conf import common\nglobals().update(common(1))\nY.append('b')", {
      'acme.conf': common(body),
    });
    expect(saidBy(new Evaluator(graph), 'settings.py', 'X')).toBe("['a', 'b']");
  });

  it('are followed through an import', () => {
    const graph = besidePackage('from acme import common\nglobals().update(common(1))', {
      acme: 'from acme.conf import common',
      'acme.conf': common("    X = ['a']\n"),
    });
    expect(saidBy(new Evaluator(graph), 'settings.py', 'X')).toBe("['a']");
  });

  it.each([
    ['a decorator', `@cached\n${common('    X = 1\n')}`],
    ['another return', common('    X = 1\n    if read():\n        return {}\n')],
    ['a yield', common('    yield 1\n    X = 1\n')],
    ['names that are not written', common('    X = 1\n    exec(read())\n')],
    ['another value', 'def common(start):\n    X = 1\n    return globals()\n'],
    ['a dict', "def common(start):\n    return {'X': 1}\n"],
    ['an end that is never reached', common('    raise ValueError\n')],
    ['a coroutine', `async ${common('    X = 1\n')}`],
    ['a class', 'class common:\n    X = 1\n'],
  ])('are unknown with %s', (_, conf) => {
    expect(update(conf)).toContain('unknown');
    expect(update(conf)).not.toBe('1');
  });
});
