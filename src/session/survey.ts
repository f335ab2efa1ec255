import { join } from '../paths.js';
import type { Search } from '../types.js';

/** The env file that the application reads, and what git makes of it. */
export interface EnvFile {
  readonly path: string;
  readonly repository: boolean;
  readonly ignored: boolean;
  readonly tracked: boolean;
  /** The `.gitignore` that would get the line, whether it exists or not. */
  readonly gitignore: string;
  readonly example: string;
}

/** @param folder the folder of the env file */
export async function surveyEnvFile(search: Search, folder: string, name = '.env'): Promise<EnvFile> {
  const { git, workspace } = search;
  const path = join(folder, name);
  const own = join(folder, '.gitignore');
  const atRoot = '.gitignore';
  const useRoot =
    git.repository &&
    (await workspace.read(own)) === undefined &&
    (await workspace.read(atRoot)) !== undefined;
  return {
    path,
    repository: git.repository,
    ignored: await git.ignores(path),
    tracked: await git.tracks(path),
    gitignore: useRoot ? atRoot : own,
    example: join(folder, `${name}.example`),
  };
}
