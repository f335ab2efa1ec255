import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newDjangoProject } from './django-app.js';
import { edit } from './folders.js';
import { preparePython, PYTHON_ENVIRONMENT } from './python.js';
import type { Start } from './server.js';

/** How a project reads its environment: what base.py imports and does, and its SECRET_KEY. */
export interface Idiom {
  readonly library: string;
  readonly imports: string;
  /** After BASE_DIR. */
  readonly loading: string;
  readonly read: (name: string) => string;
}

export const IDIOMS: readonly Idiom[] = [
  {
    library: 'django-environ',
    imports: 'import environ',
    loading: `env = environ.Env(DEBUG=(bool, False))\nenv.read_env(BASE_DIR / '.env')\n`,
    read: (name) => `env('${name}')`,
  },
  {
    library: 'python-decouple',
    imports: 'from decouple import config',
    loading: '',
    read: (name) => `config('${name}')`,
  },
  {
    library: 'python-dotenv',
    imports: 'import os\n\nfrom dotenv import load_dotenv',
    loading: `load_dotenv(BASE_DIR / '.env')\n`,
    read: (name) => `os.environ['${name}']`,
  },
];

const standIn = (name: string): string => fileURLToPath(new URL(`../stand-ins/${name}`, import.meta.url));

/** These are stand-ins; python-dotenv is the real one. */
const STAND_INS = ['django-environ', 'python-decouple', 'django-configurations'];

const ENVIRONMENT = {
  ...PYTHON_ENVIRONMENT,
  PYTHONPATH: [PYTHON_ENVIRONMENT.PYTHONPATH, ...STAND_INS.map(standIn)].join(delimiter),
};

/** A generated project whose settings are base.py, local.py (of manage.py) and production.py (of wsgi.py and asgi.py). */
export async function newSplitProject({ library, imports, loading, read }: Idiom): Promise<string> {
  const project = await newDjangoProject('as generated');
  const at = (...names: string[]) => join(project, 'mysite', ...names);
  const generated = await readFile(at('settings.py'), 'utf8');
  await rm(at('settings.py'));
  await mkdir(at('settings'));
  await writeFile(at('settings', '__init__.py'), '');
  await writeFile(at('settings', 'base.py'), generated);
  await edit(at('settings', 'base.py'), [
    ['from pathlib import Path\n', `from pathlib import Path\n\n${imports}\n`],
    ['.parent.parent\n', `.parent.parent.parent\n\n${loading}`],
    [/^SECRET_KEY = .*$/m.exec(generated)?.[0] ?? '', `SECRET_KEY = ${read('SECRET_KEY')}`],
    ['DEBUG = True', 'DEBUG = False'],
  ]);
  await writeFile(at('settings', 'local.py'), 'from .base import *\n\nDEBUG = True\n');
  await writeFile(at('settings', 'production.py'), "from .base import *\n\nALLOWED_HOSTS = ['127.0.0.1']\n");
  for (const [file, module] of [
    [join(project, 'manage.py'), 'local'],
    [at('wsgi.py'), 'production'],
    [at('asgi.py'), 'production'],
  ] as const)
    await edit(file, [[`'mysite.settings')`, `'mysite.settings.${module}')`]]);
  await writeFile(join(project, '.env'), `SECRET_KEY=${'k'.repeat(50)}\n`);
  await writeFile(join(project, '.gitignore'), '.env\n');
  await writeFile(join(project, 'requirements.txt'), `Django\n${library}\nwristband-django-auth\n`);
  return project;
}

/** What starts Django: manage.py with the settings of development, the gateways with those of production. */
export type Way = 'manage.py' | 'wsgi' | 'asgi';

export async function serverThrough(
  way: Way,
  project: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Start> {
  const interpreter = await preparePython();
  const serve = fileURLToPath(new URL('serve.py', import.meta.url));
  return {
    cwd: project,
    argv: (port) =>
      way === 'manage.py'
        ? [interpreter, 'manage.py', 'runserver', '--noreload', `127.0.0.1:${port}`]
        : [interpreter, serve, String(port), `mysite.${way}`],
    env: () => ({ ...ENVIRONMENT, ...variables }),
  };
}
