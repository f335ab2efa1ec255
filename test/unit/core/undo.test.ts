import { expect, it } from 'vitest';
import { readCaseNamed } from '../../support/case-folder.js';
import type { GitFacts } from '../../support/context.js';
import { memoryDisk } from '../../support/memory-disk.js';
import { runCase } from '../../support/run-case.js';

const CONFIG = 'src/config/wristband.config.ts';

/** What a run names to undo it. */
async function undoOf(git: GitFacts, args: readonly string[], first = false): Promise<string | undefined> {
  const example = readCaseNamed('nest/fresh-11');
  const disk = memoryDisk(first ? example.before : example.after);
  const { screen } = await runCase(disk, { options: { ...example.options, git, args } });
  return /^Undo it +(.*)$/m.exec(screen.stderr)?.[1];
}

const remove = 'npx create-wristband-session remove --framework nest';
const flip = ['--framework', 'nest', '--insecure-dev', '--no-install'];

it('is left to git where it has all that was written', async () => {
  expect(await undoOf({ tracked: [CONFIG] }, flip)).toBe(`git checkout -- ${CONFIG}`);
});

it.each([
  ['a file has changes that are not committed', { tracked: [CONFIG], uncommitted: [CONFIG] }, flip, false],
  ['git does not track a file', {}, flip, false],
  ['there is no repository', false as const, flip, false],
  ['packages were installed', { tracked: [CONFIG] }, ['--framework', 'nest', '--insecure-dev'], false],
  ['files are new', { tracked: ['src/app.module.ts'] }, ['--framework', 'nest', '--no-install'], true],
])('is done by the command where %s', async (_why, git, args, first) => {
  expect(await undoOf(git, args, first)).toBe(remove);
});
