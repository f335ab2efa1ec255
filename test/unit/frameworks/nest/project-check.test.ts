import { expect, it } from 'vitest';
import { projectCompiler } from '../../../../src/languages/node/project-compiler.js';
import { openWorkspace } from '../../../../src/platform/workspace.js';
import { memoryDisk, ROOT } from '../../../support/memory-disk.js';
import type { Files } from './application.js';

interface Stand {
  readonly build?: string;
  readonly target?: string;
}

const compilerIn = async (folder: string, files: Files, { build, target }: Stand = {}) => {
  const disk = memoryDisk(Object.entries(files));
  return projectCompiler(await openWorkspace(disk.fs, ROOT, ROOT), {
    folder,
    build,
    target: target ?? `${folder}/main.ts`,
  });
};

const TSC = { 'node_modules/.bin/tsc': '' };

it("is the application's own compiler, or that of the repository around it", async () => {
  const near = await compilerIn('a', { 'a/tsconfig.json': '', 'a/node_modules/.bin/tsc': '', ...TSC });
  expect(near?.command[0]).toBe('./node_modules/.bin/tsc');
  const far = await compilerIn('a/b', { 'a/b/tsconfig.json': '', ...TSC });
  expect(far?.command[0]).toBe('../../node_modules/.bin/tsc');
});

it('is missing without a compiler or a configuration', async () => {
  expect(await compilerIn('a', { 'a/tsconfig.json': '', 'a/node_modules/.bin/jest': '' })).toBeUndefined();
  expect(await compilerIn('a', { 'b/tsconfig.json': '', ...TSC })).toBeUndefined();
  expect(await compilerIn('', { 'tsconfig.json': '{ "files": [] }', ...TSC })).toBeUndefined();
});

const solution = (...references: string[]): string =>
  JSON.stringify({ files: [], include: [], references: references.map((path) => ({ path })) });

it.each<[string, Files, Stand, string]>([
  ['its own', { 'a/tsconfig.json': '{ "files": ["main.ts"] }' }, {}, 'tsconfig.json'],
  [
    'its own before the one of the build',
    { 'a/tsconfig.json': '{}', 'a/b.json': '' },
    { build: 'a/b.json' },
    'tsconfig.json',
  ],
  [
    'one with files of a folder',
    { 'a/tsconfig.json': '{ "files": [], "include": ["src"] }' },
    {},
    'tsconfig.json',
  ],
  [
    'the part of a solution that is the application',
    {
      'a/tsconfig.json': solution('./tsconfig.spec.json', './tsconfig.app.json'),
      'a/tsconfig.spec.json': '',
      'a/tsconfig.app.json': '',
    },
    {},
    'tsconfig.app.json',
  ],
  [
    'the one of a folder that a solution references',
    { 'a/tsconfig.json': solution('./src'), 'a/src/tsconfig.json': '' },
    {},
    'src/tsconfig.json',
  ],
  [
    'the one of the build',
    { 'c/b.json': '', 'a/tsconfig.app.json': '' },
    { build: 'c/b.json' },
    '../c/b.json',
  ],
  [
    'the one of the build, where a solution leads to none',
    { 'a/tsconfig.json': solution('./none.json'), 'a/b.json': '' },
    { build: 'a/b.json' },
    'b.json',
  ],
  ['tsconfig.app.json', { 'a/tsconfig.app.json': '', 'tsconfig.json': '' }, {}, 'tsconfig.app.json'],
  ['the one above', { 'tsconfig.json': '' }, {}, '../tsconfig.json'],
  [
    'the one of another package',
    { 'a/tsconfig.json': '', 'b/tsconfig.json': '' },
    { target: 'b/src/root.ts' },
    '../b/tsconfig.json',
  ],
])('compiles %s', async (_name, files, stand, config) => {
  const check = await compilerIn('a', { ...TSC, ...files }, stand);
  expect(check?.command.slice(1, 4)).toEqual(['--noEmit', '-p', config]);
});

it('says so where the target is not among what is compiled', async () => {
  const check = await compilerIn('a', { ...TSC, 'a/tsconfig.json': '' }, { target: 'a/src/app.module.ts' });
  const listing = (...stdout: string[]) =>
    check?.fault?.({ exitCode: 0, stdout: stdout.join('\r\n'), stderr: '' });
  expect(listing('/lib.d.ts', `${ROOT}/a/src/app.module.ts`)).toBeUndefined();
  expect(listing('/lib.d.ts', `${ROOT}/b/src/app.module.ts`)).toBe('does not compile a/src/app.module.ts');
  expect(listing("error TS5023: Unknown compiler option '--listFiles'.")).toContain('does not compile');
});

it('knows an error again on another line, and leaves out what is none', async () => {
  const check = await compilerIn('', { 'tsconfig.json': '', ...TSC });
  const stdout = [
    "src/a (b).ts(3,5): error TS2322: Type 'string' is not assignable to type 'number'.",
    '  Types of something are incompatible: error TS1: no head of an error.',
    'error TS5023: Unknown compiler option.',
    'src/a.ts(1,1): warning of a wrapper',
  ].join('\r\n');
  const errors = check?.errors({ exitCode: 2, stdout, stderr: '' }) ?? [];
  expect(errors.map(({ key }) => key)).toEqual([
    "src/a (b).ts: error TS2322: Type 'string' is not assignable to type 'number'.",
    'error TS5023: Unknown compiler option.',
  ]);
  expect(errors[0]?.text).toContain('(3,5)');
});
