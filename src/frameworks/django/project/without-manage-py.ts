import { parse, TomlError } from 'smol-toml';
import { textOf, type Workspace } from '../../../model/files.js';
import type { Search } from '../../../model/framework.js';
import { folderOf, join } from '../../../model/paths.js';
import { readPython } from '../settings/python-file.js';
import type { Entry } from './manage-py.js';
import type { DjangoFiles } from './find.js';
import { isForTests, settingsFile, settingsNamedIn } from './settings-module.js';

type Found = Omit<Entry, 'manage'>;

/** What wsgi.py and asgi.py name; the first whose settings are in this project counts, the rest is compared with it. */
export async function serverEntry(
  { workspace }: Search,
  { servers }: DjangoFiles,
): Promise<Found | undefined> {
  for (const file of servers) {
    const parsed = await readPython(workspace, file);
    const named = parsed === undefined ? [] : settingsNamedIn(parsed);
    for (const { module } of named) {
      const found = module === undefined ? undefined : await fileFrom(workspace, folderOf(file), module);
      if (found === undefined || module === undefined) continue;
      const others = named.filter((other) => other.module !== module);
      return { file, module, ...found, others, servers, loadsEnvFile: false };
    }
  }
  return undefined;
}

const CONFIGS = ['pyproject.toml', 'pytest.ini', 'setup.cfg', 'tox.ini'];

/** What the tests or other tools are told the settings are, where those are not for tests alone. */
export async function configEntry({ workspace, folder }: Search): Promise<Found | undefined> {
  for (const name of CONFIGS) {
    const file = join(folder, name);
    const text = textOf(await workspace.read(file));
    if (text === undefined) continue;
    const modules = name.endsWith('.toml') ? namedInToml(text) : namedInIni(text);
    for (const module of modules.filter((one) => !isForTests(one))) {
      const found =
        (await fileFrom(workspace, folder, module)) ??
        (await fileFrom(workspace, join(folder, 'src'), module));
      if (found !== undefined) return { file, module, ...found, others: [], loadsEnvFile: false };
    }
  }
  return undefined;
}

/** The one settings module that there is. */
export function loneEntry({ folder }: Search, { settings }: DjangoFiles): Promise<Found | undefined> {
  const [only, second] = settings;
  if (only === undefined || second !== undefined) return Promise.resolve(undefined);
  const path = only.replace(/(\/__init__)?\.py$/, '');
  const inSource = path.startsWith(join(folder, 'src/'));
  const app = inSource ? join(folder, 'src') : folder;
  const module = path.slice(app === '' ? 0 : app.length + 1).replaceAll('/', '.');
  return Promise.resolve({ file: only, app, module, settings: only, others: [], loadsEnvFile: false });
}

/** A module's file, and the folder at or above the given one that it is imported from. */
async function fileFrom(
  workspace: Workspace,
  from: string,
  module: string,
): Promise<{ app: string; settings: string } | undefined> {
  for (let app = from; ; app = folderOf(app)) {
    const settings = await settingsFile(workspace, app, module);
    if (settings !== undefined) return { app, settings };
    if (app === '') return undefined;
  }
}

/** `DJANGO_SETTINGS_MODULE = mysite.settings` of pytest-django. */
function namedInIni(text: string): string[] {
  return [...text.matchAll(/^DJANGO_SETTINGS_MODULE[ \t]*[=:][ \t]*([\w.]+)[ \t]*$/gm)].map(
    ([, name = '']) => name,
  );
}

/** The tables below `[tool]` that name the settings: pytest-django's, django-stubs'. */
function namedInToml(text: string): string[] {
  const strings = (value: unknown): string[] =>
    isTable(value)
      ? Object.entries(value).flatMap(([key, one]) =>
          /^django_settings_module$/i.test(key) && typeof one === 'string' ? [one] : strings(one),
        )
      : [];
  try {
    return strings(parse(text)['tool']);
  } catch (error) {
    if (error instanceof TomlError) return [];
    throw error;
  }
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
