import { folderOf, isOutside, join } from '../../../model/paths.js';
import { isRelative } from '../bindings.js';
import { merged, nearestConfigs, noAliases, readAliases, type Aliases, type Patterns } from './aliases.js';
import { packageAliases, workspacePackages, type ModuleFiles } from './packages.js';

/** The modules of a project: how the imports of one lead to the files of others. */
export interface ModuleGraph {
  readonly files: ModuleFiles;
  /** How the imports of a file that are not relative lead to files. */
  readonly aliasesOf: (importer: string) => Promise<Aliases>;
}

/** What is resolved where a path has no extension that TypeScript knows. */
const OTHER_SCRIPTS = ['.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.jsx'];

/**
 * The modules that are imported from an application's folder. In other folders the nearest configuration counts, and
 * the application's after it, since that compiles them.
 * @param config the configuration that the application is built by, where a tool names one
 */
export async function openModules(files: ModuleFiles, folder: string, config?: string): Promise<ModuleGraph> {
  const packages = await workspacePackages(files, folder);
  const nearest = await nearestConfigs(files, folder);
  const configs = config === undefined ? nearest : [...new Set([config, ...nearest])];
  const own = await readAliases(files, folder, packages, configs);
  const shared = { ...noAliases, packages: packageAliases(packages) };
  const read = async (place: string): Promise<Aliases> => {
    const near = await nearestConfigs(files, place);
    const isOwn = near[0] === nearest[0];
    return merged([await readAliases(files, place, packages, isOwn ? configs : near), own, shared]);
  };
  const known = new Map<string, Promise<Aliases>>();
  const aliasesOf = (importer: string): Promise<Aliases> => {
    const place = folderOf(importer);
    const found = known.get(place) ?? read(place);
    known.set(place, found);
    return found;
  };
  return { files, aliasesOf };
}

/** The files that an import may mean, best first; none for a package. */
export function candidatesOf(importer: string, specifier: string, aliases: Aliases): string[] {
  return placesOf(importer, specifier, aliases).flatMap(filesAt);
}

/** Whether an import may mean a file, which need not be there; that of a folder means its index. */
export function mayMean(importer: string, specifier: string, target: string, aliases: Aliases): boolean {
  return modulesMeant(importer, specifier, aliases).includes(bareModule(target));
}

/** What an import may mean, as `bareModule` writes it; a package is among it where an alias might stand for it. */
export function modulesMeant(importer: string, specifier: string, aliases: Aliases): string[] {
  return placesOf(importer, specifier, aliases).map(bareModule);
}

/** The path of a file without what an import may leave out. */
export function bareModule(path: string): string {
  return path.replace(/\.[cm]?[jt]s$/, '').replace(/(^|\/)index$/, '');
}

/** The file that an import means; undefined when there is none, or it is a package's. */
export async function resolveImport(
  { files, aliasesOf }: ModuleGraph,
  importer: string,
  specifier: string,
): Promise<string | undefined> {
  return firstThere(files, candidatesOf(importer, specifier, await aliasesOf(importer)));
}

/** The file that an import means which is no file of TypeScript, or one of its other kinds: `.tsx`, `.js`, data. */
export async function resolveOther(
  { files, aliasesOf }: ModuleGraph,
  importer: string,
  specifier: string,
): Promise<string | undefined> {
  const aliases = await aliasesOf(importer);
  if (!isRelative(specifier) && !isAliased(specifier, aliases)) return undefined;
  const places = placesOf(importer, specifier, aliases);
  const others = places.flatMap((place) => [
    place.replace(/\.([cm])js$/, '.$1ts'),
    place.replace(/\.jsx?$/, '.tsx'),
    place,
    ...OTHER_SCRIPTS.flatMap((extension) => [`${place}${extension}`, join(place, `index${extension}`)]),
    ...['.d.ts', '/index.d.ts'].map((ending) => `${place.replace(/\.[cm]?js$/, '')}${ending}`),
  ]);
  return firstThere(files, others);
}

/** Whether a pattern of tsconfig.json or package.json stands for a specifier. */
export function isAliased(specifier: string, { paths }: Aliases): boolean {
  return [...paths.keys()].some((pattern) => pattern !== '*' && restOf(pattern, specifier) !== undefined);
}

async function firstThere(files: ModuleFiles, paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    if (!isOutside(path) && (await files.read(path)) !== undefined) return path;
  }
  return undefined;
}

/** The paths that an import may mean, as they are written: without an extension, or with that of what is compiled. */
function placesOf(importer: string, specifier: string, { baseUrl, paths, packages }: Aliases): string[] {
  if (isRelative(specifier)) return [join(folderOf(importer), specifier)];
  const bare = baseUrl === undefined ? [] : [join(baseUrl, specifier)];
  return [...aliased(specifier, paths), ...bare, ...aliased(specifier, packages)];
}

/** The paths that the best matching pattern maps to; none if no pattern matches. */
function aliased(specifier: string, paths: Patterns): string[] {
  const fitting = [...paths]
    .map(([pattern, targets]) => ({
      targets,
      prefix: pattern.split('*')[0] ?? '',
      rest: restOf(pattern, specifier),
    }))
    .filter((fit) => fit.rest !== undefined)
    .toSorted((a, b) => b.prefix.length - a.prefix.length);
  const [best] = fitting;
  return best === undefined ? [] : best.targets.map((target) => target.replace('*', () => best.rest ?? ''));
}

/** What a pattern's `*` stands for in a specifier; undefined where the pattern does not fit. */
function restOf(pattern: string, specifier: string): string | undefined {
  const [prefix = '', suffix] = pattern.split('*');
  if (suffix === undefined) return specifier === pattern ? '' : undefined;
  const fits =
    specifier.length >= prefix.length + suffix.length &&
    specifier.startsWith(prefix) &&
    specifier.endsWith(suffix);
  return fits ? specifier.slice(prefix.length, specifier.length - suffix.length) : undefined;
}

function filesAt(path: string): string[] {
  const written = path.endsWith('.ts') ? [path] : [];
  const compiled = path.endsWith('.js') ? [path.replace(/\.js$/, '.ts')] : [];
  return [...written, ...compiled, `${path}.ts`, join(path, 'index.ts')];
}
