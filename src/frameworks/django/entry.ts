import { ExitCode, UserError } from '../../errors.js';
import type { Note, Search } from '../../types.js';
import { manageEntry } from './entry-of-manage.js';
import { configEntry, loneEntry, serverEntry } from './entry-without-manage.js';
import { placesIn, type Places } from './places.js';
import type { NamedSettings } from './settings-named.js';

/** Where Django starts, and the settings that it would use. */
export interface Entry {
  /** The file that names the settings: manage.py, or what stands in for it. */
  readonly file: string;
  /** Undefined where there is none that is Django's. */
  readonly manage: string | undefined;
  /** The folder that modules are imported from: that of manage.py. */
  readonly app: string;
  /** As it is named: `mysite.settings`. */
  readonly module: string;
  readonly settings: string;
  /** Others that the file names, or has as its default. */
  readonly others: readonly NamedSettings[];
  /** The entries of servers that were found while looking for one that names the settings. */
  readonly servers?: readonly string[];
  /** How the settings were found, where it was not manage.py that named them. */
  readonly note?: Note;
  /** Whether manage.py fills the environment from a file before Django starts. */
  readonly loadsEnvFile: boolean;
}

/**
 * Follows manage.py to the settings; where it names none, the entries of the servers, the configuration of the tests,
 * or the one settings module that there is.
 * @throws UserError where none of them names a settings module of this project in a way that can be told
 */
export async function readEntry(search: Search): Promise<Entry> {
  const named = await manageEntry(search);
  if (named !== undefined) return named;
  const places = await placesIn(search);
  const found =
    (await serverEntry(search, places)) ?? (await configEntry(search)) ?? (await loneEntry(search, places));
  if (found === undefined) throw nothingNames(search, places);
  const [manage] = places.manage;
  const why = manage === undefined ? 'There is no manage.py' : `${manage} names no settings`;
  const how =
    found.file === found.settings ? 'these are the only settings' : `${found.file} names ${found.module}`;
  return { ...found, manage, note: { message: `${why}; ${how}.`, file: found.file } };
}

function nothingNames({ folder }: Search, { manage, settings }: Places): UserError {
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
