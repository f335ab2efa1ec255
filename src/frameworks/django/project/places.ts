import { join } from '../../../model/paths.js';
import { type Workspace, textOf } from '../../../model/files.js';

type Reader = Pick<Workspace, 'read' | 'list'>;

/** A folder to look in. */
interface Place {
  readonly workspace: Reader;
  readonly folder: string;
}

/** What a folder and those below it hold that may start Django, or be its settings. */
export interface Places {
  /** Each manage.py that is Django's. */
  readonly manage: readonly string[];
  /** Each wsgi.py and asgi.py that names settings. */
  readonly servers: readonly string[];
  /** Each settings.py, or `settings/__init__.py`, that has INSTALLED_APPS. */
  readonly settings: readonly string[];
}

const NAMES_SETTINGS = /DJANGO_SETTINGS_MODULE/;
const IS_DJANGO = /DJANGO_SETTINGS_MODULE|\b(django|configurations)\b/;

/** Folders that hold no application of the project's own. */
const SKIPPED =
  /^(\..*|node_modules|venv|env|site-packages|dist|build|coverage|tmp|static|media|templates|docs?|tests?|migrations)\/$/;
/** So many folders are looked into, and so deep, whatever the repository's size. */
const MOST_FOLDERS = 200;
const DEEPEST = 2;

/** Looks for them without a parser; what is nearer comes first. */
export async function placesIn({ workspace, folder }: Place): Promise<Places> {
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
  };
}

/** Whether the folder itself holds a manage.py of Django's. */
export async function isDjangoFolder({ workspace, folder }: Place): Promise<boolean> {
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
  for (let level = [folder], depth = 0; level.length > 0 && depth <= DEEPEST + 1; depth += 1) {
    const next: string[] = [];
    for (const at of level) {
      // A package of settings may lie one level deeper than all else.
      if (seen >= MOST_FOLDERS || (depth > DEEPEST && !at.endsWith('/settings'))) continue;
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
