import { describe, expect, it } from 'vitest';
import { stepsIn } from './support.js';

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
