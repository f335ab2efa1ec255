import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { scratch, startBuilt, type Scratch } from '../support/built-command.js';

const root = join(import.meta.dirname, '..', '..');
/** The sources that are in each file of `dist`, as the build says. */
const sources: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(join(root, 'build', 'inputs.json'), 'utf8'),
);
/** ts-morph, with the compiler in it. */
const COMPILER = 'ts-morph.cjs';
const scratches: Scratch[] = [];

afterEach(() => {
  for (const { remove } of scratches.splice(0)) remove();
});

/** The files of `dist` that a run has loaded, as V8 counts them. */
async function loaded(args: readonly string[], sample?: 'nest' | 'django'): Promise<string[]> {
  const project = scratch(sample);
  scratches.push(project);
  const coverage = mkdtempSync(join(tmpdir(), 'coverage-'));
  await startBuilt(args, project.folder, { environment: { NODE_V8_COVERAGE: coverage }, stdin: '/dev/null' });
  const urls = readdirSync(coverage).flatMap((name) => urlsIn(join(coverage, name)));
  rmSync(coverage, { recursive: true });
  return urls.filter((url) => url.includes('/dist/')).map((url) => basename(url));
}

function urlsIn(report: string): string[] {
  const { result }: { result: readonly { url: string }[] } = JSON.parse(readFileSync(report, 'utf8'));
  return result.map(({ url }) => url);
}

/** The packages of others in those files. */
function packagesIn(files: readonly string[]): string[] {
  const inputs = files.flatMap((file) => sources[file] ?? []);
  const names = inputs.map(
    (input) => /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(input)?.[1],
  );
  return [...new Set(names)].filter((name) => name !== undefined).sort();
}

const quiet = ['--yes', '--no-install'];

describe('what a run loads', () => {
  it.each([['--version'], ['--help'], ['--no-such-flag']])(
    'for %s reads the command line alone',
    async (flag) => {
      expect(packagesIn(await loaded([flag]))).toEqual(['commander', 'fastest-levenshtein']);
    },
  );

  it('for Django is no TypeScript, and nothing to ask or to install with', async () => {
    const files = await loaded([...quiet, '--framework', 'django'], 'django');
    expect(packagesIn(files)).toEqual([
      'commander',
      'diff',
      'fastest-levenshtein',
      'ignore',
      'py-ast',
      'smol-toml',
    ]);
    expect(files).not.toContain(COMPILER);
  });

  it('for NestJS is no Python parser, and nothing to ask or to install with', async () => {
    const files = await loaded([...quiet, '--framework', 'nest'], 'nest');
    const packages = packagesIn(files);
    expect(files).toContain(COMPILER);
    expect(packages).toEqual(expect.arrayContaining(['ts-morph', '@ts-morph/common', 'semver']));
    for (const other of ['py-ast', 'inquirer', 'execa', 'yocto-spinner'])
      expect(packages).not.toContain(other);
  });
});
