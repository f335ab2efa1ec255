import { expect, it } from 'vitest';
import { projectCompiler } from '../../../../src/frameworks/nest/index.js';
import { openWorkspace } from '../../../../src/platform/workspace.js';
import { memoryDisk, ROOT } from '../../../support/memory-disk.js';

const compilerIn = async (app: string, ...paths: string[]) => {
  const disk = memoryDisk(paths.map((path) => [path, '']));
  return projectCompiler(await openWorkspace(disk.fs, ROOT, ROOT), app);
};

it("is the application's own compiler, or that of the repository around it", async () => {
  const near = await compilerIn('a', 'a/tsconfig.json', 'a/node_modules/.bin/tsc', 'node_modules/.bin/tsc');
  expect(near?.command[0]).toBe(`${ROOT}/a/node_modules/.bin/tsc`);
  const far = await compilerIn('a/b', 'a/b/tsconfig.json', 'node_modules/.bin/tsc');
  expect(far?.command[0]).toBe(`${ROOT}/node_modules/.bin/tsc`);
});

it('is missing without a compiler or a configuration', async () => {
  expect(await compilerIn('a', 'a/tsconfig.json', 'a/node_modules/.bin/jest')).toBeUndefined();
  expect(await compilerIn('a', 'tsconfig.json', 'a/node_modules/.bin/tsc')).toBeUndefined();
});

it('knows an error again on another line, and leaves out what is none', async () => {
  const check = await compilerIn('', 'tsconfig.json', 'node_modules/.bin/tsc');
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
