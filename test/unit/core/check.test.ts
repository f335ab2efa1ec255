import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/cli/arguments.js';
import { frameworks } from '../../../src/frameworks/index.js';
import { run } from '../../../src/core/run.js';
import { readTree } from '../../support/case-folder.js';
import { openTestContext, type GitFacts } from '../../support/context.js';
import { memoryDisk, ROOT, type MemoryDisk } from '../../support/memory-disk.js';

const OLD = 'an-old-session-secret-of-enough-length-1234';

/** A sample that is patched already. */
async function patched(framework: 'nest' | 'django', ...flags: string[]): Promise<MemoryDisk> {
  const disk = memoryDisk(readTree(join(import.meta.dirname, '..', '..', 'samples', framework)));
  await runOn(disk, flags);
  return disk;
}

async function runOn(disk: MemoryDisk, args: readonly string[], git: GitFacts = {}, annotations = false) {
  const { context, screen } = await openTestContext({ fs: disk.fs, root: ROOT, git });
  const options = { ...parseArguments(args, '0.0.0', frameworks, process), annotations };
  const { exitCode, findings } = await run(options, frameworks, context);
  const found = findings.map(({ file, line, message }) => `${file ?? ''}:${line ?? ''} ${message}`);
  expect(screen.stderr).not.toContain(OLD);
  return { exit: exitCode, found, screen };
}

it.each(['nest', 'django'])('says one thing where no session was ever set up: %s', async (framework) => {
  const sample = readTree(join(import.meta.dirname, '..', '..', 'samples', framework));
  const disk = memoryDisk([...sample, ['.env.example', 'PORT=3000\n']]);
  const { exit, screen } = await runOn(disk, ['check'], {}, true);
  expect(exit).toBe(1);
  expect(screen.stderr).toContain('No Wristband session is set up yet. A run would do this:\n');
  expect(screen.stderr).not.toContain('problem');
  expect(screen.stderr).toContain(`To set it up: npx create-wristband-session --framework ${framework} (`);
  expect(screen.stderr.match(/^::error.*$/gm)).toEqual([
    '::error title=Wristband session::No Wristband session is set up yet.',
  ]);
});

it('keeps the command on a line of its own where the terminal is too narrow', async () => {
  const disk = await patched('nest', '--insecure-dev', '--no-install');
  const { context, screen } = await openTestContext({ fs: disk.fs, root: ROOT, columns: 80 });
  await run(
    parseArguments(['check', '--production', '--no-install'], '0.0.0', frameworks, process),
    frameworks,
    context,
  );
  expect(screen.stderr).toMatch(
    /\nTo fix:\n {2}npx create-wristband-session .*\n {2}\(preview with --dry-run\)\n$/,
  );
});

const check = ['check', '--no-install'];
const setEnv = (disk: MemoryDisk, text: string): void => {
  disk.volume.writeFileSync(`${ROOT}/.env`, text);
};

describe.each(['nest', 'django'] as const)('check on a %s project', (framework) => {
  it.each([
    ['missing', '', 'WRISTBAND_SESSION_SECRET is not set'],
    ['empty', 'WRISTBAND_SESSION_SECRET=\n', 'it is empty'],
    ['short', 'WRISTBAND_SESSION_SECRET=too-short\n', 'it is shorter than 32 characters'],
    ['a placeholder', 'WRISTBAND_SESSION_SECRET=your-secret-at-least-32-characters-long\n', 'a placeholder'],
    [
      'that of another key',
      `SECRET_KEY='${OLD}'\nWRISTBAND_SESSION_SECRET=${OLD}\n`,
      'the same as SECRET_KEY',
    ],
  ])('finds a secret that is %s', async (_name, env, message) => {
    const disk = await patched(framework);
    setEnv(disk, env);
    const { exit, found } = await runOn(disk, check);
    expect(exit).toBe(1);
    expect(found.join('\n')).toContain(message);
  });

  it('finds an env file with the secret that git tracks', async () => {
    const disk = await patched(framework);
    setEnv(disk, `# first\nWRISTBAND_SESSION_SECRET=${OLD}\n`);
    expect(await runOn(disk, check)).toMatchObject({ exit: 0, found: [] });
    const { exit, found } = await runOn(disk, check, { tracked: ['.env'] });
    expect(exit).toBe(1);
    expect(found).toEqual(['.env:2 this file contains a session secret, and git tracks it']);
  });

  it('finds a literal secret in a source that git tracks', async () => {
    const disk = await patched(framework, '--secret-store', 'inline');
    const file = framework === 'nest' ? 'src/config/wristband.config.ts' : 'bookshop/settings.py';
    const text = String(disk.tree().get(file)).replace(/case-secret-[\w-]+/, OLD);
    disk.volume.writeFileSync(`${ROOT}/${file}`, text);
    expect(await runOn(disk, check)).toMatchObject({ exit: 0, found: [] });
    const { exit, found } = await runOn(disk, check, { tracked: [file] });
    const line = text.slice(0, text.indexOf(OLD)).split('\n').length;
    expect(exit).toBe(1);
    expect(found).toEqual([`${file}:${line} this file contains a session secret, and git tracks it`]);
  });

  it('takes insecure cookies for a finding unless they are asked for', async () => {
    const disk = await patched(framework, '--insecure-dev');
    expect(await runOn(disk, [...check, '--insecure-dev'])).toMatchObject({ exit: 0 });
    expect((await runOn(disk, [...check, '--production'])).exit).toBe(1);
    const secure = await patched(framework);
    expect(await runOn(secure, [...check, '--production'])).toMatchObject({ exit: 0 });
    expect((await runOn(secure, [...check, '--insecure-dev'])).exit).toBe(1);
  });

  it('rejects --production together with --insecure-dev', async () => {
    const disk = await patched(framework);
    await expect(runOn(disk, [...check, '--production', '--insecure-dev'])).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('--insecure-dev'),
    });
  });

  it('annotates the lines in GitHub Actions', async () => {
    const disk = await patched(framework);
    setEnv(disk, 'WRISTBAND_SESSION_SECRET=short\n');
    const { screen } = await runOn(disk, check, {}, true);
    expect(screen.stderr).toContain(
      '::error file=.env,line=1,title=Wristband session::WRISTBAND_SESSION_SECRET is already set, but it is shorter',
    );
    expect((await runOn(disk, check)).screen.stderr).not.toContain('::error');
  });
});
