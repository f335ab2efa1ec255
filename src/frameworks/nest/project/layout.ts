import { folderOf, isOutside, join } from '../../../model/paths.js';
import type { Workspace } from '../../../model/files.js';
import { readText } from '../../../languages/text/read-text.js';
import { cliProjectAt, readCliConfig, type CliConfig, type CliProject } from './cli-config.js';
import { isRecord, readJson } from '../files.js';
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

/**
 * `targets.build.options.main` of Nx's project.json, or of `nx` in package.json. It is seen from the root of the Nx
 * workspace, or begins with `{projectRoot}` or `{workspaceRoot}`.
 * @throws UserError when one of the files is broken
 */
async function nxLayout(workspace: Workspace, folder: string): Promise<Layout | undefined> {
  const projects = [
    await readJson(workspace, join(folder, 'project.json')),
    (await readJson(workspace, join(folder, 'package.json')))?.['nx'],
  ];
  for (const project of projects) {
    const main = memberAt(project, ['targets', 'build', 'options', 'main']);
    const entry = typeof main === 'string' ? await placed(workspace, folder, main) : undefined;
    if (entry === undefined) continue;
    const sources = join(folder, 'src');
    return { sourceRoot: entry.startsWith(`${sources}/`) ? sources : folderOf(entry), entry };
  }
  return undefined;
}

/** The root of the Nx workspace is the nearest folder upwards from which the path leads to a file. */
async function placed(workspace: Workspace, folder: string, main: string): Promise<string | undefined> {
  const path = main.replace('{projectRoot}', folder || '.').replace('{workspaceRoot}', '.');
  const starts = main.startsWith('{projectRoot}') ? [''] : upwards(folder);
  for (const root of starts) {
    const entry = join(root, path);
    if (!isOutside(entry) && (await workspace.read(entry)) !== undefined) return entry;
  }
  return undefined;
}

function upwards(folder: string): string[] {
  return folder === '' ? [''] : [folder, ...upwards(folderOf(folder))];
}

function memberAt(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((found, key) => (isRecord(found) ? found[key] : undefined), value);
}
