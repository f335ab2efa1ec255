import { folderOf, isOutside, join, upwards } from '../../../model/paths.js';
import type { Workspace } from '../../../model/files.js';
import { readText } from '../../../languages/text/read-text.js';
import { cliProjectAt, readCliConfig, type CliConfig, type CliProject } from './cli-config.js';
import { isRecord, readJson } from '../../../languages/node/files.js';
import { creatingFiles } from './source-files.js';

/** Where the sources of one application are. */
export interface Layout {
  /** The folder of the sources. */
  readonly sourceRoot: string;
  /** The file that starts the application. */
  readonly entry: string;
}

/** What an entry file is called where no tool names it; Nest's own name first. */
const USUAL_ENTRIES = ['src/main.ts', 'main.ts', 'src/index.ts', 'src/server.ts', 'src/app.ts', 'index.ts'];

/** The application that a folder holds; undefined when there is none. */
export async function layoutOf(workspace: Workspace, folder: string): Promise<Layout | undefined> {
  const cli = await readCliConfig(workspace, folder);
  const project = await cliProjectAt(workspace, folder);
  const named = [
    ...(cli === undefined ? [] : cliLayouts(cli, folder)),
    ...(project === undefined ? [] : cliLayouts(project, project.root)),
    await nxLayout(workspace, folder),
  ];
  for (const layout of named) {
    if (layout === undefined || isOutside(layout.entry)) continue;
    if ((await workspace.read(layout.entry)) !== undefined) return layout;
  }
  if (cli === undefined) return (await usualLayout(workspace, folder)) ?? onlyCreating(workspace, folder);
  return cli.entryFile === undefined
    ? onlyCreating(workspace, folder, cli.sourceRoot ?? join(folder, 'src'))
    : undefined;
}

/** By Nest's own defaults, where nest-cli.json leaves something out. */
export function cliLayout(
  { sourceRoot, entryFile }: Partial<CliConfig | CliProject>,
  folder: string,
): Layout {
  const sources = sourceRoot ?? join(folder, 'src');
  const name = (entryFile ?? 'main').replace(/\.[jt]s$/, '');
  return { sourceRoot: sources, entry: join(sources, `${name}.ts`) };
}

/**
 * `entryFile` may be the path of the compiled file, in the folder of the output, or be seen from the project's folder.
 */
export function cliLayouts(config: CliConfig | CliProject, folder: string): Layout[] {
  const entryFile = config.entryFile?.split('/').at(-1);
  const own = cliLayout(config, folder);
  const fromFolder = join(folder, `${config.entryFile ?? 'src/main'}.ts`);
  return [own, cliLayout({ ...config, entryFile }, folder), { ...own, entry: fromFolder }];
}

async function usualLayout(workspace: Workspace, folder: string): Promise<Layout | undefined> {
  for (const name of USUAL_ENTRIES) {
    const entry = join(folder, name);
    const text = await readText(workspace, entry);
    const isEntry = name.endsWith('main.ts') ? text !== undefined : text?.includes('NestFactory') === true;
    if (isEntry) return { sourceRoot: join(folder, name.includes('/') ? 'src' : ''), entry };
  }
  return undefined;
}

/** A serverless function's file is called anything: the only file that creates an application counts. */
async function onlyCreating(
  workspace: Workspace,
  folder: string,
  sourceRoot = join(folder, 'src'),
): Promise<Layout | undefined> {
  const [entry, other] = await creatingFiles(workspace, [sourceRoot, folder]);
  if (entry === undefined || other !== undefined) return undefined;
  return { sourceRoot: folderOf(entry), entry };
}

/** @throws UserError when a file of Nx is broken */
async function nxLayout(workspace: Workspace, folder: string): Promise<Layout | undefined> {
  const entry = await nxBuildFile(workspace, folder, 'main');
  if (entry === undefined) return undefined;
  const sources = join(folder, 'src');
  return { sourceRoot: entry.startsWith(`${sources}/`) ? sources : folderOf(entry), entry };
}

/**
 * The configuration of TypeScript that an application is built by, where nest-cli.json or Nx names one that is there.
 * @throws UserError when one of their files is broken
 */
export async function buildConfig(
  workspace: Workspace,
  { folder, name = '' }: { readonly folder: string; readonly name: string | undefined },
): Promise<string | undefined> {
  const cli = await nearestCliConfig(workspace, folder);
  const project = cli?.projects.get(name) ?? (await cliProjectAt(workspace, folder));
  const named = [project?.tsConfig, cli?.tsConfig];
  for (const path of named) {
    if (path !== undefined && !isOutside(path) && (await workspace.read(path)) !== undefined) return path;
  }
  return nxBuildFile(workspace, folder, 'tsConfig');
}

async function nearestCliConfig(workspace: Workspace, folder: string): Promise<CliConfig | undefined> {
  for (const place of upwards(folder)) {
    const config = await readCliConfig(workspace, place);
    if (config !== undefined) return config;
  }
  return undefined;
}

/**
 * A file that `targets.build.options` of Nx's project.json, or of `nx` in package.json, names. It is seen from the root
 * of the Nx workspace, or begins with `{projectRoot}` or `{workspaceRoot}`.
 * @throws UserError when one of the files is broken
 */
async function nxBuildFile(
  workspace: Workspace,
  folder: string,
  option: 'main' | 'tsConfig',
): Promise<string | undefined> {
  const projects = [
    await readJson(workspace, join(folder, 'project.json')),
    (await readJson(workspace, join(folder, 'package.json')))?.['nx'],
  ];
  for (const project of projects) {
    const named = memberAt(project, ['targets', 'build', 'options', option]);
    const path = typeof named === 'string' ? await placed(workspace, folder, named) : undefined;
    if (path !== undefined) return path;
  }
  return undefined;
}

/** The root of the Nx workspace is the nearest folder upwards from which the path leads to a file. */
async function placed(workspace: Workspace, folder: string, named: string): Promise<string | undefined> {
  const path = named.replace('{projectRoot}', folder || '.').replace('{workspaceRoot}', '.');
  const starts = named.startsWith('{projectRoot}') ? [''] : upwards(folder);
  for (const root of starts) {
    const file = join(root, path);
    if (!isOutside(file) && (await workspace.read(file)) !== undefined) return file;
  }
  return undefined;
}

function memberAt(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((found, key) => (isRecord(found) ? found[key] : undefined), value);
}
