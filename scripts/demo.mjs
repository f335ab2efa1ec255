// Patches a sample of each framework in a scratch repository, shows the screens that a user sees, and cleans up.
import { spawnSync } from 'node:child_process';
import { command, withSample } from './record/sample.mjs';
import { linesOf, record } from './record/terminal.mjs';
import { WIZARD } from './record/wizard.mjs';

const COLUMNS = Math.max(80, process.stdout.columns ?? 100);

const LABELS = { nest: 'NestJS', express: 'Express', django: 'Django', fastapi: 'FastAPI' };

for (const [framework, label] of Object.entries(LABELS)) {
  // The samples are not installed, and this is no place to begin with it.
  await withSample(framework, async (folder) => {
    console.log(`\n=== ${label}: the wizard\n`);
    await showWizard(folder, ['--no-install']);
    console.log('\n--- A second run has nothing to ask, and changes nothing:');
    show(folder, ['--no-install']);
    console.log('\n--- check agrees, except for the packages that you still have to install:');
    show(folder, ['check', '--no-install']);
    console.log('\n--- remove takes the session away again:');
    show(folder, ['remove', '--yes']);
  });
  await withSample(framework, (folder) => {
    console.log(`\n=== ${label}: the same in CI, with the diff\n`);
    show(folder, ['--framework', framework, '--insecure-dev', '--yes', '--no-install']);
  });
}

async function showWizard(folder, args) {
  const { terminal, exitCode } = await record([process.execPath, command, ...args], folder, WIZARD, COLUMNS);
  console.log(`$ npx create-wristband-session ${args.join(' ')}\n`);
  console.log(linesOf(terminal).join('\n'));
  if (exitCode !== 0) process.exit(exitCode);
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
