import { UserError } from '../../errors.js';
import { assignmentsOf, lineOf, type ParsedPython } from '../../languages/python/index.js';
import { folderOf, join } from '../../paths.js';
import { surveyEnvFile, type EnvFile } from '../../session/index.js';
import type { Search } from '../../types.js';
import { readEntry, type Entry } from './entry.js';
import { locateEnvFile, type EnvPlace } from './env-place.js';
import { otherSettings, settingsOfEnvFile } from './other-entries.js';
import { surveyPackages, type Packages } from './packages/survey.js';
import { baseDir } from './settings/base-dir.js';
import { findLoader, type Loader, type SettingsPlace } from './settings/loaders/index.js';
import { readPython } from './settings/python-file.js';
import { refusalOf, type Refusal } from './settings/refusal.js';
import { readSecret, type SecretState } from './settings/secret-state.js';
import { sessionSubclasses } from './settings/session-subclasses.js';
import type { Unclear } from './settings/setting.js';
import { djangoVersion, type DjangoVersion } from './version.js';

/** All that is known about a Django application before any question is asked. */
export interface Findings {
  readonly entry: Entry;
  readonly place: SettingsPlace;
  readonly settings: ParsedPython;
  readonly packages: Packages;
  readonly version: DjangoVersion;
  /** Why the settings cannot be judged as a whole. */
  readonly refusal: Refusal | undefined;
  readonly subclasses: ReadonlySet<string>;
  readonly secret: SecretState;
  /** Undefined when the settings read no environment yet. */
  readonly loader: Loader | Unclear | undefined;
  readonly envPlace: EnvPlace;
  /** Undefined where the place of the env file cannot be told. */
  readonly envFile: EnvFile | undefined;
}

/** @throws UserError where the project is not supported */
export async function investigate(search: Search): Promise<Findings> {
  const { workspace, folder } = search;
  const entry = await readEntry(search);
  const place = { file: entry.settings, app: folder };
  const settings = await readPython(workspace, place.file);
  if (settings === undefined) throw new UserError(`${place.file} has gone.`, { file: place.file });
  const packages = await surveyPackages(search, folder);
  const version = djangoVersion(packages, settings.text, place.file);
  refuseOldMiddleware(settings, place.file);
  const loader = findLoader(settings, place);
  const envPlace = await envPlaceOf(search, settings, place, loader);
  return {
    entry,
    place,
    settings,
    packages,
    version,
    refusal:
      (await settingsOfEnvFile(search, entry)) ??
      (await otherSettings(search, entry)) ??
      refusalOf(settings, place.file),
    subclasses: await sessionSubclasses(settings, search),
    secret: readSecret(settings),
    loader,
    envPlace,
    envFile: 'path' in envPlace ? await survey(search, envPlace.path) : undefined,
  };
}

async function envPlaceOf(
  { workspace }: Search,
  settings: ParsedPython,
  place: SettingsPlace,
  loader: Loader | Unclear | undefined,
): Promise<EnvPlace> {
  if (loader?.kind === 'unclear') return { reason: loader.reason };
  if (loader !== undefined) return locateEnvFile(workspace, loader.source, place.app);
  const base = baseDir(settings, place);
  if (base !== undefined) return { path: join(base.path, '.env') };
  // The loader that will be added searches, as load_dotenv does without a path.
  const source = { kind: 'search', folder: folderOf(place.file), home: place.app, name: '.env' } as const;
  return locateEnvFile(workspace, source, place.app);
}

function survey(search: Search, path: string): Promise<EnvFile> {
  const folder = folderOf(path);
  return surveyEnvFile(search, folder, path.slice(folder === '' ? 0 : folder.length + 1));
}

/** @throws UserError for settings that only know the middleware of Django 1.9 and older */
function refuseOldMiddleware(settings: ParsedPython, file: string): void {
  const [old] = assignmentsOf(settings, 'MIDDLEWARE_CLASSES');
  if (old === undefined || assignmentsOf(settings, 'MIDDLEWARE').length > 0) return;
  throw new UserError('MIDDLEWARE_CLASSES is of Django 1.9 and older; Wristband needs Django 4.2 or later.', {
    file,
    line: lineOf(old.statement),
    hint: 'Turn it into MIDDLEWARE first: https://docs.djangoproject.com/en/1.10/topics/http/middleware/#upgrading-middleware',
  });
}
