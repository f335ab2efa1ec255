import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/cli/arguments.js';
import { run } from '../../../src/core/run.js';
import type { ShellResult } from '../../../src/model/context.js';
import type { ProjectCheck } from '../../../src/model/framework.js';
import { CASE_SECRET, openTestContext } from '../../support/context.js';
import { appendLine, fakeFramework } from '../../support/fake-framework.js';
import { memoryDisk, ROOT, type MemoryDisk } from '../../support/memory-disk.js';

/** Prints `line: message`; the line is no part of what an error is. */
const projectCheck: ProjectCheck = {
  command: ['project-check'],
  errors: ({ stdout }) =>
    stdout
      .split('\n')
      .filter((line) => /^\d+: /.test(line))
      .map((line) => ({ key: line.replace(/^\d+/, ''), text: line })),
};

interface Stand {
  readonly args?: readonly string[];
  readonly missing?: readonly string[];
  readonly check?: ProjectCheck | undefined;
  /** What the check prints before and after; it fails when it prints anything. */
  readonly prints: readonly (string | undefined)[];
  readonly files?: Readonly<Record<string, string>>;
  /** What the program that installs does to the disk. */
  readonly installs?: (disk: MemoryDisk) => void;
  /** The run is interrupted while the check runs for the nth time. */
  readonly interruptedAt?: number;
}

async function verifyWith({
  args = [],
  missing = [],
  check = projectCheck,
  prints,
  files = {},
  installs,
  interruptedAt,
}: Stand) {
  const disk = memoryDisk([['fake.txt', 'old\n'], ...Object.entries(files)]);
  const framework = fakeFramework({
    changes: [appendLine('fake.txt', 'session'), appendLine('new.env', CASE_SECRET)],
    missing,
    projectCheck: check,
  });
  const outputs = [...prints];
  const controller = new AbortController();
  const programs = ([program]: readonly string[]): ShellResult | undefined => {
    if (program === 'project-check' && prints.length - outputs.length + 1 === interruptedAt)
      controller.abort();
    if (program !== 'project-check') installs?.(disk);
    const stdout = program === 'project-check' ? outputs.shift() : '';
    return stdout === undefined ? undefined : { exitCode: stdout === '' ? 0 : 1, stdout, stderr: '' };
  };
  const { context, screen } = await openTestContext({
    fs: disk.fs,
    root: ROOT,
    programs,
    signal: controller.signal,
  });
  const ending = run(
    parseArguments(['--verify', ...args], '0.0.0', [framework], process),
    [framework],
    context,
  );
  return { ending, disk, screen };
}

const untouched = (disk: MemoryDisk) => {
  expect([...disk.tree()].map(([path, bytes]) => [path, String(bytes)])).toEqual([['fake.txt', 'old\n']]);
};

describe('--verify', () => {
  it('asks the project itself before and after', async () => {
    const { ending, disk, screen } = await verifyWith({ prints: ['', ''] });
    expect(await ending).toMatchObject({ status: 'applied', exitCode: 0 });
    expect(screen.ran).toEqual([`${ROOT} project-check`, `${ROOT} project-check`]);
    expect([...disk.tree().keys()]).toEqual(['fake.txt', 'new.env']);
  });

  it('forgives the errors that were there, wherever they have moved', async () => {
    const { ending } = await verifyWith({ prints: ['3: bad\n8: bad', '4: bad\n19: bad'] });
    expect(await ending).toMatchObject({ exitCode: 0 });
  });

  it.each([
    ['an error of its own kind', '3: bad', '3: bad\n5: worse', '5: worse'],
    ['one more of a known kind', '3: bad', '3: bad\n5: bad', '5: bad'],
    ['a crash', '', 'Traceback', 'Traceback'],
  ])('puts everything back after %s, and shows just that', async (_name, before, after, shown) => {
    const { ending, disk } = await verifyWith({ prints: [before, after] });
    await expect(ending).rejects.toMatchObject({ exitCode: 4, hint: shown });
    untouched(disk);
  });

  it('never shows the secret that a crash quotes', async () => {
    const { ending } = await verifyWith({ prints: ['', `Traceback: SECRET = '${CASE_SECRET}'`] });
    await expect(ending).rejects.toMatchObject({ hint: "Traceback: SECRET = '<hidden secret>'" });
  });

  it.each([1, 2])('puts everything back when interrupted in check %i', async (interruptedAt) => {
    const { ending, disk } = await verifyWith({ prints: ['', ''], interruptedAt });
    await expect(ending).rejects.toMatchObject({ exitCode: 130 });
    untouched(disk);
  });

  it('writes nothing where the check says nothing of what is patched', async () => {
    const check = { ...projectCheck, fault: () => 'does not compile fake.txt' };
    const { ending, disk } = await verifyWith({ prints: ['3: bad'], check });
    await expect(ending).rejects.toMatchObject({
      exitCode: 4,
      message: '--verify: project-check does not compile fake.txt.',
      hint: expect.stringMatching(/^3: bad\nNo files were changed/),
    });
    untouched(disk);
  });

  it('installs before it asks again', async () => {
    const { ending, screen } = await verifyWith({ prints: ['', ''], missing: ['sdk'] });
    await ending;
    expect(screen.ran.map((line) => line.replace(`${ROOT} `, ''))).toEqual([
      'project-check',
      'fake-install sdk',
      'project-check',
    ]);
  });

  it('puts back what the install has declared and locked, too', async () => {
    const manifest = '{ "name": "mine" }';
    const installs = ({ volume }: MemoryDisk): void => {
      volume.writeFileSync(`${ROOT}/package.json`, '{ "dependencies": { "sdk": "1" } }');
      volume.writeFileSync(`${ROOT}/package-lock.json`, '{}');
      volume.mkdirSync(`${ROOT}/node_modules`);
    };
    const files = { 'package.json': manifest };
    const { ending, disk } = await verifyWith({ prints: ['', '3: bad'], missing: ['sdk'], installs, files });
    await expect(ending).rejects.toMatchObject({
      hint: '3: bad\nThe packages stay installed; the files that declare and lock them were restored.',
    });
    expect(String(disk.tree().get('package.json'))).toBe(manifest);
    expect([...disk.tree().keys()]).toEqual(['fake.txt', 'package.json']);
  });

  it.each<[string, Stand, number, string]>([
    ['the check cannot be found', { prints: [undefined] }, 4, 'project-check'],
    ['the check crashes', { prints: ['Traceback'] }, 4, "can't run here"],
    [
      'the packages are left out',
      { prints: [''], missing: ['sdk'], args: ['--no-install'] },
      2,
      '--no-install',
    ],
  ])('writes nothing when %s', async (_name, stand, exitCode, message) => {
    const { ending, disk } = await verifyWith(stand);
    await expect(ending).rejects.toMatchObject({
      exitCode,
      message: expect.stringContaining(message),
      hint: expect.stringContaining('No files were changed'),
    });
    untouched(disk);
  });

  it('runs nothing in a dry run', async () => {
    const { ending, screen } = await verifyWith({ prints: [], args: ['--dry-run'] });
    expect(await ending).toMatchObject({ exitCode: 0 });
    expect(screen.ran).toEqual([]);
  });
});

it('rejects --verify where the project has no check of its own', async () => {
  const disk = memoryDisk([['fake.txt', 'old\n']]);
  const framework = fakeFramework({ changes: [appendLine('fake.txt', 'session')] });
  const { context } = await openTestContext({ fs: disk.fs, root: ROOT });
  await expect(
    run(parseArguments(['--verify'], '0.0.0', [framework], process), [framework], context),
  ).rejects.toMatchObject({ exitCode: 4, message: expect.stringContaining('no check to run here') });
  untouched(disk);
});
