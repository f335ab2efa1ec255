import { expect, it } from 'vitest';
import {
  Evaluator,
  withModules,
  type ModuleGraph,
} from '../../../../../src/languages/python/evaluate/index.js';
import { parsePython, type ParsedPython } from '../../../../../src/languages/python/index.js';

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

it('follows each statement of modules that many others import once', () => {
  const asked = new Map<unknown, number>();
  const graph: ModuleGraph = {
    app: '',
    modules: diamond(40),
    inlinedBy: (_graph, _parsed, _file, statement) => {
      asked.set(statement, (asked.get(statement) ?? 0) + 1);
      return undefined;
    },
  };
  const evaluator = new Evaluator(graph);
  for (const layer of [0, 1, 39]) {
    const { bound } = evaluator.evaluate('a0.py', `B${layer === 0 ? 1 : layer}`);
    expect(bound).toHaveLength(1);
  }
  // All but those of b0, which a0 does not import.
  expect(asked.size).toBe(39 * 2 * 3 + 2 - 3);
  // Once when it is followed, and once when the graph is asked which modules reach which others.
  expect(Math.max(...asked.values())).toBeLessThanOrEqual(2);
});

it('makes one graph of the same changes', () => {
  const graph: ModuleGraph = { app: '', modules: diamond(2) };
  const changed = new Map([['a0.py', parsed('X = 1\n')]]);
  const other = new Map([['a0.py', parsed('X = 2\n')]]);
  const made = withModules(graph, changed);
  expect(withModules(graph, new Map(changed))).toBe(made);
  expect(withModules(graph, other)).not.toBe(made);
  expect(withModules(graph, new Map())).toBe(graph);
});
