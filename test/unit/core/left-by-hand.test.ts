import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/cli/arguments.js';
import { resultDocument } from '../../../src/core/report.js';
import { run } from '../../../src/core/run.js';
import { frameworks } from '../../../src/frameworks/index.js';
import type { Change } from '../../../src/model/change.js';
import type { Framework } from '../../../src/model/framework.js';
import { readTree } from '../../support/case-folder.js';
import { CASE_SECRET, openTestContext, type GitFacts } from '../../support/context.js';
import { appendLine, fakeFramework } from '../../support/fake-framework.js';
import { memoryDisk, ROOT, type MemoryDisk } from '../../support/memory-disk.js';

const ROOT_FOLDER = join(import.meta.dirname, '..', '..', '..');
const OLD = 'an-old-session-secret-of-enough-length-1234';
const RUN_AGAIN = 'To fix: npx create-wristband-session';

function sample(framework: 'nest' | 'django'): MemoryDisk {
  return memoryDisk(readTree(join(import.meta.dirname, '..', '..', 'samples', framework)));
}

async function runOn(
  disk: MemoryDisk,
  args: readonly string[],
  git: GitFacts = {},
  among: readonly Framework[] = frameworks,
) {
  const { context, screen } = await openTestContext({ fs: disk.fs, root: ROOT, git });
  const result = await run(parseArguments(args, '0.0.0', among, process), among, context);
  const places = result.findings.map(({ file, line }) => `${file ?? ''}:${line ?? ''}`);
  const document: unknown = JSON.parse(resultDocument(result));
  return { ...result, places, said: screen.stderr, document };
}

describe.each(['nest', 'django'] as const)(
  'a secret in a file of a %s project that git tracks',
  (framework) => {
    const file = framework === 'nest' ? 'src/config/wristband.config.ts' : 'bookshop/settings.py';
    const flags = ['--no-install', '--secret-store', 'inline'];
    const git = { tracked: [file] };

    it('is left to do by hand by the very run that writes it', async () => {
      const { exitCode, status, places, said } = await runOn(sample(framework), flags, git);
      expect({ exitCode, status }).toEqual({ exitCode: 0, status: 'applied' });
      expect(places).toEqual([expect.stringMatching(`^${file}:\\d+$`)]);
      expect(said).toContain(`To do by hand\n  ${places[0] ?? ''}  `);
      expect(said).toContain(`git rm --cached ${file}`);
      expect(said).not.toContain(CASE_SECRET);
    });

    it('is named by a second run and by check alike, and check does not say that a run would do', async () => {
      const disk = sample(framework);
      const first = await runOn(disk, flags, git);
      const second = await runOn(disk, flags, git);
      expect(second).toMatchObject({ exitCode: 0, status: 'unchanged', places: first.places });
      expect(second.said).not.toContain('Everything is set up');
      const check = await runOn(disk, ['check', ...flags], git);
      expect(check).toMatchObject({ exitCode: 1, status: 'incomplete', findings: second.findings });
      expect(check.said).not.toContain(RUN_AGAIN);
      expect(check.said).toContain('by hand');
    });

    it('is in the document, with what to do', async () => {
      const { document } = await runOn(sample(framework), flags, git);
      const schema: object = JSON.parse(readFileSync(join(ROOT_FOLDER, 'schema', 'output-v1.json'), 'utf8'));
      const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
      validate(document);
      expect(validate.errors).toBeNull();
      expect(document).toMatchObject({
        findings: [{ file, line: expect.any(Number), manual: expect.stringContaining('git rm --cached') }],
      });
    });

    it('is left to do by hand in an env file that git tracks', async () => {
      const disk = sample(framework);
      await runOn(disk, ['--no-install']);
      disk.volume.writeFileSync(`${ROOT}/.env`, `WRISTBAND_SESSION_SECRET=${OLD}\n`);
      const { exitCode, places, said } = await runOn(disk, ['--no-install'], { tracked: ['.env'] });
      expect({ exitCode, places }).toEqual({ exitCode: 0, places: ['.env:1'] });
      expect(said).not.toContain(OLD);
    });
  },
);

describe.each(['nest', 'django'] as const)('insecure cookies of a %s project', (framework) => {
  it('stay without a flag, and are a finding of check where a run with the same flags would make them secure', async () => {
    const disk = sample(framework);
    await runOn(disk, ['--no-install', '--insecure-dev']);
    expect(await runOn(disk, ['check', '--no-install', '--insecure-dev'])).toMatchObject({ exitCode: 0 });
    expect(await runOn(disk, ['check', '--no-install'])).toMatchObject({ exitCode: 0 });
    expect(await runOn(disk, ['--no-install'])).toMatchObject({ status: 'unchanged' });
    const secure = ['--no-install', '--no-insecure-dev'];
    expect(await runOn(disk, ['check', ...secure])).toMatchObject({ exitCode: 1 });
    const production = await runOn(disk, ['check', '--production', '--no-install']);
    expect(production).toMatchObject({ exitCode: 1 });
    // Each finding names the line.
    const files = new Map([...disk.tree()].map(([path, bytes]) => [path, String(bytes).split('\n')]));
    for (const { file = '', line = 0 } of production.findings)
      expect(files.get(file)?.[line - 1]).toMatch(/false|False|true/);
    expect(production.said).toContain(
      `To fix: npx create-wristband-session --framework ${framework} --no-insecure-dev`,
    );
    expect(await runOn(disk, secure)).toMatchObject({ status: 'applied' });
    expect(await runOn(disk, ['check', '--production', '--no-install'])).toMatchObject({ exitCode: 0 });
  });
});

describe('what stands beside the session', () => {
  const beside: Change = {
    title: 'look for other sessions',
    file: 'other.txt',
    run: () => ({
      kind: 'blocked',
      reason: 'There is another session.',
      line: 1,
      manual: 'Remove it.',
      consent: 'add ours beside it',
      beside: 'Another session is still there.',
    }),
  };
  const framework = fakeFramework({ changes: [appendLine('fake.txt', 'session'), beside] });
  const disk = () =>
    memoryDisk([
      ['fake.txt', 'old\nsession\n'],
      ['other.txt', 'other\n'],
    ]);

  it('is left to do by hand by a run, and a finding of check, where all else is in place', async () => {
    const finding = {
      message: 'Another session is still there.',
      file: 'other.txt',
      line: 1,
      manual: 'Remove it.',
    };
    const ran = await runOn(disk(), ['--yes'], {}, [framework]);
    expect(ran).toMatchObject({ exitCode: 0, status: 'unchanged', findings: [finding] });
    expect(await runOn(disk(), ['check'], {}, [framework])).toMatchObject({
      exitCode: 1,
      findings: [finding],
    });
  });
});

describe('what a change finds and does not fix', () => {
  const finding = { message: 'x is set elsewhere', file: 'main.txt', line: 2, manual: 'Remove it.' };
  const finding2 = { message: 'y is odd', file: 'main.txt' };
  const change: Change = {
    title: 'look',
    file: 'fake.txt',
    run: () => ({ kind: 'unchanged', findings: [finding, finding2] }),
  };
  const framework = fakeFramework({ changes: [change, appendLine('fake.txt', 'session')] });
  const disk = () => memoryDisk([['fake.txt', 'old\n']]);

  it('is listed under the next steps of a run, with file and line', async () => {
    const { exitCode, said } = await runOn(disk(), ['--yes'], {}, [framework]);
    expect(exitCode).toBe(0);
    expect(said).toMatch(
      /Next steps\n(.*\n)+\nTo do by hand\n {2}main\.txt:2 {2}x is set elsewhere\n {4}Remove it\.\n {2}main\.txt {2}y is odd\n\nCheck it .*\nUndo it .*\n$/,
    );
  });

  it('is listed by check beside what a run would do', async () => {
    const { findings, said } = await runOn(disk(), ['check'], {}, [framework]);
    expect(findings).toEqual([
      { file: 'fake.txt', line: 1, message: 'a line is missing' },
      finding,
      finding2,
    ]);
    expect(said).toMatch(
      /A run would do this:\n\n {2}edit.*\n\nTo do by hand\n {2}main\.txt:2 {2}x is set elsewhere\n {4}Remove it\.\n {2}main\.txt {2}y is odd\n/,
    );
  });
});

describe('packages that the install command does not declare', () => {
  const framework = fakeFramework({
    changes: [appendLine('fake.txt', 'session')],
    missing: ['the-sdk'],
    declared: { manual: 'Declare the-sdk in requirements.in.' },
  });

  it('are left to do by hand', async () => {
    const disk = memoryDisk([['fake.txt', 'old\nsession\n']]);
    const ran = await runOn(disk, ['--yes'], {}, [framework]);
    expect(ran).toMatchObject({ exitCode: 0, installed: true });
    expect(ran.findings).toEqual([
      {
        message: 'the-sdk is not declared as a dependency',
        manual: 'Declare the-sdk in requirements.in.',
      },
    ]);
    expect(await runOn(disk, ['check'], {}, [framework])).toMatchObject({
      exitCode: 1,
      findings: ran.findings,
    });
    expect(await runOn(disk, ['check', '--no-install'], {}, [framework])).toMatchObject({ exitCode: 0 });
  });
});
