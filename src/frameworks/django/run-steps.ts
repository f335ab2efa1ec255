import { SECRET_VARIABLE } from '../../model/secret.js';
import { listed } from '../../model/words.js';
import { containerSteps } from '../../session/containers.js';
import { ciSteps, imageSteps } from '../../session/python/build-steps.js';
import type { DjangoApp } from './app.js';
import { readsFile } from './environment.js';
import { isServed, runnerSteps, testSteps } from './test-steps.js';

/** Processes beside the server that need the variable: containers, the build of an image, CI, tests. */
export function runSteps(app: DjangoApp): string[] {
  return [
    ...containersWithout(app),
    ...otherFiles(app),
    ...imageSteps(app.buildSteps, 'Django'),
    ...testSteps(app),
    ...runnerSteps(app),
    ...ciSteps(
      app.buildSteps.filter((step) => step.kind === 'CI' && !isServed(app, step)),
      'Django',
    ),
  ];
}

/** The settings read a file that the container does not have. */
function containersWithout(app: DjangoApp): string[] {
  const { envFile, runtime, compose } = app;
  if (envFile === undefined || !readsFile(app)) return [];
  return containerSteps({ envFile: envFile.path, ...runtime, compose }, SECRET_VARIABLE);
}

/** Who starts Django with one of those has no secret. */
function otherFiles({ runtime: { otherEnvFiles } }: DjangoApp): string[] {
  if (otherEnvFiles.length === 0) return [];
  const them = otherEnvFiles.length === 1 ? 'it' : 'one of them';
  const have = otherEnvFiles.length === 1 ? 'has' : 'have';
  return [
    `${listed(otherEnvFiles)} ${have} variables of these settings, too: add ${SECRET_VARIABLE} if Django is started with ${them}.`,
  ];
}
