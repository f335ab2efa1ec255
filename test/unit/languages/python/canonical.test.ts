import { describe, expect, it } from 'vitest';
import {
  canonicalName,
  localNamesOf,
  parsePython,
  type ParsedPython,
} from '../../../../src/languages/python/index.js';

function parsed(text: string): ParsedPython {
  const result = parsePython(text);
  if (result.kind === 'failure') throw new Error(result.reason);
  return result;
}

function nameOf(text: string): string | undefined {
  const module = parsed(text);
  const last = module.body.at(-1);
  return last?.nodeType === 'Expr' ? canonicalName(module, last.value) : undefined;
}

describe('the full name', () => {
  it.each([
    ['from pathlib import Path\nPath', 'pathlib.Path'],
    ['from pathlib import Path as P\nP.home', 'pathlib.Path.home'],
    ['import os\nos.path.join', 'os.path.join'],
    ['import os.path\nos.path.join', 'os.path.join'],
    ['import os.path as p\np.join', 'os.path.join'],
    ['from . import env\nenv', '..env'],
    ['try:\n    import os\nexcept ImportError:\n    import os\nos', 'os'],
    ['from os import path, path as p\np', 'os.path'],
  ])('of the last line of %j is %s', (text, name) => {
    expect(nameOf(text)).toBe(name);
  });

  it.each([
    'Path',
    'from pathlib import Path\nPath = 1\nPath',
    'try:\n    from a import x\nexcept ImportError:\n    from b import x\nx',
    'def f():\n    import os\nos',
    'import os\nos()',
  ])('is not told for the last line of %j', (text) => {
    expect(nameOf(text)).toBeUndefined();
  });
});

it('tells by which names something is known', () => {
  const module = parsed('import os\nimport os as system\nimport os.path as p\nfrom os import path\n');
  expect(localNamesOf(module, 'os')).toEqual(['os', 'system']);
  expect(localNamesOf(module, 'os.path')).toEqual(['p', 'path']);
});
