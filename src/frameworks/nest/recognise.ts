import type { Search } from '../../types.js';
import { governingManifest } from './governing.js';

/** @throws UserError when package.json or nest-cli.json is broken */
export async function recogniseNest({ workspace, folder }: Search): Promise<string | undefined> {
  const governing = await governingManifest(workspace, folder);
  return governing === undefined ? undefined : `${governing.manifest.path} depends on @nestjs/core`;
}
