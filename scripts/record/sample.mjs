import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The command as it is built. */
export const command = join(root, 'bin', 'create-wristband-session.cjs');

/**
 * Runs with a sample in a git repository of its own, which is deleted afterwards.
 * @param {'nest' | 'express' | 'django' | 'fastapi'} framework
 * @param {(folder: string) => unknown} work
 */
export async function withSample(framework, work) {
  const folder = mkdtempSync(join(tmpdir(), `wristband-${framework}-`));
  try {
    cpSync(join(root, 'test', 'samples', framework), folder, { recursive: true });
    renameSync(join(folder, '_gitignore'), join(folder, '.gitignore'));
    const git = (...args) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
    git('init', '--quiet');
    git('add', '--all');
    git(
      '-c',
      'user.name=Demo',
      '-c',
      'user.email=demo@example.com',
      'commit',
      '--quiet',
      '--message',
      'First',
    );
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
