import { describe, expect, it } from 'vitest';
import { detect } from '../../../src/core/detect.js';
import type { Options } from '../../../src/model/options.js';
import { openTestContext } from '../../support/context.js';
import { fakeFramework } from '../../support/fake-framework.js';
import { memoryDisk, ROOT } from '../../support/memory-disk.js';

const options: Options = {
  command: 'apply',
  dryRun: false,
  install: true,
  verify: false,
  production: false,
  force: false,
  json: false,
  folderFlags: [],
  given: {},
};
const one = fakeFramework({ name: 'one', sign: 'one.txt', changes: [] });
const two = fakeFramework({ name: 'two', sign: 'two.txt', changes: [] });

describe('detection on a terminal', () => {
  it('offers what was found first; what was not found cannot be chosen', async () => {
    const { context } = await openTestContext({
      fs: memoryDisk([['two.txt', '']]).fs,
      root: ROOT,
      answers: {},
    });
    const offered: unknown[] = [];
    const select = (_message: string, choices: readonly unknown[], initial: string) => {
      offered.push(...choices);
      return Promise.resolve(initial);
    };
    const project = await detect([one, two], options, { ...context, prompt: { ...context.prompt, select } });
    expect(project.framework).toBe('two');
    expect(offered).toEqual([
      { value: 'two', label: 'Fake two (detected: found two.txt)' },
      { value: 'one', label: 'Fake one', disabled: 'not found here' },
    ]);
  });
});

describe('--app', () => {
  it.each(['../outside', '/elsewhere', 'apps/../../outside'])(
    'may not lead outside of the root: %s',
    async (app) => {
      const { context } = await openTestContext({ fs: memoryDisk([['one.txt', '']]).fs, root: ROOT });
      await expect(detect([one], { ...options, app }, context)).rejects.toMatchObject({
        exitCode: 2,
        message: `--app ${app} leads outside of ${ROOT}.`,
      });
    },
  );
});
