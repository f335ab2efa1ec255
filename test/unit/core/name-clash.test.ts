import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/cli/arguments.js';
import { run } from '../../../src/core/run.js';
import { caseBlind } from '../../support/case-blind.js';
import { openTestContext } from '../../support/context.js';
import { appendLine, fakeFramework } from '../../support/fake-framework.js';
import { memoryDisk, ROOT } from '../../support/memory-disk.js';

const disks = {
  'that tells cases apart': (fs: Parameters<typeof caseBlind>[0]) => fs,
  'that ignores case': caseBlind,
};

describe.each(Object.entries(disks))('on a disk %s', (_name, asSeen) => {
  async function runOn(files: Record<string, string>, target: string) {
    const disk = memoryDisk([['fake.txt', ''], ...Object.entries(files)]);
    const frameworks = [fakeFramework({ changes: [appendLine(target, 'session')] })];
    const { context, screen } = await openTestContext({ fs: asSeen(disk.fs), root: ROOT });
    const { exitCode } = await run(parseArguments([], '0.0.0', frameworks, process), frameworks, context);
    return { exitCode, screen, tree: [...disk.tree()].map(([path, bytes]) => [path, String(bytes)]) };
  }

  it.each([
    [{ '.ENV': 'A=1\n' }, '.env', '.ENV'],
    [{ 'Src/a.txt': '' }, 'src/new.txt', 'Src'],
    [{ 'src/Config/a.txt': '' }, 'src/config/new/b.txt', 'src/Config'],
    [{ 'src/cafe\u0301.txt': '' }, 'src/CAFÉ.txt', 'src/cafe\u0301.txt'],
  ])('with %j, %s is not written', async (files, target, there) => {
    const { exitCode, screen, tree } = await runOn(files, target);
    expect(exitCode).toBe(3);
    expect(screen.stderr).toContain(`${there} already exists, and the names differ only in case.`);
    expect(tree).toHaveLength(2);
    expect(tree).toContainEqual(Object.entries(files)[0]);
  });

  it.each([
    [{ 'src/a.txt': '' }, 'src/b.txt'],
    [{ 'src/a.txt': '' }, 'src/a.txt'],
    [{ 'src/a.txt': '' }, 'new/folder/a.txt'],
  ])('with %j, %s is written', async (files, target) => {
    const { exitCode, tree } = await runOn(files, target);
    expect(exitCode).toBe(0);
    expect(tree).toContainEqual([target, 'session\n']);
  });
});

it('takes two files that are there for what they are, where the disk tells them apart', async () => {
  const disk = memoryDisk([
    ['fake.txt', ''],
    ['a.txt', ''],
    ['A.txt', ''],
  ]);
  const frameworks = [fakeFramework({ changes: [appendLine('a.txt', 'session')] })];
  const { context } = await openTestContext({ fs: disk.fs, root: ROOT });
  expect(await run(parseArguments([], '0.0.0', frameworks, process), frameworks, context)).toMatchObject({
    exitCode: 0,
  });
});
