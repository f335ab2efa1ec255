import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/cli/arguments.js';
import { run } from '../../../src/core/run.js';
import type { Review, Texts } from '../../../src/model/change.js';
import type { Framework } from '../../../src/model/framework.js';
import { openTestContext } from '../../support/context.js';
import { appendLine, fakeFramework } from '../../support/fake-framework.js';
import { memoryDisk, ROOT } from '../../support/memory-disk.js';

const NOTHING: Review = { blocked: [], findings: [], notes: [], unknown: [] };
const WRONG: Review = {
  ...NOTHING,
  blocked: [
    {
      kind: 'blocked',
      title: 'review',
      file: 'main.txt',
      line: 3,
      reason: 'It would see the old engine.',
      manual: 'Write ENGINE = ours.',
    },
  ],
};

/** A framework that adds a line to `fake.txt`, and makes of the files what `review` says. */
function reviewing(review: (texts: Texts) => Review) {
  const inner = fakeFramework({ changes: [appendLine('fake.txt', 'session')] });
  const load: Framework['load'] = async () => {
    const { detect } = await inner.load();
    return {
      detect: async (search) => {
        const project = await detect(search);
        const reads = ['fake.txt', 'main.txt'];
        return { ...project, changeSet: (given) => ({ ...project.changeSet(given), reads, review }) };
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
  it('is reviewed by the planned texts', async () => {
    const seen: unknown[] = [];
    const record = (texts: Texts) => {
      seen.push([...texts]);
      return NOTHING;
    };
    expect((await runOn(reviewing(record), '--dry-run')).result).toMatchObject({ exitCode: 0 });
    expect(seen).toEqual([[['fake.txt', 'old\nsession\n']]]);
  });

  it('blocks the plan where it is surely wrong, and nothing is written', async () => {
    const { result, said, text } = await runOn(reviewing(() => WRONG));
    expect(result).toMatchObject({ exitCode: 3, status: 'blocked' });
    expect(said).toContain('main.txt:3');
    expect(said).toContain('It would see the old engine.');
    expect(said).toContain('Write ENGINE = ours.');
    expect(text).toBe('old\n');
  });

  it('is a finding of check with file and line', async () => {
    const { result } = await runOn(
      reviewing(() => WRONG),
      'check',
    );
    expect(result).toMatchObject({ exitCode: 1 });
    expect(result).toHaveProperty(
      'findings',
      expect.arrayContaining([
        {
          file: 'main.txt',
          line: 3,
          message: 'It would see the old engine.',
          manual: 'Write ENGINE = ours.',
        },
      ]),
    );
  });

  it('is reviewed again on the disk, and everything is put back where it is wrong there', async () => {
    const onDisk = (texts: Texts) => (texts.get('main.txt') === 'main\n' ? WRONG : NOTHING);
    const { result, text } = await runOn(reviewing(onDisk));
    expect(result).toMatchObject({ exitCode: 4, file: 'main.txt', line: 3 });
    expect(result).toHaveProperty(
      'message',
      expect.stringContaining('It would see the old engine; all changes'),
    );
    expect(text).toBe('old\n');
  });
});

describe('what is unknown', () => {
  const unknown = [{ message: 'Cannot tell.', file: 'main.txt', line: 5 }];
  const notes = [{ message: 'Elsewhere.', file: 'live.txt', line: 7 }];
  const review = () => ({ ...NOTHING, unknown, notes });

  it('is a note of check, and no finding', async () => {
    const { said, result } = await runOn(reviewing(review), 'check');
    expect(said).toContain('main.txt:5  Cannot tell.');
    expect(said).toContain('live.txt:7  Elsewhere.');
    expect(result).not.toHaveProperty(
      'findings',
      expect.arrayContaining([expect.objectContaining({ file: 'main.txt' })]),
    );
  });

  it('is no matter for a run, which notes what other settings make of it', async () => {
    const { said } = await runOn(reviewing(review));
    expect(said).not.toContain('Cannot tell.');
    expect(said).toContain('live.txt:7  Elsewhere.');
  });
});
