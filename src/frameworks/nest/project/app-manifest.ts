import { readText } from '../../../languages/text/read-text.js';
import { folderOf, join } from '../../../model/paths.js';
import type { Workspace } from '../../../model/files.js';
import { readCliConfig } from './cli-config.js';
import { layoutOf, type Layout } from './layout.js';
import { readManifest, type AppManifest } from '../packages/manifest.js';

/**
 * The folder's own package.json, or for an application of a monorepo the nearest one above it that depends on
 * @nestjs/core; undefined where the folder holds no NestJS application.
 * @throws UserError when a package.json or nest-cli.json is broken
 */
export async function manifestFor(workspace: Workspace, folder: string): Promise<AppManifest | undefined> {
  for (let current = folder; ; current = folderOf(current)) {
    const manifest = await readManifest(workspace, current);
    if (manifest?.declared['@nestjs/core'] !== undefined) {
      const isOwn = current === folder || (await holdsApplication(workspace, folder));
      return isOwn ? { root: current, manifest } : undefined;
    }
    if (current === '') return undefined;
  }
}

/** Other programs of a monorepo have a main.ts too. */
async function holdsApplication(workspace: Workspace, folder: string): Promise<boolean> {
  const layout = await layoutOf(workspace, folder);
  if (layout === undefined) return false;
  if ((await readCliConfig(workspace, folder)) !== undefined) return true;
  for (const file of [layout.entry, ...(await modulesOf(workspace, layout))]) {
    if ((await readText(workspace, file))?.includes('@nestjs/') === true) return true;
  }
  return false;
}

/** What an entry file that only calls another file leads to: modules beside it, or in the folder `app`. */
async function modulesOf(workspace: Workspace, { sourceRoot }: Layout): Promise<string[]> {
  const folders = [sourceRoot, join(sourceRoot, 'app')];
  const names = await Promise.all(folders.map((folder) => workspace.list(folder)));
  return folders.flatMap((folder, index) => {
    const module = names[index]?.find((name) => name.endsWith('.module.ts'));
    return module === undefined ? [] : [join(folder, module)];
  });
}
