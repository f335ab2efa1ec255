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
  named: (text: string) => readonly string[],
): Promise<Setting[]> {
  const text = textOf(await workspace.read(file));
  const modules = text === undefined ? [] : named(text);
  return modules.filter((module) => !isForTests(module)).map((module) => ({ module, file }));
}

function namedInDotenv(text: string): string[] {
  return readDotenv(text).flatMap(({ name, value }) => (name === SETTINGS_VARIABLE ? [value] : []));
}

/** `DJANGO_SETTINGS_MODULE = mysite.settings` of pytest-django, or below `setenv` of tox. */
function namedInIni(text: string): string[] {
  const line = /^(?:setenv[ \t]*=)?[ \t]*DJANGO_SETTINGS_MODULE[ \t]*[=:][ \t]*([\w.]+)[ \t]*$/gm;
  return [...text.matchAll(line)].map(([, name = '']) => name);
}

/** In YAML, `ENV NAME value`, or a command; the default of `${DJANGO_SETTINGS_MODULE:-mysite.settings}` counts. */
function namedInLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => !/^\s*#/.test(line));
  return lines.flatMap((line) => {
    const [, name] =
      /DJANGO_SETTINGS_MODULE["']?[\s:=]+["']?(?:\$\{\w+:?-)?([A-Za-z_][\w.]*)/.exec(line) ?? [];
    return name ?? [];
  });
}

/** The tables below `[tool]` that name the settings: pytest-django's, django-stubs'. */
function namedInToml(text: string): string[] {
  const strings = (value: unknown): string[] =>
    isTable(value)
      ? Object.entries(value).flatMap(([key, one]) =>
          /^django_settings_module$/i.test(key) && typeof one === 'string' ? [one] : strings(one),
        )
      : [];
  return strings(tableIn(text)['tool']);
}
