import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/cli/arguments.js';
import { run } from '../../../src/core/run.js';
import type { Effects, Framework, Texts } from '../../../src/model/types.js';
import { openTestContext } from '../../support/context.js';
import { appendLine, fakeFramework } from '../../support/fake-framework.js';
import { memoryDisk, ROOT } from '../../support/memory-disk.js';

const NOTHING: Effects = { wrong: [], elsewhere: [], doubts: [] };
const WRONG: Effects = {
  ...NOTHING,
  wrong: [
    {
      kind: 'blocked',
      title: 'judge',
      file: 'main.txt',
      line: 3,
      reason: 'It would see the old engine.',
      manual: 'Write ENGINE = ours.',
    },
  ],
};

/** A framework that adds a line to `fake.txt`, and makes of the files what `effects` says. */
function judging(effects: (texts: Texts) => Effects, notes: readonly { file: string; line: number }[] = []) {
  const line = appendLine('fake.txt', 'session');
  const noting = notes.map((note) => ({ ...note, message: 'said already' }));
  const inner = fakeFramework({
    changes: [line, { ...line, run: () => ({ kind: 'unchanged', notes: noting }) }],
  });
  const load: Framework['load'] = async () => {
    const { detect } = await inner.load();
    return {
      detect: async (search) => {
        const project = await detect(search);
        const reads = ['fake.txt', 'main.txt'];
        return { ...project, changeSet: (given) => ({ ...project.changeSet(given), reads, effects }) };
      },
    };
  };
  return { ...inner, load };
}

async function runOn(framework: Framework, ...args: string[]) {
  const disk = memoryDisk([
    ['fake.txt', 'old\n'],
    ['main.txt', 'main\n'],
  ]);
  const { context, screen } = await openTestContext({ fs: disk.fs, root: ROOT });
  const options = parseArguments([...args, '--yes'], '0.0.0', [framework], process);
  const result = await run(options, [framework], context).catch((error: unknown) => error);
  return { result, said: screen.stderr, text: String(disk.tree().get('fake.txt')) };
}

describe('what the framework would make of the files', () => {
  it('is judged by the planned texts', async () => {
    const seen: unknown[] = [];
    const record = (texts: Texts) => {
      seen.push([...texts]);
      return NOTHING;
    };
    expect((await runOn(judging(record), '--dry-run')).result).toMatchObject({ exitCode: 0 });
    expect(seen).toEqual([[['fake.txt', 'old\nsession\n']]]);
  });

  it('blocks the plan where it is surely wrong, and nothing is written', async () => {
    const { result, said, text } = await runOn(judging(() => WRONG));
    expect(result).toMatchObject({ exitCode: 3, status: 'blocked' });
    expect(said).toContain('main.txt:3');
    expect(said).toContain('It would see the old engine.');
    expect(said).toContain('Write ENGINE = ours.');
    expect(text).toBe('old\n');
  });

  it('is a finding of check with file and line', async () => {
    const { result } = await runOn(
      judging(() => WRONG),
      'check',
    );
    expect(result).toMatchObject({ exitCode: 1 });
    expect(result).toHaveProperty(
      'findings',
      expect.arrayContaining([{ file: 'main.txt', line: 3, message: 'It would see the old engine.' }]),
    );
  });

  it('is judged again on the disk, and everything is put back where it is wrong there', async () => {
    const onDisk = (texts: Texts) => (texts.get('main.txt') === 'main\n' ? WRONG : NOTHING);
    const { result, text } = await runOn(judging(onDisk));
    expect(result).toMatchObject({ exitCode: 4, file: 'main.txt', line: 3 });
    expect(result).toHaveProperty('message', expect.stringContaining('It would see the old engine; every'));
    expect(text).toBe('old\n');
  });
});

describe('what cannot be told', () => {
  const doubts = [{ message: 'Cannot tell.', file: 'main.txt', line: 5 }];
  const elsewhere = [{ message: 'Elsewhere.', file: 'live.txt', line: 7 }];
  const effects = () => ({ ...NOTHING, doubts, elsewhere });

  it('is a note of check, and no finding', async () => {
    const { said, result } = await runOn(judging(effects), 'check');
    expect(said).toContain('main.txt:5  Cannot tell.');
    expect(said).toContain('live.txt:7  Elsewhere.');
    expect(result).not.toHaveProperty(
      'findings',
      expect.arrayContaining([expect.objectContaining({ file: 'main.txt' })]),
    );
  });

  it('is no matter for a run, which notes what other settings make of it', async () => {
    const { said } = await runOn(judging(effects));
    expect(said).not.toContain('Cannot tell.');
    expect(said).toContain('live.txt:7  Elsewhere.');
  });

  it('is not said twice', async () => {
    const { said } = await runOn(judging(effects, [{ file: 'main.txt', line: 5 }]), 'check');
    expect(said).toContain('main.txt:5  said already');
    expect(said).not.toContain('Cannot tell.');
  });
});
