import { folderOf, join, upwards } from '../../../model/paths.js';
import { readText, type Workspace } from '../../../model/files.js';
import type { Search } from '../../../model/framework.js';
import {
  environmentPython,
  environmentVersion,
  installedPackages,
  lacksPip,
  type PythonVersion,
} from './environment.js';
import { CONDA_FILE } from './conda.js';
import { declarations } from './declarations.js';
import { imagePackages } from './image-requirements.js';
import { managerOf, toolsThatDeclare, type PackageManager } from './manager.js';
import { lockedVersion } from './pyproject.js';
import { declaredIn, requirementsFilesOf } from './requirements-file.js';
import { type Requirement, type RequirementsFile } from './requirement.js';
import { pythonOf } from './python-pins.js';
import { admits } from './specifier.js';
import type { PythonSdk } from './sdk.js';
import { workspaceManager } from './workspaces.js';

/** What a project says about its packages, and what is there. */
export interface Packages {
  /** Whose needs are asked about. */
  readonly sdk: PythonSdk;
  /** Undefined when no file tells. */
  readonly manager: PackageManager | undefined;
  /** The folder whose files tell. */
  readonly folder: string | undefined;
  readonly requirements: readonly Requirement[];
  readonly requirementsFiles: readonly RequirementsFile[];
  /** By package, of those that matter here: the locked version, and the file that says so. */
  readonly locked: ReadonlyMap<string, { readonly version: string; readonly file: string }>;
  /** Names and versions in the virtual environment; undefined when there is none. */
  readonly installed: ReadonlyMap<string, string> | undefined;
  /** The interpreter of that environment, relative to the workspace's root. */
  readonly python: string | undefined;
  /** Whether uv has made it, and without pip. */
  readonly lacksPip: boolean;
  /** Its version, else those that the project says it runs on; the nearest file decides. */
  readonly pythonVersion: PythonVersion | undefined;
  /** The versions that the project is for, by its pyproject.toml: what its manager resolves for. */
  readonly pythonRange: PythonVersion | undefined;
}

/** Its classes refuse variables in an env file that they don't know. */
const PYDANTIC_SETTINGS = 'pydantic-settings';

/** Whether a project is seen to have pydantic-settings: declared, locked or installed. */
export function hasPydanticSettings({ requirements, locked, installed }: Packages): boolean {
  const isDeclared = requirements.some(({ name }) => name === PYDANTIC_SETTINGS);
  return isDeclared || locked.has(PYDANTIC_SETTINGS) || installed?.has(PYDANTIC_SETTINGS) === true;
}

const LOCK_FILES = ['uv.lock', 'poetry.lock', 'pdm.lock', 'Pipfile.lock', 'pylock.toml'];

/**
 * Reads the dependency files of the application's folder and of those above it; the nearest folder that has any
 * decides on the package manager.
 * @param inner a folder of the application's own code
 * @throws UserError for a file that cannot be understood
 */
export async function surveyPackages(
  { workspace }: Search,
  app: string,
  inner: string,
  sdk: PythonSdk,
): Promise<Packages> {
  const [own, ...above] = upwards(app);
  let found = await surveyFolder(workspace, own, sdk);
  for (const folder of above) found = merged(found, await surveyFolder(workspace, folder, sdk));
  const all = await withInner(await inWorkspace(found, workspace, app), workspace, app, inner);
  return all.manager === undefined ? withImage(all, workspace, app) : all;
}

/** Where no file declares anything, what the image installs by name counts: `RUN pip install Django`. */
async function withImage(found: Packages, workspace: Workspace, app: string): Promise<Packages> {
  const { framework } = found.sdk;
  for (const folder of upwards(app)) {
    const requirements = await imagePackages(workspace, folder, await workspace.list(folder));
    if (requirements.some(({ name }) => name === framework))
      return { ...found, manager: 'pip', folder, requirements };
  }
  return found;
}

/** Requirements files that declare the framework are what pip installs from, in a workspace as well. */
async function inWorkspace(found: Packages, workspace: Workspace, app: string): Promise<Packages> {
  const isForPip = declaredIn(found.requirementsFiles).some(({ name }) => name === found.sdk.framework);
  if (found.manager !== 'pip' || isForPip) return found;
  return { ...found, ...(await workspaceManager(workspace, app)) };
}

/** A package may keep its dependency files beside its code; they count where the folders above have none. */
async function withInner(
  outer: Packages,
  workspace: Workspace,
  app: string,
  inner: string,
): Promise<Packages> {
  let found = outer;
  const { sdk } = outer;
  for (let folder = inner; folder !== app && folder !== ''; folder = folderOf(folder)) {
    if (found.requirements.some(({ name }) => name === sdk.framework)) return found;
    found = merged(found, await surveyFolder(workspace, folder, sdk));
  }
  return found;
}

/** Folders of other things: what they need says nothing about the application. */
const SKIPPED =
  /^(\..*|node_modules|venv|env|dist|build|docs?|.*tests?|examples?|static|media|templates|locale|migrations)\/$/;
const MAX_DEPTH = 2;
const MAX_FOLDERS = 100;

/**
 * Where no folder so far declares the framework, the only one beside them that does: an image may be built in a folder of
 * its own (`docker/requirements.txt`). Of several, none can be told to be the application's. It looks into many folders.
 */
export async function surveyElsewhere(
  found: Packages,
  { workspace }: Search,
  app: string,
): Promise<Packages> {
  const { framework } = found.sdk;
  const isDeclared = found.requirements.some(({ name }) => name === framework);
  if (isDeclared || found.locked.has(framework) || found.installed?.has(framework) === true) return found;
  for (const folder of upwards(app)) {
    const declaring = await foldersDeclaring(workspace, folder, framework);
    const [only] = declaring;
    if (declaring.length > 1) return found;
    if (only !== undefined) return merged(found, await surveyFolder(workspace, only, found.sdk));
  }
  return found;
}

/** The folders below whose requirements files name a package. */
async function foldersDeclaring(workspace: Workspace, top: string, wanted: string): Promise<string[]> {
  const declaring: string[] = [];
  let seen = 0;
  for (let level = [top], depth = 0; level.length > 0 && depth <= MAX_DEPTH; depth += 1) {
    const next: string[] = [];
    for (const folder of level) {
      if ((seen += 1) > MAX_FOLDERS) return declaring;
      const names = await workspace.list(folder);
      // Another project's.
      if (folder !== top && names.includes('manage.py')) continue;
      const files = await requirementsFilesOf(workspace, folder, names);
      if (declaredIn(files).some(({ name }) => name === wanted)) declaring.push(folder);
      next.push(
        ...names
          .filter((name) => name.endsWith('/') && !SKIPPED.test(name))
          .map((name) => join(folder, name.slice(0, -1))),
      );
    }
    level = next;
  }
  return declaring;
}

function merged(near: Packages, far: Packages): Packages {
  return {
    sdk: near.sdk,
    manager: near.manager ?? far.manager,
    folder: near.manager === undefined ? far.folder : near.folder,
    requirements: [...near.requirements, ...far.requirements],
    requirementsFiles: [...near.requirementsFiles, ...far.requirementsFiles],
    locked: new Map([...far.locked, ...near.locked]),
    installed: near.installed ?? far.installed,
    python: near.python ?? far.python,
    lacksPip: near.python === undefined ? far.lacksPip : near.lacksPip,
    pythonVersion: near.pythonVersion ?? far.pythonVersion,
    pythonRange: near.pythonRange ?? far.pythonRange,
  };
}

async function surveyFolder(workspace: Workspace, folder: string, sdk: PythonSdk): Promise<Packages> {
  const names = await workspace.list(folder);
  const requirementsFiles = await requirementsFilesOf(workspace, folder, names);
  const declared = await declarations(workspace, folder, names);
  const python = await environmentPython(workspace, folder, names);
  const requirements = [...declaredIn(requirementsFiles), ...declared.requirements];
  const isTold = requirements.length > 0 || requirementsFiles.length > 0 || declared.declares;
  const tools = toolsThatDeclare(declared, requirementsFiles, sdk);
  const manager = managerOf(names, tools) ?? (isTold ? 'pip' : undefined);
  const locked = await lockedPackages(workspace, folder, names, sdk);
  const told = { declared: declared.python, oldest: sdk.python };
  return {
    sdk,
    manager,
    folder: manager === undefined ? undefined : folder,
    requirements,
    requirementsFiles,
    locked,
    installed: await installedPackages(workspace, folder, names),
    python,
    lacksPip: python !== undefined && (await lacksPip(workspace, folder, names)),
    pythonVersion:
      (await environmentVersion(workspace, folder, names)) ??
      (isRecent(sdk, requirements, locked)
        ? binding(told.declared)
        : await pythonOf(workspace, folder, names, told)),
    pythonRange: told.declared,
  };
}

/** What pip holds a project to; conda's file says with which Python somebody once began. */
function binding(declared: PythonVersion | undefined): PythonVersion | undefined {
  return declared !== undefined && CONDA_FILE.test(declared.file) ? undefined : declared;
}

/** Whether the framework's version tells more of Python than what files name. */
function isRecent(
  { framework, recent }: PythonSdk,
  requirements: Packages['requirements'],
  locked: Packages['locked'],
): boolean {
  const declared = requirements.filter(({ name }) => name === framework).map(({ specifier }) => specifier);
  const versions = [locked.get(framework)?.version, ...declared].filter((one) => one !== undefined);
  return recent !== undefined && versions.some((one) => admits(one, recent) === 'always');
}

async function lockedPackages(
  workspace: Workspace,
  folder: string,
  names: readonly string[],
  { framework, name: sdk, needs }: PythonSdk,
): Promise<Packages['locked']> {
  const found = new Map<string, { version: string; file: string }>();
  const wanted = [framework, sdk, PYDANTIC_SETTINGS, ...(needs === undefined ? [] : [needs.name])];
  for (const lock of LOCK_FILES.filter((name) => names.includes(name))) {
    const file = join(folder, lock);
    const text = (await readText(workspace, file)) ?? '';
    for (const name of wanted.filter((one) => !found.has(one))) {
      const version = lockedVersion(text, name);
      if (version !== undefined) found.set(name, { version, file });
    }
  }
  return found;
}
