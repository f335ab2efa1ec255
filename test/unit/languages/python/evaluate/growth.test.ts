import { afterEach, expect, it, vi } from 'vitest';
import {
  Evaluator,
  withModules,
  type ModuleGraph,
} from '../../../../../src/languages/python/evaluate/index.js';
import { interpreter } from '../../../../../src/languages/python/evaluate/statements.js';
import { parsePython, type ParsedPython } from '../../../../../src/languages/python/index.js';

afterEach(() => vi.restoreAllMocks());

function parsed(text: string): ParsedPython {
  const result = parsePython(text);
  if (result.kind === 'failure') throw new Error(result.reason);
  return result;
}

/** Layers of two modules, both of which import both of the next layer. */
function diamond(layers: number): Map<string, ParsedPython> {
  const modules = new Map<string, ParsedPython>();
  for (let layer = 0; layer < layers; layer += 1) {
    for (const side of ['a', 'b']) {
      const next = layer + 1 < layers ? ['a', 'b'].map((one) => `from ${one}${layer + 1} import *\n`) : [];
      modules.set(`${side}${layer}.py`, parsed(`${next.join('')}${side.toUpperCase()}${layer} = ${layer}\n`));
    }
  }
  return modules;
}

/** How often each statement is followed from now on. */
function followed(): () => Map<unknown, number> {
  const spy = vi.spyOn(interpreter, 'statement');
  return () => {
    const counts = new Map<unknown, number>();
    for (const [, statement] of spy.mock.calls) counts.set(statement, (counts.get(statement) ?? 0) + 1);
    return counts;
  };
}

it('follows each statement of modules that many others import once', () => {
  const counts = followed();
  const evaluator = new Evaluator({ app: '', modules: diamond(40) });
  for (const layer of [0, 1, 39]) {
    const { bound } = evaluator.evaluate('a0.py', `B${layer === 0 ? 1 : layer}`);
    expect(bound).toHaveLength(1);
  }
  // All but those of b0, which a0 does not import.
  expect(counts().size).toBe(39 * 2 * 3 + 2 - 3);
  expect(Math.max(...counts().values())).toBe(1);
});

it('follows only what imports a module again once that has another text', () => {
  const graph: ModuleGraph = { app: '', modules: diamond(40) };
  const basis = new Evaluator(graph);
  expect(basis.evaluate('a0.py', 'B39').bound).toHaveLength(1);
  const counts = followed();
  const text = 'from a3 import *\nfrom b3 import *\nA2 = 20\n';
  const changed = withModules(graph, new Map([['a2.py', parsed(text)]]));
  const evaluator = new Evaluator(changed, undefined, basis);
  expect(evaluator.evaluate('a0.py', 'A2').bound.map(({ value }) => value)).toEqual([
    { kind: 'scalar', value: 20 },
  ]);
  // a2 itself, both modules of the layer above, and a0.
  expect(counts().size).toBe(4 * 3);
  expect(basis.evaluate('a0.py', 'A2').bound.map(({ value }) => value)).toEqual([
    { kind: 'scalar', value: 2 },
  ]);
});

it('shares what it knows of a module that takes nothing from others', () => {
  const alone = parsed('A = [1]\nA.append(2)\n');
  const graph: ModuleGraph = { app: '', modules: new Map([['a.py', alone]]) };
  const counts = followed();
  expect(new Evaluator(graph).evaluate('a.py', 'A').bound).toHaveLength(1);
  expect(new Evaluator({ ...graph, app: 'app' }).evaluate('a.py', 'A').bound).toHaveLength(1);
  expect(Math.max(...counts().values())).toBe(1);
  const other = new Map([
    ['a.py', alone],
    ['b.py', parsed('from a import A\nA.append(3)\n')],
  ]);
  const evaluator = new Evaluator({ app: '', modules: other });
  const lengths = ['b.py', 'a.py'].map((file) => {
    const [only] = evaluator.evaluate(file, 'A').bound;
    return only?.value.kind === 'list'
      ? evaluator.listIn(file, only.value.object)?.alternatives[0]?.items.length
      : undefined;
  });
  expect(lengths).toEqual([3, 2]);
});

it('makes one graph of the same changes', () => {
  const graph: ModuleGraph = { app: '', modules: diamond(2) };
  const changed = new Map([['a0.py', parsed('X = 1\n')]]);
  const other = new Map([['a0.py', parsed('X = 2\n')]]);
  const made = withModules(graph, changed);
  expect(withModules(graph, new Map(changed))).toBe(made);
  expect(withModules(graph, other)).not.toBe(made);
  expect(withModules(graph, new Map())).toBe(graph);
  // A change of a change, too.
  const back = withModules(withModules(graph, other), changed);
  expect(withModules(graph, changed)).toBe(back);
});
