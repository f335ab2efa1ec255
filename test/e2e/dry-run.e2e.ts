import { cp } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { describeWith } from './available.js';
import { runCli } from './cli.js';
import { newDjangoProject } from './django-app.js';
import { discard, newFolder, photograph } from './folders.js';
import { newNestSources } from './nest-app.js';
import { succeed } from './programs.js';

const SECRET = 'dry-run-secret-0123456789-abcdefghijklmnop';

describeWith(['cli', 'nest'], 'the dry run of a Nest application', () => {
  it('prints the very change that the run makes', async () => {
    await proveDiff(await newNestSources(11, 'default'), 'nest');
  });
});

describeWith(['cli', 'python'], 'the dry run of a Django project', () => {
  it('prints the very change that the run makes', async () => {
    await proveDiff(await newDjangoProject('as generated'), 'django');
  });
});

/** `git apply` of the dry run's output must give what the run gives, but for the env file, which is no diff. */
async function proveDiff(app: string, framework: string): Promise<void> {
  await succeed(['git', 'init', '--quiet'], { cwd: app });
  const applied = await newFolder('applied');
  await cp(app, applied, { recursive: true });
  const args = ['--framework', framework, '--secret-stdin', '--no-install'];
  const before = await photograph(app);

  const dry = await runCli(app, [...args, '--dry-run'], SECRET);
  expect(dry.exitCode, dry.output).toBe(0);
  expect(dry.output).not.toContain(SECRET);
  expect(await photograph(app)).toEqual(before);

  await succeed(['git', 'apply', '--check', '-'], { cwd: applied, input: dry.stdout });
  await succeed(['git', 'apply', '-'], { cwd: applied, input: dry.stdout });

  const real = await runCli(app, args, SECRET);
  expect(real.exitCode, real.output).toBe(0);
  expect(real.output).not.toContain(SECRET);
  const { '.env': env, ...patched } = await photograph(app);
  expect(env).toContain(`WRISTBAND_SESSION_SECRET=${SECRET}`);
  expect(patched).not.toEqual(before);
  expect(await photograph(applied)).toEqual(patched);
  await Promise.all([app, applied].map(discard));
}
