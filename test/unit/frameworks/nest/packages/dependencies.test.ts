import { expect, it } from 'vitest';
import { application, manifest, planFor } from '../application.js';

const nest = (major: number): string => `^${major}.0.0`;

it.each([
  [10, 'npm install @wristband/nestjs-auth @nestjs/config@4'],
  [11, 'npm install @wristband/nestjs-auth @nestjs/config@4'],
  [12, 'npm install @wristband/nestjs-auth @nestjs/config@12'],
])('asks for the packages that fit NestJS %i', async (major, command) => {
  const files = application({ 'package.json': manifest({ '@nestjs/core': nest(major) }) });
  const { plan } = await planFor(files);
  expect(plan.dependencies.missing).toEqual(['@wristband/nestjs-auth', '@nestjs/config']);
  expect(plan.dependencies.command?.join(' ')).toBe(command);
});

it('asks for nothing that is declared', async () => {
  const declared = manifest({ '@wristband/nestjs-auth': '^1.0.0', '@nestjs/config': '^4.0.0' });
  const { plan } = await planFor(application({ 'package.json': declared }));
  expect(plan.dependencies).toMatchObject({ missing: [], command: undefined });
});

it('does not count what production does not install', async () => {
  const files = application({
    'package.json': manifest(
      { '@wristband/nestjs-auth': '^1.0.0' },
      { devDependencies: { '@nestjs/config': '^4.0.0' } },
    ),
  });
  expect((await planFor(files)).plan.dependencies.missing).toEqual(['@nestjs/config']);
});

it.each([
  [{ 'package-lock.json': '{}' }, 'npm install'],
  [{ 'npm-shrinkwrap.json': '{}' }, 'npm install'],
  [{ 'yarn.lock': '#' }, 'yarn add'],
  [{ 'pnpm-lock.yaml': '#' }, 'pnpm add'],
  [{ 'bun.lock': '{}' }, 'bun add'],
  [{ 'bun.lockb': '#' }, 'bun add'],
  [
    { 'yarn.lock': '#', 'package.json': manifest({}, { packageManager: 'pnpm@10.1.0+sha512.abc' }) },
    'pnpm add',
  ],
  [{ 'yarn.lock': '#', 'package.json': manifest({}, { packageManager: 'deno@2' }) }, 'yarn add'],
])('speaks to the package manager of %j', async (files, command) => {
  const { plan } = await planFor(application(files));
  expect(plan.dependencies.command?.slice(0, 2).join(' ')).toBe(command);
  expect(plan.notes).toEqual([]);
});

it('says which one it took of several', async () => {
  const { plan } = await planFor(application({ 'yarn.lock': '#', 'bun.lock': '{}' }));
  expect(plan.dependencies.command?.[0]).toBe('bun');
  expect(plan.notes.map(({ message }) => message)).toEqual([expect.stringContaining('bun and yarn')]);
});

it.each([
  ['pnpm', { 'pnpm-lock.yaml': '', 'pnpm-workspace.yaml': 'packages: [libs/*]\n' }, 'pnpm add -w '],
  ['pnpm alone', { 'pnpm-lock.yaml': '' }, 'pnpm add @'],
  ['yarn 1', { 'yarn.lock': '# yarn lockfile v1\n' }, 'yarn add -W '],
  ['yarn berry', { 'yarn.lock': '__metadata:\n  version: 8\n' }, 'yarn add @'],
  ['npm', { 'package-lock.json': '{}' }, 'npm install @'],
])('gives %s the flag that the root of a workspace demands', async (name, files, command) => {
  const [manager = ''] = name.split(' ');
  const root = manifest({}, { workspaces: ['libs/*'], packageManager: `${manager}@1.0.0` });
  const { plan } = await planFor(application({ 'package.json': root, ...files }));
  expect(plan.dependencies.command?.join(' ').startsWith(command)).toBe(true);
});
