import type { EnvReader } from '../../../languages/dotenv/env-reader.js';
import { readText, type Workspace } from '../../../model/files.js';
import type { Search } from '../../../model/framework.js';
import { folderOf, join } from '../../../model/paths.js';
import type { EnvSource } from '../settings/loaders/loader.js';

/** The env file that the settings read, relative to the workspace's root, or why it is unknown. */
export type EnvFileLocation = EnvFileFound | { readonly reason: string };

export interface EnvFileFound {
  readonly path: string;
  /** By whose rules it is read. */
  readonly reader: EnvReader;
}

/**
 * @param app the folder of manage.py, where a file that nothing in the project reads goes
 */
export async function locateEnvFile(
  { workspace, git }: Pick<Search, 'workspace' | 'git'>,
  source: EnvSource,
  app: string,
): Promise<EnvFileLocation> {
  const { reader } = source;
  const exists = async (path: string) => (await workspace.read(path)) !== undefined;
  if (source.kind === 'environment') {
    const composed = await composedFile({ workspace, git }, app);
    // docker compose reads its files by rules of its own, of which those of dotenv are a part.
    if (composed !== undefined) return { path: composed, reader: 'dotenv' };
    return { path: (await likeliest(source.unknown?.paths ?? [], exists)) ?? join(app, '.env'), reader };
  }
  if (source.kind === 'file') return { path: source.path, reader };
  const { name, rival } = source;
  for (const folder of foldersAbove(source.folder, workspace.root)) {
    if (rival !== undefined && (await exists(join(folder, rival)))) {
      return { reason: `The settings read ${join(folder, rival)} in the place of an env file.` };
    }
    if (!(await exists(join(folder, name)))) continue;
    if (!folder.startsWith('..')) return { path: join(folder, name), reader };
    return { reason: `The settings read ${join(folder, name)}, which lies outside this project.` };
  }
  return { path: join(source.newFileFolder, name), reader };
}

/** Of several the one that is there. */
async function likeliest(
  paths: readonly string[],
  exists: (path: string) => Promise<boolean>,
): Promise<string | undefined> {
  const there = await Promise.all(paths.map(exists));
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

/** Where docker compose takes the variables of a service from; good for a word to the user, no more. */
export interface ComposeHint {
  readonly file: string;
  readonly line: number;
  /** The env file, relative to the workspace's root. */
  readonly envFile: string;
}

const NAMES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml', 'local.yml'];

/** The first `env_file` of a compose file in the application's folder or above. */
export async function composeHint(workspace: Workspace, app: string): Promise<ComposeHint | undefined> {
  for (let folder = app; ; folder = folderOf(folder)) {
    for (const name of NAMES) {
      const text = await readText(workspace, join(folder, name));
      const found = text === undefined ? undefined : envFileIn(text.split(/\r\n|\r|\n/));
      if (found !== undefined)
        return { file: join(folder, name), line: found.line, envFile: join(folder, found.path) };
    }
    if (folder === '') return undefined;
  }
}

/** `env_file: x`, or the first line below it, `- x`. */
function envFileIn(lines: readonly string[]): { line: number; path: string } | undefined {
  const index = lines.findIndex((line) => /^\s+env_file:/.test(line));
  const own = /^\s+env_file:\s*["']?([\w./-]+)/.exec(lines[index] ?? '')?.[1];
  const below = /^\s+-\s*["']?([\w./-]+)["']?\s*(#.*)?$/.exec(lines[index + 1] ?? '')?.[1];
  const path = own ?? below;
  return index < 0 || path === undefined ? undefined : { line: index + 1, path };
}
