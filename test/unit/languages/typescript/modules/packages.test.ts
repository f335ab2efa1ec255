import { describe, expect, it } from 'vitest';
import { openModules, resolveImport } from '../../../../../src/languages/typescript/modules/resolve.js';
import { searchIn, type Files } from '../../../frameworks/nest/application.js';

const resolved = async (files: Files, specifier: string) =>
  resolveImport(await openModules((await searchIn(files)).workspace, 'api'), 'api/main.ts', specifier);

const named = (name: string, more: object = {}) => JSON.stringify({ name, ...more });

describe('packages of the workspace', () => {
  it.each<[string, Files]>([
    ['npm', { 'package.json': '{ "workspaces": ["libs/*"] }' }],
    ['yarn', { 'package.json': '{ "workspaces": { "packages": ["./libs/cor*"] } }' }],
    ['pnpm', { 'pnpm-workspace.yaml': 'packages:\n  - "!api"\n  - "libs/**"\n' }],
    ['lerna', { 'lerna.json': '{ "packages": ["libs/core"] }' }],
    ['rush', { 'rush.json': '{ "projects": [/* all */ { "projectFolder": "libs/core" }] }' }],
  ])('are found as %s finds them', async (_name, files) => {
    const core = { 'libs/core/package.json': named('@bakery/core'), 'libs/core/src/index.ts': '' };
    expect(await resolved({ ...core, ...files }, '@bakery/core')).toBe('libs/core/src/index.ts');
    expect(await resolved(core, '@bakery/core')).toBeUndefined();
  });

  const root = { 'package.json': '{ "workspaces": ["libs/**"] }' };

  it.each([
    ['the compiled main file', { main: './dist/main.js' }, '@bakery/core', 'libs/deep/core/src/main.ts'],
    ['the compiled sources', { main: 'dist/src/main.js' }, '@bakery/core', 'libs/deep/core/src/main.ts'],
    ['a source', { exports: './src/main.ts' }, '@bakery/core', 'libs/deep/core/src/main.ts'],
    [
      'conditions',
      { exports: { '.': { import: { types: './dist/esm/main.d.mts' } } } },
      '@bakery/core',
      'libs/deep/core/src/main.ts',
    ],
    ['a subpath', { exports: { './*': ['./lib/*.js'] } }, '@bakery/core/main', 'libs/deep/core/src/main.ts'],
    ['a path that nothing exports', {}, '@bakery/core/src/main', 'libs/deep/core/src/main.ts'],
    ['nothing that is there', { main: 'dist/none.js' }, '@bakery/core', undefined],
  ])('lead to the sources of %s', async (_name, more, specifier, file) => {
    const files = {
      'libs/deep/core/package.json': named('@bakery/core', more),
      'libs/deep/core/src/main.ts': '',
    };
    expect(await resolved({ ...root, ...files }, specifier)).toBe(file);
  });

  it('count after the paths of tsconfig.json', async () => {
    const files = {
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@bakery/*": ["libs/*/other"] } } }',
      'libs/core/package.json': named('@bakery/core'),
      'libs/core/src/index.ts': '',
      'libs/core/other.ts': '',
    };
    expect(await resolved({ ...root, ...files }, '@bakery/core')).toBe('libs/core/other.ts');
  });
});

it.each([
  ['a source', { '#app/*': './src/*.ts' }, '#app/a', 'api/src/a.ts'],
  [
    'what is compiled',
    { '#app/*': { types: './dist/*.d.ts', default: './dist/*.js' } },
    '#app/a',
    'api/src/a.ts',
  ],
  ['a name', { '#a': ['./src/a.js'] }, '#a', 'api/src/a.ts'],
  ['a package', { '#a': 'other' }, '#a', undefined],
])('follows subpath imports to %s', async (_name, imports, specifier, file) => {
  const files = { 'api/package.json': JSON.stringify({ imports }), 'api/src/a.ts': '' };
  expect(await resolved(files, specifier)).toBe(file);
});
