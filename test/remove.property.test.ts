import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { readCases, type Case } from './support/case-folder.js';
import { memoryDisk, type MemoryDisk } from './support/memory-disk.js';
import { differencesOf, KINDS } from './support/remove-differences.js';
import { runCase } from './support/run-case.js';
import { runs } from './support/runs.js';
import { KINDS as MUTATIONS, spoil } from './support/spoil.js';
import { sameTree, texts } from './support/trees.js';

/** What a run, or somebody who follows the guide, leaves behind. */
const SESSION =
  /WRISTBAND_SESSION_SECRET|wristbandSession|WristbandExpressSession|sessions\.backends\.encrypted_cookies|SessionOptions|Set to True in production|Session (encryption )?secret/i;

/** Which project is meant; all else that a case says is about the run. */
const PLACE = ['--framework', '--app', '--cwd', '--settings'];

const patched = readCases().filter(
  ({ options, before, after }) =>
    (options.exit ?? 0) === 0 &&
    options.command === undefined &&
    !sameTree(before, after) &&
    ![...before.values()].some((bytes) => SESSION.test(bytes.toString())),
);

/** Words of the user's TypeScript that are not there any more. */
function lostWords(before: Case['before'], now: Case['before']): string[] {
  return [...before].flatMap(([path, bytes]) => {
    if (!path.endsWith('.ts')) return [];
    const kept = new Set(now.get(path)?.toString().match(/\w+/g));
    const words = bytes.toString().match(/\w+/g) ?? [];
    return words.filter((word) => !kept.has(word) && !['implements', 'NestModule', 'type'].includes(word));
  });
}

/** Takes the session away, also where code still reads it. */
function remove(disk: MemoryDisk, { options }: Case): ReturnType<typeof runCase> {
  const place = options.args.filter((_, index, all) =>
    [all[index - 1], all[index]].some((word) => PLACE.includes(word ?? '')),
  );
  return runCase(disk, {
    options: { ...options, command: ['remove'], args: ['--yes', '--force', ...place] },
  });
}

it(
  'gives back the bytes of before the run, but for what docs/remove.md lists',
  { timeout: 600_000 },
  async () => {
    const found = new Map<string, string[]>(Object.keys(KINDS).map((kind) => [kind, []]));
    const wrong: string[] = [];
    for (const example of patched) {
      const disk = memoryDisk(example.after);
      const { exit } = await remove(disk, example);
      expect([example.name, exit]).toEqual([example.name, 0]);
      const left = [...disk.tree()].filter(
        ([path, bytes]) => SESSION.test(bytes.toString()) && !example.before.get(path)?.equals(bytes),
      );
      expect([example.name, left.map(([path]) => path)]).toEqual([example.name, []]);
      expect([example.name, lostWords(example.before, disk.tree())]).toEqual([example.name, []]);
      const { kinds, unexplained } = differencesOf(example.before, disk.tree());
      wrong.push(...unexplained.map((line) => `${example.name}: ${line}`));
      for (const kind of kinds) found.get(kind)?.push(example.name);
    }
    expect(wrong).toEqual([]);
    const data = JSON.stringify(Object.fromEntries(found));
    const file = join(import.meta.dirname, 'remove-differences.json');
    await expect(await format(data, { parser: 'json', printWidth: 110 })).toMatchFileSnapshot(file);
  },
);

const rotated = readCases().filter(
  ({ options }) => options.command?.[0] === 'rotate' && (options.exit ?? 0) === 0,
);

it('takes away what a rotation has put in, too', { timeout: 600_000 }, async () => {
  const left: string[] = [];
  for (const example of rotated) {
    const disk = memoryDisk(example.after);
    const { exit } = await remove(disk, example);
    expect([example.name, exit]).toEqual([example.name, 0]);
    for (const [path, bytes] of disk.tree()) {
      const lines = bytes
        .toString()
        .split('\n')
        .filter((line) => SESSION.test(line) && !line.includes('encrypted:'));
      left.push(...lines.map((line) => `${example.name}: ${path}: ${line}`));
    }
  }
  expect(rotated.length).toBeGreaterThan(40);
  expect(left).toEqual([]);
});

it('is documented', () => {
  const docs = readFileSync(join(import.meta.dirname, '..', 'docs', 'remove.md'), 'utf8');
  const rows = docs
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
  expect(rows.map((row) => row.split('|')[1]?.trim())).toEqual(Object.keys(KINDS));
});

it(
  'has nothing to do a second time, and gives the same bytes after another run',
  { timeout: 600_000 },
  async () => {
    const every = runs(8, 1);
    for (const example of patched.filter((_, index) => index % every === 0)) {
      const disk = memoryDisk(example.after);
      await remove(disk, example);
      const without = disk.tree();
      const second = await remove(disk, example);
      expect(second.screen.stderr).toContain('Nothing to remove');
      await runCase(disk, example);
      await remove(disk, example);
      expect([example.name, texts(disk.tree())]).toEqual([example.name, texts(without)]);
    }
  },
);

/** Among several applications, a file that no import leads to any more may be another one's: it is left alone. */
const LEFT_BETWEEN: ReadonlySet<string> = new Set(['express/several-files-named']);

it('finishes what a removal has left that was killed between two files', { timeout: 600_000 }, async () => {
  const every = runs(40, 6);
  const wrong: string[] = [];
  let points = 0;
  for (const example of patched.filter((_, index) => index % every === 0)) {
    const { disk, trees } = noting(memoryDisk(example.after));
    await remove(disk, example);
    const whole = texts(disk.tree());
    for (const tree of trees) {
      const later = memoryDisk(tree);
      const { exit } = await remove(later, example);
      points += 1;
      const isWhole = JSON.stringify(texts(later.tree())) === JSON.stringify(whole);
      if (exit !== 0 || !(isWhole || LEFT_BETWEEN.has(example.name))) wrong.push(example.name);
    }
  }
  expect(wrong).toEqual([]);
  expect(points).toBeGreaterThan(100);
});

/** A disk that keeps the files as they are each time that one has been written or deleted; what a run has beside them aside. */
function noting(disk: MemoryDisk): { readonly disk: MemoryDisk; readonly trees: Case['before'][] } {
  const trees: Case['before'][] = [];
  const noted =
    (method: 'rename' | 'unlink') =>
    async (...paths: readonly string[]): Promise<void> => {
      await Reflect.apply(disk.fs[method], disk.fs, paths);
      if (paths.at(-1)?.includes('.cws-') === true) return;
      trees.push(new Map([...disk.tree()].filter(([file]) => !file.includes('.cws-'))));
    };
  const calls = { rename: noted('rename'), unlink: noted('unlink') };
  const fs = new Proxy(disk.fs, {
    get: (target, name): unknown => Reflect.get(name in calls ? calls : target, name),
  });
  return { disk: { ...disk, fs }, trees };
}

const cases = new Map(readCases().map((example) => [example.name, example]));

const mutated = fc.record({
  on: fc.constantFrom(...cases.keys()),
  changes: fc.array(
    fc.record({ kind: fc.constantFrom(...MUTATIONS), file: fc.nat(), at: fc.nat(), with: fc.nat() }),
    { minLength: 1, maxLength: 3 },
  ),
});

it('takes all away or nothing, whatever somebody has made of the code', { timeout: 600_000 }, async () => {
  const isAllOrNothing = fc.asyncProperty(mutated, async ({ on, changes }) => {
    const example = cases.get(on);
    if (example === undefined) return;
    const { before, after } = example;
    const edited = [...after.keys()].filter((path) => !sameFile(before.get(path), after.get(path)));
    const tree = changes.reduce((files, change) => spoil(files, change, edited), after);
    const disk = memoryDisk(tree);
    const { exit } = await remove(disk, example);
    expect([0, 2, 3]).toContain(exit);
    if (exit !== 0) expect(sameTree(disk.tree(), tree)).toBe(true);
    else await expectNoMore(disk, example);
  });
  await fc.assert(isAllOrNothing, { numRuns: runs(150, 2000), seed: 12 });
});

async function expectNoMore(disk: MemoryDisk, example: Case): Promise<void> {
  const tree = disk.tree();
  const { screen, result } = await remove(disk, example);
  // A secret in code that can't be followed any more is left, and named.
  const isLeft = (result?.findings.length ?? 0) > 0;
  expect(screen.stderr).toContain(isLeft ? 'Nothing to change' : 'Nothing to remove');
  expect(sameTree(disk.tree(), tree)).toBe(true);
}

function sameFile(one: Buffer | undefined, other: Buffer | undefined): boolean {
  return one !== undefined && other !== undefined && one.equals(other);
}
