import type { EnvReader } from '../../../languages/dotenv/env-reader.js';
import { readDotenv } from '../../../languages/dotenv/dotenv.js';
import { readText, type Workspace } from '../../../model/files.js';
import type { Search } from '../../../model/framework.js';
import { folderOf, isOutside, join, nameOf } from '../../../model/paths.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { samplesAmong } from '../../../session/samples.js';
import type { EnvSource, UnknownFile } from '../../../session/python/loaders/loader.js';
import type { Supply } from './supply.js';
import { workingFolder } from './working-folder.js';

/** The env file that the settings read, relative to the workspace's root; that there is none; or why it is unknown. */
export type EnvFileLocation = EnvFileFound | NoEnvFile | { readonly reason: string };

/** The process gets its environment from outside of the repository. */
interface NoEnvFile {
  readonly kind: 'none';
}

interface EnvFileFound {
  readonly path: string;
  /** By whose rules it is read. */
  readonly reader: EnvReader;
  /** As it is written, where it is read from the folder that Django is started in. */
  readonly relative?: string;
  /** Whether the loader that will be added searches for it, as other code of the project does. */
  readonly isSearched?: true;
}

/**
 * @param app the folder of manage.py, where a file that nothing in the project reads goes
 * @param supply who fills the environment where the settings load no file; absent where they may load one
 * @param passed the files that docker compose passes to the application, but for those that git has
 */
export async function locateEnvFile(
  { workspace, git }: Pick<Search, 'workspace' | 'git'>,
  source: EnvSource,
  app: string,
  supply?: Supply,
  passed: readonly string[] = [],
): Promise<EnvFileLocation> {
  if (source.kind === 'file' && source.all !== undefined)
    return { path: await fileAmong({ workspace, git }, source, source.all), reader: source.reader };
  if (source.kind === 'file') return fileOf(workspace, source, app);
  if (source.kind === 'search') return searchedFile(workspace, source, passed);
  // docker compose reads its files by rules of its own, of which those of dotenv are a part.
  if (supply?.kind === 'file') return { path: supply.path, reader: 'dotenv' };
  const composed = await composedFile({ workspace, git }, app);
  if (composed !== undefined) return { path: composed, reader: 'dotenv' };
  if (supply?.kind === 'outside') return { kind: 'none' };
  const path = (await likeliest(source.unknown, workspace)) ?? join(app, '.env');
  return { path, reader: source.reader };
}

async function fileOf(
  workspace: Workspace,
  { path, reader, relative }: Extract<EnvSource, { kind: 'file' }>,
  app: string,
): Promise<EnvFileFound> {
  if (relative === undefined) return { path, reader };
  return { path: join(await workingFolder(workspace, app, relative), relative), reader, relative };
}

/**
 * Of several files that are loaded, the one whose secret Django gets; without one, the first that wins and can take it: a
 * file that is there and that git doesn't track, else a new one.
 */
async function fileAmong(
  { workspace, git }: Pick<Search, 'workspace' | 'git'>,
  { path: usual, isFirstThere = false }: Extract<EnvSource, { kind: 'file' }>,
  all: readonly string[],
): Promise<string> {
  if (isFirstThere) return (await firstThere(all, workspace)) ?? usual;
  const files = await Promise.all(
    all.map(async (path) => {
      const text = await readText(workspace, path);
      const isSet = readDotenv(text ?? '').some(({ name }) => name === SECRET_VARIABLE);
      return { path, isSet, isThere: text !== undefined, isTracked: await git.tracks(path) };
    }),
  );
  const open = files.filter(({ isTracked }) => !isTracked);
  const found =
    files.find(({ isSet }) => isSet) ??
    open.find(({ isThere }) => isThere) ??
    open.find(({ path }) => path === usual) ??
    open[0];
  return found?.path ?? usual;
}

/** The first that is there; where none is, it goes where docker compose wants it or beside a sample, else to the usual folder. */
async function searchedFile(
  workspace: Workspace,
  source: Extract<EnvSource, { kind: 'search' }>,
  passed: readonly string[],
): Promise<EnvFileLocation> {
  const { name, rival, reader } = source;
  let wanted: string | undefined;
  for (const folder of foldersAbove(source.folder, workspace.root)) {
    if (rival !== undefined && (await exists(workspace, join(folder, rival)))) {
      return { reason: `The settings read ${join(folder, rival)} instead of an env file.` };
    }
    if (await exists(workspace, join(folder, name))) {
      if (!isOutside(folder)) return { path: join(folder, name), reader };
      return { reason: `The settings read ${join(folder, name)}, which is outside this project.` };
    }
    const names = isOutside(folder) ? [] : await workspace.list(folder);
    if (isWanted(join(folder, name), names, passed)) wanted ??= folder;
  }
  // The project's own instructions lead to that file; one in a folder below would be found before it, and hide it.
  return { path: join(wanted ?? source.newFileFolder, name), reader };
}

/**
 * Whether the project is set up with an env file that is not there: it has a sample beside it, or docker compose passes it.
 * @param names what is in its folder
 */
export function isWanted(path: string, names: readonly string[], passed: readonly string[]): boolean {
  return samplesAmong(names, nameOf(path)).length > 0 || passed.includes(path);
}

async function exists(workspace: Workspace, path: string): Promise<boolean> {
  return (await workspace.read(path)) !== undefined;
}

/**
 * Of several the one that is there; the file of another environment is none of them. Where none is, no folder is made that
 * the settings ask for: what they read and write today would be elsewhere afterwards.
 */
async function likeliest(
  unknown: UnknownFile | undefined,
  workspace: Workspace,
): Promise<string | undefined> {
  const { paths = [], likely = [], asked = [] } = unknown ?? {};
  const all = likely.length > 0 ? likely : paths;
  const best = await firstThere(all, workspace);
  const isAsked = asked.some((one) => best === one || best?.startsWith(`${one}/`));
  if (best === undefined || !isAsked || (await isFolder(workspace, folderOf(best)))) return best;
  const stays = await Promise.all(all.map((path) => isFolder(workspace, folderOf(path))));
  return all.find((_, index) => stays[index]) ?? best;
}

async function isFolder(workspace: Workspace, path: string): Promise<boolean> {
  return path === '' || (await workspace.list(folderOf(path))).includes(`${nameOf(path)}/`);
}

async function firstThere(paths: readonly string[], workspace: Workspace): Promise<string | undefined> {
  const there = await Promise.all(paths.map((path) => exists(workspace, path)));
  return paths.find((_, index) => there[index]) ?? paths[0];
}

/** Where docker compose takes the variables from in projects made by cookiecutter-django. */
const COMPOSED = '.envs/.local/.django';

/** One that is committed takes no secret. */
async function composedFile(
  { workspace, git }: Pick<Search, 'workspace' | 'git'>,
  app: string,
): Promise<string | undefined> {
  for (const path of [join(app, COMPOSED), COMPOSED]) {
    if ((await workspace.read(path)) !== undefined && !(await git.tracks(path))) return path;
  }
  return undefined;
}

/** A folder and all above it, up to the system's root. */
function foldersAbove(folder: string, root: string): string[] {
  const inside: string[] = [];
  for (let at = folder; at !== ''; at = folderOf(at)) inside.push(at);
  const depth = root.split(/[\\/]/).filter((name) => name !== '').length;
  return [
    ...inside,
    '',
    ...Array.from({ length: depth }, (_, index) => join(...Array<string>(index + 1).fill('..'))),
  ];
}
