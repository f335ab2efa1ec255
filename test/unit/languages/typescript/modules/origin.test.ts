import { expect, it } from 'vitest';
import {
  classBehind,
  originOf,
  readTypeScript,
} from '../../../../../src/languages/typescript/modules/origin.js';
import { openModules } from '../../../../../src/languages/typescript/modules/resolve.js';
import { readSources, sourcesWith } from '../../../../../src/languages/typescript/modules/sources.js';
import { searchIn, type Files } from '../../../frameworks/nest/application.js';

const modulesOf = async (files: Files) => openModules((await searchIn(files)).workspace, '');

const BARRELS: Files = {
  'main.ts': `import { A } from './all';\n`,
  'all/index.ts': `export * from './none';\nexport { B as A } from './some';\nexport * from './b';\n`,
  'all/none.ts': '',
  'all/some.ts': `import Own from './b';\nexport { Own as B };\n`,
  'all/b.ts': 'export default class B {}\nexport class C {}\n',
};

it('follows barrels to a declaration', async () => {
  const modules = await modulesOf(BARRELS);
  expect(await originOf(modules, { file: 'all/index.ts', name: 'A' })).toEqual({
    file: 'all/b.ts',
    name: 'default',
  });
  expect(await originOf(modules, { file: 'all/index.ts', name: 'C' })).toEqual({
    file: 'all/b.ts',
    name: 'C',
  });
  const unknown = { file: 'all/index.ts', name: 'D' };
  expect(await originOf(modules, unknown)).toEqual(unknown);
});

it('does not follow a circle for ever', async () => {
  const modules = await modulesOf({ 'a.ts': `export * from './b';\n`, 'b.ts': `export * from './a';\n` });
  await expect(originOf(modules, { file: 'a.ts', name: 'A' })).resolves.toEqual({ file: 'a.ts', name: 'A' });
});

it('finds the class behind a name', async () => {
  const modules = await modulesOf(BARRELS);
  const main = { file: 'main.ts', parsed: await readTypeScript(modules.files, 'main.ts') };
  expect(await classBehind(modules, main, 'A')).toMatchObject({ file: 'all/b.ts' });
  expect(await classBehind(modules, main, 'X')).toBeUndefined();
});

it('reads what imports lead to, and knows when it is not all', async () => {
  const isPackage = (specifier: string) => specifier === 'known';
  const read = async (main: string) =>
    readSources(await modulesOf({ ...BARRELS, 'main.ts': main }), 'main.ts', isPackage);
  const all = await read(`import './all';\nimport 'known';\nimport 'node:fs';\nimport './data.json';\n`);
  expect([...all.texts.keys()]).toEqual([
    'main.ts',
    'all/index.ts',
    'all/none.ts',
    'all/some.ts',
    'all/b.ts',
  ]);
  expect(all.complete).toBe(true);
  expect(sourcesWith(all, 'class').map(({ file }) => file)).toEqual(['all/b.ts']);
  expect((await read(`import './gone';\n`)).complete).toBe(false);
  expect((await read(`import 'unknown';\n`)).complete).toBe(false);
});

it('names the file and the line of what does not parse', async () => {
  const { files } = await modulesOf({ 'a.ts': 'f();\nf(;\n' });
  await expect(readTypeScript(files, 'a.ts')).rejects.toMatchObject({ file: 'a.ts', line: 2 });
  await expect(readTypeScript(files, 'b.ts')).rejects.toMatchObject({ file: 'b.ts' });
});
