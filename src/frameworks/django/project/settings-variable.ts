import { readDotenv } from '../../../languages/dotenv/dotenv.js';
import { isTable, tableIn } from '../../../languages/toml.js';
import { textOf, type Workspace } from '../../../model/files.js';
import type { Search } from '../../../model/framework.js';
import { join, upwards } from '../../../model/paths.js';
import { SETTINGS_VARIABLE } from '../settings/names.js';
import { isForTests } from './settings-module.js';

/** A settings module that DJANGO_SETTINGS_MODULE names outside of Python. */
export interface Setting {
  readonly module: string;
  /** Undefined for the environment that the command runs in. */
  readonly file: string | undefined;
  readonly line?: number;
}

/** What the process that runs this has as its variable. */
export function inEnvironment({ variables = {} }: Search): Setting[] {
  const module = variables[SETTINGS_VARIABLE]?.trim() ?? '';
  return module === '' ? [] : [{ module, file: undefined }];
}

/** The `.env` in the application's folder, and those above it. */
export async function inEnvFiles({ workspace, folder }: Search): Promise<Setting[]> {
  const found: Setting[] = [];
  for (const at of upwards(folder)) {
    found.push(...(await settingsIn(workspace, join(at, '.env'), namedInDotenv)));
  }
  return found;
}

const CONFIGS = ['pyproject.toml', 'pytest.ini', 'setup.cfg', 'tox.ini'];

/** What the tests or other tools are told the settings are, where those are not for tests alone. */
export async function inToolConfigs({ workspace, folder }: Search): Promise<Setting[]> {
  const all = CONFIGS.map((name) =>
    settingsIn(workspace, join(folder, name), name.endsWith('.toml') ? namedInToml : namedInIni),
  );
  return (await Promise.all(all)).flat();
}

const DEPLOYMENT =
  /^((docker-)?compose[\w.-]*\.ya?ml|([\w.-]+\.)?Dockerfile([\w.-]+)?|Procfile|\.envrc|\.?env\.[\w.-]+)$/;

/** What starts the application elsewhere, here or at the root: compose files, Dockerfiles, a Procfile, sample env files. */
export async function inDeployment({ workspace, folder }: Search): Promise<Setting[]> {
  const found: Setting[] = [];
  for (const at of new Set([folder, ''])) {
    const names = (await workspace.list(at)).filter((name) => DEPLOYMENT.test(name));
    // `compose.yml` comes before `compose.prod.yml`.
    for (const name of names.sort((a, b) => a.length - b.length))
      found.push(...(await settingsIn(workspace, join(at, name), namedInLines)));
  }
  return found;
}

/** Without what serves tests alone. */
async function settingsIn(
  workspace: Workspace,
  file: string,
  named: (text: string) => readonly Named[],
): Promise<Setting[]> {
  const text = textOf(await workspace.read(file));
  const found = text === undefined ? [] : named(text);
  return found.filter(({ module }) => !isForTests(module)).map((one) => ({ ...one, file }));
}

type Named = Pick<Setting, 'module' | 'line'>;

function namedInDotenv(text: string): Named[] {
  return readDotenv(text).flatMap(({ name, value }) =>
    name === SETTINGS_VARIABLE ? [{ module: value }] : [],
  );
}

/** `DJANGO_SETTINGS_MODULE = mysite.settings` of pytest-django, or below `setenv` of tox. */
function namedInIni(text: string): Named[] {
  const line = /^(?:setenv[ \t]*=)?[ \t]*DJANGO_SETTINGS_MODULE[ \t]*[=:][ \t]*([\w.]+)[ \t]*$/gm;
  return [...text.matchAll(line)].map(([, module = '']) => ({ module }));
}

/** In YAML, `ENV NAME value`, or a command; the default of `${DJANGO_SETTINGS_MODULE:-mysite.settings}` counts. */
function namedInLines(text: string): Named[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, index) => {
    const [, module] =
      /DJANGO_SETTINGS_MODULE["']?[\s:=]+["']?(?:\$\{\w+:?-)?([A-Za-z_][\w.]*)/.exec(line) ?? [];
    return module === undefined || /^\s*#/.test(line) ? [] : [{ module, line: index + 1 }];
  });
}

/** The tables below `[tool]` that name the settings: pytest-django's, django-stubs'. */
function namedInToml(text: string): Named[] {
  const strings = (value: unknown): string[] =>
    isTable(value)
      ? Object.entries(value).flatMap(([key, one]) =>
          /^django_settings_module$/i.test(key) && typeof one === 'string' ? [one] : strings(one),
        )
      : [];
  return strings(tableIn(text)['tool']).map((module) => ({ module }));
}
