import { readText, type Workspace } from '../../../model/files.js';
import { folderOf, join, nameOf } from '../../../model/paths.js';
import { purposeOf } from '../settings/module-name.js';
import { ENGINE, SECURE, SESSION_MIDDLEWARE, SESSIONS_APP } from '../settings/names.js';

/** A file that settings are copied from, which Python never loads itself: `settings.py.prod`, `local_settings.py.example`. */
export interface SettingsTemplate {
  readonly path: string;
  /** The file that it is copied to, beside it. */
  readonly copy: string;
  readonly text: string;
}

const TEMPLATE =
  /^(?<stem>[\w-]+)\.py[._-](?<suffix>example|sample|dist|template|tmpl|tpl|default|prod|production|staging|live|dev|local|test)$/i;

/** Those in the folders of the settings that have names of settings. */
export async function settingsTemplates(
  workspace: Workspace,
  folders: Iterable<string>,
): Promise<SettingsTemplate[]> {
  const found: SettingsTemplate[] = [];
  for (const folder of new Set(folders)) {
    for (const name of await workspace.list(folder)) {
      const { stem, suffix = '' } = TEMPLATE.exec(name)?.groups ?? {};
      if (stem === undefined || !isOfSettings(stem, suffix)) continue;
      const text = await readText(workspace, join(folder, name));
      if (text !== undefined)
        found.push({ path: join(folder, name), copy: join(folder, `${stem}.py`), text });
    }
  }
  return found;
}

const WORDS = 'example|sample|dist|default|template|tmpl|tpl|skel';

/** What a module that is not here is copied from, beside it: `local.py.template`, `local_example.py`, `local.sample.py`. */
export async function sampleOf(
  workspace: Workspace,
  file: string,
): Promise<{ readonly path: string; readonly copy: string } | undefined> {
  const stem = nameOf(file).replace(/\.py$/, '');
  const isSample = (name: string): boolean => {
    const bare = name.replace(new RegExp(`[._-](${WORDS})(?=[._-]|$)|^(${WORDS})[._-]`, 'i'), '');
    return bare !== name && bare === `${stem}.py`;
  };
  const name = (await workspace.list(folderOf(file))).find(isSample);
  return name === undefined ? undefined : { path: join(folderOf(file), name), copy: file };
}

function isOfSettings(stem: string, suffix: string): boolean {
  return /settings|conf/i.test(stem) || purposeOf(`${stem}_${suffix}.py`, '') !== undefined;
}

/**
 * What a template needs by hand; undefined where its copies do the session no harm.
 * @param patched the file that gets the session
 */
export function needOf({ path, copy, text }: SettingsTemplate, patched: string): string | undefined {
  if (text.includes(ENGINE)) return undefined;
  if (copy === patched) return `${path} is copied to ${patched}: make the same changes there.`;
  const line = (name: string, value = '') =>
    text.split(/\r\n|\r|\n/).findIndex((one) => new RegExp(`^${name}\\s*=\\s*${value}`).test(one)) + 1;
  const isForDevelopment = ['development', 'tests'].includes(purposeOf(asModule(path), '') ?? '');
  const overrides = [
    { name: 'SESSION_ENGINE', at: line('SESSION_ENGINE') },
    { name: SECURE, at: isForDevelopment ? 0 : line(SECURE, 'False') },
  ].find(({ at }) => at > 0);
  if (overrides !== undefined)
    return `${path}:${String(overrides.at)} sets ${overrides.name}, which takes precedence in its copies: remove the line, there and in the copies.`;
  const list = [
    { name: 'INSTALLED_APPS', item: SESSIONS_APP },
    { name: 'MIDDLEWARE', item: SESSION_MIDDLEWARE },
  ].find(({ name, item }) => line(name) > 0 && !text.includes(item));
  return (
    list && `${path}:${String(line(list.name))} sets ${list.name}: add ${list.item}, there and in its copies.`
  );
}

/** `settings.py.prod` as `settings_prod.py`. */
function asModule(path: string): string {
  return nameOf(path).replace(/\.py[._-](\w+)$/, '_$1.py');
}
