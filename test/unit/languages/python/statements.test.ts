import { describe, expect, it } from 'vitest';
import {
  assignmentsOf,
  changesTo,
  importsOf,
  opaqueStatements,
  sourceOf,
  statementsOf,
} from '../../../../src/languages/python/index.js';
import { parsed } from './parsed.js';

const NESTED = `A = 1
if a:
    A = 2
elif b:
    A = 3
else:
    A = 4
try:
    A = 5
except E:
    A = 6
else:
    A = 7
finally:
    A = 8
for x in y:
    A = 9
while x:
    A = 10
with x:
    A = 11
match x:
    case 1:
        A = 12
def f():
    A = 13
async def g():
    A = 14
class C:
    A = 15
`;

describe('every statement is found', () => {
  it('in the order of the text, with what it stands in', () => {
    const found = assignmentsOf(parsed(NESTED), 'A');
    expect(found.map(({ value }) => value?.nodeType === 'Constant' && Number(value.value))).toEqual(
      Array.from({ length: 15 }, (_, index) => index + 1),
    );
    expect(found.map(({ within }) => within.map(({ nodeType }) => nodeType).join(' '))).toEqual([
      '',
      'If',
      'If If',
      'If If',
      'Try',
      'Try',
      'Try',
      'Try',
      'For',
      'While',
      'With',
      'Match',
      'FunctionDef',
      'AsyncFunctionDef',
      'ClassDef',
    ]);
  });

  it('with its line', () => {
    expect(statementsOf(parsed('a\n\nb; c\n')).map(({ line }) => line)).toEqual([1, 3, 3]);
  });
});

describe('assignments', () => {
  it.each([
    ['A = 1', 'A plain 1'],
    ['A = B = 1', 'A plain 1, B plain 1'],
    ['A: int = 1', 'A annotated 1'],
    ['A: int', 'A annotated -'],
    ['A += [1]', 'A augmented+ [1]'],
    ['A //= 2', 'A augmented// 2'],
    ['A, (B, *C) = x', 'A plain -, B plain -, C plain -'],
    ['[A, B] = x', 'A plain -, B plain -'],
    ['A.b = 1', ''],
    ['A[0] = 1', ''],
    ['A == 1', ''],
    ['(A) = 1', 'A plain 1'],
    ['A = 1; B = 2', 'A plain 1, B plain 2'],
  ])('of %s: %s', (text, expected) => {
    const module = parsed(text);
    const told = assignmentsOf(module).map(
      ({ name, kind, operator, value }) =>
        `${name} ${kind}${operator ?? ''} ${value === undefined ? '-' : sourceOf(module, value)}`,
    );
    expect(told.join(', ')).toBe(expected);
  });
});

describe('what may change a name otherwise', () => {
  it.each([
    'import A',
    'import A.b',
    'import x as A',
    'from x import A',
    'from x import y as A',
    'for A in x: pass',
    'for a, A in x: pass',
    'with x as A: pass',
    'with x as (a, A): pass',
    'try: pass\nexcept E as A: pass',
    'del A',
    'del A[0]',
    'def A(): pass',
    'class A: pass',
    'if (A := 1): pass',
    'def f():\n    global A',
    'A[0] = 1',
    'A[0] += 1',
    'A.b = 1',
    'A.b[1].c = 1',
    'A.append(1)',
    `A['x'].append(1)`,
    'x = A.pop()',
    'A.unknown()',
    'f(A)',
    'f(key=A)',
    `globals()['A'] = 1`,
    'match x:\n    case A: pass',
    'match x:\n    case [*A]: pass',
    'match x:\n    case {**A}: pass',
    'if x:\n    A.insert(0, y)',
    'x = [A.remove(y) for y in z]',
    'type A = int',
  ])('%s', (text) => {
    expect(changesTo(parsed(`x = 1\n${text}\n`), 'A').length).toBeGreaterThan(0);
  });

  it.each([
    'A = 1',
    'A += 1',
    'A: int = 1',
    'B = A',
    'B = [*A]',
    'x = f(A)',
    'A.index(1)',
    'x = A.copy()',
    'if A: pass',
    'for x in A: pass',
    'import b.A',
    'import A as x',
    'from A import x',
    'from A import x as y',
    'from x import A as y',
    'B[A] = 1',
    'B.A = 1',
    `globals()['B'] = 1`,
    'AA = 1',
    'f(A=1)',
    'A',
    'del B',
  ])('not: %s', (text) => {
    expect(changesTo(parsed(`${text}\n`), 'A')).toEqual([]);
  });

  it('is placed', () => {
    const [change] = changesTo(parsed('if x:\n    A.append(1)\n'), 'A');
    expect(change?.statement.nodeType).toBe('Expr');
    expect(change?.within.map(({ nodeType }) => nodeType)).toEqual(['If']);
  });
});

describe('statements after which any name may mean anything', () => {
  it.each([
    'from x import *',
    'try:\n    from x import *\nexcept E: pass',
    `exec(open('x').read())`,
    'execfile(x)',
    'locals().update(x)',
    'f(globals())',
    'x = vars()',
  ])('%s', (text) => {
    expect(opaqueStatements(parsed(`${text}\n`))).toHaveLength(1);
  });

  it.each(['from x import y', 'import x', 'vars(x)', 'x.exec()', 'locals = 1'])('not: %s', (text) => {
    expect(opaqueStatements(parsed(`${text}\n`))).toEqual([]);
  });
});

describe('imports', () => {
  it.each([
    ['import os', 'os < os'],
    ['import os.path', 'os < os.path'],
    ['import os.path as p, sys', 'p < os.path, sys < sys'],
    ['from a.b import c, d as e', 'c < a.b c, e < a.b d'],
    ['from . import x', 'x < . x'],
    ['from ..a import (\n    b,\n    c,\n)', 'b < ..a b, c < ..a c'],
    ['from .base import *', '* < .base *'],
    ['def f():\n    import os', 'os < os'],
  ])('of %j: %s', (text, expected) => {
    const told = importsOf(parsed(`${text}\n`)).map(({ local, module, name }) =>
      [local, '<', module, name].filter(Boolean).join(' '),
    );
    expect(told.join(', ')).toBe(expected);
  });
});
