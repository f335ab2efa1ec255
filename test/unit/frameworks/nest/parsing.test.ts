import { join } from 'node:path';
import { Project } from 'ts-morph';
import { expect, it, vi } from 'vitest';
import { readTree } from '../../../support/case-folder.js';
import type { Files } from './application.js';

function filesOf(name: string): Files {
  const folder = join(import.meta.dirname, '../../../cases/nest', name, 'in');
  return Object.fromEntries([...readTree(folder)].map(([path, bytes]) => [path, String(bytes)]));
}

it('parses a fresh application once per file that is read, and once per file that is changed', async () => {
  // What was parsed for another test is remembered.
  vi.resetModules();
  const { planFor } = await import('./application.js');
  const parse = vi.spyOn(Project.prototype, 'createSourceFile');
  const files = filesOf('fresh-11');
  const { plan, after } = await planFor(files);
  const changed = ['src/config/wristband.config.ts', 'src/app.module.ts'];
  expect(plan.files.map(({ path }) => path)).toEqual(expect.arrayContaining(changed));
  expect(parse.mock.calls.map(([, text]) => text)).toEqual([
    files['src/main.ts'],
    files['src/app.module.ts'],
    ...changed.map((path) => after[path]),
  ]);
});
