import { expect, it } from 'vitest';
import { sharedPackageFolders } from '../../../../src/session/python/packages/shared-environments.js';
import { openWorkspace } from '../../../../src/platform/workspace.js';
import { memoryDisk, ROOT } from '../../../support/memory-disk.js';

/** The hashes below are those of paths without a drive. */
const onPosix = it.skipIf(process.platform === 'win32');

const HOME = '/home/ann';
const POETRY = `${HOME}/.cache/pypoetry/virtualenvs`;
const PIPENV = `${HOME}/.local/share/virtualenvs`;
// Of /project, /project/Pipfile and /project/backend.
const [OF_ROOT, OF_PIPFILE, OF_BACKEND] = ['6gE1vKXj', 'OdyMjCZJ', '4nzjLtfY'];

async function folders(
  files: readonly string[],
  environments: readonly string[],
  variables: Readonly<Record<string, string>> = { HOME },
  app = '',
): Promise<string[]> {
  const disk = memoryDisk(files.map((path) => [path, '']));
  for (const path of environments) disk.volume.mkdirSync(path, { recursive: true });
  const workspace = await openWorkspace(disk.fs, ROOT, ROOT);
  return sharedPackageFolders({ workspace, variables }, app);
}

onPosix('finds the environment that poetry keeps for the project', async () => {
  const kept = `${POETRY}/garden-${OF_ROOT}-py3.12/lib/python3.12`;
  const others = [`${POETRY}/garden-AAAAAAAA-py3.12/lib/python3.12`, `${POETRY}/x${OF_ROOT}/lib/python3.12`];
  expect(await folders(['pyproject.toml'], [kept, ...others])).toEqual([`${kept}/site-packages`]);
});

onPosix('takes the latest Python first', async () => {
  const kept = ['3.9', '3.12'].map(
    (version) => `${POETRY}/garden-${OF_ROOT}-py${version}/lib/python${version}`,
  );
  const found = kept.toReversed().map((path) => `${path}/site-packages`);
  expect(await folders(['pyproject.toml'], kept)).toEqual(found);
});

onPosix("looks for a project's own folder before those above it", async () => {
  const kept = [OF_BACKEND, OF_ROOT].map((hash) => `${POETRY}/garden-${hash}-py3.12/lib/python3.12`);
  const files = ['pyproject.toml', 'backend/pyproject.toml'];
  const found = kept.map((path) => `${path}/site-packages`);
  expect(await folders(files, kept, { HOME }, 'backend')).toEqual(found);
});

onPosix.each([
  [{ POETRY_VIRTUALENVS_PATH: '/envs' }, '/envs'],
  [{ POETRY_CACHE_DIR: '/cache' }, '/cache/virtualenvs'],
  [{ XDG_CACHE_HOME: '/cache' }, '/cache/pypoetry/virtualenvs'],
  [{ HOME }, `${HOME}/Library/Caches/pypoetry/virtualenvs`],
])('knows where poetry keeps them: %j', async (variables, folder) => {
  const kept = `${folder}/garden-${OF_ROOT}-py3.12/lib/python3.12`;
  expect(await folders(['pyproject.toml'], [kept], variables)).toEqual([`${kept}/site-packages`]);
});

onPosix.each([
  [{ HOME }, PIPENV],
  [{ WORKON_HOME: '/envs' }, '/envs'],
  [{ XDG_DATA_HOME: '/data' }, '/data/virtualenvs'],
])('knows where pipenv keeps them: %j', async (variables, folder) => {
  const kept = `${folder}/project-${OF_PIPFILE}/lib/python3.12`;
  expect(await folders(['Pipfile'], [kept], variables)).toEqual([`${kept}/site-packages`]);
});

onPosix('takes the active environment alone', async () => {
  const active = '/envs/garden/lib/python3.12';
  const kept = `${POETRY}/garden-${OF_ROOT}-py3.12/lib/python3.12`;
  const variables = { HOME, VIRTUAL_ENV: '/envs/garden' };
  expect(await folders(['pyproject.toml'], [active, kept], variables)).toEqual([`${active}/site-packages`]);
});

onPosix('looks nowhere without a home, and for a project of neither', async () => {
  const kept = `${POETRY}/garden-${OF_ROOT}-py3.12/lib/python3.12`;
  expect(await folders(['pyproject.toml'], [kept], {})).toEqual([]);
  expect(await folders(['requirements.txt'], [kept])).toEqual([]);
});
