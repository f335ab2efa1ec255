import nodeFs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { createFsFromVolume } from 'memfs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { apply, check, contentOf, isUserError, plan } from '../../src/index.js';
import type { FileSystem } from '../../src/public.js';
import { readTree } from '../support/case-folder.js';
import { memoryDisk, ROOT } from '../support/memory-disk.js';

const SECRET = 'case-secret-0123456789-abcdefghijklmnopqrstuv';

/** A sample on a disk in memory, as an embedder would hand it over: without a cast. */
function memory(sample: 'nest' | 'django', more: readonly (readonly [string, string])[] = []) {
  const files = readTree(join(import.meta.dirname, '..', 'samples', sample));
  const disk = memoryDisk([...files, ...more]);
  const fs: FileSystem = createFsFromVolume(disk.volume).promises;
  return { tree: () => disk.tree(), options: { cwd: ROOT, fs, secret: SECRET } };
}

describe.each(['nest', 'django'] as const)(
  'the programmatic interface on a %s project in memory',
  (framework) => {
    it('plans, applies and checks', async () => {
      const { tree, options } = memory(framework);
      const before = tree();
      expect(await check(options)).toMatchObject({ complete: false });

      const planned = await plan(options);
      expect(tree()).toEqual(before);
      expect(planned).toMatchObject({ framework, blocked: [] });
      expect(await apply(planned)).toEqual({ status: 'applied', installed: false });
      for (const { path } of planned.files)
        expect(tree().get(path)?.toString()).toBe(contentOf(planned, path));

      const again = await plan(options);
      expect(again.files).toEqual([]);
      expect(await apply(again)).toEqual({ status: 'unchanged', installed: false });
      // The packages are left to who embeds this, and check counts them.
      const { findings } = await check(options);
      // Each once: NestJS's two packages by the command that installs them, Django's by one edit of requirements.txt.
      expect(findings).toHaveLength(framework === 'nest' ? 2 : 1);
      for (const { message } of findings)
        expect(message).toMatch(/not declared as a dependency|should be declared as /);
      expect(await check({ ...options, install: false })).toMatchObject({ complete: true, findings: [] });
    });

    it('rotates the secret, and takes the session away again', async () => {
      const { tree, options } = memory(framework);
      await apply(await plan(options));
      const rotated = await plan({ ...options, secret: `another-${SECRET}`, rotate: 'begin' });
      expect(rotated).toMatchObject({ blocked: [], rotation: { step: 'begin' } });
      expect((await apply(rotated)).status).toBe('applied');
      expect(tree().get('.env')?.toString()).toContain('WRISTBAND_SESSION_SECRET_PREVIOUS=');
      const finished = await plan({ ...options, rotate: 'finish' });
      expect((await apply(finished)).status).toBe('applied');
      const removed = await plan({ ...options, remove: true });
      expect((await apply(removed)).status).toBe('applied');
      const left = [...tree()].filter(([, bytes]) => bytes.includes('WRISTBAND_SESSION_SECRET'));
      expect(left.map(([path]) => path)).toEqual([]);
    });

    it('shows the secret only when it is asked for a content', async () => {
      const planned = await plan(memory(framework).options);
      expect(inspect(planned, { depth: 9, showHidden: true }) + JSON.stringify(planned)).not.toContain(
        SECRET,
      );
      expect(contentOf(planned, '.env')).toContain(SECRET);
      expect(contentOf(planned, 'no/such/file')).toBeUndefined();
    });
  },
);

describe('the environment', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  const commandOf = async (options: Parameters<typeof plan>[0]) => (await plan(options)).commands[0]?.[0];

  it('tells the active virtual environment, and Windows, where the files are on the disk', async () => {
    const cwd = await nodeFs.realpath(await nodeFs.mkdtemp(join(tmpdir(), 'environment-')));
    await nodeFs.cp(join(import.meta.dirname, '..', 'samples', 'django'), cwd, { recursive: true });
    for (const name of ['VIRTUAL_ENV', 'CONDA_PREFIX', 'OS']) vi.stubEnv(name, undefined);
    expect(await commandOf({ cwd })).toBe('python3');
    vi.stubEnv('OS', 'Windows_NT');
    expect(await commandOf({ cwd })).toBe('python');
    vi.stubEnv('OS', undefined);
    vi.stubEnv('VIRTUAL_ENV', '/somewhere');
    expect(await commandOf({ cwd })).toBe('python');
    await nodeFs.rm(cwd, { recursive: true });
  });

  it("is not this process's where the caller brings the files", async () => {
    vi.stubEnv('VIRTUAL_ENV', '/somewhere');
    expect(await commandOf({ ...memory('django').options, install: true })).toBe('python3');
  });
});

describe('the programmatic interface rejects', () => {
  it.each([
    ['a relative folder', { cwd: '.' }],
    ['a short secret', { cwd: '/', secret: 'short' }],
    ['a folder without a project', { cwd: ROOT, fs: memory('nest').options.fs, app: 'nowhere' }],
  ])('%s', async (_name, options) => {
    const error: unknown = await plan(options).catch((caught: unknown) => caught);
    expect(isUserError(error)).toBe(true);
  });

  it('to apply what is blocked, or is no plan of its own', async () => {
    const { options, tree } = memory('nest', [['.env', 'WRISTBAND_SESSION_SECRET=short\n']]);
    const git = { root: ROOT, ignores: () => false, tracks: (path: string) => path === '.env' };
    const blocked = await plan({ ...options, git });
    expect(blocked.blocked).toHaveLength(1);
    const before = tree();
    await expect(apply(blocked)).rejects.toSatisfy(isUserError);
    await expect(apply({ ...(await plan(options)) })).rejects.toSatisfy(isUserError);
    expect(tree()).toEqual(before);
  });
});

it("takes Node's own file system", () => {
  const fs: FileSystem = nodeFs;
  expect(fs).toBe(nodeFs);
});
