import { join, upwards } from '../../../model/paths.js';
import type { Workspace } from '../../../model/files.js';
import { cliProjectAt, readCliConfig } from './cli-config.js';
import { type AppManifest, readManifest } from '../../../languages/node/manifest.js';
import { foldersIn } from '../../../languages/node/files.js';
import { cliLayouts, layoutOf, type Layout } from './layout.js';
import { readText } from '../../../languages/text/read-text.js';
import type { FoundBelow, Search } from '../../../model/framework.js';

/** An application that was found, its folder, and the package.json that counts for it. */
export interface Application extends Layout, AppManifest {
  readonly folder: string;
  /** What nest-cli.json calls it; undefined for what is not listed there. */
  readonly name: string | undefined;
}

/** What lies in the folders below, and whether all of them were looked into. */
export interface Below {
  readonly applications: readonly Application[];
  readonly complete: boolean;
}

/** What makes a folder a project: applications are looked for in it, and not further below. */
const LEAVES = ['src/', 'project.json', 'nest-cli.json'];
/** So many folders of a monorepo are looked into, whatever its size, */
const MAX_FOLDERS = 200;
/** and so deep: `apps/api`, `ee/packages/api`. */
const MAX_DEPTH = 3;

/** The folder's own application and those that its nest-cli.json lists. */
export async function applicationsAt(
  workspace: Workspace,
  folder: string,
  manifest: AppManifest,
): Promise<Application[]> {
  const own = await ownApplication(workspace, folder, manifest);
  const listed = await listedApplications(workspace, folder, manifest);
  return own === undefined || listed.some(({ entry }) => entry === own.entry) ? listed : [own, ...listed];
}

async function ownApplication(
  workspace: Workspace,
  folder: string,
  manifest: AppManifest,
): Promise<Application | undefined> {
  const layout = await layoutOf(workspace, folder);
  if (layout === undefined) return undefined;
  const project = await cliProjectAt(workspace, folder);
  return { ...manifest, ...layout, folder: project?.root ?? folder, name: undefined };
}

async function listedApplications(
  workspace: Workspace,
  folder: string,
  above: AppManifest,
): Promise<Application[]> {
  const projects = (await readCliConfig(workspace, folder))?.projects ?? [];
  const found: Application[] = [];
  for (const [name, project] of projects) {
    const layout = await firstThatIsThere(workspace, cliLayouts(project, project.root));
    if (layout === undefined) continue;
    const manifest = (await manifestFor(workspace, project.root)) ?? above;
    found.push({ ...manifest, ...layout, folder: project.root, name });
  }
  return found;
}

async function firstThatIsThere(
  workspace: Workspace,
  layouts: readonly Layout[],
): Promise<Layout | undefined> {
  for (const layout of layouts) {
    if ((await workspace.read(layout.entry)) !== undefined) return layout;
  }
  return undefined;
}

/** Level by level, so that what lies near is seen in a repository of any size. */
export async function applicationsBelow(workspace: Workspace, folder: string): Promise<Below> {
  const found = new Map<string, Application>();
  let level = (await foldersIn(workspace, folder)).filter((path) => path !== join(folder, 'src'));
  let looked = 0;
  for (let depth = 1; level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const path of level) {
      if (looked === MAX_FOLDERS) return { applications: [...found.values()], complete: false };
      looked += 1;
      const names = await workspace.list(path);
      for (const application of await applicationsIn(workspace, path, names)) {
        found.set(application.entry, application);
      }
      if (depth < MAX_DEPTH && !LEAVES.some((leaf) => names.includes(leaf))) {
        next.push(...(await foldersIn(workspace, path)));
      }
    }
    level = next;
  }
  return { applications: [...found.values()], complete: true };
}

async function applicationsIn(
  workspace: Workspace,
  folder: string,
  names: readonly string[],
): Promise<Application[]> {
  if (!['package.json', ...LEAVES].some((name) => names.includes(name))) return [];
  const manifest = await manifestFor(workspace, folder);
  return manifest === undefined ? [] : applicationsAt(workspace, folder, manifest);
}

/**
 * The folder's own package.json, or for an application of a monorepo the nearest one above it that depends on
 * @nestjs/core; undefined where the folder holds no NestJS application.
 * @throws UserError when a package.json or nest-cli.json is broken
 */
export async function manifestFor(workspace: Workspace, folder: string): Promise<AppManifest | undefined> {
  for (const current of upwards(folder)) {
    const manifest = await readManifest(workspace, current);
    if (manifest?.declared['@nestjs/core'] !== undefined) {
      const isOwn = current === folder || (await holdsApplication(workspace, folder));
      return isOwn ? { root: current, manifest } : undefined;
    }
  }
  return undefined;
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

/** @throws UserError when package.json or nest-cli.json is broken */
export async function recogniseNest({ workspace, folder }: Search): Promise<string | undefined> {
  await workspace.list(folder);
  const found = await manifestFor(workspace, folder);
  return found === undefined ? undefined : `${found.manifest.path} depends on @nestjs/core`;
}

/** The applications of workspaces, and of a folder `server` or `backend`, whose root does not depend on NestJS. */
export async function recogniseNestBelow({ workspace, folder }: Search): Promise<FoundBelow | undefined> {
  const [first] = (await applicationsBelow(workspace, folder)).applications;
  if (first === undefined) return undefined;
  return { evidence: `${first.manifest.path} depends on @nestjs/core`, folder: first.folder };
}
