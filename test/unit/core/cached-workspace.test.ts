import { expect, it } from 'vitest';
import { openWorkspace } from '../../../src/platform/workspace.js';
import { cachedWorkspace } from '../../../src/core/cached-workspace.js';
import { countingDisk } from '../../support/counting-disk.js';
import { memoryDisk, ROOT } from '../../support/memory-disk.js';

const open = async (...paths: string[]) => {
  const disk = countingDisk(memoryDisk(paths.map((path) => [path, path])));
  return { workspace: cachedWorkspace(await openWorkspace(disk.fs, ROOT, ROOT)), disk };
};

it('reads a file once, however its path is written', async () => {
  const { workspace, disk } = await open('src/main.ts');
  const found = await Promise.all(
    ['src/main.ts', './src/main.ts', 'src/app/../main.ts'].map((path) => workspace.read(path)),
  );
  expect(found.map((snapshot) => snapshot?.bytes.toString())).toEqual(Array(3).fill('src/main.ts'));
  expect(disk.read).toEqual(['src/main.ts']);
});

it('does not ask for what a listed folder does not hold', async () => {
  const { workspace, disk } = await open('apps/api/src/main.ts');
  expect(await workspace.list('apps')).toEqual(['api/']);
  expect(await workspace.list('apps/')).toEqual(['api/']);
  expect(await workspace.read('apps/web/src/main.ts')).toBeUndefined();
  expect(await workspace.read('apps/package.json')).toBeUndefined();
  expect(await workspace.list('apps/web')).toEqual([]);
  expect(disk.read).toEqual([]);
  expect(disk.listed).toEqual(['apps']);
  expect(await workspace.read('apps/api/src/main.ts')).toBeDefined();
});

it('leaves it to the disk whether capitals count', async () => {
  const { workspace, disk } = await open('src/App.module.ts');
  await workspace.list('src');
  await workspace.read('src/app.module.ts');
  expect(disk.read).toEqual(['src/app.module.ts']);
});

it('looks above the root as ever', async () => {
  const { workspace } = await open('../package.json', 'main.ts');
  await workspace.list('');
  expect(await workspace.read('../package.json')).toBeDefined();
});
