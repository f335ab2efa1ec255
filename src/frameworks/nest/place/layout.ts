import { folderOf, join } from '../../../model/paths.js';
import type { Workspace } from '../../../model/types.js';
import { cliProjectAt, readCliConfig, type CliConfig, type CliProject } from './cli-config.js';
import type { Layout } from './types.js';
import { nxLayout } from './nx-project.js';
import { creatingFiles } from '../reading/creating-files.js';
import { readText } from '../reading/sources.js';

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
    if (layout !== undefined && (await workspace.read(layout.entry)) !== undefined) return layout;
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

/** `entryFile` may be the path of the compiled file, in the folder of the output. */
function cliLayouts(config: CliConfig | CliProject, folder: string): Layout[] {
  const entryFile = config.entryFile?.split('/').at(-1);
  return [cliLayout(config, folder), cliLayout({ ...config, entryFile }, folder)];
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
