import { describe, expect, it } from 'vitest';
import { readApp } from '../../../../src/frameworks/django/app.js';
import { djangoService } from '../../../../src/frameworks/django/project/supply.js';
import { readRuntime } from '../../../../src/frameworks/django/project/runtime.js';
import { runSteps } from '../../../../src/frameworks/django/run-steps.js';
import { searchIn } from './support.js';

const SETTINGS = { variables: { names: new Set(['SECRET_KEY']) }, graph: { modules: new Map() } };

describe('where production gets its environment', () => {
  it.each([
    [
      { 'deploy/web.service': '[Service]\nEnvironmentFile=-/etc/web.env\nExecStart=/srv/bin/gunicorn x\n' },
      'in /etc/web.env, which deploy/web.service:2 reads',
    ],
    [
      { 'deploy/db.service': '[Service]\nEnvironmentFile=/etc/db.env\nExecStart=/usr/bin/postgres\n' },
      undefined,
    ],
    [
      { 'deploy/web.service': '[Service]\nEnvironment=A=b\nExecStart=/srv/bin/gunicorn x\n' },
      'by Environment= or EnvironmentFile= in deploy/web.service',
    ],
    [{ Procfile: 'web: gunicorn x\n' }, 'in the environment of the platform that runs Procfile'],
    [{ 'fly.toml': '' }, 'with fly secrets set (fly.toml)'],
    [{ 'doppler.yaml': '' }, 'with doppler secrets set (doppler.yaml)'],
    [{ '.infisical.json': '', Procfile: '' }, 'with infisical secrets set (.infisical.json)'],
    [{ '.env.vault': '' }, 'with npx dotenv-vault@latest open production (.env.vault)'],
    [{}, undefined],
  ])('%j', async (files, production) => {
    const search = await searchIn({ a: '', ...files });
    expect(await readRuntime(search, '', '.env', SETTINGS)).toMatchObject({ production });
  });

  it.each([
    ['.env\n', '.dockerignore'],
    ['/.env*\n', '.dockerignore'],
    ['**/.env\n', '.dockerignore'],
    ['*\n!src\n', '.dockerignore'],
    ['*\n!.env\n', undefined],
    ['config/.env\n# .env\n', undefined],
  ])('an image without .env, by %j', async (text, file) => {
    const search = await searchIn({ '.dockerignore': text });
    expect(await readRuntime(search, '', '.env', SETTINGS)).toMatchObject({
      leftOut: file && `${file} excludes .env from the image`,
    });
  });
});

it.each([
  ['FROM python:3\nCOPY requirements.txt .\nCOPY garden/ garden/\nCOPY manage.py .\n', true],
  ['FROM python:3\nCOPY ["garden", "/app/garden"]\n', true],
  ['FROM python:3\nCOPY --chown=app garden /app/\nCOPY --from=builder /app /app\n', true],
  ['FROM python:3\nCOPY garden garden\nCOPY .env .\n', false],
  ['FROM python:3\nCOPY garden garden\nCOPY . .\n', false],
  ['FROM python:3\nCOPY garden garden\nADD ./ /app\n', false],
  ['FROM python:3\nCOPY garden garden\nCOPY .e* ./\n', false],
  ['FROM python:3\nARG from\nCOPY garden garden\nCOPY $from ./\n', false],
  ['FROM python:3\nCOPY requirements.txt .\n', false],
  ['FROM nginx\nCOPY garden /usr/share/nginx/html\n', false],
  ['FROM python:3\n', false],
])('an image that gets single folders: %j', async (text, isLeftOut) => {
  const search = await searchIn({ Dockerfile: text, 'garden/settings.py': '', '.env': '' });
  const { leftOut } = await readRuntime(search, '', '.env', SETTINGS);
  expect(leftOut).toBe(isLeftOut ? "Dockerfile doesn't copy .env into the image" : undefined);
});

it.each([
  [undefined, { Dockerfile: 'FROM python:3\nCOPY . .\n' }],
  [undefined, { Dockerfile: 'FROM python:3\nCOPY garden garden\nCOPY .env .\n' }],
  ['Dockerfile.worker', { Dockerfile: 'FROM python:3\nCOPY run.py .\n' }],
  ['Dockerfile.worker', { Dockerfile: 'FROM nginx\nCOPY . /usr/share/nginx/html\n' }],
  ['Dockerfile.worker', {}],
  ['Dockerfile', { Dockerfile: 'FROM python:3\nCOPY garden garden\n' }],
])('of several Dockerfiles %s is named: %j', async (named, usual) => {
  const search = await searchIn({
    'Dockerfile.worker': 'FROM python:3\nCOPY garden garden\n',
    'garden/settings.py': '',
    '.env': '',
    ...usual,
  });
  const { leftOut } = await readRuntime(search, '', '.env', SETTINGS);
  expect(leftOut).toBe(named && `${named} doesn't copy .env into the image`);
});

it.each([
  ['docker-compose.prod.yml', 'env_file: .env.prod', 'in .env.prod, which docker-compose.prod.yml:5 reads'],
  [
    'compose.production.yaml',
    'environment: [A=1]',
    'in the environment of the service web (compose.production.yaml:5)',
  ],
  ['compose.production.yaml', 'environment: [WRISTBAND_SESSION_SECRET]', undefined],
  ['compose.production.yaml', 'ports: ["80:80"]', undefined],
  ['docker-compose.yml', 'env_file: .env.prod', undefined],
  ['docker-compose.test.yml', 'env_file: .env.test', undefined],
])('production by %s with %s', async (file, given, production) => {
  const text = `services:\n  web:\n    build: .\n    command: gunicorn garden.wsgi\n    ${given}\n`;
  const search = await searchIn({ [file]: text, 'garden/settings.py': '' });
  expect(await readRuntime(search, '', '.env', SETTINGS)).toMatchObject({ production });
});

it('other env files are those with variables that the settings ask for, and no secret', async () => {
  const search = await searchIn({
    '.env': 'SECRET_KEY=x\n',
    '.env.docker': 'SECRET_KEY=x\n',
    '.env.local': 'OTHER=x\n',
    '.env.production': 'SECRET_KEY=x\n',
    '.env.dev': 'SECRET_KEY=x\nWRISTBAND_SESSION_SECRET=x\n',
    '.envs/.local/.django': 'SECRET_KEY=x\n',
  });
  const { otherEnvFiles } = await readRuntime(search, '', '.env', SETTINGS);
  expect(otherEnvFiles).toEqual(['.env.docker', '.envs/.local/.django']);
});

describe('the service of a compose file', () => {
  const serviceIn = async (text: string, more: Readonly<Record<string, string>> = {}, app = '') => {
    const search = await searchIn({ 'compose.yaml': text, ...more });
    const found = await djangoService(search, app);
    return found && `${found.service} ${found.envFiles.map(({ path }) => path).join(' ')}`.trim();
  };

  it.each([
    [
      'one that serves, before one that works',
      'services:\n  celery: {build: ., command: celery -A x worker}\n  app: {build: ., command: [gunicorn, x]}\n',
      'app',
    ],
    [
      'one by its Dockerfile',
      'services:\n  a: {build: {context: ., dockerfile: node.Dockerfile}}\n  b: {build: .}\n',
      'b',
    ],
    ['version 1', 'web:\n  build: .\n  command: python manage.py runserver\n', 'web'],
    [
      'an image of its own',
      'services:\n  x: {image: shop, command: daphne shop.asgi, env_file: .env}\n',
      'x .env',
    ],
    [
      'one that extends another',
      'services:\n  base: {build: ., env_file: a.env}\n  web: {extends: base, command: gunicorn x}\n',
      'web a.env',
    ],
    [
      'nobody',
      'services:\n  db: {image: postgres, env_file: .env}\n  ui: {build: ./ui, command: npm start}\n',
      undefined,
    ],
    ['none of a folder beside', 'services:\n  web: {build: ../other, command: gunicorn x}\n', undefined],
    [
      'a file outside is no file',
      'services:\n  web: {build: ., command: gunicorn x, env_file: [../a.env, /etc/b.env, "${C}"]}\n',
      'web',
    ],
  ])('%s', async (_, text, expected) => {
    const dockerfiles = { Dockerfile: 'FROM python\nCMD gunicorn x\n', 'node.Dockerfile': 'FROM node\n' };
    expect(await serviceIn(text, dockerfiles)).toBe(expected);
  });
});

it('names the container, the image, the tests and CI once each', async () => {
  const search = await searchIn({
    'manage.py': "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings.base')\n",
    'requirements.txt': 'Django==5.2\n',
    'shop/settings/__init__.py': '',
    'shop/settings/base.py':
      "from decouple import config\nSECRET_KEY = config('SECRET_KEY')\nINSTALLED_APPS = []\nMIDDLEWARE = []\n",
    'shop/settings/test.py': '\nfrom .base import *\n',
    '.dockerignore': '.env\n',
    Dockerfile: 'FROM python\nRUN python manage.py collectstatic\n',
    'compose.yaml':
      'services:\n  web:\n    build: .\n    command: gunicorn shop.wsgi\n    environment:\n      A: b\n',
    '.gitlab-ci.yml': 'test:\n  script: python manage.py test\n',
  });
  const steps = runSteps(await readApp(search));
  expect(steps).toEqual([
    expect.stringContaining(
      '.dockerignore excludes .env from the image: add WRISTBAND_SESSION_SECRET to the environment of the service web (compose.yaml:5)',
    ),
    expect.stringContaining('Dockerfile:2 starts Django while the image is built'),
    expect.stringContaining('above line 2'),
    expect.stringContaining('.gitlab-ci.yml:2 starts Django (python manage.py test)'),
  ]);
});
