import type { Search } from '../../model/framework.js';
import { manifestFor } from './project/app-manifest.js';
import { applicationsBelow } from './project/applications.js';

/** @throws UserError when package.json or nest-cli.json is broken */
export async function recogniseNest({ workspace, folder }: Search): Promise<string | undefined> {
  await workspace.list(folder);
  const found = await manifestFor(workspace, folder);
  return found === undefined ? undefined : `${found.manifest.path} depends on @nestjs/core`;
}

/** The applications of workspaces, and of a folder `server` or `backend`, whose root does not depend on NestJS. */
export async function recogniseNestBelow({ workspace, folder }: Search): Promise<string | undefined> {
  const [first] = (await applicationsBelow(workspace, folder)).applications;
  return first === undefined ? undefined : `${first.manifest.path} depends on @nestjs/core`;
}
