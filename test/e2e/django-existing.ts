import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newDjangoProject, SETTINGS } from './django-app.js';
import { edit } from './folders.js';

/** A project whose sessions are in Django's signed cookies, before Wristband's come. */
export interface Existing {
  readonly what: string;
  /** Changes the settings of a generated project. */
  readonly change: (settings: string) => string;
  /** The server's, beside the usual ones. */
  readonly variables: Readonly<Record<string, string>>;
}

const SIGNED_COOKIES = 'django.contrib.sessions.backends.signed_cookies';
const FROM_THE_ENVIRONMENT = `os.environ.get('APP_SESSION_ENGINE', 'django.contrib.sessions.backends.db')`;

export const EXISTING: readonly Existing[] = [
  {
    what: 'the engine named',
    change: (settings) => `${settings}\nSESSION_ENGINE = '${SIGNED_COOKIES}'\n`,
    variables: {},
  },
  {
    what: 'an engine that the environment chooses',
    change: (settings) =>
      `${settings.replace('\nfrom pathlib', '\nimport os\nfrom pathlib')}\nSESSION_ENGINE = ${FROM_THE_ENVIRONMENT}\n`,
    variables: { APP_SESSION_ENGINE: SIGNED_COOKIES },
  },
];

/** A generated project with other settings. */
export async function newExistingProject({ change }: Existing): Promise<string> {
  const project = await newDjangoProject('as generated');
  const settings = join(project, SETTINGS);
  await writeFile(settings, change(await readFile(settings, 'utf8')));
  return project;
}

/** The generated settings as classes of django-configurations: one that two others inherit from, and an env file. */
export const CLASSES: Existing = {
  what: 'classes of django-configurations',
  change: asClasses,
  variables: { DJANGO_SECRET_KEY: 'k'.repeat(50) },
};

function asClasses(settings: string): string {
  const start = settings.indexOf('# Quick-start development settings');
  const head = settings
    .slice(0, start)
    .replace(/^from pathlib .*$/m, '$&\n\nfrom configurations import Configuration, values');
  const body = settings
    .slice(start)
    .replace(/^SECRET_KEY = .*$/m, 'SECRET_KEY = values.SecretValue()')
    .replace(/^(?=.)/gm, '    ');
  return `${head}
class Base(Configuration):
    DOTENV = BASE_DIR / '.env'

${body}
    SESSION_ENGINE = '${SIGNED_COOKIES}'


class Development(Base):
    ALLOWED_HOSTS = ['*']


class Production(Base):
    DEBUG = False
    ALLOWED_HOSTS = ['127.0.0.1']
`;
}

/** `manage.py` starts Development, `wsgi.py` Production. */
export async function newProjectOfClasses(): Promise<string> {
  const project = await newExistingProject(CLASSES);
  const module = `os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'mysite.settings')`;
  const name = (configuration: string) => `os.environ.setdefault('DJANGO_CONFIGURATION', '${configuration}')`;
  await edit(join(project, 'manage.py'), [
    [module, `${module}\n    ${name('Development')}`],
    ['from django.core.management import', 'from configurations.management import'],
  ]);
  await edit(join(project, 'mysite', 'wsgi.py'), [
    ['from django.core.wsgi import get_wsgi_application\n\n', ''],
    [module, `${module}\n${name('Production')}`],
    ['application = get_wsgi_application()', 'from configurations.wsgi import application'],
  ]);
  return project;
}
