import { describe, expect, it } from 'vitest';
import { readCaseNamed } from '../../support/case-folder.js';
import type { TestOptions } from '../../support/context.js';
import { memoryDisk } from '../../support/memory-disk.js';
import { runCase } from '../../support/run-case.js';

const CLIENT = 'WRISTBAND_CLIENT_ID, WRISTBAND_CLIENT_SECRET and WRISTBAND_APPLICATION_VANITY_DOMAIN';
const values = {
  WRISTBAND_CLIENT_ID: 'a',
  WRISTBAND_CLIENT_SECRET: 'b',
  WRISTBAND_APPLICATION_VANITY_DOMAIN: 'c.example',
};

/** What a person reads in a case that is set up, with more in its env file. */
async function screenOf(
  name: string,
  flags: readonly string[],
  more: { readonly env?: string; readonly settings?: string } & Partial<TestOptions> = {},
): Promise<string> {
  const example = readCaseNamed(name);
  const files = new Map(example.after);
  const extend = (path: string, text = '') => {
    files.set(path, Buffer.from(`${String(files.get(path) ?? '')}${text}`));
  };
  extend('.env', more.env);
  if (more.settings !== undefined) extend('garden/settings.py', more.settings);
  const { args } = example.options;
  const { screen } = await runCase(memoryDisk(files), { options: { args } }, flags, more);
  return screen.stderr;
}

const nest = 'nest/fresh-11';

describe('what the application demands', { timeout: 60_000 }, () => {
  it('is named by every run until it is set', async () => {
    const step = `1. Set ${CLIENT} in .env.`;
    expect(await screenOf(nest, ['--no-install'])).toContain(`2. Set ${CLIENT} in .env.`);
    expect(await screenOf(nest, [])).toContain(step);
    expect(await screenOf(nest, ['--dry-run'])).toContain(`Set ${CLIENT} in .env.`);
    const failing = () => ({ exitCode: 1, stdout: '', stderr: '' });
    expect(await screenOf(nest, [], { programs: failing })).toContain(`2. Set ${CLIENT} in .env.`);
  });

  it('counts as set in the env file and in the environment, but not empty or as a placeholder', async () => {
    const env =
      'WRISTBAND_CLIENT_ID=<your-id>\nWRISTBAND_CLIENT_SECRET=\nWRISTBAND_APPLICATION_VANITY_DOMAIN=x\n';
    expect(await screenOf(nest, [], { env })).toContain(
      'Set WRISTBAND_CLIENT_ID and WRISTBAND_CLIENT_SECRET in .env.',
    );
    expect(await screenOf(nest, [], { variables: values })).not.toContain('Next steps');
  });

  it('is a note of check, which stays complete', async () => {
    const said = await screenOf(nest, ['check', '--no-install']);
    expect(said).toContain('Everything is set up.');
    expect(said).toContain(`${CLIENT} are not set in .env or in the environment of this command.`);
    const set = await screenOf(nest, ['check', '--no-install'], { variables: values });
    expect(set).not.toContain('WRISTBAND_CLIENT_ID');
    const production = await screenOf(nest, ['check', '--production', '--no-install']);
    expect(production).not.toContain('WRISTBAND_CLIENT_ID');
  });

  it('may have its secret in the environment alone, as in CI', async () => {
    for (const name of [nest, 'django/fresh-5.2']) {
      const example = readCaseNamed(name);
      const files = new Map(example.after);
      files.delete('.env');
      const checked = async (variables: Readonly<Record<string, string>>) => {
        const flags = ['check', '--production', '--no-install'];
        return (await runCase(memoryDisk(files), { options: { args: [] } }, flags, { variables })).exit;
      };
      const secret = { WRISTBAND_SESSION_SECRET: 'Jx9Zk4Lr8Tt1Hs6Wd3Pf5Cgq0Vb7yM2n' };
      expect([await checked({}), await checked(secret)]).toEqual([1, 0]);
      expect(await checked({ WRISTBAND_SESSION_SECRET: 'too-short' })).toBe(1);
      const run = await runCase(memoryDisk(files), { options: { args: ['--no-install'] } }, [], {
        variables: secret,
      });
      expect(run.result?.plan.files).toEqual([]);
    }
  });

  it('is left out where a file that may set it is encrypted', async () => {
    const example = readCaseNamed(nest);
    const files = new Map(example.after).set('.env', Buffer.from('$ANSIBLE_VAULT;1.1;AES256\n6162\n'));
    const { screen } = await runCase(memoryDisk(files), { options: { args: [] } }, ['check', '--no-install']);
    expect(screen.stderr).not.toContain('WRISTBAND_CLIENT_ID');
  });

  it('is what the settings of Django read without a default', async () => {
    const settings = "WRISTBAND_AUTH = {'client_id': os.environ['WRISTBAND_CLIENT_ID']}\n";
    expect(await screenOf('django/fresh-5.2', [], { settings })).toContain(
      'Set WRISTBAND_CLIENT_ID in .env.',
    );
    const env = 'WRISTBAND_CLIENT_ID=a\n';
    expect(await screenOf('django/fresh-5.2', [], { settings, env })).not.toContain('WRISTBAND_CLIENT_ID');
  });
});
