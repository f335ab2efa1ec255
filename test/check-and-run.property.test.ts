import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Finding } from '../src/model/change.js';
import { readCases } from './support/case-folder.js';
import { memoryDisk } from './support/memory-disk.js';
import { runCase, type CaseRun } from './support/run-case.js';
import { runs } from './support/runs.js';
import { KINDS, spoil, type Spoiling } from './support/spoil.js';
import { sameTree } from './support/trees.js';

interface Sample {
  /** Name of the case. */
  readonly on: string;
  /** Whether the project is patched already. */
  readonly patched: boolean;
  readonly flags: readonly string[];
  /** Whether git tracks every file but the env files. */
  readonly tracked: boolean;
  readonly changes: readonly Spoiling[];
}

/** Other commands have properties of their own. */
const ofRuns = readCases().filter(({ options }) => options.command === undefined);
const cases = new Map(ofRuns.map((example) => [example.name, example]));

const sample: fc.Arbitrary<Sample> = fc.record({
  on: fc.constantFrom(...cases.keys()),
  patched: fc.boolean(),
  flags: fc.constantFrom<string[]>([], [], [], ['--force'], ['--insecure-dev'], ['--secret-store', 'inline']),
  tracked: fc.boolean(),
  changes: fc.array(
    fc.record({ kind: fc.constantFrom(...KINDS), file: fc.nat(), at: fc.nat(), with: fc.nat() }),
    { maxLength: 3 },
  ),
});

/** The same projects each time; another number looks at others. */
const SEED = 12;

it('check finds what a run leaves, and nothing that a run would do', { timeout: 600_000 }, async () => {
  await fc.assert(fc.asyncProperty(sample, checkAndRunAgree), { numRuns: runs(80, 2000), seed: SEED });
});

/** A run does what check finds; check finds what is left; after a complete check a run does nothing. */
async function checkAndRunAgree({ on, patched, flags, tracked, changes }: Sample): Promise<void> {
  const example = cases.get(on);
  if (example === undefined) return;
  const { before: fresh, after: done } = example;
  const edited = [...done.keys()].filter((path) => !fresh.get(path)?.equals(done.get(path) ?? Buffer.of()));
  const tree = changes.reduce((files, change) => spoil(files, change, edited), patched ? done : fresh);
  const disk = memoryDisk(tree);
  const files = [...tree.keys()].filter((path) => !path.includes('.env'));
  const { args } = example.options;
  const isGiven = flags.some((flag) => args.includes(flag));
  const options = {
    args: ['--no-install', ...args, ...(isGiven ? [] : flags)],
    git: tracked ? { tracked: files, ignored: ['.env'] } : (example.options.git ?? {}),
  };
  const before = await runCase(disk, { options }, ['check']);
  const first = await runCase(disk, { options });
  if (before.exit === 0) {
    expect(first.exit).toBe(0);
    expect(changedBy(first)).toEqual([]);
  }
  if (first.exit !== 0) {
    expect([2, 3]).toContain(first.exit);
    expect(before.exit).not.toBe(0);
    expect(sameTree(disk.tree(), tree)).toBe(true);
    return;
  }
  const after = await runCase(disk, { options }, ['check']);
  expect(
    findings(after)
      .filter((finding) => !isLeft(finding, first))
      .map(lineOf),
  ).toEqual([]);
  if (after.exit !== 0) return;
  const again = await runCase(disk, { options });
  expect([again.exit, changedBy(again)]).toEqual([0, []]);
}

function changedBy({ result }: CaseRun): readonly string[] {
  return result?.plan.files.map(({ path, done }) => `${path}: ${done.join('; ')}`) ?? [];
}

function findings({ result, error }: CaseRun): readonly Finding[] {
  return result?.findings ?? [{ message: error?.message ?? '' }];
}

function lineOf({ file = '', line = 0, message }: Finding): string {
  return `${file}:${line} ${message}`;
}

/** Whether the run has listed it as left to do by hand. */
function isLeft({ file, message }: Finding, { result }: CaseRun): boolean {
  const listed = result?.findings ?? [];
  return listed.some((left) => left.file === file && left.message === message);
}
