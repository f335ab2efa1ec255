import { folderOf } from '../../paths.js';
import type { Workspace } from '../../types.js';
import { readCliConfig } from './cli-config.js';
import { layoutOf } from './layout.js';
import { readManifest, type Manifest } from './manifest.js';
import { readText } from './sources.js';

/** The package.json that depends on @nestjs/core for an application. */
export interface Governing {
  /** Its folder. */
  readonly root: string;
  readonly manifest: Manifest;
}

/**
 * The folder's own package.json, or for an application of a monorepo the nearest one above it that depends on
 * @nestjs/core; undefined where the folder holds no NestJS application.
 * @throws UserError when a package.json or nest-cli.json is broken
 */
export async function governingManifest(
  workspace: Workspace,
  folder: string,
): Promise<Governing | undefined> {
  for (let place = folder; ; place = folderOf(place)) {
    const manifest = await readManifest(workspace, place);
    if (manifest?.declared['@nestjs/core'] !== undefined) {
      const isOwn = place === folder || (await holdsApplication(workspace, folder, place));
      return isOwn ? { root: place, manifest } : undefined;
    }
    if (place === '') return undefined;
  }
}

/** Other programs of a monorepo have a main.ts too. */
export async function holdsApplication(workspace: Workspace, folder: string, root: string): Promise<boolean> {
  const layout = await layoutOf(workspace, folder, root);
  if (layout === undefined) return false;
  if ((await readCliConfig(workspace, folder)) !== undefined) return true;
  return (await readText(workspace, layout.entry))?.includes('@nestjs/') === true;
}
