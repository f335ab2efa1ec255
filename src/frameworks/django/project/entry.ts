import { ExitCode, UserError } from '../../../model/errors.js';
import type { Search } from '../../../model/framework.js';
import { type Entry, manageEntry } from './manage-py.js';
import { configEntry, loneEntry, serverEntry } from './without-manage-py.js';
import { type DjangoFiles, djangoFiles } from './find.js';

/**
 * Follows manage.py to the settings; where it names none, the entries of the servers, the configuration of the tests,
 * or the one settings module that there is.
 * @throws UserError where none of them names a settings module of this project in a way that can be followed
 */
export async function readEntry(search: Search): Promise<Entry> {
  const named = await manageEntry(search);
  if (named !== undefined) return named;
  const files = await djangoFiles(search);
  const found =
    (await serverEntry(search, files)) ?? (await configEntry(search)) ?? (await loneEntry(search, files));
  if (found === undefined) throw nothingNames(search, files);
  const [manage] = files.manage;
  const why = manage === undefined ? 'There is no manage.py' : `${manage} names no settings`;
  const how =
    found.file === found.settings ? 'these are the only settings' : `${found.file} names ${found.module}`;
  return { ...found, manage, note: { message: `${why}; ${how}.`, file: found.file } };
}

function nothingNames({ folder }: Search, { manage, settings }: DjangoFiles): UserError {
  const where = folder === '' ? 'this folder' : folder;
  const [starter] = manage;
  const what =
    starter === undefined
      ? `There is no manage.py in ${where} or below, and nothing else`
      : `${starter} does not set DJANGO_SETTINGS_MODULE, and nothing else in ${where}`;
  const candidates =
    settings.length > 1
      ? ` Settings may be ${settings.slice(0, -1).join(', ')} and ${settings.at(-1) ?? ''}.`
      : '';
  return new UserError(`${what} tells which settings Django uses.${candidates}`, {
    exitCode: ExitCode.blocked,
    hint: "Name the application's folder with --app <dir>, or write os.environ.setdefault('DJANGO_SETTINGS_MODULE', '<package>.settings') in a manage.py, as startproject does.",
    ...(starter === undefined ? {} : { file: starter }),
  });
}
