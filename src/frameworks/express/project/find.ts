import { foldersIn } from '../../../languages/node/files.js';
import { readManifest, type AppManifest, type Manifest } from '../../../languages/node/manifest.js';
import { readText, type Workspace } from '../../../model/files.js';
import type { FoundBelow, Search } from '../../../model/framework.js';
import { folderOf, isOutside, join, upwards } from '../../../model/paths.js';
import { createdBy } from './created-by.js';

/** Files that hold code and are no tests, declarations or components. */
const SOURCE = /(?<!\.(d|spec|test|e2e|config|stories))\.[cm]?[jt]s$/;
/** Folders whose programs are not the application. */
const OTHER = /(^|\/)(examples?|demos?|samples?|fixtures?|mocks?|__mocks__|benchmarks?|vendor)$/;
/** So many files are read, whatever the size of the repository, */
const MAX_FILES = 1500;
/** and so many folders of a monorepo are looked into, */
const MAX_FOLDERS = 200;
/** so deep: `apps/api`, `ee/packages/api`. */
const MAX_DEPTH = 3;
/** Its name in the file, whichever of the two ways it is loaded. */
const LOADED =
  /(?:import\s+(?:\*\s+as\s+)?(\w+)[^;'"]*?from\s*|(\w+)(?:\s*:\s*[\w.]+)?\s*=\s*(?:await\s+)?(?:require|import)\(\s*)['"]express['"]/g;
const CALLED_AT_ONCE = /require\(\s*['"]express['"]\s*\)\s*\(\s*\)/;

/** Whether a text seems to create an application. Data for a parser, which decides. */
export function mayCreate(text: string): boolean {
  if (CALLED_AT_ONCE.test(text)) return true;
  return [...text.matchAll(LOADED)].some(([, imported, required]) => {
    const name = imported ?? required ?? '';
    return new RegExp(`\\b${name}(\\.default)?\\s*\\(\\s*\\)`).test(text);
  });
}

/** The code in a folder and below it, that of packages of their own aside, and whether all of it was read. */
export interface Code {
  readonly texts: ReadonlyMap<string, string>;
  readonly complete: boolean;
}

/** Level by level, so that what lies near is read in a repository of any size. */
export async function codeIn(workspace: Workspace, folder: string): Promise<Code> {
  const texts = new Map<string, string>();
  const waiting = new Set([folder]);
  for (const current of waiting) {
    const names = await workspace.list(current);
    if (current !== folder && names.includes('package.json') && (await isPackage(workspace, current)))
      continue;
    for (const name of names.filter((one) => SOURCE.test(one))) {
      if (texts.size === MAX_FILES) return { texts, complete: false };
      const path = join(current, name);
      const text = await readText(workspace, path);
      if (text !== undefined) texts.set(path, text);
    }
    for (const below of await foldersIn(workspace, current)) if (!OTHER.test(below)) waiting.add(below);
  }
  return { texts, complete: true };
}

/** A package.json that only says how a folder's modules are read is none of a package of its own. */
async function isPackage(workspace: Workspace, folder: string): Promise<boolean> {
  const manifest = await readManifest(workspace, folder);
  return manifest !== undefined && Object.keys({ ...manifest.declared, ...manifest.scripts }).length > 0;
}

/** The nearest package.json upwards that declares Express for an application of its own. */
export async function expressManifest(
  workspace: Workspace,
  folder: string,
): Promise<AppManifest | undefined> {
  for (const root of upwards(folder)) {
    const manifest = isOutside(root) ? undefined : await readManifest(workspace, root);
    if (manifest !== undefined && declaresExpress(manifest)) return { root, manifest };
  }
  return undefined;
}

/** NestJS and Next.js have Express beside them, or below. */
function declaresExpress({ declared }: Manifest): boolean {
  return (
    declared['express'] !== undefined &&
    ['@nestjs/core', 'next'].every((name) => declared[name] === undefined)
  );
}

/** @throws UserError when a package.json is broken */
export async function recogniseExpress(search: Search): Promise<string | undefined> {
  const { workspace } = search;
  const folder = await folderOfSearch(search);
  const found = await expressManifest(workspace, folder);
  if (found !== undefined && (await createsAny(workspace, folder)))
    return `${found.manifest.path} depends on express`;
  // It is refused later, with the reason.
  const creator = await createdBy(workspace, folder, () => codeIn(workspace, folder));
  return creator && `${creator.file} uses ${creator.name}`;
}

/** --app may name the very file that creates the application. */
export async function folderOfSearch({ workspace, folder }: Search): Promise<string> {
  return SOURCE.test(folder) && (await workspace.list(folder)).length === 0 ? folderOf(folder) : folder;
}

async function createsAny(workspace: Workspace, folder: string): Promise<boolean> {
  const { texts } = await codeIn(workspace, folder);
  return [...texts.values()].some(mayCreate);
}

/** The first application of a workspace, or of a folder such as `server` or `backend`. */
export async function recogniseExpressBelow({ workspace, folder }: Search): Promise<FoundBelow | undefined> {
  const [first] = (await applicationFolders(workspace, folder)).folders;
  if (first === undefined) return undefined;
  return { evidence: `${join(first, 'package.json')} depends on express`, folder: first };
}

/** The folders below that have a package.json with Express and create an application; all where `complete`. */
export async function applicationFolders(
  workspace: Workspace,
  folder: string,
): Promise<{ readonly folders: readonly string[]; readonly complete: boolean }> {
  const folders: string[] = [];
  let level = await foldersIn(workspace, folder);
  let looked = 0;
  for (let depth = 1; depth <= MAX_DEPTH && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const path of level) {
      if (looked === MAX_FOLDERS) return { folders, complete: false };
      looked += 1;
      const manifest = OTHER.test(path) ? undefined : await readManifest(workspace, path);
      if (manifest !== undefined && declaresExpress(manifest) && (await createsAny(workspace, path)))
        folders.push(path);
      else next.push(...(await foldersIn(workspace, path)));
    }
    level = next;
  }
  return { folders, complete: true };
}
