// Patches a sample of each framework in a scratch folder and shows the screens that a user sees.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));
const command = join(project, 'bin', 'create-wristband-session.cjs');

for (const framework of ['nest', 'django']) {
  const folder = mkdtempSync(join(tmpdir(), `wristband-${framework}-`));
  cpSync(join(project, 'test', 'samples', framework), folder, { recursive: true });
  renameSync(join(folder, '_gitignore'), join(folder, '.gitignore'));
  spawnSync('git', ['init', '--quiet'], { cwd: folder });

  // The samples are not installed, and this is no place to begin with it.
  const flags = ['--framework', framework, '--insecure-dev', '--yes', '--no-install'];
  console.log(`\n=== A ${framework} sample in ${folder}`);
  show(folder, flags);
  console.log('\n--- A second run changes nothing:');
  show(folder, flags);
  console.log('\n--- check agrees, except for the packages that you still have to install:');
  show(folder, ['check', ...flags]);
}

function show(folder, args) {
  console.log(`$ npx create-wristband-session ${args.join(' ')}\n`);
  // One stream, so that the diff and the words stand in the order in which they were written.
  const { status } = spawnSync(process.execPath, [command, ...args], {
    cwd: folder,
    stdio: ['ignore', 1, 1],
  });
  if (status !== 0) process.exit(status ?? 1);
}
