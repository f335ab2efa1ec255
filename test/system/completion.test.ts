import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBuilt } from '../support/built-command.js';

const root = join(import.meta.dirname, '..', '..');

describe('completion', () => {
  it.each(['bash', 'zsh', 'fish', 'powershell'])('prints a script for %s', (shell) => {
    const { exit, stdout, stderr } = runBuilt(['completion', shell], root);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(stdout).toMatch(/create-wristband-session\W+complete\b/);
  });

  it('prints a script that bash takes', () => {
    const { stdout } = runBuilt(['completion', 'bash'], root);
    const checked = spawnSync('bash', ['-n'], { input: stdout, encoding: 'utf8' });
    expect([checked.status, checked.stderr]).toEqual([0, '']);
  });

  it.each([
    [['che'], 'check\t'],
    [['--insec'], '--insecure-dev\t'],
    [['check', '--prod'], '--production\t'],
  ])('answers a shell: %j', (words, word) => {
    const { exit, stdout } = runBuilt(['complete', '--', ...words], root);
    expect(exit).toBe(0);
    expect(stdout).toContain(word);
  });

  it('refuses another shell', () => {
    const { exit, stderr } = runBuilt(['completion', 'tcsh'], root);
    expect(exit).toBe(2);
    expect(stderr).toContain('zsh, bash, fish, powershell');
  });
});

describe('help', () => {
  it.each([[['help', 'check']], [['check', '-h']], [['check', '--help']]])(
    'is that of the command: %j',
    (words) => {
      const { exit, stdout } = runBuilt(words, root);
      expect(exit).toBe(0);
      expect(stdout).toContain('--production');
      expect(stdout).not.toMatch(/--dry-run|--yes|--secret-stdin|--verify|--force/);
    },
  );
});

it('--quiet prints problems only', () => {
  const { exit, stderr } = runBuilt(['--quiet', '--cwd', 'test/samples/nest', '--dry-run'], root);
  expect([exit, stderr]).toEqual([0, '']);
  const check = runBuilt(['check', '--quiet', '--cwd', 'test/samples/nest'], root);
  expect(check.exit).toBe(1);
  expect(check.stderr).toContain('No Wristband session is set up yet');
  expect(check.stderr).not.toContain('Detected');
});
