import { describe, expect, it } from 'vitest';
import { locateEnvFile } from '../../../../src/frameworks/django/project/env-file-location.js';
import { findLoader } from '../../../../src/frameworks/django/settings/loaders/find-loader.js';
import { type EnvSource } from '../../../../src/session/python/loaders/loader.js';
import { parsed, searchIn } from './support.js';

const PLACE = { file: 'web/garden/settings.py', app: 'web' };
const BASE = 'import os\nfrom pathlib import Path\nBASE_DIR = Path(__file__).resolve().parent.parent\n';

function loaderOf(text: string) {
  const loader = findLoader(parsed(text), PLACE);
  if (loader === undefined || loader.kind === 'unknown') return loader?.reason ?? 'none';
  const { source } = loader;
  return `${loader.read("'X'")} ${whereOf(source)}`;
}

function whereOf(source: EnvSource): string {
  if (source.kind === 'file') return source.path;
  if (source.kind === 'search') return `${source.folder}^${source.name}`;
  return source.unknown === undefined ? '-' : `perhaps ${source.unknown.paths[0] ?? '?'}`;
}

describe('the way settings read the environment', () => {
  it.each([
    ['nothing', BASE, 'none'],
    ['os.path alone is no reading', `${BASE}X = os.path.join('a', 'b')\n`, 'none'],
    ['writing is no reading', "import os\nos.environ['X'] = '1'\n", 'none'],
    ['in a comment', "import os\n# os.environ['X']\n", 'none'],
    ['os.environ', "import os\nA = os.environ['A']\n", "os.environ['X'] -"],
    ['os.environ.get', "import os as system\nA = system.environ.get('A')\n", "system.environ['X'] -"],
    ['getenv', "from os import getenv\nA = getenv('A')\n", "os.environ['X'] -"],
    ['environ', "from os import environ\nA = environ['A']\n", "environ['X'] -"],
    [
      'load_dotenv',
      `${BASE}from dotenv import load_dotenv\nload_dotenv(BASE_DIR / '.env')\n`,
      "os.environ['X'] web/.env",
    ],
    ['load_dotenv()', 'import dotenv\ndotenv.load_dotenv()\n', "os.environ['X'] web/garden^.env"],
    [
      'load_dotenv by keyword',
      `${BASE}from dotenv import load_dotenv as load\nload(dotenv_path=os.path.join(BASE_DIR, 'a', '.env'), override=True)\n`,
      "os.environ['X'] web/a/.env",
    ],
    [
      'load_dotenv of the working directory',
      "from dotenv import load_dotenv\nload_dotenv('.env')\n",
      "os.environ['X'] web/.env",
    ],
    ['find_dotenv', 'from dotenv import *\n', 'none'],
    [
      'if it is there',
      `${BASE}from dotenv import load_dotenv\nif os.path.isfile(BASE_DIR / '.env'):\n    load_dotenv(BASE_DIR / '.env')\n`,
      "os.environ['X'] web/.env",
    ],
    ['environ.Env', "import environ\nenv = environ.Env()\nA = env('A')\n", "env('X') -"],
    [
      'two objects',
      'import environ\na = environ.Env()\nb = environ.Env()\nb.read_env()\n',
      "os.environ['X'] web/garden/.env",
    ],
    ['an object set again', "import environ\nenv = environ.Env()\nenv = 'production'\n", "os.environ['X'] -"],
    ['a prefix', "import environ\nenv = environ.Env()\nenv.prefix = 'GARDEN_'\n", "os.environ['X'] -"],
    [
      'an object under a condition',
      'import environ\nif True:\n    env = environ.Env()\n',
      "os.environ['X'] -",
    ],
    [
      'Env.read_env()',
      'from environ import Env\nsecrets = Env(DEBUG=(bool, False))\nEnv.read_env()\n',
      "secrets('X') web/garden/.env",
    ],
    [
      'environ and python-dotenv',
      'import environ\nfrom dotenv import load_dotenv\nload_dotenv()\nenv = environ.Env()\n',
      "env('X') web/garden^.env",
    ],
    [
      'environs',
      "from environs import Env\nenv = Env()\nenv.read_env()\nA = env.str('A')\n",
      "env.str('X') web/garden^.env",
    ],
    [
      'environs with a path',
      `${BASE}import environs\nenv = environs.Env()\nenv.read_env(BASE_DIR / '.env')\n`,
      "env('X') web^.env",
    ],
    ["environs' own object", "from environs import env\nA = env('A')\n", "env('X') -"],
    ['decouple', "from decouple import config\nA = config('A')\n", "config('X') web/garden^.env"],
    [
      'decouple, the module',
      "import decouple\nA = decouple.config('A')\n",
      "decouple.config('X') web/garden^.env",
    ],
    [
      'decouple of a file',
      `${BASE}from decouple import Config, RepositoryEnv\nconfig = Config(RepositoryEnv(BASE_DIR / 'env' / 'local'))\n`,
      "config('X') web/env/local",
    ],
    [
      'conditionally',
      "import os\nfrom dotenv import load_dotenv\nif os.environ.get('A'):\n    load_dotenv()\n",
      "os.environ['X'] perhaps ?",
    ],
    [
      'if another file is there',
      `${BASE}from dotenv import load_dotenv\nif os.path.exists('/run/x'):\n    load_dotenv(BASE_DIR / '.env')\n`,
      "os.environ['X'] perhaps web/.env",
    ],
    [
      'a path from elsewhere',
      "import os\nfrom dotenv import load_dotenv\nload_dotenv(os.environ['F'])\n",
      "os.environ['X'] perhaps ?",
    ],
    [
      'outside the repository',
      "from pathlib import Path\nfrom dotenv import load_dotenv\nload_dotenv(Path(__file__).parents[3] / '.env')\n",
      "os.environ['X'] perhaps ?",
    ],
    [
      'read_env under a condition',
      `${BASE}import environ\nenv = environ.Env()\nif env.bool('READ', default=False):\n    env.read_env(str(BASE_DIR / '.env'))\n`,
      "env('X') perhaps web/.env",
    ],
    [
      'environs, without the folders above',
      `${BASE}from environs import Env\nenv = Env()\nenv.read_env(os.path.join(BASE_DIR, '.env'), recurse=False)\n`,
      "env('X') web/.env",
    ],
    [
      'two files: the first',
      "from dotenv import load_dotenv\nload_dotenv('.env')\nload_dotenv('.env.local')\n",
      "os.environ['X'] web/.env",
    ],
    [
      'two files: the one that is loaded for certain',
      `${BASE}from dotenv import load_dotenv\nif os.getenv('A'):\n    load_dotenv('.env.a')\nload_dotenv('.env.local')\n`,
      "os.environ['X'] web/.env.local",
    ],
    [
      'one of two files',
      `${BASE}from dotenv import load_dotenv\nif os.getenv('A'):\n    load_dotenv('.env.a')\nelse:\n    load_dotenv('.env.b')\n`,
      "os.environ['X'] perhaps web/.env.a",
    ],
    [
      'two files of django-environ',
      `${BASE}import environ\nenv = environ.Env()\nenv.read_env(BASE_DIR / '.env')\nenv.read_env(BASE_DIR / '.env.local', overwrite=True)\n`,
      "env('X') web/.env",
    ],
    [
      "django-environ's paths",
      "import environ\nROOT = environ.Path(__file__) - 2\nenv = environ.Env()\nenv.read_env(str(ROOT.path('.env')))\n",
      "env('X') web/.env",
    ],
    [
      "django-environ's paths, called",
      "import environ\nroot = environ.Path(__file__) - 2\nenv = environ.Env()\nenviron.Env.read_env(root('conf', '.env'))\n",
      "env('X') web/conf/.env",
    ],
    [
      'decouple from a folder on',
      `${BASE}from decouple import AutoConfig\nsettings = AutoConfig(search_path=BASE_DIR)\n`,
      "settings('X') web^.env",
    ],
    [
      'decouple beside a local name',
      "from decouple import config\nA = config('A')\ndef f():\n    config = {}\n    return config\n",
      "config('X') web/garden^.env",
    ],
  ])('%s', (_, text, expected) => {
    expect(loaderOf(text)).toBe(expected);
  });

  it.each([
    [
      'dotenv_values',
      "from dotenv import dotenv_values\nA = dotenv_values('.env')['A']\n",
      'loaded by more than load_dotenv',
    ],
    ['os is taken', "from os import getenv\nos = 'linux'\nA = getenv('A')\n", 'may not be the os module'],
  ])('refuses %s', (_, text, reason) => {
    expect(loaderOf(text)).toContain(reason);
  });

  it.each([
    ['an object of a file that is not here', "from config.env import env\nA = env('A')\n"],
    ["dynaconf's extension", 'import dynaconf\ndynaconf.DjangoDynaconf(__name__)\n'],
  ])('reads os.environ beside %s, which may fill it', (_, text) => {
    expect(loaderOf(text)).toBe("os.environ['X'] perhaps ?");
  });

  it.each([
    ['envparse', "from envparse import env\nA = env('A')\n"],
    ['pydantic 1', 'from pydantic import BaseSettings\n'],
    ["starlette's Config", "from starlette.config import Config\nA = Config('.env')('A')\n"],
  ])('reads os.environ beside %s', (_, text) => {
    expect(loaderOf(text)).toBe(loaderOf("import os\nA = os.environ['A']\n"));
  });

  it.each(['from pydantic import BaseModel\n', 'from starlette.responses import Response\n'])(
    'sees no library in %s',
    (text) => {
      expect(loaderOf(text)).toBe('none');
    },
  );
});

describe('the env file', () => {
  const search = {
    kind: 'search',
    folder: 'web/garden',
    newFileFolder: 'web',
    name: '.env',
    rival: 'settings.ini',
    reader: 'python-decouple',
  } as const;
  const located = async (files: Readonly<Record<string, string>>) =>
    locateEnvFile(await searchIn({ 'web/manage.py': '', ...files }), search, 'web');

  it('is the nearest that is there', async () => {
    expect(await located({ '.env': '', 'web/garden/.env': '' })).toMatchObject({ path: 'web/garden/.env' });
    expect(await located({ '.env': '' })).toEqual({ path: '.env', reader: 'python-decouple' });
  });

  it('goes beside manage.py where there is none', async () => {
    expect(await located({})).toMatchObject({ path: 'web/.env' });
  });

  it('is not told where something else comes first', async () => {
    expect(await located({ 'web/settings.ini': '', 'web/.env': '' })).toMatchObject({
      reason: expect.stringContaining('web/settings.ini'),
    });
    expect(await located({ 'web/garden/.env': '', 'web/settings.ini': '' })).toMatchObject({
      path: 'web/garden/.env',
    });
  });

  it('is not told where it lies above the project', async () => {
    expect(await located({ '../.env': '' })).toMatchObject({ reason: expect.stringContaining('outside') });
  });
});
