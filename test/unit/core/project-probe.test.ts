import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/cli/arguments.js';
import { run } from '../../../src/core/run.js';
import { planFor } from '../../../src/core/plan.js';
import { askAgain, askProbes } from '../../../src/core/project-probe.js';
import type { Context, ShellResult } from '../../../src/model/context.js';
import type { ProjectCheck, ProjectProbe } from '../../../src/model/framework.js';
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

/** Prints what the output says; `no: …` is no answer. */
function optional(subject: string): ProjectProbe {
  return {
    subject,
    command: ['probe', subject],
    isOptional: true,
    variables: { FOR: subject },
    fault: ({ stdout, failure }) => failure ?? (stdout.startsWith('no: ') ? stdout.slice(4) : undefined),
    differences: (before, after) =>
      after.stdout === 'new' ? [] : [`${subject}: ${after.stdout} after ${before.stdout}`],
  };
}

describe('--verify with probes that need not answer', () => {
  const [required] = projectCheck.probes ?? [];
  const probes = [...(required ? [required] : []), optional('production'), optional('staging')];
  const check: ProjectCheck = { ...projectCheck, probes };
  const both = (before: string, after: string) => ['old', before, 'old', 'new', after, 'new'];

  it('asks them after the others, and says what it could not ask', async () => {
    const { ending, screen } = await runWith({
      args: ['--verify'],
      check,
      prints: both('no: KeyError: NAME', 'no: KeyError: NAME'),
    });
    const message = "--verify can't tell what production has: it can't be imported here: KeyError: NAME.";
    expect(await ending).toMatchObject({ exitCode: 0, plan: { notes: [{ message }] } });
    expect(screen.stderr.replace(/\s+/g, ' ')).toContain(message);
    const asked = ['probe', 'probe production', 'probe staging', 'project-check'];
    expect(programsOf(screen.ran)).toEqual([...asked, ...asked]);
  });

  it.each<[string, string, string, string]>([
    ['can no longer be imported', 'old', 'no: it', 'production: no: it after old'],
    ['differs', 'old', 'other', 'production: other after old'],
    ['can be imported only now, and differs', 'no: it', 'other', 'production: other after no: it'],
  ])('puts everything back where one %s', async (_what, before, after, hint) => {
    const { ending, disk } = await runWith({ args: ['--verify'], check, prints: both(before, after) });
    await expect(ending).rejects.toMatchObject({ exitCode: 4, hint });
    expect(textsOf(disk)).toEqual([['fake.txt', 'old\n']]);
  });

  it('says nothing of one that can be imported only now, and is as planned', async () => {
    const { ending } = await runWith({ args: ['--verify'], check, prints: both('no: it', 'new') });
    expect(await ending).toMatchObject({ exitCode: 0, plan: { notes: [] } });
  });

  it('waits for all of them together no longer than the time that there is', async () => {
    const disk = memoryDisk([['fake.txt', 'old\n']]);
    const framework = fakeFramework({ changes: [], projectCheck: check });
    const { context } = await openTestContext({ fs: disk.fs, root: ROOT });
    const given: unknown[] = [];
    const follow: Context['shell']['follow'] = ([, subject], _folder, { signal, variables }) => {
      given.push(variables);
      const answer = { exitCode: 0, stdout: 'new', stderr: '' };
      if (subject !== 'production') return Promise.resolve(answer);
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          resolve({ ...answer, stdout: 'no: killed' });
        });
      });
    };
    const options = parseArguments(['--verify'], '0.0.0', [framework], process);
    const plan = await planFor(options, [framework], context, () => undefined);
    const asking = { ...context, shell: { ...context.shell, follow } };
    const before = await askProbes(check, plan, asking, 20);
    expect(before.map(({ fault }) => fault)).toEqual([
      undefined,
      'it took longer than 0.02 seconds',
      undefined,
    ]);
    expect(given).toEqual([{}, { FOR: 'production' }, { FOR: 'staging' }]);
    expect(await askAgain([], check, plan, asking, 20)).toEqual({
      differences: [],
      open: [
        "--verify can't tell what production has: it can't be imported here: it took longer than 0.02 seconds.",
      ],
    });
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
