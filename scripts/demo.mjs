// Patches a sample of each framework in a scratch folder and shows the screens that a user sees.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));
const command = join(project, 'bin', 'create-wristband-session.js');

for (const framework of ['nest', 'django']) {
  const folder = mkdtempSync(join(tmpdir(), `wristband-${framework}-`));
  cpSync(join(project, 'test', 'samples', framework), folder, { recursive: true });
  renameSync(join(folder, '_gitignore'), join(folder, '.gitignore'));
  spawnSync('git', ['init', '--quiet'], { cwd: folder });

  console.log(`\n=== A ${framework} sample in ${folder}`);
  show(folder, ['--framework', framework, '--insecure-dev', '--yes']);
  console.log('\n--- A second run changes nothing:');
  show(folder, ['--framework', framework, '--insecure-dev', '--yes']);
  console.log('\n--- And check agrees, but for the packages that are not installed yet:');
  show(folder, ['check', '--framework', framework, '--insecure-dev', '--no-install']);
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
