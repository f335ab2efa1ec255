import type { ParsedPython } from '../../../../languages/python/index.js';
import type { Loader, LoaderReader } from '../../../../session/python/loaders/loader.js';
import { osLoader } from '../../../../session/python/loaders/os.js';
import { decoupleLoader } from './decouple.js';
import { dotenvLoader } from './dotenv.js';
import { dotenvValuesLoader } from './dotenv-values.js';
import { envObjectLoader } from './env-object.js';
import type { SettingsFile } from '../view.js';
import { libraryLoader } from './library.js';
import { ownLoader } from './own-loader.js';

const READERS = [
  envObjectLoader,
  decoupleLoader,
  dotenvValuesLoader,
  dotenvLoader,
  ownLoader,
  libraryLoader,
  osLoader,
];

/** The idiom that a file has by itself; undefined when it reads no environment at all. */
export const findLoader: LoaderReader = (parsed, place) => {
  for (const reader of READERS) {
    const loader = reader(parsed, place);
    if (loader !== undefined) return loader;
  }
  return undefined;
};

/** What loads an env file, in the file where it stands. */
const FILE_LOADERS = [envObjectLoader, decoupleLoader, dotenvValuesLoader, dotenvLoader];

/** Whether a known library loads a file, as on the computers of the developers. */
export function loadsFile(parsed: ParsedPython, place: SettingsFile): boolean {
  return FILE_LOADERS.some((reader) => reader(parsed, place) !== undefined);
}

/** Whether only the environment of the process is read. */
export function readsNoFile({ source }: Pick<Loader, 'source'>): boolean {
  return source.kind === 'environment' && source.unknown === undefined;
}
