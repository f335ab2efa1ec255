import { execFileSync, spawnSync } from 'node:child_process';

/** Whether the parts that need git can run; without it they are skipped, and say so. */
export const hasGit = spawnSync('git', ['--version']).status === 0;

if (!hasGit) console.log('skipped: what needs git, which is not on the PATH');

const AUTHOR = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];

/** Runs git in a folder; what it prints. What it complains about is part of the error. */
export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', [...AUTHOR, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
}

/** Makes a folder a repository in which everything is committed that is not ignored. */
export function commitAll(folder: string): void {
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '-m', 'first');
}
