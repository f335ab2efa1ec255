import { join, isAbsolute } from 'node:path';

/** What tells where a program keeps what it can make again. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The user's home; throws where there is none. */
  readonly home: () => string;
}

/** The folder for the caches of the user's programs; undefined where none can be told. It need not exist. */
export function cacheHome({ environment, platform, home }: Surroundings): string | undefined {
  if (platform === 'win32') return absolute(environment['LOCALAPPDATA']);
  // https://specifications.freedesktop.org/basedir-spec: relative paths are to be ignored.
  const named = absolute(environment['XDG_CACHE_HOME']);
  if (named !== undefined) return named;
  const folder = homeOrNone(home);
  if (folder === undefined) return undefined;
  return platform === 'darwin' ? join(folder, 'Library', 'Caches') : join(folder, '.cache');
}

/** Whether the user wants nothing to be kept, of this program's or of any that runs in Node. */
export function isTurnedOff({ environment }: Pick<Surroundings, 'environment'>): boolean {
  return (
    environment['CREATE_WRISTBAND_SESSION_CACHE'] === '0' || environment['NODE_DISABLE_COMPILE_CACHE'] === '1'
  );
}

function homeOrNone(home: () => string): string | undefined {
  try {
    return absolute(home());
  } catch {
    return undefined;
  }
}

function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}
