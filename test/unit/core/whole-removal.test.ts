import { expect, it } from 'vitest';
import { wholeRemoval } from '../../../src/core/whole-removal.js';
import { makePlan } from '../../../src/core/make-plan.js';
import { UserError } from '../../../src/model/errors.js';
import type { Change } from '../../../src/model/change.js';
import type { Workspace } from '../../../src/model/files.js';
import type { Project } from '../../../src/model/framework.js';
import { openWorkspace } from '../../../src/platform/workspace.js';
import { memoryDisk, ROOT } from '../../support/memory-disk.js';

const ANSWERS = { secret: 'a secret', force: true, install: false, values: {} };

/** Removes the line `secret` from a file; a file with nothing else is deleted. */
function withoutSecret(file: string): Change {
  return {
    title: `remove the secret from ${file}`,
    file,
    run(source = '') {
      const text = source.replace('secret\n', '');
      if (text === source) return { kind: 'unchanged' };
      return text === '' ? { kind: 'deleted' } : { kind: 'changed', text };
    },
  };
}

function projectWith(changes: readonly Change[], target = 'main.txt'): Project {
  return {
    framework: 'fake',
    title: 'Fake',
    app: '',
    target,
    current: {},
    notes: [],
    changeSet: () => ({
      changes,
      reads: [],
      dependencies: { missing: [], command: undefined },
      nextSteps: [`Look at ${target}.`],
    }),
    rotation: () => {
      throw new Error('Nothing is rotated here.');
    },
  };
}

/** An application that reads the first of these env files that is there. */
async function firstThere(workspace: Workspace): Promise<Project> {
  for (const file of ['a.env', 'b.env', 'c.env'])
    if ((await workspace.list('')).includes(file) && (await workspace.read(file)) !== undefined)
      return projectWith([withoutSecret('main.txt'), withoutSecret(file)]);
  return projectWith([withoutSecret('main.txt')]);
}

/** What is planned with the first project, and with those that `detect` finds afterwards. */
async function planned(
  files: Readonly<Record<string, string>>,
  detect: (workspace: Workspace) => Promise<Project | undefined>,
) {
  const workspace = await openWorkspace(memoryDisk(Object.entries(files)).fs, ROOT, ROOT);
  const plan = (project: Project, of: Workspace) => makePlan(project, ANSWERS, of);
  const whole = await wholeRemoval(await firstThere(workspace), workspace, { plan, detect });
  const found = await plan(whole, workspace);
  return { steps: found.nextSteps, files: found.files.map(({ path, text }) => [path, text]) };
}

const FILES = { 'main.txt': 'secret\ncode\n', 'a.env': 'secret\n', 'b.env': 'secret\nPORT\n' };

it('removes what only a second removal would find', async () => {
  const { files, steps } = await planned({ ...FILES, 'c.env': 'secret\n' }, firstThere);
  expect(files).toEqual([
    ['main.txt', 'code\n'],
    ['a.env', ''],
    ['b.env', 'PORT\n'],
  ]);
  expect(steps).toEqual(['Look at main.txt.']);
});

it('goes on as long as there is something', async () => {
  const { files } = await planned({ ...FILES, 'b.env': 'secret\n', 'c.env': 'secret\n' }, firstThere);
  expect(files.map(([path]) => path)).toEqual(['main.txt', 'a.env', 'b.env', 'c.env']);
});

it('leaves another application alone that is meant once the first one has no session', async () => {
  const { files } = await planned({ ...FILES, 'other.txt': 'secret\n' }, () =>
    Promise.resolve(projectWith([withoutSecret('other.txt')], 'other.txt')),
  );
  expect(files.map(([path]) => path)).toEqual(['main.txt', 'a.env']);
});

it.each<[string, () => Promise<Project | undefined>]>([
  ['somebody has to choose', () => Promise.resolve(undefined)],
  ['the next run is refused', () => Promise.reject(new UserError('Found no application.'))],
])('removes what it has found where %s', async (_when, detect) => {
  const { files } = await planned(FILES, detect);
  expect(files.map(([path]) => path)).toEqual(['main.txt', 'a.env']);
});

it('hides no defect', async () => {
  await expect(planned(FILES, () => Promise.reject(new Error('a defect')))).rejects.toThrow('a defect');
});

it('looks only once where there is nothing to remove', async () => {
  const { files } = await planned({ 'main.txt': 'code\n' }, () =>
    Promise.reject(new Error('it looks again')),
  );
  expect(files).toEqual([]);
});
