import { describe, expect, it } from 'vitest';
import { noAliases, type Aliases } from '../../../../../src/languages/typescript/modules/aliases.js';
import {
  candidatesOf,
  openModules,
  resolveImport,
} from '../../../../../src/languages/typescript/modules/resolve.js';
import { searchIn, type Files } from '../../../frameworks/nest/application.js';

const importer = 'api/src/main.ts';

describe('candidatesOf', () => {
  const paths = new Map([
    ['@/*', ['api/src/*']],
    ['@/cakes/*', ['cakes/*', 'api/cakes/*']],
    ['bakery', ['libs/bakery/src/index.ts']],
  ]);
  const aliases: Aliases = { ...noAliases, paths };

  it.each([
    ['./app', ['api/src/app.ts', 'api/src/app/index.ts']],
    ['./app.js', ['api/src/app.ts', 'api/src/app.js.ts', 'api/src/app.js/index.ts']],
    ['@/app', ['api/src/app.ts', 'api/src/app/index.ts']],
    ['@/cakes/a', ['cakes/a.ts', 'cakes/a/index.ts', 'api/cakes/a.ts', 'api/cakes/a/index.ts']],
    [
      'bakery',
      ['libs/bakery/src/index.ts', 'libs/bakery/src/index.ts.ts', 'libs/bakery/src/index.ts/index.ts'],
    ],
    ['bakery/more', []],
    ['@nestjs/core', []],
  ])('%s', (specifier, files) => {
    expect(candidatesOf(importer, specifier, aliases)).toEqual(files);
  });

  it('looks below baseUrl for what no path fits', () => {
    const files = candidatesOf(importer, 'src/app', { ...noAliases, baseUrl: 'api' });
    expect(files).toEqual(['api/src/app.ts', 'api/src/app/index.ts']);
  });
});

describe('openModules', () => {
  const read = async (files: Files): Promise<Aliases> => {
    const { workspace } = await searchIn(files);
    return (await openModules(workspace, 'api')).aliasesOf('api/main.ts');
  };

  it('takes paths from the configuration that the nearest one extends', async () => {
    const { paths } = await read({
      'api/tsconfig.json': '{ "extends": ["./none.json", "../base"] }',
      'base.json': '{ /* of all */ "compilerOptions": { "paths": { "~/*": ["api/src/*"] } } }',
    });
    expect([...paths]).toEqual([['~/*', ['api/src/*']]]);
  });

  it("prefers the nearest one's own paths, seen from the inherited baseUrl", async () => {
    const { paths } = await read({
      'api/tsconfig.json':
        '{ "extends": "../base.json", "compilerOptions": { "paths": { "@/*": ["api/lib/*"] } } }',
      'base.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "~/*": ["api/src/*"] } } }',
    });
    expect([...paths]).toEqual([['@/*', ['api/lib/*']]]);
  });

  it('joins the parts that a solution references, in order', async () => {
    const { paths } = await read({
      'api/tsconfig.json':
        '{ "files": [], "references": [{ "path": "./a.json" }, { "path": "b.json" }, { "path": "../lib" }] }',
      'api/a.json': '{ "compilerOptions": { "paths": { "@/*": ["./a/*"] } } }',
      'api/b.json': '{ "compilerOptions": { "paths": { "@/*": ["./b/*"], "~/*": ["./b/*"] } } }',
      'lib/tsconfig.json': '{ "compilerOptions": { "paths": { "#/*": ["./*"] } } }',
    });
    expect(Object.fromEntries(paths)).toEqual({ '@/*': ['api/a/*'], '~/*': ['api/b/*'] });
  });

  it('takes the configuration that a tool names first, and that of another folder before the own one', async () => {
    const { workspace } = await searchIn({
      'api/tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./none/*"], "~/*": ["./src/*"] } } }',
      'api/build.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
      'lib/tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./lib/*"] } } }',
    });
    const modules = await openModules(workspace, 'api', 'api/build.json');
    const inLib = await modules.aliasesOf('lib/src/a.ts');
    expect((await modules.aliasesOf('api/src/a.ts')).paths.get('@/*')).toEqual(['api/src/*']);
    expect(inLib.paths.get('@/*')).toEqual(['lib/lib/*']);
    expect(inLib.paths.get('~/*')).toEqual(['api/src/*']);
  });

  it.each([
    ['no configuration', {}],
    ['one that is no JSON', { 'tsconfig.json': 'nothing' }],
    ['one that extends itself', { 'tsconfig.json': '{ "extends": "./tsconfig.json" }' }],
    ['one of a package', { 'tsconfig.json': '{ "extends": "@tsconfig/node22/tsconfig.json" }' }],
  ])('finds nothing in %s', async (_name, files) => {
    expect(await read(files)).toEqual(noAliases);
  });
});

describe('resolveImport', () => {
  it('does not leave the repository', async () => {
    const { workspace } = await searchIn({ 'main.ts': '' });
    expect(await resolveImport(await openModules(workspace, ''), 'main.ts', '../other')).toBeUndefined();
  });
});
