import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCases, type Case } from '../support/case-folder.js';
import { memoryDisk } from '../support/memory-disk.js';
import { runCase } from '../support/run-case.js';

/*
 * What a project's formatters and linters had nothing to say about, they have nothing to say about after a run either.
 * Which tools a project uses can't be known, so each case goes through all of them.
 */

const python = process.env['DJANGO_PYTHON'];
const hasTools =
  python !== undefined &&
  ['black', 'ruff', 'isort'].every((tool) => spawnSync(python, ['-m', tool, '--version']).status === 0);
if (!hasTools) console.log('skipped: black, ruff and isort, which DJANGO_PYTHON does not have');

const root = mkdtempSync(join(tmpdir(), 'formatters-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
}, 300_000);

/** Columns that a project may have set for its lines. */
const LENGTHS = ['79', '88', '100', '119'];

/** The Python files that cases change, by their path in both trees, for each length of lines. */
const changed = new Map<string, string[]>(LENGTHS.map((length) => [length, []]));

beforeAll(async () => {
  if (!hasTools) return;
  const cases = readCases().filter(({ name }) => name.startsWith('django/'));
  for (const length of LENGTHS) for (const example of cases) await prepare(example, length);
}, 600_000);

/** The nearest ruff.toml says how long lines are, and that what lies beside it is own code. */
async function prepare(example: Case, length: string): Promise<void> {
  const before = new Map(example.before);
  before.set('ruff.toml', Buffer.from(`line-length = ${length}\n`));
  const disk = memoryDisk(before);
  await runCase(disk, example, ['--no-install']);
  const after = disk.tree();
  const files = [...after].filter(([path, bytes]) => {
    const old = before.get(path);
    return path.endsWith('.py') && old !== undefined && !old.equals(bytes);
  });
  if (files.length === 0) return;
  changed.get(length)?.push(...files.map(([path]) => join(example.name, path)));
  for (const [tree, contents] of Object.entries({ before, after }))
    for (const [path, bytes] of contents) write(join(length, tree, example.name, path), bytes);
}

function write(path: string, bytes: Buffer): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), bytes);
}

/** Runs a tool over a tree. @returns the changed files that it names */
function named(length: string, tree: string, args: readonly string[]): Set<string> {
  const files = changed.get(length) ?? [];
  const { stdout, stderr, status } = spawnSync(python ?? '', ['-m', ...args, ...files], {
    cwd: join(root, length, tree),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  // black's 123: a file that it can't read.
  if (![0, 1, 123].includes(status ?? -1)) throw new Error(stderr);
  const text = `${stdout}\n${stderr}`;
  return new Set(files.filter((path) => text.includes(path)));
}

const RULES = 'I001,E301,E302,E303,E305,E306,W,E501';

/** The modules of the cases: isort is started above their folders, where it can't see that they are the project's own. */
const OWN = ['-p', 'garden', '-p', 'env', '-p', 'tools'];

const tools = LENGTHS.flatMap((length): [string, string, string[]][] => [
  ['black', length, ['black', '--check', '-l', length]],
  ['black with any quotes', length, ['black', '--check', '-S', '-l', length]],
  ['ruff format', length, ['ruff', 'format', '--diff']],
  [
    'ruff format with any quotes',
    length,
    ['ruff', 'format', '--diff', '--config', "format.quote-style='preserve'"],
  ],
  ['ruff check', length, ['ruff', 'check', '--preview', '--output-format', 'concise', '--select', RULES]],
  ['isort', length, ['isort', '--check', ...OWN, '-l', length]],
  ["isort with black's profile", length, ['isort', '--check', ...OWN, '--profile', 'black', '-l', length]],
]);

describe.runIf(hasTools)('the files that a run has changed', () => {
  it.each(tools)('are as clean as before for %s with %s columns', (_name, length, args) => {
    const before = named(length, 'before', args);
    const after = named(length, 'after', args);
    expect(before.size).toBeLessThan(changed.get(length)?.length ?? 0);
    expect([...after].filter((path) => !before.has(path))).toEqual([]);
  });
});
