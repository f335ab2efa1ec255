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
  ['files are new', { tracked: ['src/app.module.ts'] }],
  ['there is no repository', false as const],
])('is done by remove where the run has set up the session, and %s', async (_why, git) => {
  expect(await undoOf(git, ['--framework', 'nest', '--no-install'], true)).toBe(remove);
});

it.each([
  ['a file has changes that are not committed', { tracked: [CONFIG], uncommitted: [CONFIG] }, flip],
  ['git does not track a file', {}, flip],
  ['there is no repository', false as const, flip],
  ['packages were installed', { tracked: [CONFIG] }, ['--framework', 'nest', '--insecure-dev']],
])('is done by the opposite flag where the session was there before, and %s', async (_why, git, args) => {
  expect(await undoOf(git, args)).toBe('npx create-wristband-session --framework nest --no-insecure-dev');
});

it('is not by remove where the run has added what was missing to a session that was there', async () => {
  const example = readCaseNamed('nest/fresh-11');
  const incomplete = new Map(example.after);
  incomplete.delete('.env');
  const { screen } = await runCase(memoryDisk(incomplete), {
    options: { ...example.options, args: ['--framework', 'nest', '--no-install'] },
  });
  expect(screen.stderr).toContain('Check it');
  expect(screen.stderr).not.toContain('Undo it');
});
