import { describe, expect, it } from 'vitest';
import {
  filesOf,
  filesOfModule,
  importedFile,
  sourcesOf,
  submodule,
  type ModuleGraph,
} from '../../../../../src/languages/python/evaluate/index.js';
import { isPackage, packagesOf } from '../../../../../src/languages/python/evaluate/module-graph.js';
import { importedFrom, importOrder, reaches } from '../../../../../src/languages/python/evaluate/reach.js';
import { graphOf } from './said.js';

/** As the import system looks for it; a folder with `__init__.py` comes before the file beside it. */
it.each<[string, string, string, readonly string[]]>([
  ['', 'settings.py', 'base', ['base/__init__.py', 'base.py']],
  ['', 'conf/local.py', 'base', ['base/__init__.py', 'base.py']],
  ['', 'conf/local.py', 'conf.base', ['conf/base/__init__.py', 'conf/base.py']],
  ['src', 'src/conf/local.py', 'conf.base', ['src/conf/base/__init__.py', 'src/conf/base.py']],
  ['', 'conf/local.py', '.base', ['conf/base/__init__.py', 'conf/base.py']],
  ['src', 'src/conf/local.py', '.base', ['src/conf/base/__init__.py', 'src/conf/base.py']],
  ['', 'conf/local.py', '.', ['conf/__init__.py']],
  ['', 'conf/dev/local.py', '..', ['conf/__init__.py']],
  ['', 'conf/dev/local.py', '..base', ['conf/base/__init__.py', 'conf/base.py']],
  ['', 'a/b/c/d.py', '...x.y', ['a/x/y/__init__.py', 'a/x/y.py']],
  ['', 'settings.py', '..base', []],
  ['', 'conf/local.py', '...', []],
])('in %j, %s gets %s from %j', (app, from, module, expected) => {
  expect(filesOfModule(app, from, module)).toEqual(expected);
});

it('names a module in a package', () => {
  expect(submodule('.', 'base')).toBe('.base');
  expect(submodule('..', 'base')).toBe('..base');
  expect(submodule('.conf', 'base')).toBe('.conf.base');
  expect(submodule('conf', 'base')).toBe('conf.base');
});

it.each<[string, boolean]>([
  ['__init__.py', true],
  ['conf/__init__.py', true],
  ['conf/my__init__.py', false],
  ['conf/__init__.pyi', false],
  ['conf/__init___py', false],
  ['conf.py', false],
])('whether %s is a package: %j', (file, expected) => {
  expect(isPackage(file)).toBe(expected);
});

describe('a graph', () => {
  // A new one for each test: what is found out about a graph is kept.
  const newGraph = () =>
    graphOf({
      'p/__init__.py': 'from .early import E',
      'p/early.py': 'E = 1',
      'p/base.py': 'import p.other\nfrom . import extra as more\nfrom missing import *',
      'p/other.py': 'O = 1',
      'p/extra.py': "include('q/inline.py')",
      'q/inline.py': 'I = 1',
      'alone.py': 'A = 1',
      'p/dev.py': "from .base import *\nfrom .other import O\ninclude('alone.py', 'q/inline.py')",
      'a.py': 'from b import *',
      'b.py': 'from a import *\nimport alone',
      'p/q/__init__.py': '',
      'p/q/r.py': '',
    });

  it('knows where an import leads', () => {
    const graph = newGraph();
    expect(importedFile(graph, 'alone.py', 'p')).toBe('p/__init__.py');
    expect(importedFile(graph, 'alone.py', 'p.base')).toBe('p/base.py');
    expect(importedFile(graph, 'p/dev.py', '.base')).toBe('p/base.py');
    expect(importedFile(graph, 'p/dev.py', 'base')).toBeUndefined();
  });

  it('knows the files that make the names of a module', () => {
    const graph = newGraph();
    expect([...filesOf(graph, 'p/dev.py')]).toEqual(['p/dev.py', 'p/base.py', 'alone.py', 'q/inline.py']);
    expect([...filesOf(graph, 'a.py')]).toEqual(['a.py', 'b.py']);
    expect([...filesOf(graph, 'nowhere.py')]).toEqual([]);
  });

  it('knows the files that a statement takes all names from', () => {
    const graph = newGraph();
    const sources = (file: string) =>
      graph.modules.get(file)?.body.map((statement) => sourcesOf(graph, file, statement));
    expect(sources('p/dev.py')).toEqual([['p/base.py'], [], ['alone.py', 'q/inline.py']]);
    expect(sources('p/base.py')).toEqual([[], [], []]);
    expect(sourcesOf({ app: '', modules: new Map() }, 'p/dev.py', firstOf(graph, 'p/dev.py'))).toEqual([]);
    expect(sourcesOf({ app: '', modules: new Map() }, 'p/extra.py', firstOf(graph, 'p/extra.py'))).toEqual(
      [],
    );
  });

  function firstOf(graph: ModuleGraph, file: string) {
    const statement = graph.modules.get(file)?.body[0];
    if (statement === undefined) throw new RangeError(file);
    return statement;
  }

  it('knows the packages that run before a module', () => {
    const graph = newGraph();
    expect(packagesOf(graph, 'p/q/r.py')).toEqual(['p/__init__.py', 'p/q/__init__.py']);
    expect(packagesOf(graph, 'p/q/__init__.py')).toEqual(['p/__init__.py']);
    expect(packagesOf(graph, 'q/inline.py')).toEqual([]);
    expect(packagesOf({ ...graph, app: 'p' }, 'p/q/r.py')).toEqual(['p/q/__init__.py']);
  });

  it('knows what a module may import or run', () => {
    const graph = newGraph();
    const reached = [...graph.modules.keys()].filter((file) => reaches(graph, 'p/extra.py', file));
    expect(reached.sort()).toEqual(['p/__init__.py', 'p/early.py', 'p/extra.py', 'q/inline.py']);
    expect([...importedFrom(graph, 'p/extra.py')]).toEqual(['p/extra.py', 'q/inline.py']);
    expect([...importedFrom(graph, 'p/base.py')].sort()).toEqual([
      'p/__init__.py',
      'p/base.py',
      'p/early.py',
      'p/extra.py',
      'p/other.py',
      'q/inline.py',
    ]);
    expect(reaches(graph, 'nowhere.py', 'nowhere.py')).toBe(false);
  });

  it('puts what is imported first, and leaves out what imports itself', () => {
    const graph = newGraph();
    expect(importOrder(graph, 'a.py')).toEqual(['alone.py']);
    const straight = graphOf({ 'c.py': 'C = 1', 'b.py': 'import c', 'a.py': 'import c, b' });
    expect(importOrder(straight, 'a.py')).toEqual(['c.py', 'b.py', 'a.py']);
    expect(importOrder(straight, 'nowhere.py')).toEqual([]);
  });
});
