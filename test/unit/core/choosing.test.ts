import { expect, it } from 'vitest';
import { parseArguments } from '../../../src/cli/arguments.js';
import { frameworks } from '../../../src/frameworks/index.js';
import { run } from '../../../src/core/run.js';
import { readCaseNamed } from '../../support/case-folder.js';
import { openTestContext } from '../../support/context.js';
import { memoryDisk, ROOT } from '../../support/memory-disk.js';

/** A run of the wizard in which somebody chooses an application. */
async function choose(name: string, application: string, cwd = ROOT) {
  const example = readCaseNamed(name);
  const disk = memoryDisk(example.before);
  const answers = {
    'Which framework': 'nest',
    'Which application': application,
    'session cookies': false,
    secret: 'env',
    Write: true,
  };
  const { context, screen } = await openTestContext({ fs: disk.fs, root: ROOT, cwd, answers });
  const { exitCode, plan } = await run(parseArguments([], '0.0.0', frameworks, process), frameworks, context);
  return { exitCode, screen, target: plan.project.target };
}

it('asks which of several applications is meant, and says how to say it without a question', async () => {
  const { exitCode, screen, target } = await choose('nest/nx-several-apps', 'apps/worker');
  expect(exitCode).toBe(0);
  expect(screen.asked).toContain('Which application?');
  expect(target).toBe('apps/worker/src/app.module.ts');
  expect(screen.stderr).toContain('create-wristband-session --app apps/worker --framework nest --yes');
});

it('takes the application at the root for what it is', async () => {
  const { target } = await choose('nest/app-at-the-root-and-below', '.');
  expect(target).toBe('src/app.module.ts');
});

it('names applications as seen from the folder of --cwd', async () => {
  const { screen, target } = await choose('nest/workspaces-three-deep', 'sync', `${ROOT}/extra/packages`);
  expect(screen.asked).not.toContain('Which application?');
  expect(target).toBe('extra/packages/sync/src/app.module.ts');
});
