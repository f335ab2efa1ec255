import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/model/errors.js';
import { run } from '../../../src/core/run.js';
import type { Change } from '../../../src/model/change.js';
import type { Framework } from '../../../src/model/framework.js';
import type { Options } from '../../../src/model/options.js';
import { CASE_SECRET, openTestContext, type PromptAnswers } from '../../support/context.js';
import { appendLine, fakeFramework } from '../../support/fake-framework.js';
import { memoryDisk, ROOT, type MemoryDisk } from '../../support/memory-disk.js';

const usual: Options = {
  command: 'apply',
  dryRun: false,
  install: true,
  verify: false,
  production: false,
  force: false,
  json: false,
  folderFlags: [],
  given: {},
};

const wants = fakeFramework({ changes: [appendLine('fake.txt', 'session')], missing: ['sdk'] });

async function runWith(
  disk: MemoryDisk,
  options: Partial<Options>,
  frameworks: readonly Framework[] = [wants],
  answers?: PromptAnswers,
) {
  const { context, screen } = await openTestContext({ fs: disk.fs, root: ROOT, ...(answers && { answers }) });
  const { exitCode: exit } = await run({ ...usual, ...options }, frameworks, context);
  return { exit, screen };
}

const fresh = (): MemoryDisk => memoryDisk([['fake.txt', 'old\n']]);

describe('a run without a person', () => {
  it('shows the diff on stdout, writes, and says what is next', async () => {
    const disk = fresh();
    const { exit, screen } = await runWith(disk, {});
    expect(exit).toBe(0);
    expect(screen.stdout).toContain('+session\n');
    expect(screen.ran).toEqual([`${ROOT} fake-install sdk`]);
    expect(screen.stderr).toContain('Done: 1 file written, 1 package installed.');
    expect(screen.stderr).toContain('Read the next page of the guide.');
    expect(String(disk.tree().get('fake.txt'))).toBe('old\nsession\n');
  });

  it('writes nothing with --dry-run and shows the same diff', async () => {
    const disk = fresh();
    const dry = await runWith(disk, { dryRun: true });
    expect(String(disk.tree().get('fake.txt'))).toBe('old\n');
    expect((await runWith(disk, {})).screen.stdout).toBe(dry.screen.stdout);
  });

  it('names the flag when two frameworks are there', async () => {
    const two = [wants, fakeFramework({ name: 'other', changes: [] })];
    await expect(runWith(fresh(), {}, two)).rejects.toMatchObject({
      exitCode: 2,
      hint: expect.stringMatching(/--framework fake\n.*--framework other/),
    });
  });

  it('rejects a framework that is not there, and says what it looked for', async () => {
    await expect(runWith(memoryDisk([['x', '']]), { framework: 'fake' })).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining(`Found no Fake fake application in ${join(ROOT)}`),
      hint: expect.stringContaining('fake.txt'),
    });
  });
});

describe('check', () => {
  it('exits 1 with the findings, and 0 once all is in place', async () => {
    const disk = fresh();
    const begun = fakeFramework({
      changes: [appendLine('fake.txt', 'session')],
      missing: ['sdk'],
      current: { insecureDev: false },
    });
    const before = await runWith(disk, { command: 'check' }, [begun]);
    expect(before.exit).toBe(1);
    expect(before.screen.stderr).toContain('fake.txt:1  a line is missing');
    expect(before.screen.stderr).toContain('sdk is not declared as a dependency');
    await runWith(disk, {});
    expect((await runWith(disk, { command: 'check' })).exit).toBe(1);
    expect((await runWith(disk, { command: 'check', install: false })).exit).toBe(0);
  });
});

describe('a conversation', () => {
  it('asks framework, questions and one confirmation, then shows the call without questions', async () => {
    const disk = fresh();
    const other = { ...fakeFramework({ name: 'other', changes: [] }), sign: 'fake.txt' };
    const answers = {
      'Which framework': 'fake',
      'plain http://localhost': true,
      'Write 1 file and install 1 package?': true,
    };
    const { exit, screen } = await runWith(disk, {}, [other, wants], answers);
    expect(exit).toBe(0);
    expect(screen.asked).toEqual([
      'Which framework?',
      'Allow plain http://localhost?',
      'Show the diff?',
      'Write 1 file and install 1 package?',
    ]);
    expect(screen.stderr).toContain('npx create-wristband-session --framework fake --insecure-dev --yes');
  });

  it('shows as much of the diff as is wanted', async () => {
    const two = fakeFramework({ changes: [appendLine('fake.txt', 'one'), appendLine('other.txt', 'two')] });
    const disk = fresh();
    const { context, screen } = await openTestContext({ fs: disk.fs, root: ROOT, answers: {} });
    const wanted = ['only other.txt', 'no'];
    const select = () => Promise.resolve(wanted.shift() ?? 'all');
    const confirm = (message: string) => Promise.resolve(!message.startsWith('Write'));
    const prompt = { interactive: true, select, confirm };
    await run({ ...usual, given: { insecureDev: false } }, [two], { ...context, prompt });
    expect(screen.stdout).toContain('+two');
    expect(screen.stdout).not.toContain('+one');
    expect(wanted).toEqual([]);
  });

  it('writes nothing when the confirmation is declined', async () => {
    const disk = fresh();
    const answers = { 'Which framework': 'fake', 'plain http://localhost': false, 'Write 1 file': false };
    const { exit } = await runWith(disk, {}, [wants], answers);
    expect(exit).toBe(130);
    expect(String(disk.tree().get('fake.txt'))).toBe('old\n');
  });
});

it('declined consent is a declined run, and no refusal', async () => {
  const other: Change = {
    title: 'look for another session',
    file: 'fake.txt',
    run: () => ({ kind: 'blocked', reason: 'One is there.', manual: 'Remove it.', consent: 'replace it' }),
  };
  const disk = fresh();
  const asking = [fakeFramework({ changes: [appendLine('fake.txt', 'session'), other] })];
  const answers = { 'plain http://localhost': false, 'Go ahead': false };
  const { exit, screen } = await runWith(disk, {}, asking, answers);
  expect(exit).toBe(130);
  expect(screen.stderr).toContain('If you go ahead: replace it');
  expect(screen.stderr).toContain('No files were changed.\n');
  expect(screen.stderr).not.toContain('Stopped');
  expect(String(disk.tree().get('fake.txt'))).toBe('old\n');
});

describe('a conversation that can only end in a refusal', () => {
  const block = (when: (insecure: boolean) => boolean): Framework => {
    const blocks: Change = {
      title: 'wire it',
      file: 'fake.txt',
      run: () => ({ kind: 'blocked', reason: 'It cannot be followed.', manual: 'Write it by hand.' }),
    };
    const base = fakeFramework({ changes: [] });
    return {
      ...base,
      load: async () => {
        const { detect } = await base.load();
        return {
          detect: async (search) => {
            const project = await detect(search);
            return {
              ...project,
              changeSet: (given) => ({
                ...project.changeSet(given),
                changes: when(given.values['insecureDev'] === true)
                  ? [blocks]
                  : [appendLine('fake.txt', 'session')],
              }),
            };
          },
        };
      },
    };
  };

  it('refuses before it asks', async () => {
    const { exit, screen } = await runWith(fresh(), {}, [block(() => true)], {});
    expect(exit).toBe(3);
    expect(screen.asked).toEqual([]);
    expect(screen.stderr).toContain('Write it by hand.');
  });

  it('asks where an answer decides', async () => {
    const answers = { 'Which framework': 'fake', 'plain http://localhost': true };
    const { exit, screen } = await runWith(fresh(), {}, [block((insecure) => insecure)], answers);
    expect(exit).toBe(3);
    expect(screen.asked).toEqual(['Allow plain http://localhost?']);
  });

  it('takes a flag for an answer', async () => {
    const refusing = [block((insecure) => insecure)];
    const { screen } = await runWith(fresh(), { given: { insecureDev: true } }, refusing, {});
    expect(screen.asked).toEqual([]);
  });

  it('asks which framework is meant before it can know', async () => {
    const other = { ...fakeFramework({ name: 'other', changes: [] }), sign: 'fake.txt' };
    const { exit, screen } = await runWith(fresh(), {}, [other, block(() => true)], {
      'Which framework': 'fake',
    });
    expect(exit).toBe(3);
    expect(screen.asked).toEqual(['Which framework?']);
  });

  it('refuses a project that is not supported before it asks', async () => {
    const broken: Framework = {
      ...fakeFramework({ changes: [] }),
      load: () => Promise.resolve({ detect: () => Promise.reject(new UserError('It is too old.')) }),
    };
    await expect(runWith(fresh(), {}, [broken], {})).rejects.toThrow('It is too old.');
  });

  it('asks a check all the same', async () => {
    const answers = { 'Which framework': 'fake', 'plain http://localhost': false };
    const { screen } = await runWith(fresh(), { command: 'check' }, [block(() => true)], answers);
    expect(screen.asked).toHaveLength(1);
  });
});

describe('values that stand in the way', () => {
  const replace: Change = {
    title: 'replace the engine',
    file: 'fake.txt',
    run: () => ({
      kind: 'blocked',
      reason: 'ENGINE is mine.',
      line: 7,
      manual: 'Write ENGINE = ours.',
      consent: 'replace ENGINE',
    }),
  };
  const stubborn = fakeFramework({ changes: [appendLine('fake.txt', 'session'), replace] });

  it('block everything without consent: file, line, reason and the manual step are said', async () => {
    const disk = fresh();
    const { exit, screen } = await runWith(disk, {}, [stubborn]);
    expect(exit).toBe(3);
    expect(screen.stdout).toBe('');
    expect(screen.stderr).toContain('fake.txt:7');
    expect(screen.stderr).toContain('Write ENGINE = ours.');
    expect(screen.stderr).toContain('--force');
    expect(String(disk.tree().get('fake.txt'))).toBe('old\n');
  });

  it('are replaced after a yes', async () => {
    const disk = fresh();
    const asks: Framework = {
      ...stubborn,
      load: async () => {
        const inner = await stubborn.load();
        return {
          detect: async (search) => {
            const project = await inner.detect(search);
            return {
              ...project,
              changeSet: (given) => ({
                ...project.changeSet(given),
                changes: given.force ? [appendLine('fake.txt', 'ours')] : [replace],
              }),
            };
          },
        };
      },
    };
    const answers = {
      'Which framework': 'fake',
      'plain http://localhost': false,
      'Go ahead': true,
      'Write 1 file?': true,
    };
    expect((await runWith(disk, {}, [asks], answers)).exit).toBe(0);
    expect(String(disk.tree().get('fake.txt'))).toBe('old\nours\n');
  });
});

it('puts everything back when the second plan is not empty', async () => {
  const disk = fresh();
  const restless: Change = {
    title: 'never done',
    file: 'fake.txt',
    run: (source = '') => ({ kind: 'changed', text: `${source}again\n` }),
  };
  await expect(runWith(disk, {}, [fakeFramework({ changes: [restless] })])).rejects.toBeInstanceOf(UserError);
  expect(String(disk.tree().get('fake.txt'))).toBe('old\n');
});

it('plans with what it has read, and does not overwrite what another program has written since', async () => {
  const disk = fresh();
  const slow: Framework = {
    ...wants,
    load: async () => {
      const inner = await wants.load();
      return {
        detect: async (search) => {
          await search.workspace.read('fake.txt');
          disk.volume.writeFileSync(`${ROOT}/fake.txt`, 'theirs\n');
          return inner.detect(search);
        },
      };
    },
  };
  await expect(runWith(disk, {}, [slow])).rejects.toMatchObject({ exitCode: 4, file: 'fake.txt' });
  expect(String(disk.tree().get('fake.txt'))).toBe('theirs\n');
});

it('never shows a secret, in a new line, an old one or a hidden file', async () => {
  const disk = memoryDisk([['fake.txt', 'key=an-old-secret\n']]);
  const leaky = fakeFramework({
    changes: [
      {
        title: 'set the secret',
        file: 'fake.txt',
        run: (source = '') =>
          source.includes(CASE_SECRET)
            ? { kind: 'unchanged' }
            : { kind: 'changed', text: `${source}new=${CASE_SECRET}\n`, redact: ['an-old-secret'] },
      },
      appendLine('hidden.env', CASE_SECRET, { hidden: true, mode: 0o600 }),
    ],
  });
  const { screen } = await runWith(disk, {}, [leaky]);
  expect(screen.stdout).toContain('+new=<hidden secret>');
  expect(screen.stdout).not.toContain('hidden.env');
  expect(screen.stderr).toContain('hidden.env');
  expect(screen.stdout + screen.stderr).not.toMatch(/an-old-secret|case-secret/);
  expect(disk.volume.statSync(`${ROOT}/hidden.env`).mode & 0o777).toBe(0o600);
});

describe('files that git could not give back', () => {
  const git = { uncommitted: ['fake.txt', 'other.txt'] };

  it('are noted, and without a person the run goes on', async () => {
    const disk = fresh();
    const { context, screen } = await openTestContext({ fs: disk.fs, root: ROOT, git });
    expect(await run(usual, [wants], context)).toMatchObject({ exitCode: 0 });
    expect(screen.stderr).toMatch(/fake\.txt: uncommitted changes, so git can't undo the edit\.\n/);
  });

  it('are noted before the confirmation', async () => {
    const disk = fresh();
    const answers = { 'Which framework': 'fake', 'plain http://localhost': false, 'Write 1 file': false };
    const { context, screen } = await openTestContext({ fs: disk.fs, root: ROOT, git, answers });
    await run(usual, [wants], context);
    expect(screen.stderr).toMatch(/uncommitted changes.*\nNo files were changed/);
  });

  it('are no concern of a check, nor where nothing is edited', async () => {
    const disk = memoryDisk([['fake.txt', 'session\n']]);
    for (const command of ['apply', 'check'] as const) {
      const { context, screen } = await openTestContext({ fs: disk.fs, root: ROOT, git });
      await run({ ...usual, command }, [wants], context);
      expect(screen.stderr).not.toContain('committed');
    }
  });
});
