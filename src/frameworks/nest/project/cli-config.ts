import { folderOf, isOutside, join } from '../../../model/paths.js';
import type { Workspace } from '../../../model/files.js';
import { isRecord, readJson } from '../../../languages/node/files.js';

/** One project of nest-cli.json; paths are seen from the workspace's root. */
export interface CliProject {
  readonly root: string;
  readonly sourceRoot: string | undefined;
  readonly entryFile: string | undefined;
  /** The configuration of TypeScript that it is built by. */
  readonly tsConfig: string | undefined;
}

/** nest-cli.json, as far as it tells where applications are. */
export interface CliConfig {
  readonly sourceRoot: string | undefined;
  readonly entryFile: string | undefined;
  readonly tsConfig: string | undefined;
  /** The applications of a monorepo by name, libraries left out. */
  readonly projects: ReadonlyMap<string, CliProject>;
}

/** @throws UserError when it is broken */
export async function readCliConfig(workspace: Workspace, folder: string): Promise<CliConfig | undefined> {
  const json = await readJson(workspace, join(folder, 'nest-cli.json'));
  if (json === undefined) return undefined;
  const projects = isRecord(json['projects']) ? Object.entries(json['projects']) : [];
  const applications = projects.flatMap(([name, project]): [string, CliProject][] =>
    isRecord(project) && project['type'] !== 'library' ? [[name, projectOf(project, name, folder)]] : [],
  );
  const inside = applications.filter(([, { root }]) => !isOutside(root));
  return { ...sourcesOf(json, folder), projects: new Map(inside) };
}

/** The project of the nearest nest-cli.json above that a folder is the root of, or that no folder but the name says. */
export async function cliProjectAt(workspace: Workspace, folder: string): Promise<CliProject | undefined> {
  for (let current = folder; current !== '';) {
    current = folderOf(current);
    const config = await readCliConfig(workspace, current);
    if (config === undefined) continue;
    const atFolder = [...config.projects.values()].find((project) => project.root === folder);
    const named = config.projects.get(folder.slice(current === '' ? 0 : current.length + 1));
    if (atFolder !== undefined || named === undefined) return atFolder;
    return (await workspace.list(folder)).length === 0 ? named : undefined;
  }
  return undefined;
}

function projectOf(json: Readonly<Record<string, unknown>>, name: string, folder: string): CliProject {
  const root = below(folder, text(json['root']) ?? `apps/${name}`);
  return { root, ...sourcesOf(json, folder) };
}

function sourcesOf(json: Readonly<Record<string, unknown>>, folder: string) {
  const sourceRoot = text(json['sourceRoot']);
  return {
    sourceRoot: sourceRoot === undefined ? undefined : below(folder, sourceRoot),
    entryFile: text(json['entryFile'])?.replace(/^\/+/, ''),
    tsConfig: tsConfigOf(json['compilerOptions'], folder),
  };
}

/** `tsConfigPath`, or the `configPath` of the builder. */
function tsConfigOf(options: unknown, folder: string): string | undefined {
  if (!isRecord(options)) return undefined;
  const builder = isRecord(options['builder']) ? options['builder']['options'] : undefined;
  const path = text(options['tsConfigPath']) ?? (isRecord(builder) ? text(builder['configPath']) : undefined);
  return path?.endsWith('.json') === true ? below(folder, path) : undefined;
}

/** Nest joins paths to the working directory: one that begins with `/` is not absolute. */
function below(folder: string, path: string): string {
  return join(folder, `./${path}`.replace(/\/+$/, ''));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
