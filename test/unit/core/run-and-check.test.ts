import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseArguments } from '../../../src/cli/arguments.js';
import { run } from '../../../src/core/run.js';
import { frameworks } from '../../../src/frameworks/index.js';
import { UserError } from '../../../src/model/errors.js';
import type { RunResult } from '../../../src/model/plan.js';
import { readCases, type Case } from '../../support/case-folder.js';
import { openTestDoors } from '../../support/context.js';
import { memoryDisk, ROOT, type MemoryDisk } from '../../support/memory-disk.js';

/** `MUTATIONS=2000` looks at more of them. */
const MUTATIONS = Number(process.env['MUTATIONS'] ?? 100);

type Tree = ReadonlyMap<string, Buffer>;

const cases = readCases(join(import.meta.dirname, '..', '..', 'cases'));

async function runOn(
  disk: MemoryDisk,
  { options }: Case,
  ...flags: string[]
): Promise<RunResult | undefined> {
  const { context } = await openTestDoors({ fs: disk.fs, root: ROOT, git: options.git ?? {} });
  const given = [...flags, '--no-install', ...options.args];
  try {
    return await run(parseArguments(given, '0.0.0', frameworks, process), frameworks, context);
  } catch (error) {
    if (error instanceof UserError && error.exitCode < 4) return undefined;
    throw error;
  }
}

/** What a run leaves is what check then reports; where check reports nothing, a run changes nothing. */
async function expectAgreement(example: Case, tree: Tree): Promise<void> {
  const disk = memoryDisk(tree);
  const before = await runOn(disk, example, 'check');
  const ran = await runOn(disk, example);
  expect(ran === undefined).toBe(before === undefined);
  if (ran === undefined) return;
  if (before?.exitCode === 0) expect(ran.plan.files.map(({ path }) => path)).toEqual([]);
  if (ran.exitCode !== 0) {
    expect(before?.exitCode).toBe(1);
    return;
  }
  const after = await runOn(disk, example, 'check');
  expect(after?.findings).toEqual(ran.findings);
  expect(after?.exitCode).toBe(ran.findings.length === 0 ? 0 : 1);
  expect(await runOn(disk, example)).toMatchObject({ status: 'unchanged', findings: ran.findings });
}

const EDITS: readonly ((lines: readonly string[], at: number) => readonly string[])[] = [
  (lines, at) => lines.toSpliced(at, 1),
  (lines, at) => lines.toSpliced(at, 0, lines[at] ?? ''),
  (lines, at) => lines.toSpliced(at, 2, lines[at + 1] ?? '', lines[at] ?? ''),
  (lines, at) => lines.toSpliced(at, 1, flipped(lines[at] ?? '')),
  (lines, at) => [...lines.toSpliced(at, 1), lines[at] ?? ''],
];

function flipped(line: string): string {
  const swaps: Readonly<Record<string, string>> = {
    True: 'False',
    False: 'True',
    true: 'false',
    false: 'true',
  };
  return line.replace(/\b(True|False|true|false)\b/, (word) => swaps[word] ?? word);
}

const mutation = fc.record({
  example: fc.constantFrom(...cases),
  patched: fc.boolean(),
  file: fc.nat(),
  edits: fc.array(fc.record({ edit: fc.constantFrom(...EDITS), line: fc.nat() }), {
    maxLength: 3,
  }),
});

it(
  `agree on ${MUTATIONS} cases in which lines were moved, lost or doubled`,
  { timeout: 600_000 },
  async () => {
    const property = fc.asyncProperty(mutation, async ({ example, patched, file, edits }) => {
      const tree = new Map(patched ? example.after : example.before);
      const sources = [...tree.keys()].filter((path) => /\.(py|ts|env|txt|toml|json)$/.test(path));
      const path = sources[file % sources.length];
      if (path === undefined) return;
      const text = String(tree.get(path));
      const changed = edits.reduce<readonly string[]>(
        (lines, { edit, line }) => edit(lines, line % lines.length),
        text.split('\n'),
      );
      tree.set(path, Buffer.from(changed.join('\n')));
      await expectAgreement(example, tree);
    });
    await fc.assert(property, { numRuns: MUTATIONS, seed: 12, endOnFailure: true });
  },
);
