import { describe, expect, it } from 'vitest';
import { readCases, type Case } from './support/case-folder.js';
import { memoryDisk } from './support/memory-disk.js';
import { runCase } from './support/run-case.js';
import { runs } from './support/runs.js';
import { texts } from './support/trees.js';

const FLAGS_OF_CHOICE = /^(--(no-)?insecure-dev|--secret-store|env|inline|--force)$/;

const patched = readCases().filter(({ options }) => (options.exit ?? 0) === 0);
const every = runs(3, 1);

/** Later runs need no flags that say again what was said. */
describe('a later run', () => {
  it.each(sampled(patched.filter(({ options }) => options.args.includes('--force'))))(
    'needs no --force any more: $name',
    async ({ after, options }) => {
      const args = options.args.filter((one) => one !== '--force');
      const disk = memoryDisk(after);
      const { exit: again, screen } = await runCase(disk, { options: { ...options, args } });
      expect([again, screen.stdout]).toEqual([0, '']);
      expect(texts(disk.tree())).toEqual(texts(after));
      const installed = await runCase(disk, { options: { ...options, args } }, ['--no-install']);
      if (installed.result?.findings.length === 0)
        expect(installed.screen.stderr).toContain('Everything is set up');
    },
  );

  it.each(sampled(patched.filter(({ options }) => options.command === undefined && hasChosen(options.args))))(
    'keeps what was chosen without the flags: $name',
    async ({ after, options }) => {
      const args = options.args.filter((word) => !FLAGS_OF_CHOICE.test(word));
      const disk = memoryDisk(after);
      const run = await runCase(disk, { options: { ...options, args } }, ['--no-install']);
      expect([run.exit, run.result?.status]).toEqual([0, 'unchanged']);
      expect(texts(disk.tree())).toEqual(texts(after));
    },
  );
});

function hasChosen(args: readonly string[]): boolean {
  return args.some((word) => FLAGS_OF_CHOICE.test(word));
}

function sampled(cases: readonly Case[]): Case[] {
  return cases.filter((_, index) => index % every === 0);
}
