import { createRequire } from 'node:module';
import { createFsFromVolume } from 'memfs';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.js';
import { frameworks } from '../../src/frameworks/index.js';
import type * as api from '../../src/index.js';
import type { GitAnswers, PlanOptions } from '../../src/public.js';
import { readCases, type Case } from '../support/case-folder.js';
import { CASE_SECRET } from '../support/context.js';
import { memoryDisk, ROOT, type MemoryDisk } from '../support/memory-disk.js';

/** What is published: bundled, and without the parts of its libraries that no run needs. */
const load = createRequire(import.meta.url);
const built = load('../../dist/index.cjs') as typeof api;

/** It is handed no environment. */
const cases = readCases().filter(({ options }) => options.variables === undefined);

describe('the built package', () => {
  it.each(cases.filter(({ options: { exit = 0 } }) => exit === 0))(
    'gives out/ for $name',
    async (example) => {
      const disk = memoryDisk(example.before);
      const planned = await built.plan(optionsFor(example, disk));
      await built.apply(planned);
      expect(texts(disk.tree())).toEqual(texts(example.after));
    },
  );

  it.each(cases.filter(({ options: { exit = 0 } }) => exit !== 0))('blocks $name', async (example) => {
    const disk = memoryDisk(example.before);
    const planned = await built.plan(optionsFor(example, disk)).catch((error: unknown) => {
      expect(built.isUserError(error)).toBe(true);
    });
    if (planned !== undefined) expect(planned.blocked).not.toEqual([]);
    expect(texts(disk.tree())).toEqual(texts(example.before));
  });
});

function optionsFor({ options }: Case, disk: MemoryDisk): PlanOptions {
  const { app, framework, settings, force, install, given, command, finish } = parseArguments(
    [...(options.command ?? []), ...options.args],
    '0.0.0',
    frameworks,
    process,
  );
  return {
    cwd: ROOT,
    fs: createFsFromVolume(disk.volume).promises,
    git: gitOf(options.git ?? {}),
    secret: CASE_SECRET,
    force,
    install,
    ...(framework === 'nest' || framework === 'django' ? { framework } : {}),
    ...(app === undefined ? {} : { app }),
    ...(settings === undefined ? {} : { settings }),
    ...(command === 'rotate' ? { rotate: finish === true ? ('finish' as const) : ('begin' as const) } : {}),
    ...given,
  };
}

function gitOf(facts: NonNullable<Case['options']['git']>): GitAnswers | false {
  if (facts === false) return false;
  const { ignored = [], tracked = [] } = facts;
  return { root: ROOT, ignores: (path) => ignored.includes(path), tracks: (path) => tracked.includes(path) };
}

function texts(tree: ReadonlyMap<string, Buffer>): Record<string, string> {
  return Object.fromEntries([...tree].map(([path, bytes]) => [path, bytes.toString('latin1')]));
}
