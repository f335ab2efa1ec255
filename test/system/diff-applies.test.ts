import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HIDDEN } from '../../src/model/secret.js';
import { readCases, readTree } from '../support/case-folder.js';
import { CASE_SECRET } from '../support/context.js';
import { hasGit } from '../support/git.js';
import { memoryDisk } from '../support/memory-disk.js';
import { runCase } from '../support/run-case.js';
import { texts, withoutEnv } from '../support/trees.js';

const cases = readCases().filter(({ options: { exit = 0 } }) => exit === 0);

describe.runIf(hasGit)('git apply takes the diff of a dry run', () => {
  it.each(cases)('on $name', async (example) => {
    const { screen } = await runCase(memoryDisk(example.before), example, ['--dry-run']);
    // A secret that goes out of the source can't be shown, so that diff is to be read only.
    if (screen.stdout.split('\n').some((line) => line.startsWith('-') && line.includes(HIDDEN))) return;
    const applied = applyWithGit(example.before, screen.stdout);
    expect(texts(withoutEnv(applied))).toEqual(texts(withoutEnv(example.after)));
  });
});

/** Applies the diff to the files on a disk, as a user would. */
function applyWithGit(before: ReadonlyMap<string, Buffer>, diff: string): Map<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'case-'));
  try {
    for (const [path, bytes] of before) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    // git needs no repository for this, and must not find one above.
    const env = { ...process.env, GIT_CEILING_DIRECTORIES: dirname(folder) };
    const input = diff.replaceAll(HIDDEN, CASE_SECRET);
    if (input !== '') execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, env, input });
    return readTree(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
