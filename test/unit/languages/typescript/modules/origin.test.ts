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

const surroundings = {
  isPackage: (specifier: string) => specifier === '@known/package',
  isIgnored: (path: string) => Promise.resolve(path.startsWith('generated/')),
};

const TSCONFIG = { compilerOptions: { baseUrl: '.', paths: { '@known/*': ['all/*'], '*': ['types/*'] } } };

const sourcesOf = async (files: Files) => readSources(await modulesOf(files), 'main.ts', surroundings);

it('reads what imports lead to', async () => {
  const main = `import './all';\nimport 'known';\nimport 'node:fs';\nimport './data.json';\n`;
  const { texts, unread } = await sourcesOf({ ...BARRELS, 'main.ts': main });
  expect([...texts.keys()]).toEqual(['main.ts', 'all/index.ts', 'all/none.ts', 'all/some.ts', 'all/b.ts']);
  expect(unread).toEqual([]);
  expect(sourcesWith({ texts }, 'class').map(({ file }) => file)).toEqual(['all/b.ts']);
});

it.each([
  ['a package', `import 'unknown/part';`],
  ['a package that an alias seems to stand for', `import '@known/package';`],
  ['data', `import './mail.html';\nimport './label.txt?raw';`],
  ['a declaration', `import './ambient';`],
  ['what is to be generated', `import './generated/client';`],
  ['types', `import type { A } from './gone';\nimport { type B } from './gone';`],
  ['what is used as a type', `import { A, B } from './gone';\nexport const f = (a: A, b: B.C) => [a, b];`],
  ['what is not used', `import A, { B } from './gone';`],
])('passes over %s', async (_name, main) => {
  const files = { 'main.ts': main, 'ambient.d.ts': '', 'tsconfig.json': JSON.stringify(TSCONFIG) };
  const { texts, unread } = await sourcesOf(files);
  expect([...texts.keys()]).toEqual(['main.ts']);
  expect(unread).toEqual([]);
});

it.each([
  ['a missing file', './gone'],
  ['an alias that leads nowhere', '@known/gone'],
  ['a path below baseUrl that leads nowhere', 'all/gone'],
  ['a file that is no text', './binary'],
])('names the import of %s', async (_name, specifier) => {
  const main = `\nimport { type A, b } from '${specifier}';\nexport const c: A = b;\n`;
  const files = { ...BARRELS, 'main.ts': main, 'binary.ts': '\0', 'tsconfig.json': JSON.stringify(TSCONFIG) };
  expect((await sourcesOf(files)).unread).toEqual([{ specifier, file: 'main.ts', line: 2 }]);
});

it.each([
  ['made', `new A();`],
  ['extended', `class B extends A {}`],
  ['exported again', `export { A };`],
  ['injected', `@Injectable()\nclass B {\n  constructor(readonly a: A) {}\n}`],
])('names the import of what is %s', async (_name, use) => {
  const main = `import { A } from './gone';\n${use}\n`;
  expect((await sourcesOf({ 'main.ts': main })).unread).toHaveLength(1);
});

it('follows other scripts, and a program of any usual size', async () => {
  const parts = Array.from({ length: 700 }, (_, index): [string, string] => [
    `part${index}.ts`,
    `import './part${index + 1}';\n`,
  ]);
  const files = {
    'main.ts': `import './view.js';\nimport './late.mjs';\n`,
    'late.mts': '',
    'view.tsx': `import './old.js';\n`,
    'old.js': `require('./part0');\n`,
  };
  const { texts, unread } = await sourcesOf({ ...files, ...Object.fromEntries(parts), 'part700.ts': '' });
  expect(texts.size).toBe(705);
  expect(unread).toEqual([]);
});

it('names the file and the line of what does not parse', async () => {
  const { files } = await modulesOf({ 'a.ts': 'f();\nf(;\n' });
  await expect(readTypeScript(files, 'a.ts')).rejects.toMatchObject({ file: 'a.ts', line: 2 });
  await expect(readTypeScript(files, 'b.ts')).rejects.toMatchObject({ file: 'b.ts' });
});
