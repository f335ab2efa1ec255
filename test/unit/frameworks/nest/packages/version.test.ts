import { describe, expect, it } from 'vitest';
import { detect } from '../../../../../src/frameworks/nest/index.js';
import { application, manifest, searchIn, type Files } from '../application.js';

const installed = (version: string): string => JSON.stringify({ name: '@nestjs/core', version });

describe('the major version of Nest', () => {
  it.each([
    ['^10.4.1', 'NestJS 10'],
    ['~11.0.0', 'NestJS 11'],
    ['12.5.0', 'NestJS 12'],
    ['12.x', 'NestJS 12'],
    ['>=11.0.0 <12', 'NestJS 11'],
    ['11.0.0-next.4', 'NestJS 11'],
    ['^10.0.0 || ~10.4.0', 'NestJS 10'],
  ])('is read from the range %s', async (range, title) => {
    const files = application({ 'package.json': manifest({ '@nestjs/core': range }) });
    expect(await detect(await searchIn(files))).toMatchObject({ title });
  });

  it.each(['*', 'latest', '>=10', '^10.0.0 || ^11.0.0', 'workspace:*', 'catalog:', 'github:nestjs/nest'])(
    'is unknown for the range %s',
    async (range) => {
      const files = application({ 'package.json': manifest({ '@nestjs/core': range }) });
      await expect(detect(await searchIn(files))).rejects.toMatchObject({
        exitCode: 3,
        file: 'package.json',
      });
    },
  );

  it('is that of the installed package, if there is one', async () => {
    const files = application({ 'node_modules/@nestjs/core/package.json': installed('12.1.0') });
    expect(await detect(await searchIn(files))).toMatchObject({ title: 'NestJS 12' });
  });

  const inFolder = (folder: string, files: Files): Files =>
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));

  it('is looked for in the folders above, the nearest first', async () => {
    const files = {
      ...inFolder('apps/shop', application({ 'package.json': manifest({ '@nestjs/core': '>=10' }) })),
      'apps/node_modules/@nestjs/core/package.json': installed('10.4.0'),
      'node_modules/@nestjs/core/package.json': installed('12.1.0'),
    };
    expect(await detect(await searchIn(files, 'apps/shop'))).toMatchObject({ title: 'NestJS 10' });
  });

  it('may be above the root of the repository', async () => {
    const files = application({
      'package.json': manifest({ '@nestjs/core': 'catalog:' }),
      '../node_modules/@nestjs/core/package.json': installed('12.1.0'),
    });
    expect(await detect(await searchIn(files))).toMatchObject({ title: 'NestJS 12' });
  });

  it('is not what is installed above for others', async () => {
    const files = {
      ...inFolder('apps/shop', application({ 'package.json': manifest({ '@nestjs/core': '^10.4.0' }) })),
      'node_modules/@nestjs/core/package.json': installed('11.1.0'),
    };
    expect(await detect(await searchIn(files, 'apps/shop'))).toMatchObject({ title: 'NestJS 10' });
  });

  it('is what the lockfile holds, where nothing is installed', async () => {
    const files = application({
      'package.json': manifest({ '@nestjs/core': '>=10' }),
      'yarn.lock': '"@nestjs/core@>=10":\n  version "12.0.1"\n',
    });
    expect(await detect(await searchIn(files))).toMatchObject({ title: 'NestJS 12' });
  });

  it('is unknown where package.json and the lockfile contradict each other', async () => {
    const files = application({
      'package.json': manifest({ '@nestjs/core': '^11.0.0' }),
      'yarn.lock': '"@nestjs/core@^10.0.0":\n  version "10.4.1"\n',
    });
    await expect(detect(await searchIn(files))).rejects.toMatchObject({
      exitCode: 3,
      message: 'package.json requires @nestjs/core ^11.0.0, but yarn.lock has 10.4.1.',
    });
  });

  it.each(['^9.4.0', '^7.0.0'])('%s is too old', async (range) => {
    const files = application({ 'package.json': manifest({ '@nestjs/core': range }) });
    await expect(detect(await searchIn(files))).rejects.toThrow(/needs NestJS 10 or later/);
  });
});
