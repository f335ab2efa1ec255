import { readDockerfile } from '../languages/dockerfile.js';
import type { Workspace } from '../model/files.js';
import { folderOf, join } from '../model/paths.js';
import { holds } from './compose-supply.js';
import { sourcesOf } from './image-files.js';

/** They hold no files of Docker for the applications beside them. */
const SKIPPED =
  /^(\..*|_.*|node_modules|venv|env|site-packages|dist|build|target|vendor|static|media|assets|templates|locales?|docs?|tests?|examples?|migrations|fixtures|coverage|tmp)$/;

const MAX_FOLDERS = 40;

/**
 * The folders in a folder that may hold Dockerfiles and compose files under any name, such as `dockerize`: those in which the
 * application doesn't lie.
 */
export async function foldersBeside(workspace: Workspace, folder: string, app: string): Promise<string[]> {
  const names = await workspace.list(folder);
  const isOther = (path: string) => path !== app && !holds(path, app);
  return names
    .filter((name) => name.endsWith('/') && !SKIPPED.test(name.slice(0, -1)))
    .map((name) => join(folder, name.slice(0, -1)))
    .filter(isOther)
    .slice(0, MAX_FOLDERS);
}

interface OtherDockerfile {
  readonly file: string;
  readonly text: string;
  /** The folder that the Dockerfile's own one lies in: taken for the context. */
  readonly folder: string;
  readonly app: string;
}

/** What a project of its own has. */
const MANIFEST = /^(manage\.py|package\.json|pyproject\.toml|setup\.py)$/;

/** Whether a Dockerfile in another folder copies files of the application, and none of its own folder alone. */
export async function copiesApplication(
  workspace: Workspace,
  { file, text, folder, app }: OtherDockerfile,
): Promise<boolean> {
  const own = await workspace.list(folderOf(file));
  if (own.some((name) => MANIFEST.test(name))) return false;
  const names = await workspace.list(folder);
  const isThere = (name: string, among: readonly string[]) =>
    among.includes(name) || among.includes(`${name}/`);
  return readDockerfile(text)
    .flatMap(sourcesOf)
    .some((source) => {
      const [first = ''] = source.split('/');
      if (source === '.') return true;
      const path = join(folder, source);
      return isThere(first, names) && !isThere(first, own) && (holds(path, app) || holds(app, path));
    });
}
