import { describe, expect, it } from 'vitest';
import { Evaluator, type Item } from '../../../../../src/languages/python/evaluate/index.js';
import type { PythonNode } from '../../../../../src/languages/python/index.js';
import { graphOf, type Sources } from './said.js';

/** What is known of a name in the last file, and the text that a node is written with. */
function known(sources: Sources, name = 'X') {
  const graph = graphOf(sources);
  const file = [...graph.modules.keys()].at(-1) ?? '';
  const evaluator = new Evaluator(graph);
  const textOf = (of: string, node: PythonNode | undefined) => {
    const parsed = graph.modules.get(of);
    if (parsed === undefined || node === undefined) return undefined;
    const { from, to } = parsed.span(node);
    return parsed.text.slice(from, to);
  };
  return { file, evaluator, textOf, bound: evaluator.evaluate(file, name).bound };
}

/** Where the elements of X are written: `file: literal [number]`. */
function origins(sources: Sources): readonly (string | undefined)[] {
  const { evaluator, file, textOf, bound } = known(sources);
  const written = ({ origin }: Item) =>
    origin && `${origin.file}: ${String(textOf(origin.file, origin.node))} ${String(origin.index)}`;
  return bound.flatMap(({ value }) =>
    value.kind === 'list'
      ? (evaluator.listIn(file, value.object)?.alternatives ?? []).flatMap(({ items }) => items.map(written))
      : [],
  );
}

it.each<[string, Sources, readonly (string | undefined)[]]>([
  ['in one literal', "X = ['a', 'b']", ["settings.py: ['a', 'b'] 0", "settings.py: ['a', 'b'] 1"]],
  ['in a tuple', "X = ('a',)", ["settings.py: ('a',) 0"]],
  ['in two literals', "X = ['a'] + ['b']", ["settings.py: ['a'] 0", "settings.py: ['b'] 0"]],
  [
    'around another list',
    "A = ['a']\nX = ['b', *A, 'c']",
    ["settings.py: ['b', *A, 'c'] 0", "settings.py: ['a'] 0", "settings.py: ['b', *A, 'c'] 2"],
  ],
  [
    'between the parts of a list',
    "A = ['a']\nX = [*A[:N], 'b', *A[N:]]",
    ["settings.py: ['a'] 0", undefined],
  ],
  ['in no literal', "X = []\nX.append('a')", [undefined]],
  ['in what is added', "X = []\nX += ['a']", ["settings.py: ['a'] 0"]],
  ['in another file', { 'a.py': "X = ['a']", 'b.py': 'from a import *' }, ["a.py: ['a'] 0"]],
  ['in a file that is run in place', { 'a.py': "X = ['a']", 'b.py': "include('a.py')" }, ["a.py: ['a'] 0"]],
  [
    'in a list that is filtered',
    "A = ['a', 'b']\nX = [a for a in A if a != 'a']",
    ["settings.py: ['a', 'b'] 1"],
  ],
  ['nowhere, for what is made of an element', "A = ['a']\nX = [a + 'b' for a in A]", [undefined]],
  ['in a list that is cut', "A = ['a', 'b']\nX = A[1:]", ["settings.py: ['a', 'b'] 1"]],
  ['in a list that is copied', "A = ['a']\nX = list(A)", ["settings.py: ['a'] 0"]],
])('elements are written %s', (_name, sources, expected) => {
  expect(origins(sources)).toEqual(expected);
});

/** The literals that X is made of. */
it.each<[string, string, readonly string[]]>([
  ['an empty one', 'X = []', ['[]']],
  ['two', "X = [] + ['a']", ['[]', "['a']"]],
  ['one that is cut', "X = ['a', 'b'][1:]", ["['a', 'b']"]],
  ['one that is filtered', "A = ['a']\nX = [a for a in A if a != 'a']", ["['a']"]],
  ['one that is emptied', "X = ['a']\nX.clear()", ["['a']"]],
  ['one that loses its end', "X = ['a']\nX.pop()", ["['a']"]],
  ['none', 'X = list()', []],
])('a list is made of %s', (_name, source, expected) => {
  const { evaluator, file, textOf, bound } = known(source);
  const [only] = bound;
  const contents = only?.value.kind === 'list' ? evaluator.listIn(file, only.value.object) : undefined;
  expect(
    contents?.alternatives.flatMap(({ literals }) => literals.map((one) => textOf(one.file, one.node))),
  ).toEqual(expected);
});

/** Where the values of X were bound: file, line, what stands around it, and the expression. */
function bindings(sources: Sources): readonly string[] {
  const { textOf, bound } = known(sources);
  return bound.map(({ site, node }) => {
    const around = site.within.map(({ nodeType }) => nodeType).join(' ');
    return `${site.file}:${String(site.line)} ${site.statement.nodeType} [${around}] ${String(textOf(site.file, node))}`;
  });
}

it.each<[string, Sources, readonly string[]]>([
  ['an assignment', "A = 1\nX = 'a'", ["settings.py:2 Assign [] 'a'"]],
  ['an annotated one', "X: str = 'a'", ["settings.py:1 AnnAssign [] 'a'"]],
  ['an addition', 'X = 1\nX += 2', ['settings.py:2 AugAssign [] 2']],
  ['a list that grows', "X = ['a']\nX += ['b']", ["settings.py:1 Assign [] ['a']"]],
  ['a walrus', 'read(X := 1)', ['settings.py:1 Expr [] 1']],
  ['what is unpacked', 'X, Y = 1, 2', ['settings.py:1 Assign [] undefined']],
  ['a loop', "for X in ['a']:\n    pass", ['settings.py:1 For [] undefined']],
  [
    'a condition',
    'if read():\n    X = 1\nelse:\n    X = 2',
    ['settings.py:2 Assign [If] 1', 'settings.py:4 Assign [If] 2'],
  ],
  ['a condition that holds', 'if True:\n    X = 1', ['settings.py:2 Assign [If] 1']],
  [
    'a try in a condition',
    'if True:\n    try:\n        X = 1\n    finally:\n        pass',
    ['settings.py:3 Assign [If Try] 1'],
  ],
  ['a handler', 'try:\n    raise E\nexcept E:\n    X = 1', ['settings.py:4 Assign [Try] 1']],
  ['an else', 'try:\n    pass\nexcept E:\n    raise\nelse:\n    X = 1', ['settings.py:6 Assign [Try] 1']],
  ['a finally', 'try:\n    pass\nfinally:\n    X = 1', ['settings.py:4 Assign [Try] 1']],
  ['a with', 'with read():\n    X = 1', ['settings.py:2 Assign [With] 1']],
  ['a for', 'for a in [1]:\n    X = a', ['settings.py:2 Assign [For] a']],
  ['the else of a for', 'for a in []:\n    pass\nelse:\n    X = 1', ['settings.py:4 Assign [For] 1']],
  ['the else of a while', 'while read():\n    pass\nelse:\n    X = 1', ['settings.py:4 Assign [While] 1']],
  ['a while', 'while read():\n    X = 1', ['settings.py:2 Assign [While] 1']],
  ['a match', "match 'a':\n    case 'a':\n        X = 1", ['settings.py:3 Assign [Match] 1']],
  ['what stands behind a block', 'if read():\n    Y = 1\nX = 1', ['settings.py:3 Assign [] 1']],
  ['another file', { 'a.py': 'A = 1\nX = 2', 'b.py': 'from a import *' }, ['a.py:2 Assign [] 2']],
  ['a file that is run', { 'a.py': 'A = 1\nX = 2', 'b.py': "include('a.py')" }, ['a.py:2 Assign [] 2']],
  [
    'a file that is run under a condition',
    { 'a.py': 'X = 2', 'b.py': "if True:\n    include('a.py')" },
    ['a.py:1 Assign [] 2'],
  ],
  [
    'what stands behind a file that is run',
    { 'a.py': 'A = 1', 'b.py': "include('a.py')\nX = 1" },
    ['b.py:2 Assign [] 1'],
  ],
  ['globals()', "globals()['X'] = 1", ['settings.py:1 Assign [] 1']],
  ['an import', { 'a.py': '', 'b.py': 'import a as X' }, ['b.py:1 Import [] undefined']],
  ['a function', 'def X(): pass', ['settings.py:1 FunctionDef [] undefined']],
])('a name is bound by %s', (_name, sources, expected) => {
  expect(bindings(sources)).toEqual(expected);
});

describe('the entries of a dict', () => {
  it.each<[string, string, readonly string[]]>([
    ['in a literal', "X = {'a': 1}", ['1 1']],
    ['later', "X = {}\nX['a'] = 2", ['2 2']],
    ['by update', "X = {}\nX.update({'a': 3})", ['2 3']],
    ['by name', 'X = {}\nX.update(a=4)', ['2 4']],
    ['by dict()', 'X = dict(a=5)', ['1 5']],
    ['by default', "X = {}\nX.setdefault('a', 6)", ['2 6']],
    ['by default, without one', "X = {}\nX.setdefault('a')", ["2 X.setdefault('a')"]],
    ['of another dict', "A = {'a': 7}\nX = {**A}", ['1 7']],
    ['by addition', "X = {}\nX |= {'a': 8}", ['2 8']],
    ['in part', "X = {}\n(X['a'], Y) = 9, 1", ["2 X['a']"]],
  ])('are bound %s', (_name, source, expected) => {
    const { evaluator, file, textOf, bound } = known(source);
    const [only] = bound;
    const entries =
      only?.value.kind === 'dict' ? evaluator.dictIn(file, only.value.object)?.entries : undefined;
    const values = entries?.get('a')?.values ?? [];
    expect(values.map(({ site, node }) => `${String(site.line)} ${String(textOf(site.file, node))}`)).toEqual(
      expected,
    );
  });
});
