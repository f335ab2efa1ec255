import { textOf, type Workspace } from '../../../model/files.js';
import type { FoundBelow, Search } from '../../../model/framework.js';
import { folderOf, join } from '../../../model/paths.js';
import { filesBelow } from './files-below.js';

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

const MANAGES =
  /DJANGO_SETTINGS_MODULE|\bexecute_from_command_line\b|\b(django\.core|configurations)(\.management\b|\s+import\s.*\bmanagement\b)/;
/** `from garden.command_line import main` starts what another file does. */
const HANDS_ON = /\bimport\s.*\bmain\b|__main__/;
const NAMES_DJANGO = /\b(django|configurations)\b/;

/** `settings.py`, `dev_settings.py`, `settings/local.py`, `config/django/production.py`, `environments/staging.py`. */
const MODULE =
  /(^|\/)(\w*settings\w*|(settings|config|conf)\/(\w+\/)?\w+|base|common|local|dev|development|staging|prod|production)\.py$/;

/** Looks for them without a parser; what is nearer comes first. Only where there is nothing near the top it looks deeper. */
export async function djangoFiles({ workspace, folder }: Folder): Promise<DjangoFiles> {
  let found: DjangoFiles = { manage: [], servers: [], settings: [], modules: [] };
  for await (const files of filesBelow(workspace, folder)) {
    found = await djangoAmong(workspace, files);
    if ([found.manage, found.servers, found.settings].some(({ length }) => length > 0)) break;
  }
  return found;
}

async function djangoAmong(workspace: Reader, files: readonly string[]): Promise<DjangoFiles> {
  const those = async (name: RegExp, isMeant: (content: string) => boolean): Promise<string[]> => {
    const named = files.filter((file) => name.test(file));
    const texts = await Promise.all(named.map((file) => textAt(workspace, file)));
    return named.filter((_, index) => isMeant(texts[index] ?? ''));
  };
  const holds = (content: RegExp) => (text: string) => content.test(text);
  return {
    manage: await those(/(^|\/)manage\.py$/, startsDjango),
    servers: await those(/(^|\/)[aw]sgi\.py$/, holds(NAMES_SETTINGS)),
    settings: await those(/(^|\/)settings(\/__init__)?\.py$/, holds(/^\s*INSTALLED_APPS\b/m)),
    modules: await those(MODULE, holds(/^\s*INSTALLED_APPS\b|\bimport\s+\*/m)),
  };
}

/** Whether a manage.py is the script that starts Django: a module of models may have the same name. */
function startsDjango(text: string): boolean {
  return MANAGES.test(text) || (NAMES_DJANGO.test(text) && HANDS_ON.test(text));
}

/**
 * Settings that neither their name nor their folder shows, `config/django/base.py`: each file with the apps and the URLs,
 * and what star-imports beside it. Every file is read for this.
 */
export async function settingsByContent({ workspace, folder }: Folder): Promise<readonly string[]> {
  for await (const files of filesBelow(workspace, folder)) {
    const texts = await Promise.all(files.map((file) => textAt(workspace, file)));
    const those = (isWanted: (text: string, file: string) => boolean) =>
      files.filter((file, index) => isWanted(texts[index] ?? '', file));
    const whole = those((text) => /^INSTALLED_APPS\b/m.test(text) && /^ROOT_URLCONF\b/m.test(text));
    const folders = new Set(whole.map(folderOf));
    if (whole.length > 0)
      return those((text, file) => whole.includes(file) || (folders.has(folderOf(file)) && STAR.test(text)));
  }
  return [];
}

const STAR = /^from\s+\S+\s+import\s+\*/m;

/** Whether the folder itself holds a manage.py of Django's. */
export async function isDjangoFolder({ workspace, folder }: Folder): Promise<boolean> {
  return startsDjango((await textAt(workspace, join(folder, 'manage.py'))) ?? '');
}

async function textAt(workspace: Reader, file: string): Promise<string | undefined> {
  const snapshot = await workspace.read(file);
  return textOf(snapshot) ?? (snapshot && new TextDecoder('latin1').decode(snapshot.bytes));
}

/** A cheap look, without a parser: a manage.py of Django's. */
export async function recogniseDjango(search: Search): Promise<string | undefined> {
  if (await isDjangoFolder(search)) return 'manage.py starts Django';
  const { workspace, folder, settings } = search;
  if (settings === undefined) return undefined;
  const path = settings.replaceAll('.', '/');
  const candidates = [folder, join(folder, 'src')].flatMap((from) => [
    join(from, `${path}.py`),
    join(from, path, '__init__.py'),
  ]);
  const files = await Promise.all(candidates.map((file) => workspace.read(file)));
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
  if (servers[0] !== undefined) {
    const folder = await folderOfServer(search, servers[0]);
    return { evidence: `${servers[0]} names DJANGO_SETTINGS_MODULE`, folder };
  }
  const { folder } = search;
  return settings[0] === undefined ? undefined : { evidence: `${settings[0]} sets INSTALLED_APPS`, folder };
}

/**
 * The folder that a server's entry is imported from, `src` of `src/mysite/wsgi.py`, but never a folder above the one that
 * is looked in.
 */
export async function folderOfServer({ workspace, folder }: Folder, file: string): Promise<string> {
  let at = folderOf(file) === folder ? folder : folderOf(folderOf(file));
  while (at !== folder && (await workspace.list(at)).includes('__init__.py')) at = folderOf(at);
  return at;
}
