import type { Search } from '../../types.js';
import { readManifest } from './manifest.js';

/** @throws UserError when package.json is broken */
export async function recogniseNest({ workspace, folder }: Search): Promise<string | undefined> {
  const manifest = await readManifest(workspace, folder);
  return manifest?.declared['@nestjs/core'] === undefined
    ? undefined
    : 'package.json depends on @nestjs/core';
}
