import { folderOf, isOutside, join } from '../../../model/paths.js';
import { readText } from '../../../model/files.js';
import { parseJsonc } from '../parse.js';
import { isRecord, packageImports, type ModuleFiles, type WorkspacePackages } from './packages.js';

/** How imports that are not relative lead to files: by tsconfig.json, package.json and the packages of the workspace. */
export interface Aliases {
  /** The folder that bare specifiers are looked for in. */
  readonly baseUrl: string | undefined;
  /** Patterns such as `@/*`, and the paths they map to. */
  readonly paths: Patterns;
  /** The same for the packages of the workspace, which count where nothing else leads to a file. */
  readonly packages: Patterns;
}

export type Patterns = ReadonlyMap<string, readonly string[]>;

export const noAliases: Aliases = { baseUrl: undefined, paths: new Map(), packages: new Map() };

/** In the order in which they count in one folder. */
const NAMES = ['tsconfig.json', 'tsconfig.app.json', 'tsconfig.base.json'];
/** Configurations that extend or reference configurations are followed so far. */
const MAX_STEPS = 5;
/** Stands in a configuration for the folder of the one that extends it. */
const CONFIG_FOLDER = '${configDir}';

/** What is known of a configuration before it is read. */
interface Place {
  readonly path: string;
  /** The folder of the configuration that extends it. */
  readonly folder: string;
}

/** The aliases of several sources; the first one that has a pattern decides. */
export function merged(all: readonly Aliases[]): Aliases {
  const last = all.toReversed();
  return {
    baseUrl: all.find(({ baseUrl }) => baseUrl !== undefined)?.baseUrl,
    paths: new Map(last.flatMap(({ paths }) => [...paths])),
    packages: new Map(last.flatMap(({ packages }) => [...packages])),
  };
}

/** The aliases that hold in a folder: those of configurations, in order, and of the nearest package.json. */
export async function readAliases(
  files: ModuleFiles,
  folder: string,
  packages: WorkspacePackages,
  configs: readonly string[],
): Promise<Aliases> {
  const read = configs.map((path) => aliasesIn(files, packages, { path, folder: folderOf(path) }, MAX_STEPS));
  const imports = { ...noAliases, paths: await packageImports(files, folder) };
  return merged([...(await Promise.all(read)), imports]);
}

/** The configurations of the nearest folder upwards that has any, the one that counts most first. */
export async function nearestConfigs(files: ModuleFiles, folder: string): Promise<string[]> {
  for (let current = folder; ; current = folderOf(current)) {
    const found: string[] = [];
    for (const name of NAMES) {
      const path = join(current, name);
      if ((await files.read(path)) !== undefined) found.push(path);
    }
    if (found.length > 0 || current === '') return found;
  }
}

/** A configuration that is not in the repository, and one that does not parse, adds nothing. */
async function aliasesIn(
  files: ModuleFiles,
  packages: WorkspacePackages,
  { path, folder }: Place,
  steps: number,
): Promise<Aliases> {
  if (steps === 0) return noAliases;
  const { bases, parts, options } = await readConfig(files, packages, path);
  let inherited = noAliases;
  for (const base of bases) {
    const { baseUrl, paths } = await aliasesIn(files, packages, { path: base, folder }, steps - 1);
    inherited = {
      ...noAliases,
      baseUrl: baseUrl ?? inherited.baseUrl,
      paths: paths.size > 0 ? paths : inherited.paths,
    };
  }
  const at = (target: string): string => placed({ path, folder }, target);
  const own = options['baseUrl'];
  const baseUrl = typeof own === 'string' ? at(own).replace(/\.?\/$/, '') : inherited.baseUrl;
  const paths = isRecord(options['paths'])
    ? targets(options['paths'], (target) =>
        baseUrl === undefined || target.startsWith(CONFIG_FOLDER) ? at(target) : join(baseUrl, target),
      )
    : inherited.paths;
  const referenced = parts.map((part) =>
    aliasesIn(files, packages, { path: part, folder: folderOf(part) }, steps - 1),
  );
  return merged([{ ...noAliases, baseUrl, paths }, ...(await Promise.all(referenced))]);
}

/** A path among the compiler's options, from the configuration or from what it extends. */
export async function optionPath(
  files: ModuleFiles,
  place: Place,
  name: string,
): Promise<string | undefined> {
  const found = await ownOption(files, place, name, MAX_STEPS);
  return found && placed(found.place, found.value).replace(/\.?\/$/, '');
}

/** A text among the options of the compiler that counts in a folder, as "nodenext" of `module`. */
export async function compilerOption(
  files: ModuleFiles,
  folder: string,
  name: string,
): Promise<string | undefined> {
  const [path] = await nearestConfigs(files, folder);
  return path && (await ownOption(files, { path, folder: folderOf(path) }, name, MAX_STEPS))?.value;
}

/** An option that is a text, and the configuration that has it. */
async function ownOption(
  files: ModuleFiles,
  { path, folder }: Place,
  name: string,
  steps: number,
): Promise<{ readonly value: string; readonly place: Place } | undefined> {
  if (steps === 0) return undefined;
  const { bases, options } = await readConfig(files, new Map(), path);
  const value = options[name];
  if (typeof value === 'string') return { value, place: { path, folder } };
  for (const base of bases.toReversed()) {
    const found = await ownOption(files, { path: base, folder }, name, steps - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where a path leads that a configuration names. */
function placed({ path, folder }: Place, target: string): string {
  return target.startsWith(CONFIG_FOLDER)
    ? join(folder, `.${target.slice(CONFIG_FOLDER.length)}`)
    : join(folderOf(path), target);
}

/** What a configuration extends, the parts that it references, and its options. */
async function readConfig(files: ModuleFiles, packages: WorkspacePackages, path: string) {
  const text = isOutside(path) ? undefined : await readText(files, path);
  const json = text === undefined ? undefined : parseJsonc(text);
  const config = isRecord(json) ? json : {};
  const extended = [config['extends']].flat().filter((base) => typeof base === 'string');
  const options = config['compilerOptions'];
  return {
    bases: extended.flatMap((base) => configAt(packages, folderOf(path), base) ?? []),
    parts: referencedConfigs(config, path).filter((part) => isPart(part, path)),
    options: isRecord(options) ? options : {},
  };
}

/** A relative path, or one into a package of the workspace. */
function configAt(packages: WorkspacePackages, folder: string, specifier: string): string | undefined {
  const file = specifier.replace(/(\.json)?$/, '.json');
  if (specifier.startsWith('.')) return join(folder, file);
  for (const [name, { folder: place }] of packages) {
    if (specifier === name) return join(place, 'tsconfig.json');
    if (specifier.startsWith(`${name}/`)) return join(place, file.slice(name.length + 1));
  }
  return undefined;
}

/** The configurations that one references; that of a folder is its tsconfig.json. */
export function referencedConfigs(config: Readonly<Record<string, unknown>>, path: string): string[] {
  const references: readonly unknown[] = Array.isArray(config['references']) ? config['references'] : [];
  return references
    .map((reference) => (isRecord(reference) ? reference['path'] : undefined))
    .filter((target) => typeof target === 'string')
    .map((target) => join(folderOf(path), target, target.endsWith('.json') ? '' : 'tsconfig.json'));
}

/** Whether what a configuration references is a part of the same project: another one's aliases are its own. */
function isPart(part: string, of: string): boolean {
  const folder = folderOf(of);
  const isBelow = folder === '' ? !isOutside(part) : part.startsWith(`${folder}/`);
  return isBelow && !part.endsWith('/tsconfig.json');
}

function targets(paths: Readonly<Record<string, unknown>>, at: (target: string) => string): Patterns {
  const entries = Object.entries(paths).map(([pattern, value]): [string, string[]] => {
    const strings = Array.isArray(value) ? value.filter((target) => typeof target === 'string') : [];
    return [pattern, strings.map(at)];
  });
  return new Map(entries);
}
