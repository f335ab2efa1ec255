import { describe, expect, it } from 'vitest';
import { application, manifest, planFor, type Files } from './application.js';

async function stepsAbout(word: string, files: Files): Promise<string[]> {
  const { plan } = await planFor(application(files));
  return plan.nextSteps.filter((step) => step.includes(word));
}

const VARIABLES =
  'WRISTBAND_CLIENT_ID, WRISTBAND_CLIENT_SECRET, WRISTBAND_APPLICATION_VANITY_DOMAIN and WRISTBAND_SESSION_SECRET';
const IGNORED = { '.dockerignore': 'node_modules\n.env*\n' };

describe('containers without the env file', () => {
  it('need the variables', async () => {
    expect(await stepsAbout('from the image', IGNORED)).toEqual([
      `.dockerignore excludes .env from the image: pass ${VARIABLES} to containers, e.g. with docker run --env-file.`,
    ]);
  });

  it.each([
    [
      'its env_file',
      'services:\n  db: {image: postgres}\n  api:\n    build: .\n    env_file: docker.env\n',
      'docker.env of the service api (compose.yaml:5)',
    ],
    [
      'their environment, the one that serves first',
      'services:\n  worker: {build: ., command: node dist/worker}\n  shop:\n    build: .\n    command: npm run start:prod\n    environment:\n      PORT: 3000\n',
      'the environment of the services shop and worker (compose.yaml:6 and 2)',
    ],
  ])('get them in %s', async (_, compose, place) => {
    expect(await stepsAbout('from the image', { ...IGNORED, 'compose.yaml': compose })).toEqual([
      `.dockerignore excludes .env from the image: add ${VARIABLES} to ${place}.`,
    ]);
  });

  it.each([
    [
      'compose hands it over',
      { ...IGNORED, 'compose.yaml': 'services: {api: {build: ., env_file: .env}}\n' },
    ],
    [
      'the folder is mounted',
      { ...IGNORED, 'compose.yaml': 'services: {api: {build: ., volumes: [.:/app]}}\n' },
    ],
    ['it is in the image', { '.dockerignore': 'node_modules\n' }],
    ['nothing is said', {}],
  ])('are none where %s', async (_, files) => {
    expect(await stepsAbout('from the image', files)).toEqual([]);
  });
});

describe('what starts the application while an image is built', () => {
  const scripts = {
    'package.json': manifest({}, { scripts: { build: 'nest build', docs: 'nest start docs' } }),
  };

  it('gets the variables before the command', async () => {
    const [step = '', ...others] = await stepsAbout('while the image is built', {
      ...scripts,
      Dockerfile: 'FROM node:22\nRUN npm ci\nRUN npm run docs\n',
    });
    expect(step).toContain('Dockerfile:3 starts the application (npm run docs) while the image is built');
    expect(step).toContain('WRISTBAND_CLIENT_ID=for-tests-only');
    expect(others).toEqual([]);
  });

  it.each(['RUN npm run build', 'CMD npm run docs', 'ENV WRISTBAND_SESSION_SECRET=x\nRUN npm run docs'])(
    'is not %s',
    async (line) => {
      const files = { ...scripts, Dockerfile: `FROM node:22\n${line}\n` };
      expect(await stepsAbout('while the image is built', files)).toEqual([]);
    },
  );
});
