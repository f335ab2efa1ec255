import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/cli/arguments.js';
import { run } from '../../../src/core/run.js';
import type { ShellResult } from '../../../src/model/context.js';
import type { ProjectCheck } from '../../../src/model/framework.js';
import { CASE_SECRET, openTestContext, type PromptAnswers } from '../../support/context.js';
import { appendLine, fakeFramework } from '../../support/fake-framework.js';
import { memoryDisk, ROOT, type MemoryDisk } from '../../support/memory-disk.js';

/** Its probe prints what the settings have; `no: …` is no answer, and anything but `new` afterwards a difference. */
const projectCheck: ProjectCheck = {
  command: ['project-check'],
  errors: () => [],
  presence: ['is-it-there'],
  probes: [
    {
      subject: 'the settings',
      command: ['probe'],
      fault: ({ stdout }) => (stdout.startsWith('no: ') ? stdout.slice(4) : undefined),
      differences: (before, after) =>
        after.stdout === 'new' ? [] : [`${after.stdout} after ${before.stdout}`],
    },
  ],
};

interface Stand {
  readonly args?: readonly string[];
  readonly answers?: PromptAnswers;
  readonly isOpen?: boolean;
  readonly isThere?: boolean;
  readonly missing?: readonly string[];
  /** What the probe prints before and after. */
  readonly prints?: readonly string[];
  readonly check?: ProjectCheck;
}

async function runWith({
  args = [],
  answers,
  isOpen = true,
  isThere = true,
  missing = [],
  prints = ['old', 'new'],
  check = projectCheck,
}: Stand) {
  const disk = memoryDisk([['fake.txt', 'old\n']]);
  const changes = [appendLine('fake.txt', 'session'), appendLine('new.env', CASE_SECRET)];
  const framework = fakeFramework({ changes, missing, projectCheck: check, isOpen });
  const outputs = [...prints];
  const programs = ([program]: readonly string[]): ShellResult | undefined => {
    const stdout = program === 'probe' ? (outputs.shift() ?? '') : '';
    return { exitCode: program === 'is-it-there' && !isThere ? 1 : 0, stdout, stderr: '' };
  };
  const { context, screen } = await openTestContext({
    fs: disk.fs,
    root: ROOT,
    programs,
    ...(answers && { answers }),
  });
  const options = parseArguments([...args], '0.0.0', [framework], process);
  return { ending: run(options, [framework], context), disk, screen };
}

const textsOf = (disk: MemoryDisk) => [...disk.tree()].map(([path, bytes]) => [path, String(bytes)]);
const programsOf = (ran: readonly string[]) => ran.map((line) => line.replace(`${ROOT} `, ''));

describe('--verify with probes', () => {
  it('asks the project before it checks, before and after', async () => {
    const { ending, screen } = await runWith({ args: ['--verify'] });
    expect(await ending).toMatchObject({ status: 'applied', exitCode: 0 });
    expect(programsOf(screen.ran)).toEqual(['probe', 'project-check', 'probe', 'project-check']);
  });

  it('puts everything back after a difference, and says what it is', async () => {
    const { ending, disk } = await runWith({ args: ['--verify'], prints: ['old', 'other'] });
    await expect(ending).rejects.toMatchObject({
      exitCode: 4,
      message: 'After writing, the project differs from the plan; the files were restored.',
      hint: 'other after old',
    });
    expect(textsOf(disk)).toEqual([['fake.txt', 'old\n']]);
  });

  it('writes nothing where the project gives no answer before', async () => {
    const { ending, disk, screen } = await runWith({ args: ['--verify'], prints: ['no: KeyError: NAME'] });
    await expect(ending).rejects.toMatchObject({
      exitCode: 4,
      message: "--verify: the settings can't be imported here: KeyError: NAME.",
      hint: expect.stringContaining('No files were changed'),
    });
    expect(programsOf(screen.ran)).toEqual(['probe']);
    expect(textsOf(disk)).toEqual([['fake.txt', 'old\n']]);
  });
});

describe('the wizard', () => {
  const wizard = {
    'Which framework': 'fake',
    'plain http://localhost': false,
    '--verify': true,
    Write: true,
  };

  it('offers --verify where something is unknown that the project can tell', async () => {
    const { ending, screen } = await runWith({ answers: wizard });
    expect(await ending).toMatchObject({ exitCode: 0 });
    expect(screen.asked).toContainEqual(expect.stringContaining('(--verify)?'));
    expect(programsOf(screen.ran)).toEqual([
      'is-it-there',
      'probe',
      'project-check',
      'probe',
      'project-check',
    ]);
    expect(screen.stderr).toContain('--framework fake --verify --yes');
  });

  it('asks the project nothing after a no', async () => {
    const { ending, screen } = await runWith({ answers: { ...wizard, '--verify': false } });
    expect(await ending).toMatchObject({ exitCode: 0 });
    expect(programsOf(screen.ran)).toEqual(['is-it-there']);
    expect(screen.stderr).not.toContain('--verify --yes');
  });

  const withoutPresence: ProjectCheck = { command: ['project-check'], errors: () => [] };
  it.each<[string, Stand]>([
    ['nothing is unknown', { isOpen: false }],
    ['the project cannot be asked', { isThere: false }],
    ['nobody knows whether it can be asked', { check: withoutPresence }],
    ['--verify was given', { args: ['--verify'] }],
    ['packages are missing and left out', { args: ['--no-install'], missing: ['sdk'] }],
    ['it is a dry run', { args: ['--dry-run'] }],
  ])('does not offer it where %s', async (_name, stand) => {
    const { ending, screen } = await runWith({ answers: wizard, ...stand });
    expect(await ending).toMatchObject({ exitCode: 0 });
    expect(screen.asked.filter((question) => question.includes('--verify'))).toEqual([]);
  });

  it('is not there with --yes', async () => {
    const { ending, screen } = await runWith({ args: ['--yes'] });
    await ending;
    expect(programsOf(screen.ran)).toEqual([]);
  });
});
