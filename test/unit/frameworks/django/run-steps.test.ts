import { describe, expect, it } from 'vitest';
import { readApp } from '../../../../src/frameworks/django/app.js';
import { buildSteps } from '../../../../src/frameworks/django/project/build-steps.js';
import { djangoService } from '../../../../src/frameworks/django/project/supply.js';
import { readRuntime } from '../../../../src/frameworks/django/project/runtime.js';
import { firstOfEach } from '../../../../src/session/ci-commands.js';
import { imageSteps } from '../../../../src/session/python/build-steps.js';
import { runSteps } from '../../../../src/frameworks/django/run-steps.js';
import { searchIn } from './support.js';

async function stepsIn(files: Readonly<Record<string, string>>, app = ''): Promise<string[]> {
  const { workspace } = await searchIn(files);
  const found = await buildSteps(workspace, app);
  const shown = [
    ...found.filter(({ kind }) => kind === 'image'),
    ...firstOfEach(found.filter(({ kind }) => kind === 'CI')),
  ];
  return shown.map((step) => {
    const commands = step.kind === 'CI' ? step.command : step.commands.join(' | ');
    return `${step.kind} ${step.file}:${String(step.line)} ${commands}`;
  });
}

const SETTINGS = { variables: { names: new Set(['SECRET_KEY']) }, graph: { modules: new Map() } };

describe('what starts Django while an image is built', () => {
  it.each([
    ['RUN python manage.py collectstatic --noinput', 'python manage.py collectstatic --noinput'],
    [
      'RUN pip install . && \\\n    # why\n    ./manage.py compilemessages && rm -r x',
      './manage.py compilemessages',
    ],
    ['RUN SECRET_KEY=x python3 src/manage.py check; true', 'python3 src/manage.py check'],
    ['RUN DJANGO_SETTINGS_MODULE=a.b django-admin collectstatic', 'django-admin collectstatic'],
    ['RUN python -m django collectstatic', 'python -m django collectstatic'],
    ['RUN DJANGO_SETTINGS_MODULE=a.b python -m django compilemessages', 'python -m django compilemessages'],
    ['RUN django-admin compilemessages --settings=a.b', 'django-admin compilemessages --settings=a.b'],
    ['RUN coverage run -m manage test', 'coverage run -m manage test'],
  ])('is %s', async (line, command) => {
    expect(await stepsIn({ Dockerfile: `FROM python\n${line}\n` })).toEqual([
      `image Dockerfile:2 ${command}`,
    ]);
  });

  it.each([
    'CMD python manage.py runserver',
    'RUN pip install django',
    'RUN echo manage.py',
    'RUN django-admin startproject x',
    'RUN python -m django startproject x',
    'RUN python -m django compilemessages',
    'RUN django-admin makemessages\nENV DJANGO_SETTINGS_MODULE=a.b',
    'RUN pip install django gunicorn',
    '# RUN python manage.py check',
    'ENV WRISTBAND_SESSION_SECRET=x\nRUN python manage.py check',
    'RUN WRISTBAND_SESSION_SECRET=x python manage.py check',
  ])('is not %s', async (text) => {
    expect(await stepsIn({ Dockerfile: `FROM python\n${text}\n` })).toEqual([]);
  });

  it.each([
    String.raw`RUN echo '#!/bin/sh\n\${'\n'}python manage.py migrate\n\${'\n'}exec gunicorn config.wsgi\n\${'\n'}' > /app/entrypoint.sh`,
    String.raw`RUN printf '#!/bin/sh\npython manage.py migrate\nexec "$@"\n' > /entrypoint.sh`,
    'RUN echo "python manage.py migrate" >> /start.sh && chmod +x /start.sh',
    'RUN echo python manage.py migrate >> /start.sh',
    "RUN cat <<'EOF' > /start.sh\npython manage.py migrate\nEOF",
    'RUN ruff check manage.py config',
  ])('is no text: %s', async (text) => {
    expect(await stepsIn({ Dockerfile: `FROM python\n${text}\nCMD ["sh", "/start.sh"]\n` })).toEqual([]);
  });

  const KEY = 'WRISTBAND_SESSION_SECRET=dummy-secret-used-for-this-step-only';

  it.each([
    ['RUN python manage.py check', `RUN ${KEY} python manage.py check`],
    [
      'RUN SECRET_KEY=x DEBUG=1 python manage.py check && rm -rf /tmp/x',
      `RUN SECRET_KEY=x DEBUG=1 ${KEY} python manage.py check && rm -rf /tmp/x`,
    ],
    ['RUN poetry run python manage.py check', `RUN ${KEY} poetry run python manage.py check`],
    ['RUN cd /app && python manage.py check', `RUN cd /app && ${KEY} python manage.py check`],
    ['RUN env A=b python manage.py check', `RUN env A=b ${KEY} python manage.py check`],
    [
      'RUN --mount=type=secret,id=a python manage.py check',
      `RUN --mount=type=secret,id=a ${KEY} python manage.py check`,
    ],
    [
      'RUN su app -c "cd /a && python manage.py check"',
      `RUN su app -c "cd /a && ${KEY} python manage.py check"`,
    ],
    [
      "RUN bash -lc 'A=b python manage.py check' || true",
      `RUN bash -lc 'A=b ${KEY} python manage.py check' || true`,
    ],
    [
      'RUN python manage.py migrate && (cd web; ./manage.py check)',
      `RUN ${KEY} python manage.py migrate && (cd web; ${KEY} ./manage.py check)`,
    ],
    [
      'RUN if [ "$A" = b ]; then python manage.py check; fi',
      `RUN if [ "$A" = b ]; then ${KEY} python manage.py check; fi`,
    ],
    ['RUN ["python", "manage.py", "check"]', `RUN ["env", "${KEY}", "python", "manage.py", "check"]`],
    [
      'RUN ["sh", "-c", "python manage.py check"]',
      `RUN ["env", "${KEY}", "sh", "-c", "python manage.py check"]`,
    ],
    [
      'RUN A=b \\\n  python manage.py check \\\n  && python manage.py migrate',
      `put ${KEY} in front of each of these commands there: python manage.py check; python manage.py migrate`,
    ],
    [
      'RUN sudo -u app python manage.py check',
      `put ${KEY} in front of this command there: python manage.py check`,
    ],
    [
      'RUN sh -c "python manage.py check --tag \\"a\\""',
      `put ${KEY} in front of this command there: python manage.py check --tag "a"`,
    ],
    [
      'RUN <<EOF\nset -e\npython manage.py check\nEOF',
      `put ${KEY} in front of this command there: python manage.py check`,
    ],
  ])('gets the secret in %s', async (line, expected) => {
    const { workspace } = await searchIn({ Dockerfile: `FROM python\n${line}\n` });
    expect(imageSteps(await buildSteps(workspace, ''), 'Django')).toEqual([
      `Dockerfile:2 starts Django while the image is built, without a secret: ${expected}`,
    ]);
  });

  it('is looked for beside the application and above, in every Dockerfile', async () => {
    const run = 'FROM python\nRUN python manage.py check\n';
    expect(
      await stepsIn({ 'web/Dockerfile': run, 'Dockerfile.prod': run, 'other/Dockerfile': run }, 'web'),
    ).toEqual([
      'image web/Dockerfile:2 python manage.py check',
      'image Dockerfile.prod:2 python manage.py check',
    ]);
  });
});

it('is looked for in folders for Dockerfiles, and in no others', async () => {
  const run = 'FROM python\nRUN python manage.py check\n';
  expect(
    await stepsIn({
      'compose/production/django/Dockerfile': run,
      'docker/web.Dockerfile': run,
      'vendor/docker/Dockerfile': run,
      'compose/a/b/c/Dockerfile': run,
    }),
  ).toEqual([
    'image compose/production/django/Dockerfile:2 python manage.py check',
    'image docker/web.Dockerfile:2 python manage.py check',
  ]);
});

describe('what starts Django in CI', () => {
  const workflow = (run: string) => ({
    '.github/workflows/ci.yml': `on: push\njobs:\n  test:\n    steps:\n      - uses: actions/checkout@v4\n      - run: ${run}\n`,
  });

  it.each([
    ['python manage.py test', 'python manage.py test'],
    ['poetry run pytest -x', 'pytest -x'],
    ['|\n          poetry run pytest \\\n            -x --cov', 'pytest -x --cov'],
    ['python -W error -m pytest', 'python -W error -m pytest'],
    ['uv run --group dev pytest', 'pytest'],
    ['uvx --with tox-uv tox -e py', 'tox -e py'],
    ['coverage run --source . manage.py test', 'manage.py test'],
    ['python -m coverage run -m pytest', 'coverage run -m pytest'],
    ['python -m coverage run --module manage test', 'coverage run --module manage test'],
    ['uv run -m manage check', 'uv run -m manage check'],
    ['python -m manage migrate', 'python -m manage migrate'],
    ['django-admin check --settings=a.b', 'django-admin check --settings=a.b'],
    ['$PYTHON manage.py test 2>&1 | tee log', '$PYTHON manage.py test'],
    ['OUT=$(python manage.py makemigrations --check)', 'python manage.py makemigrations --check'],
    ['.\\venv\\Scripts\\python manage.py test', '.\\venv\\Scripts\\python manage.py test'],
    ["|\n          bash <<'X'\n          python manage.py test\n          X", 'python manage.py test'],
    ['./wrap python manage.py test', 'python manage.py test'],
    ['xvfb-run -a timeout 60 ./manage.py test', './manage.py test'],
    ['cd docker && python manage.py test', 'python manage.py test'],
    [
      '|\n          pip install .\n          python manage.py migrate\n          pytest',
      'python manage.py migrate',
    ],
  ])('is %s', async (run, command) => {
    expect(await stepsIn(workflow(run))).toEqual([`CI .github/workflows/ci.yml:6 ${command}`]);
  });

  it.each([
    'ruff check',
    'ruff check manage.py config',
    '>\n          ruff check\n          config\n          manage.py\n          env_bootstrap.py',
    'black --check manage.py config/',
    'uv run --locked black manage.py config',
    'pylint manage.py test',
    'python -m mypy manage.py config',
    'git diff --exit-code -- manage.py config',
    'pip install tox',
    'python -m pip install pytest pytest-django',
    'uv add pytest',
    '|\n          # python manage.py check is done by the image\n          echo ok',
    '|\n          echo "python manage.py check"',
    '|\n          ssh user@host "set -e\n          # manage.py resolves X\n          python manage.py migrate"',
    "|\n          ssh user@host << 'EOF'\n          python manage.py migrate\n          EOF",
    'sudo docker run app python manage.py test',
    'docker compose exec web python manage.py migrate',
    'scalingo --app shop run python manage.py migrate',
    'sshpass -e ssh shop.example python manage.py migrate',
    'x\n        with:\n          script: python manage.py migrate',
    'python manage.py test\n        env:\n          WRISTBAND_SESSION_SECRET: x',
    'pytest [',
  ])('is not %s', async (run) => {
    const found = await stepsIn(workflow(run.endsWith('[') ? 'pytest\n      - [' : run));
    expect(found).toEqual([]);
  });

  it.each([
    ['make test', 'Makefile', '.PHONY: test\n\ntest: ## all\n\t@python manage.py test\n', ':4'],
    ['make', 'Makefile', 'M = poetry run $(P) manage.py\nP := python\nall: test\ntest:\n\t$(M) test\n', ':5'],
    ['make ci', 'Makefile', 'ci:\n\t$(MAKE) test\ntest:\n\tcd web && \\\n\t  pytest\n', ':2'],
    [
      'just check -v',
      'justfile',
      "py := 'python'\n\ncheck *args:\n    {{py}} manage.py check {{args}}\n",
      ':4',
    ],
    ['make test', 'web/Makefile', 'test:\n\tpytest\n', ':2'],
  ])('is %s', async (run, file, text, line) => {
    expect(await stepsIn({ ...workflow(run), [file]: text }, 'web')).toEqual([
      `CI .github/workflows/ci.yml:6 ${run}, ${file}${line}`,
    ]);
  });

  it.each([
    ['make lint', 'test:\n\tpython manage.py test\nlint:\n\truff check manage.py config\n'],
    ['make test', 'test:\n\tdocker compose run web python manage.py test\n'],
    ['make test', 'test:\n\techo no\n# python manage.py test\n'],
    ['make test', 'test: test\n\t$(MAKE) test\n'],
    ['make test', 'export WRISTBAND_SESSION_SECRET = x\ntest:\n\tpytest\n'],
    ['just test', 'test:\n\tpytest\n'],
    ['make A=b', ''],
  ])('is not %s with %j', async (run, text) => {
    expect(await stepsIn({ ...workflow(run), Makefile: text })).toEqual([]);
  });

  it('is the script of GitLab', async () => {
    const text = 'test:\n  script:\n    - pip install .\n    - python manage.py test\n';
    expect(await stepsIn({ '.gitlab-ci.yml': text })).toEqual(['CI .gitlab-ci.yml:4 python manage.py test']);
  });
});

it.each([
  ['.circleci/config.yml', 'jobs:\n  a:\n    steps:\n      - run: python manage.py test\n', 4],
  [
    '.circleci/config.yml',
    'jobs:\n  a:\n    steps:\n      - run:\n          command: python manage.py test\n',
    5,
  ],
  ['azure-pipelines.yml', 'steps:\n  - script: python manage.py test\n', 2],
  [
    'bitbucket-pipelines.yml',
    'pipelines:\n  default:\n    - step:\n        script:\n          - python manage.py test\n',
    5,
  ],
  ['.travis.yml', 'script: python manage.py test\n', 1],
])('the script of %s starts Django', async (file, text, line) => {
  expect(await stepsIn({ [file]: text })).toEqual([`CI ${file}:${String(line)} python manage.py test`]);
});

it.each([
  [
    '.circleci/config.yml',
    'jobs:\n  a:\n    steps:\n      - run:\n          name: python manage.py test\n          command: ls\n',
  ],
  ['azure-pipelines.yml', 'steps:\n  - task: x\n    displayName: python manage.py test\n'],
  ['.travis.yml', 'env: WRISTBAND_SESSION_SECRET=x\nscript: python manage.py test\n'],
])('nothing in %s does, by %j', async (file, text) => {
  expect(await stepsIn({ [file]: text })).toEqual([]);
});

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

describe('a command of CI in a folder', () => {
  const workflow = (job: string) =>
    `on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n${job.replace(/^/gm, '    ')}\n`;
  const run = (script: string) => workflow(`steps:\n  - run: |\n${script.replace(/^/gm, '      ')}`);
  const files = (text: string) => ({
    '.github/workflows/ci.yml': text,
    'api/manage.py': '',
    'api/requirements.txt': 'Django==5.2\n',
    'api/Makefile': 'test:\n\tpytest\n',
    'api/client/pyproject.toml': "[project]\nname = 'client'\n",
    'api/lib/pyproject.toml': '[tool.ruff]\n',
    'scraper/pyproject.toml': "[project]\nname = 'scraper'\ndependencies = ['httpx']\n",
    'scraper/tests/test_it.py': '',
    'old/manage.py': '',
    'old/requirements.txt': 'Django==4.2\n',
    'plugin/setup.py': "setup(install_requires=['django'])\n",
    'e2e/test_it.py': '',
  });

  it.each([
    run('pytest'),
    run('cd api && pytest'),
    run('cd api/lib && pytest'),
    run('cd e2e && pytest'),
    run('cd plugin && pytest'),
    run('cd $FOLDER && pytest'),
    run('(cd scraper && ruff check .)\npytest'),
    run('cd scraper\nruff check .\ncd ../api\npython manage.py test'),
    run('make -C api test'),
    run('cd api && make test'),
    run('cd scraper && bash -c "cd ../api && pytest"'),
    workflow('steps:\n  - run: pytest\n    working-directory: ${{ github.workspace }}/api/'),
    workflow(
      'defaults:\n  run:\n    working-directory: scraper\nsteps:\n  - run: ruff check .\n  - run: pytest\n    working-directory: api',
    ),
  ])('starts Django: %s', async (text) => {
    expect(await stepsIn(files(text), 'api')).toHaveLength(1);
  });

  it.each([
    run('cd scraper && pytest tests/ -v'),
    run('cd scraper/tests\npytest'),
    run('cd api/client && pytest'),
    run('cd old && python manage.py test'),
    run('(cd scraper && pytest)'),
    run('bash -c "cd scraper && pytest"'),
    run('uv run --directory scraper pytest'),
    run('make -C scraper test'),
    run('uvx --with garden[test] pytest --pyargs -v garden'),
    workflow('steps:\n  - run: pytest\n    working-directory: ./scraper'),
    workflow('defaults:\n  run:\n    working-directory: scraper\nsteps:\n  - run: uv run pytest'),
    `defaults:\n  run:\n    working-directory: scraper\n${run('pytest')}`,
  ])('starts another project: %s', async (text) => {
    expect(await stepsIn(files(text), 'api')).toEqual([]);
  });

  it.each([
    [1, { '.gitlab-ci.yml': 'test:\n  script:\n    - cd api\n    - pytest\n' }],
    [0, { '.gitlab-ci.yml': 'test:\n  script:\n    - cd scraper\n    - pytest\n' }],
    [
      0,
      {
        '.circleci/config.yml':
          'jobs:\n  a:\n    steps:\n      - run:\n          working_directory: ~/project/scraper\n          command: pytest\n',
      },
    ],
    [
      1,
      {
        '.circleci/config.yml':
          'jobs:\n  a:\n    working_directory: ~/project\n    steps:\n      - run: cd api && pytest\n',
      },
    ],
    [
      0,
      {
        'azure-pipelines.yml':
          'steps:\n  - script: pytest\n    workingDirectory: $(Build.SourcesDirectory)/scraper\n',
      },
    ],
  ])('is one of %i in the files of other services: %j', async (count, others) => {
    expect(await stepsIn({ ...files(''), ...others }, 'api')).toHaveLength(count);
  });
});

describe('tox', () => {
  const CONFIG = `[tox]
env_list = lint, test

[testenv]
commands = pytest {posargs}

[testenv:lint]
deps = ruff
commands = ruff check .

[testenv:docs]
commands =
  python docs/download.py
  # pytest
  sphinx-build -b html docs docs/build

[testenv:migrations]
commands =
    {envpython} manage.py makemigrations --check

[testenv:all]
commands =
    {[testenv:lint]commands}
    {[testenv]commands}

[testenv:unknown]
commands = {[somewhere]commands}

[testenv:bare]
deps = x
`;
  const files = (command: string, config = CONFIG) => ({
    '.gitlab-ci.yml': `test:\n  script: ${command}\n`,
    'tox.ini': config,
  });

  it.each([
    'tox',
    'tox run',
    'tox -e test',
    'tox -e py312',
    'tox -e lint,migrations',
    'tox -e all',
    'tox -e unknown',
    'tox -e bare',
    'tox --env=docs,test',
    'tox -e $TOX_ENV',
    'tox -e "py{311,312}"',
  ])('starts Django: %s', async (command) => {
    expect(await stepsIn(files(command))).toHaveLength(1);
  });

  it.each(['tox -e docs', 'tox run -e lint,docs', 'tox -edocs'])('does not: %s', async (command) => {
    expect(await stepsIn(files(command))).toEqual([]);
  });

  it('starts Django where its configuration is not seen', async () => {
    expect(await stepsIn({ '.gitlab-ci.yml': 'test:\n  script: tox -e docs\n' })).toHaveLength(1);
    expect(
      await stepsIn(files('tox', '[tox]\nenvlist = lint\n[testenv:lint]\ncommands = ruff check .\n')),
    ).toEqual([]);
  });
});
