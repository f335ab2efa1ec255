import type { Workspace } from '../../../model/files.js';
import { folderOf } from '../../../model/paths.js';

type Purpose = 'development' | 'production' | 'tests';

const DEVELOPMENT = /(^|_)(dev|devel|develop|development|local|localhost|debug)(_\w+)?$/;
const PRODUCTION = /(^|_)(prod|prd|production|live|deploy|deployment|staging|heroku)(_\w+)?$/;
const TESTS = /(^|_)(tests?|testing|ci)(_\w+)?$/;

/**
 * What a settings module is for by its name, or by that of a folder that it does not share with the other file:
 * `local.py`, `settings_dev.py`, `settings/prod/__init__.py`, `production/main.py`. What stands nearer to the end counts more.
 * @param beside a file of the same settings: the folders that both are in are the project's, and say nothing
 */
export function purposeOf(file: string, beside: string): Purpose | undefined {
  const names = file.replace(/(\/__init__)?\.py$/, '').split('/');
  const above = folderOf(beside).split('/');
  const isShared = (index: number): boolean =>
    names.slice(0, index + 1).join('/') === above.slice(0, index + 1).join('/');
  for (let index = names.length - 1; index >= 0; index -= 1) {
    if (index < names.length - 1 && isShared(index)) break;
    const found = purposeBy(names[index] ?? '');
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `local_production` is rather production's than a developer's. */
function purposeBy(name: string): Purpose | undefined {
  if (TESTS.test(name)) return 'tests';
  if (PRODUCTION.test(name)) return 'production';
  return DEVELOPMENT.test(name) ? 'development' : undefined;
}

const SETTINGS = /(^|_)(settings|configs?|configuration|conf|environments?|envs?)$/;
const INSTANCES = /^(deploy\w*|sites|instances)$/;

/** Whether a folder with such a name may hold settings: `config`, `deploy`, `production`. */
export function isSettingsFolder(name: string): boolean {
  return (
    SETTINGS.test(name) || INSTANCES.test(name) || (/^[a-z]+$/.test(name) && purposeBy(name) !== undefined)
  );
}

/** Whether a file with such a name may hold settings: `prod_settings.py`, `settings_acme.py`. */
export function isSettingsFile(name: string): boolean {
  const stem = name.replace(/\.py$/, '');
  return SETTINGS.test(stem) || stem.startsWith('settings_') || purposeBy(stem) !== undefined;
}

/** Whether a file with such a name starts a server: `wsgi.py`, `asgi_production.py`. */
export function isServerFile(file: string): boolean {
  return /(^|[/_])[aw]sgi(_\w+)?\.py$/.test(file);
}

/** The name of a module's file as it is imported: `mysite.settings` of `src/mysite/settings.py`, from `src`. */
export function moduleOf(file: string, app: string): string {
  const path = file.replace(/(\/__init__)?\.py$/, '');
  return path.slice(app === '' ? 0 : app.length + 1).replaceAll('/', '.');
}

/** Whether a package of the same name keeps a module from being imported: `settings/` beside `settings.py`. */
export async function isShadowed(workspace: Pick<Workspace, 'read'>, file: string): Promise<boolean> {
  return (await workspace.read(file.replace(/\.py$/, '/__init__.py'))) !== undefined;
}
