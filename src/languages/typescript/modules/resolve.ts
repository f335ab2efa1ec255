import { folderOf, isOutside, join } from '../../../model/paths.js';
import type { Workspace } from '../../../model/files.js';
import { readText } from '../../text/read-text.js';
import { isRelative } from '../bindings.js';
import { parseJsonc } from '../parse.js';

/** Where modules are read from; paths are relative to the root of the workspace. */
export type ModuleFiles = Pick<Workspace, 'read'>;

/** The modules of a project: how the imports of one lead to the files of others. */
export interface ModuleGraph {
  readonly files: ModuleFiles;
  readonly aliases: Aliases;
}

/** How imports that are not relative lead to files: `baseUrl` and `paths` of tsconfig.json. */
export interface Aliases {
  /** The folder that bare specifiers are looked for in. */
  readonly baseUrl: string | undefined;
  /** Patterns such as `@/*`, and the paths they map to. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
}

export const noAliases: Aliases = { baseUrl: undefined, paths: new Map() };

/** In the order in which they are looked for in one folder. */
const NAMES = ['tsconfig.json', 'tsconfig.app.json', 'tsconfig.base.json'];
/** Configurations that extend configurations are followed so far. */
const MAX_EXTENDS = 5;

/** The modules that are imported from a folder, by the nearest configuration upwards. */
export async function openModules(files: ModuleFiles, folder: string): Promise<ModuleGraph> {
  return { files, aliases: await readAliases(files, folder) };
}

/** The files that an import may mean, best first; none for a package. */
export function candidatesOf(importer: string, specifier: string, aliases: Aliases): string[] {
  if (isRelative(specifier)) return filesAt(join(folderOf(importer), specifier));
  const { baseUrl } = aliases;
  const bare = baseUrl === undefined ? [] : [join(baseUrl, specifier)];
  return [...aliased(specifier, aliases), ...bare].flatMap(filesAt);
}

/** The file that an import means; undefined when there is none, or it is a package's. */
export async function resolveImport(
  { files, aliases }: ModuleGraph,
  importer: string,
  specifier: string,
): Promise<string | undefined> {
  for (const path of candidatesOf(importer, specifier, aliases)) {
    if (!isOutside(path) && (await files.read(path)) !== undefined) return path;
  }
  return undefined;
}

/** Reads the aliases of the nearest configuration upwards. */
async function readAliases(files: ModuleFiles, folder: string): Promise<Aliases> {
  for (let current = folder; ; current = folderOf(current)) {
    for (const name of NAMES) {
      const path = join(current, name);
      if ((await files.read(path)) !== undefined) return aliasesIn(files, path, MAX_EXTENDS);
    }
    if (current === '') return noAliases;
  }
}

/** The paths that the best matching pattern maps to; none if no pattern matches. */
function aliased(specifier: string, { paths }: Aliases): string[] {
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

/** A configuration of a package, and one that does not parse, adds nothing. */
async function aliasesIn(files: ModuleFiles, path: string, depth: number): Promise<Aliases> {
  const { extended, options } = await readConfig(files, path);
  let inherited = noAliases;
  for (const specifier of depth === 0 ? [] : extended) {
    const base = join(folderOf(path), specifier.replace(/(\.json)?$/, '.json'));
    const { baseUrl = inherited.baseUrl, paths } = await aliasesIn(files, base, depth - 1);
    inherited = { baseUrl, paths: paths.size > 0 ? paths : inherited.paths };
  }
  const folder = folderOf(path);
  const own = options['baseUrl'];
  const baseUrl = typeof own === 'string' ? join(folder, own) : inherited.baseUrl;
  const paths = isRecord(options['paths']) ? targets(options['paths'], baseUrl ?? folder) : inherited.paths;
  return { baseUrl, paths };
}

async function readConfig(files: ModuleFiles, path: string) {
  const text = isOutside(path) ? undefined : await readText(files, path);
  const json = text === undefined ? undefined : parseJsonc(text);
  const config = isRecord(json) ? json : {};
  const extended = [config['extends']].flat().filter((base) => typeof base === 'string');
  const options = config['compilerOptions'];
  return {
    extended: extended.filter((base) => base.startsWith('.')),
    options: isRecord(options) ? options : {},
  };
}

function targets(paths: Readonly<Record<string, unknown>>, folder: string): Map<string, string[]> {
  const entries = Object.entries(paths).map(([pattern, value]): [string, string[]] => {
    const strings = Array.isArray(value) ? value.filter((target) => typeof target === 'string') : [];
    return [pattern, strings.map((target) => join(folder, target))];
  });
  return new Map(entries);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
