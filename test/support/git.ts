import { spawnSync } from 'node:child_process';

/** Whether the parts that need git can run; without it they are skipped, and say so. */
export const hasGit = spawnSync('git', ['--version']).status === 0;

if (!hasGit) console.log('skipped: what needs git, which is not on the PATH');
