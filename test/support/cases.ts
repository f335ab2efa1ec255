import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HIDDEN } from '../../src/model/secret.js';
import { applyDiff } from './apply-diff.js';
import { readCases, type Case } from './case-folder.js';
import { CASE_SECRET } from './context.js';
import { memoryDisk } from './memory-disk.js';
import { expectPlanData } from './plan-data.js';
import { runCase, type CaseRun } from './run-case.js';
import { sameTree, texts, withoutEnv } from './trees.js';

const CHECK = ['check', '--no-install'];

/** Every case of a framework, in all the ways that it is run. In a file each, so that they share the cores. */
export function describeCases(framework: string, atLeast: number): void {
  const isOwn = ({ name }: Case) => name.startsWith(`${framework}/`);
  const cases = readCases().filter(isOwn);
  describe.each(cases)('$name', runsAndChecks);
  describe.each(readCases('remove').filter(isOwn))('$name', removes);
  it('has cases', () => {
    expect(cases.length).toBeGreaterThanOrEqual(atLeast);
  });
}

function runsAndChecks(example: Case): void {
  const { before, after, folder, options } = example;
  const changes = !sameTree(before, after);
  const exit = options.exit ?? 0;

  it('decides what expected.json says, gives out/ byte for byte, then nothing more', async () => {
    const disk = memoryDisk(before);
    const check = await runCase(disk, example, CHECK);
    expect(texts(disk.tree())).toEqual(texts(before));
    expect(check.screen.stderr).not.toContain('not done yet: ');
    const first = await runCase(disk, example);
    for (const part of options.say ?? []) expect(first.screen.stderr).toContain(part);
    for (const part of options.unsaid ?? []) expect(first.screen.stderr).not.toContain(part);
    expect(first.exit).toBe(exit);
    expect(texts(disk.tree())).toEqual(texts(after));
    expect(holdersOf(disk.tree()).length).toBeLessThanOrEqual(1);
    await expectPlanData(join(folder, 'expected.json'), first, check);
    if (options.check !== undefined) expect(check.exit).toBe(options.check);
    else if (exit === 0) expect(check.exit).toBe(changes && options.command === undefined ? 1 : 0);
    else expect(options.command === undefined ? [1, exit] : [0, 1, exit]).toContain(check.exit);

    const second = await runCase(disk, example);
    expect(second.exit).toBe(exit);
    expect(second.screen.stdout).toBe('');
    expect(texts(disk.tree())).toEqual(texts(after));
    expect(linesOf(second)).toMatchObject(sharedLines(first, second, example));
  });

  // What only stands beside a session that is all in place does not stop a run, but stays a finding.
  const staysIncomplete = !changes && options.check === 1;
  if (options.left === true) {
    it('leaves by hand what check reports afterwards, and names it', async () => {
      const { result: run } = await runCase(memoryDisk(before), example, ['--no-install']);
      const { result, exit: afterwards } = await runCase(memoryDisk(after), example, CHECK);
      expect(afterwards).toBe(1);
      expect(result?.findings).not.toEqual([]);
      for (const { message } of result?.findings ?? [])
        expect(run?.findings.map((finding) => finding.message)).toContain(message);
    });
  } else if (exit === 0 && !staysIncomplete) {
    it('is complete for check afterwards', async () => {
      const { result, exit: afterwards } = await runCase(memoryDisk(after), example, CHECK);
      expect(result?.findings).toEqual([]);
      expect(afterwards).toBe(0);
    });
  }

  if (options.command !== undefined && exit === 0) changesNothingElse(example);

  it('writes nothing in a dry run, and its diff gives the same bytes', async () => {
    const disk = memoryDisk(before);
    const dry = await runCase(disk, example, ['--dry-run']);
    expect(dry.exit).toBe(exit);
    expect(texts(disk.tree())).toEqual(texts(before));
    if (exit !== 0) expect(dry.screen.stdout).toBe('');
    else if (!hidesWhatWasThere(dry.screen.stdout))
      expect(texts(withoutEnv(applyDiff(before, dry.screen.stdout)))).toEqual(texts(withoutEnv(after)));
  });
}

/** By what is said and the file, the line that is named; what is said of several lines is left out. */
function linesOf({ result }: CaseRun): Record<string, number | undefined> {
  const { notes = [] } = result?.plan ?? {};
  const said = [...notes, ...(result?.findings ?? [])].map(
    ({ message, file = '', line }) => [`${file}: ${message}`, line] as const,
  );
  const isOnce = (key: string) => said.filter(([other]) => other === key).length === 1;
  return Object.fromEntries(said.filter(([key]) => isOnce(key)));
}

/**
 * What a run says of files that it has written has the lines which a second run finds there. Where it has laid out a line
 * anew, the second run may see more exactly which part is meant.
 */
function sharedLines(
  first: CaseRun,
  second: CaseRun,
  { before, after }: Case,
): Record<string, number | undefined> {
  const later = linesOf(second);
  const isLaidOut = (file: string, line: number) => {
    const written = linesIn(after, file)[line - 1];
    return written !== undefined && !linesIn(before, file).includes(written);
  };
  return Object.fromEntries(
    Object.entries(linesOf(first)).filter(([key, line]) => {
      const [file = ''] = key.split(': ');
      return line !== undefined && later[key] !== undefined && !isLaidOut(file, line);
    }),
  );
}

function linesIn(tree: Case['before'], file: string): string[] {
  return String(tree.get(file) ?? '').split(/\r\n|\r|\n/);
}

/** What a subcommand changes is no matter for setting up a session. */
function changesNothingElse(example: Case): void {
  const { before, after, options } = example;
  it('is left alone by a run that sets up a session', async () => {
    const disk = memoryDisk(after);
    const run = await runCase(disk, { options: { ...options, command: [] } }, ['--no-install']);
    expect([run.exit, run.result?.status]).toEqual([0, 'unchanged']);
    expect(texts(disk.tree())).toEqual(texts(after));
  });

  it.skipIf(options.left === true)('is no worse for production than it was', async () => {
    const [was, is] = await Promise.all(
      [before, after].map(async (tree) => {
        const { result } = await runCase(memoryDisk(tree), example, [...CHECK, '--production']);
        return result?.findings.map(({ message }) => message) ?? [];
      }),
    );
    expect(is?.filter((message) => was?.includes(message) !== true)).toEqual([]);
  });
}

function removes(example: Case): void {
  const { before, after, folder, options } = example;
  const exit = options.exit ?? 0;

  it('decides what expected.json says, gives out/ byte for byte, then nothing more', async () => {
    const disk = memoryDisk(before);
    const first = await runCase(disk, example);
    for (const part of options.say ?? []) expect(first.screen.stderr).toContain(part);
    expect(first.exit).toBe(exit);
    expect(texts(disk.tree())).toEqual(texts(after));
    await expectPlanData(join(folder, 'expected.json'), first);

    const second = await runCase(disk, example);
    expect(second.exit).toBe(exit);
    expect(second.screen.stdout).toBe('');
    expect(texts(disk.tree())).toEqual(texts(after));
  });

  it('writes nothing in a dry run, and its diff gives the same bytes', async () => {
    const disk = memoryDisk(before);
    const dry = await runCase(disk, example, ['--dry-run']);
    expect(dry.exit).toBe(exit);
    expect(texts(disk.tree())).toEqual(texts(before));
    if (exit !== 0) expect(dry.screen.stdout).toBe('');
    else if (!hidesWhatWasThere(dry.screen.stdout))
      expect(texts(withoutEnv(applyDiff(before, dry.screen.stdout)))).toEqual(texts(withoutEnv(after)));
  });
}

/** A diff that takes a secret out of the source can't show the line, so it does not apply. */
function hidesWhatWasThere(diff: string): boolean {
  return diff.split('\n').some((line) => line.startsWith('-') && line.includes(HIDDEN));
}

/** One place has the secret: the env file, or the source where it is asked for. */
function holdersOf(tree: ReadonlyMap<string, Buffer>): string[] {
  return [...tree].filter(([, bytes]) => bytes.includes(CASE_SECRET)).map(([path]) => path);
}
