import { join } from '../../paths.js';
import type { Workspace } from '../../types.js';
import { cliProjectAt, readCliConfig } from './cli-config.js';
import { holdsApplication, type Governing } from './governing.js';
import { cliLayout, layoutOf, type Layout } from './layout.js';

/** An application that was found, and its folder. */
export interface Application extends Layout {
  readonly folder: string;
}

/** Folders that hold no sources of applications. */
const SKIPPED = /^(\..*|node_modules|dist|build|coverage|tmp|docs?|e2e|tests?)\/$/;
/** So many folders of a monorepo are looked into, whatever its size. */
const MOST_FOLDERS = 200;

/** The folder's own application and those that nest-cli.json lists; else those in the folders below. */
export async function applicationsIn(
  workspace: Workspace,
  folder: string,
  { root }: Governing,
): Promise<Application[]> {
  const listed = await listedApplications(workspace, folder);
  const own = await layoutOf(workspace, folder, root);
  if (own !== undefined && listed.every(({ entry }) => entry !== own.entry)) {
    const project = await cliProjectAt(workspace, folder, root);
    listed.unshift({ folder: project?.root ?? folder, ...own });
  }
  return listed.length > 0 ? listed : applicationsBelow(workspace, folder, root);
}

async function listedApplications(workspace: Workspace, folder: string): Promise<Application[]> {
  const projects = (await readCliConfig(workspace, folder))?.projects.values() ?? [];
  const found: Application[] = [];
  for (const project of projects) {
    const layout = cliLayout(project, project.root);
    if ((await workspace.read(layout.entry)) !== undefined) found.push({ folder: project.root, ...layout });
  }
  return found;
}

/** `apps/api`, `packages/api`, `api`: not deeper. */
async function applicationsBelow(workspace: Workspace, folder: string, root: string): Promise<Application[]> {
  const upper = await foldersIn(workspace, folder);
  const lower = await Promise.all(upper.map((path) => foldersIn(workspace, path)));
  const found: Application[] = [];
  for (const path of [...upper, ...lower.flat()].slice(0, MOST_FOLDERS)) {
    const layout = await layoutOf(workspace, path, root);
    const isNest = layout !== undefined && (await holdsApplication(workspace, path, root));
    if (isNest && !found.some(({ entry }) => entry === layout.entry)) found.push({ folder: path, ...layout });
  }
  return found;
}

async function foldersIn(workspace: Workspace, folder: string): Promise<string[]> {
  const names = await workspace.list(folder);
  return names
    .filter((name) => name.endsWith('/') && !SKIPPED.test(name))
    .map((name) => join(folder, name.slice(0, -1)));
}
