import { decoupleLoader } from './decouple.js';
import { dotenvLoader } from './dotenv.js';
import { envObjectLoader } from './env-object.js';
import { importedLoader } from './imported.js';
import type { LoaderReader } from './loader.js';
import { osLoader } from './os.js';

export type { EnvSource, Loader, SettingsPlace } from './loader.js';
export { osAccess } from './os-access.js';

/** The project's own idiom; undefined when the settings read no environment at all. */
export const findLoader: LoaderReader = (parsed, place) => {
  for (const reader of [envObjectLoader, decoupleLoader, importedLoader, dotenvLoader, osLoader]) {
    const loader = reader(parsed, place);
    if (loader !== undefined) return loader;
  }
  return undefined;
};
