import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../src/cli/arguments.js';
import { HIDDEN } from '../src/model/conceal.js';
import { UserError } from '../src/model/errors.js';
import { frameworks } from '../src/frameworks/index.js';
import { errorDocument, resultDocument } from '../src/cli/json.js';
import { run } from '../src/core/run.js';
import { readCases, readTree, type Case } from './support/case-folder.js';
import { hasGit } from './support/git.js';
import { CASE_SECRET, openTestContext, type Screen } from './support/context.js';
import { expectNoTrace } from './support/secret.js';
import { memoryDisk, ROOT, type MemoryDisk } from './support/memory-disk.js';

const cases = readCases(join(import.meta.dirname, 'cases'));
const update = process.env['UPDATE_SCREENS'] === '1';

describe.each(cases)('$name', (example) => {
  const changes = !sameTree(example.before, example.after);
  const exit = example.options.exit ?? 0;

  it('gives out/ byte for byte, then nothing more', async () => {
    const disk = memoryDisk(example.before);
    const first = await runOn(disk, example, []);
    expect(first.screen.stderr).toSatisfy((text: string) =>
      (example.options.say ?? []).every((part) => text.includes(part)),
    );
    expect(first.exit).toBe(exit);
    expect(texts(disk.tree())).toEqual(texts(example.after));
    expect(holdersOf(disk.tree()).length).toBeLessThanOrEqual(1);
    expectScreen(example, first.screen);

    const second = await runOn(disk, example, []);
    expect(second.exit).toBe(exit);
    expect(second.screen.stdout).toBe('');
    expect(texts(disk.tree())).toEqual(texts(example.after));
  });

  it('is judged by check before and after', async () => {
    const disk = memoryDisk(example.before);
    const before = await runOn(disk, example, ['check', '--no-install']);
    expect(texts(disk.tree())).toEqual(texts(example.before));
    if (example.options.check !== undefined) expect(before.exit).toBe(example.options.check);
    else if (exit === 0) expect(before.exit).toBe(changes ? 1 : 0);
    else expect([1, exit]).toContain(before.exit);
    // What only stands beside a session that is all in place is no obstacle for a run, but a finding for good.
    if (exit !== 0 || (!changes && before.exit === 1)) return;
    const after = await runOn(memoryDisk(example.after), example, ['check', '--no-install']);
    expect(after.screen.stderr).toContain('All in place');
    expect(after.exit).toBe(0);
  });

  it('writes nothing in a dry run, and its diff applies with git', async () => {
    const disk = memoryDisk(example.before);
    const dry = await runOn(disk, example, ['--dry-run']);
    expect(dry.exit).toBe(exit);
    expect(texts(disk.tree())).toEqual(texts(example.before));
    if (exit !== 0) expect(dry.screen.stdout).toBe('');
    else if (hasGit) {
      expect(texts(withoutEnv(applyWithGit(example.before, dry.screen.stdout)))).toEqual(
        texts(withoutEnv(example.after)),
      );
    }
  });
});

it('has cases', () => {
  expect(cases.length).toBeGreaterThanOrEqual(40);
});

async function runOn(disk: MemoryDisk, { options }: Case, flags: readonly string[]) {
  const { context, screen } = await openTestContext({ fs: disk.fs, root: ROOT, git: options.git ?? {} });
  try {
    const given = parseArguments([...flags, ...options.args], '0.0.0', frameworks, process);
    const result = await run(given, frameworks, context);
    expectNoSecret(screen, resultDocument(result));
    return { exit: result.exitCode, screen };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expectNoSecret(screen, errorDocument(error, error.exitCode));
    screen.stderr += [error.file, error.line, error.message, error.hint].filter(Boolean).join('\n') + '\n';
    expectNoSecret(screen);
    return { exit: error.exitCode, screen };
  }
}

/** Neither the screen nor the JSON document nor a command line has it, in any form. */
function expectNoSecret({ stdout, stderr, ran }: Screen, document = ''): void {
  expectNoTrace([stdout, stderr, document, ...ran], CASE_SECRET);
}

/** One place has the secret: the env file, or the source where it is asked for. */
function holdersOf(tree: ReadonlyMap<string, Buffer>): string[] {
  return [...tree].filter(([, bytes]) => bytes.includes(CASE_SECRET)).map(([path]) => path);
}

/** The screen is kept beside the case; `UPDATE_SCREENS=1` writes it anew. */
function expectScreen({ folder }: Case, screen: Screen): void {
  const text = `${screen.stdout}${screen.stdout === '' ? '' : '\n'}${screen.stderr}`;
  const path = join(folder, 'screen.txt');
  if (update || !existsSync(path)) writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

/** Applies the diff to the files in a real repository, as a user would. */
function applyWithGit(before: ReadonlyMap<string, Buffer>, diff: string): Map<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'case-'));
  try {
    for (const [path, bytes] of before) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    const patch = diff.replaceAll(HIDDEN, CASE_SECRET);
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    if (patch !== '')
      execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input: patch });
    rmSync(join(folder, '.git'), { recursive: true });
    return readTree(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Env files hold secrets and are no part of a diff. */
function withoutEnv(tree: ReadonlyMap<string, Buffer>): Map<string, Buffer> {
  return new Map(
    [...tree].filter(([path]) => !/(^|\/)([^/]*\.env|\.env\.(?!example$)[^/]+|\.envs\/.+)$/.test(path)),
  );
}

/** latin1 shows every byte as one character, so that a failure can be read. */
function texts(tree: ReadonlyMap<string, Buffer>): Record<string, string> {
  return Object.fromEntries(
    [...tree].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, bytes]) => [path, bytes.toString('latin1')]),
  );
}

function sameTree(a: ReadonlyMap<string, Buffer>, b: ReadonlyMap<string, Buffer>): boolean {
  return JSON.stringify(texts(a)) === JSON.stringify(texts(b));
}
