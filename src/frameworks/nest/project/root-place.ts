import { folderOf, join, upwards } from '../../../model/paths.js';
import type { Workspace } from '../../../model/files.js';
import { readManifest, type Manifest } from '../../../languages/node/manifest.js';
import type { Application } from './applications.js';

/** What is around the root module: the application, or another package of the workspace. */
export interface RootPlace {
  /** The folder of the sources: what is new goes below it. */
  readonly sourceRoot: string;
  /** Declares the packages that the root module imports. */
  readonly manifest: Manifest;
}

/** What makes a folder a package or a project. */
const PROJECTS = ['package.json', 'project.json'];

/** @throws UserError when a package.json is broken */
export async function placeOfRoot(
  workspace: Workspace,
  application: Application,
  file: string,
): Promise<RootPlace> {
  if (!(await isElsewhere(workspace, application, file))) return application;
  const names = folderOf(file).split('/');
  const sources = names.slice(0, names.lastIndexOf('src') + 1);
  return {
    sourceRoot: sources.length > 0 ? join(...sources) : folderOf(file),
    manifest: (await manifestAround(workspace, file)) ?? application.manifest,
  };
}

async function isElsewhere(
  workspace: Workspace,
  { folder, sourceRoot }: Application,
  file: string,
): Promise<boolean> {
  if (isBelow(file, sourceRoot)) return false;
  if (!isBelow(file, folder)) return true;
  for (let current = folderOf(file); current !== folder; current = folderOf(current)) {
    const names = await workspace.list(current);
    if (PROJECTS.some((name) => names.includes(name))) return true;
  }
  return false;
}

/** The nearest package.json that has NestJS; that of a library may leave it to the workspace's. */
async function manifestAround(workspace: Workspace, file: string): Promise<Manifest | undefined> {
  for (const current of upwards(folderOf(file))) {
    const manifest = await readManifest(workspace, current);
    if (['@nestjs/common', '@nestjs/core'].some((name) => manifest?.declared[name] !== undefined))
      return manifest;
  }
  return undefined;
}

function isBelow(file: string, folder: string): boolean {
  return folder === '' || file.startsWith(`${folder}/`);
}
