import { textOf, type Workspace } from '../../../model/files.js';
import type { FoundBelow, Search } from '../../../model/framework.js';
import { folderOf, join } from '../../../model/paths.js';

type Reader = Pick<Workspace, 'read' | 'list'>;

/** A folder to look in. */
interface Folder {
  readonly workspace: Reader;
  readonly folder: string;
}

/** What a folder and those below it hold that may start Django, or be its settings. */
export interface DjangoFiles {
  /** Each manage.py that is Django's. */
  readonly manage: readonly string[];
  /** Each wsgi.py and asgi.py that names settings. */
  readonly servers: readonly string[];
  /** Each settings.py, or `settings/__init__.py`, that has INSTALLED_APPS. */
  readonly settings: readonly string[];
  /** Each file that may be a settings module by its name or folder, and sets the apps or star-imports. */
  readonly modules: readonly string[];
}

const NAMES_SETTINGS = /DJANGO_SETTINGS_MODULE/;
const IS_DJANGO = /DJANGO_SETTINGS_MODULE|\b(django|configurations|execute_from_command_line)\b/;

/** `settings.py`, `dev_settings.py`, `settings/local.py`, `config/production.py`. */
const MODULE = /(^|\/)(\w*settings\w*|(settings|config|conf)\/\w+)\.py$/;

/** Folders that hold no application of the project's own. */
const SKIPPED =
  /^(\..*|node_modules|venv|env|site-packages|dist|build|coverage|tmp|static|media|templates|docs?|tests?|migrations)\/$/;
/** So many folders are looked into, and so deep, whatever the repository's size. */
const MAX_FOLDERS = 200;
const MAX_DEPTH = 2;

/** Looks for them without a parser; what is nearer comes first. */
export async function djangoFiles({ workspace, folder }: Folder): Promise<DjangoFiles> {
  const files = await filesBelow(workspace, folder);
  const those = async (name: RegExp, content: RegExp): Promise<string[]> => {
    const named = files.filter((file) => name.test(file));
    const texts = await Promise.all(named.map((file) => textAt(workspace, file)));
    return named.filter((_, index) => content.test(texts[index] ?? ''));
  };
  return {
    manage: await those(/(^|\/)manage\.py$/, IS_DJANGO),
    servers: await those(/(^|\/)[aw]sgi\.py$/, NAMES_SETTINGS),
    settings: await those(/(^|\/)settings(\/__init__)?\.py$/, /^\s*INSTALLED_APPS\b/m),
    modules: await those(MODULE, /^\s*INSTALLED_APPS\b|\bimport\s+\*/m),
  };
}

/** Whether the folder itself holds a manage.py of Django's. */
export async function isDjangoFolder({ workspace, folder }: Folder): Promise<boolean> {
  return IS_DJANGO.test((await textAt(workspace, join(folder, 'manage.py'))) ?? '');
}

async function textAt(workspace: Reader, file: string): Promise<string | undefined> {
  const snapshot = await workspace.read(file);
  return textOf(snapshot) ?? (snapshot && new TextDecoder('latin1').decode(snapshot.bytes));
}

/** The Python files of the folders, level by level. */
async function filesBelow(workspace: Reader, folder: string): Promise<string[]> {
  const files: string[] = [];
  let seen = 0;
  for (let level = [folder], depth = 0; level.length > 0 && depth <= MAX_DEPTH + 1; depth += 1) {
    const next: string[] = [];
    for (const at of level) {
      // A package of settings may lie one level deeper than all else.
      if (seen >= MAX_FOLDERS || (depth > MAX_DEPTH && !at.endsWith('/settings'))) continue;
      seen += 1;
      const names = await workspace.list(at);
      files.push(...names.filter((name) => name.endsWith('.py')).map((name) => join(at, name)));
      const below = names.filter((name) => name.endsWith('/') && !SKIPPED.test(name));
      next.push(...below.map((name) => join(at, name.slice(0, -1))));
    }
    level = next;
  }
  return files;
}

/** A cheap look, without a parser: a manage.py of Django's. */
export async function recogniseDjango(search: Search): Promise<string | undefined> {
  if (await isDjangoFolder(search)) return 'manage.py starts Django';
  const { workspace, folder, settings } = search;
  if (settings === undefined) return undefined;
  const path = join(folder, settings.replaceAll('.', '/'));
  const files = await Promise.all([`${path}.py`, `${path}/__init__.py`].map((file) => workspace.read(file)));
  return files.some((file) => file !== undefined) ? `${settings} is here` : undefined;
}

/** A manage.py below, else the entry of a server, else settings. */
export async function recogniseDjangoBelow(search: Search): Promise<FoundBelow | undefined> {
  const { manage, servers, settings } = await djangoFiles(search);
  const [first] = manage;
  if (first !== undefined) {
    const evidence = `${manage.join(', ')} ${manage.length === 1 ? 'starts' : 'start'} Django`;
    return { evidence, folder: folderOf(first) };
  }
  const { folder } = search;
  if (servers[0] !== undefined)
    return { evidence: `${servers[0]} names DJANGO_SETTINGS_MODULE`, folder: above(servers[0], folder) };
  return settings[0] === undefined ? undefined : { evidence: `${settings[0]} sets INSTALLED_APPS`, folder };
}

/** `src` of `src/mysite/wsgi.py`, but never a folder above the one that is looked in. */
export function above(file: string, folder: string): string {
  return folderOf(file) === folder ? folder : folderOf(folderOf(file));
}
