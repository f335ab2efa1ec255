import { expect, it } from 'vitest';
import {
  includedModules,
  includerOf,
  isIncluded,
} from '../../../../../src/frameworks/django/settings/graph/includes.js';
import type { ModuleGraph } from '../../../../../src/languages/python/evaluate/index.js';
import { parsed } from '../support.js';

const meant = (path: string) => ({ path, optional: false, open: false });

it.each([
  ['web/a.py', 'web/a.py', true],
  ['web/a.py', 'web/b.py', false],
  ['web/a.py', 'other/a.py', false],
  ['web/*.py', 'web/a.py', true],
  ['web/*.py', 'web/a.pyc', false],
  ['web/*.py', 'web/in/a.py', false],
  ['web/*', 'web/a.py', true],
  ['web/**.py', 'web/a.py', true],
  ['web/a*', 'web/a', true],
  ['web/a*b*c.py', 'web/abbc.py', true],
  ['web/a*b*c.py', 'web/acb.py', false],
  ['web/*ab.py', 'web/aab.py', true],
  ['web/*ab*.py', 'web/aaabb.py', true],
  ['web/?.py', 'web/a.py', true],
  ['web/?.py', 'web/ab.py', false],
  ['web/a?*.py', 'web/a.py', false],
  ['web/a.py', 'web/aXpy', false],
  ['web/*.py', 'web/.a.py', false],
  ['web/.*.py', 'web/.a.py', true],
  ['web/+(a).py', 'web/+(a).py', true],
])('%s stands for %s: %s', (pattern, file, expected) => {
  expect(isIncluded(meant(pattern), file)).toBe(expected);
});

it('refuses a name that a pattern of many wildcards nearly stands for', () => {
  expect(isIncluded(meant(`web/${'a*'.repeat(100)}b.py`), `web/${'a'.repeat(250)}.py`)).toBe(false);
});

const include = (path: string) => `from split_settings.tools import include\ninclude('${path}')\n`;

function graphOf(files: Readonly<Record<string, string>>): ModuleGraph {
  const modules = new Map(Object.entries(files).map(([file, text]) => [file, parsed(text)]));
  return {
    app: '',
    modules,
    inlinedBy: (graph, _parsed, file, statement) => {
      const path = /^include\('(.*)'\)$/m.exec(modules.get(file)?.text ?? '')?.[1];
      if (path === undefined || statement.nodeType !== 'Expr') return undefined;
      return [{ files: includedModules(graph, meant(path)), isOneOfSeveral: false }];
    },
  };
}

it('finds the module that a file runs in, at any distance', () => {
  const graph = graphOf({ 'a.py': include('b.py'), 'b.py': include('c.py'), 'c.py': 'X = 1\n' });
  expect(['a.py', 'b.py', 'c.py'].map((file) => includerOf(graph, file))).toEqual([
    undefined,
    'a.py',
    'a.py',
  ]);
});

it('ends where files include each other', () => {
  const graph = graphOf({ 'a.py': include('b.py'), 'b.py': include('a.py') });
  expect(includerOf(graph, 'a.py')).toBe('b.py');
});
