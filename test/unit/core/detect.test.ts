import { describe, expect, it } from 'vitest';
import { detect } from '../../../src/core/detect.js';
import type { Options } from '../../../src/model/options.js';
import type { Prompt } from '../../../src/model/context.js';
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
  /** What is offered where these files are. */
  async function offered(...paths: string[]) {
    const { fs } = memoryDisk(paths.map((path) => [path, '']));
    const { context } = await openTestContext({ fs, root: ROOT, answers: {} });
    const labels: string[] = [];
    const select: Prompt['select'] = (_message, choices, initial) => {
      labels.push(...choices.map(({ label }) => label));
      return Promise.resolve(initial);
    };
    const project = await detect([one, two], options, { ...context, prompt: { ...context.prompt, select } });
    return { framework: project.framework, labels };
  }

  it('takes the only framework that is there', async () => {
    expect(await offered('two.txt')).toEqual({ framework: 'two', labels: [] });
  });

  it('asks where there are several', async () => {
    const labels = ['Fake one (found one.txt)', 'Fake two (found two.txt)'];
    expect(await offered('one.txt', 'two.txt')).toEqual({ framework: 'one', labels });
  });
});

describe('--app', () => {
  it.each(['../outside', '/elsewhere', 'apps/../../outside'])(
    'may not lead outside of the root: %s',
    async (app) => {
      const { context } = await openTestContext({ fs: memoryDisk([['one.txt', '']]).fs, root: ROOT });
      await expect(detect([one], { ...options, app }, context)).rejects.toMatchObject({
        exitCode: 2,
        message: `--app ${app} is outside ${ROOT}.`,
      });
    },
  );
});
