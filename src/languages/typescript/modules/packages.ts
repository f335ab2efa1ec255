import { join, upwards } from '../../../model/paths.js';
import { readText, type Workspace } from '../../../model/files.js';
import { readYaml } from '../../yaml.js';
import { parseJsonc } from '../parse.js';

/** Where modules are read from; paths are relative to the root of the workspace. */
export type ModuleFiles = Pick<Workspace, 'list' | 'read'>;

/** One package of the workspace. */
interface WorkspacePackage {
  readonly folder: string;
  readonly manifest: Readonly<Record<string, unknown>>;
}

/** The packages of the workspace by name. */
export type WorkspacePackages = ReadonlyMap<string, WorkspacePackage>;

/** So many folders are looked into for packages, whatever the size of the workspace, */
const MAX_FOLDERS = 300;
/** and `**` stands for so many folders. */
const MAX_DEPTH = 3;
/** Folders that hold what is compiled from `src`. */
const COMPILED = /^(dist|build|out|output|lib|es|esm|cjs|types)$/;
const EXTENSION = /(\.d)?\.[cm]?[jt]sx?$/;

/** Finds the packages of the workspace that a folder belongs to; none outside of one. */
export async function workspacePackages(files: ModuleFiles, folder: string): Promise<WorkspacePackages> {
  for (const current of upwards(folder)) {
    const patterns = await workspacePatterns(files, current);
    if (patterns.length > 0) return packagesAt(files, current, patterns);
  }
  return new Map();
}

/** How imports of a workspace's packages lead to the sources of what they export: `@bakery/core`, `@bakery/core/*`. */
export function packageAliases(packages: WorkspacePackages): Map<string, string[]> {
  const entries = [...packages].flatMap(([name, { folder, manifest }]) => {
    const { exports } = manifest;
    const subpaths = isRecord(exports) ? Object.entries(exports).filter(([key]) => key.startsWith('./')) : [];
    const main = subpaths.length > 0 && isRecord(exports) ? exports['.'] : exports;
    const targets = [main, manifest['source'], manifest['types'], manifest['module'], manifest['main']];
    const own = [...targets.flatMap(targetsOf), 'src/index', 'index'];
    const others = subpaths.map(([key, value]): [string, string[]] => [
      `${name}${key.slice(1)}`,
      sourcesIn(folder, targetsOf(value)),
    ]);
    return [
      [`${name}/*`, [join(folder, '*'), join(folder, 'src/*')]] satisfies [string, string[]],
      [name, sourcesIn(folder, own)] satisfies [string, string[]],
      ...others,
    ];
  });
  return new Map(entries);
}

/** The subpath imports (`#app/*`) of the nearest package.json, and what module-alias reads there, as aliases. */
export async function packageImports(files: ModuleFiles, folder: string): Promise<Map<string, string[]>> {
  for (const current of upwards(folder)) {
    const manifest = await readObject(files, join(current, 'package.json'));
    if (manifest !== undefined) {
      const imports = isRecord(manifest['imports']) ? Object.entries(manifest['imports']) : [];
      const aliases = isRecord(manifest['_moduleAliases']) ? Object.entries(manifest['_moduleAliases']) : [];
      const patterns = aliases.flatMap(([key, value]): [string, unknown][] =>
        typeof value === 'string'
          ? [
              [key, value],
              [`${key}/*`, join(value, '*')],
            ]
          : [],
      );
      return new Map(
        [...patterns, ...imports].map(([key, value]) => [key, sourcesIn(current, targetsOf(value))]),
      );
    }
  }
  return new Map();
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function workspacePatterns(files: ModuleFiles, folder: string): Promise<string[]> {
  const yaml = await readText(files, join(folder, 'pnpm-workspace.yaml'));
  const listed = yaml === undefined ? undefined : (await readYaml(yaml))?.entries.get('packages')?.items;
  if (listed !== undefined && listed.length > 0) return listed.flatMap(({ text }) => text ?? []);
  const workspaces = (await readObject(files, join(folder, 'package.json')))?.['workspaces'];
  const patterns = isRecord(workspaces) ? workspaces['packages'] : workspaces;
  if (patterns !== undefined) return [patterns].flat().filter((pattern) => typeof pattern === 'string');
  const lerna = (await readObject(files, join(folder, 'lerna.json')))?.['packages'];
  const rush = (await readObject(files, join(folder, 'rush.json')))?.['projects'];
  const projects = [rush].flat().map((project) => (isRecord(project) ? project['projectFolder'] : undefined));
  return [lerna, projects].flat().filter((pattern) => typeof pattern === 'string');
}

async function packagesAt(
  files: ModuleFiles,
  root: string,
  patterns: readonly string[],
): Promise<WorkspacePackages> {
  const folders = new Set([root]);
  for (const pattern of patterns.filter((one) => !one.startsWith('!'))) {
    const names = pattern.split('/').filter((name) => !['', '.'].includes(name));
    for (const folder of await foldersFor(files, root, names)) folders.add(folder);
  }
  const packages = new Map<string, WorkspacePackage>();
  for (const folder of [...folders].slice(0, MAX_FOLDERS)) {
    const manifest = await readObject(files, join(folder, 'package.json'));
    const name = manifest?.['name'];
    if (manifest !== undefined && typeof name === 'string' && !packages.has(name))
      packages.set(name, { folder, manifest });
  }
  return packages;
}

/** The folders that a pattern such as `packages/*` fits. */
async function foldersFor(
  files: ModuleFiles,
  folder: string,
  names: readonly string[],
  depth = MAX_DEPTH,
): Promise<string[]> {
  const [first, ...rest] = names;
  if (first === undefined) return [folder];
  if (!first.includes('*')) return foldersFor(files, join(folder, first), rest, depth);
  if (first !== '**') {
    const below = await foldersBelow(files, folder, first);
    return (await Promise.all(below.map((path) => foldersFor(files, path, rest, depth)))).flat();
  }
  const here = await foldersFor(files, folder, rest, depth);
  const below = depth === 0 ? [] : await foldersBelow(files, folder, '*');
  return [
    ...here,
    ...(await Promise.all(below.map((path) => foldersFor(files, path, names, depth - 1)))).flat(),
  ];
}

async function foldersBelow(files: ModuleFiles, folder: string, pattern: string): Promise<string[]> {
  const [prefix = '', suffix = ''] = pattern.split('*');
  const names = (await files.list(folder))
    .filter((name) => name.endsWith('/'))
    .map((name) => name.slice(0, -1));
  return names
    .filter((name) => !name.startsWith('.') && name !== 'node_modules')
    .filter((name) => name.startsWith(prefix) && name.endsWith(suffix))
    .map((name) => join(folder, name));
}

/** All paths in a value of `exports` or `imports`, whatever their conditions. */
function targetsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('#') ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(targetsOf);
  return isRecord(value) ? Object.values(value).flatMap(targetsOf) : [];
}

/** Where the sources of compiled files may be; the paths have no extension. */
function sourcesIn(folder: string, compiled: readonly string[]): string[] {
  const sources = compiled.flatMap((path) => {
    const names = join(path.replace(EXTENSION, '')).split('/');
    const below = names.slice(names.findLastIndex((name) => COMPILED.test(name)) + 1);
    const isCompiled = below.length < names.length;
    return [names.join('/'), ...(isCompiled ? [join('src', ...below), below.join('/')] : [])];
  });
  return [...new Set(sources)].map((path) => join(folder, path));
}

async function readObject(files: ModuleFiles, path: string): Promise<Record<string, unknown> | undefined> {
  const text = await readText(files, path);
  const json = text === undefined ? undefined : parseJsonc(text);
  return isRecord(json) ? json : undefined;
}
