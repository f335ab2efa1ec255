import { expect, it } from 'vitest';
import { containerSteps } from '../../../src/session/containers.js';

const COMPOSE = {
  file: 'compose.yaml',
  service: 'api',
  line: 2,
  envFiles: [],
  environment: { names: new Set(['A']), isList: true, line: 5, merged: undefined },
  mounts: [],
};
const mount = (source: string) => ({ source, target: '/app', line: 7 });
const OTHER = { path: '.env.dev', line: 4 };

it.each([
  [{ mounts: [mount('api')] }, 'compose.yaml:5 lists the environment of the service api: add X there'],
  [{ envFiles: [OTHER] }, 'compose.yaml:4 passes .env.dev to the service api: add X to it'],
  [{ mounts: [mount('')] }, undefined],
  [{ envFiles: [OTHER], mounts: [mount('')] }, undefined],
  [{ envFiles: [OTHER, { path: '.env', line: 5 }] }, undefined],
  [{ environment: undefined, mounts: [mount('api')] }, undefined],
])('a service with %j', (more, step) => {
  const compose = { ...COMPOSE, ...more };
  expect(containerSteps({ envFile: '.env', leftOut: undefined, compose }, 'X')).toEqual(
    step === undefined ? [] : [`${step} if its container doesn't have .env.`],
  );
});
