import {
  candidatesOf,
  endingOf,
  importBindings,
  isRelative,
  resolveImport,
  type Aliases,
  type ModuleGraph,
  type ParsedFile,
  type Sources,
} from '../../../languages/typescript/index.js';
import { folderOf, relativePath } from '../../../model/paths.js';

/**
 * The path alias that stands for the configuration file in a file that imports the application's other files by
 * aliases only, those of its own folder aside; undefined where it imports them relatively, or no alias that it uses
 * leads there.
 * @param importer the file that is to import it
 */
export async function configAlias(
  modules: ModuleGraph,
  { file, parsed }: ParsedFile,
  config: string,
  sources: Sources,
): Promise<string | undefined> {
  const aliases = await modules.aliasesOf(file);
  const imported = importBindings(parsed).map(({ module }) => module);
  const isFar = relativePath(folderOf(file), config).startsWith('..');
  if (imported.some((module) => (isFar ? module.startsWith('..') : isRelative(module)))) return undefined;
  const own = imported.filter(
    (module) =>
      !isRelative(module) && candidatesOf(file, module, aliases).some((path) => sources.texts.has(path)),
  );
  const ending = endingOf(own);
  if (ending === undefined) return undefined;
  const target = config.replace(/\.ts$/, ending);
  const fromBase = { ...aliases, paths: new Map(), packages: new Map() };
  const bare = own.filter((module) =>
    candidatesOf(file, module, fromBase).some((path) => sources.texts.has(path)),
  );
  for (const alias of ways(own, bare, target, aliases)) {
    const found = await resolveImport(modules, file, alias);
    if ((found ?? config) === config && candidatesOf(file, alias, aliases).includes(config)) return alias;
  }
  return undefined;
}

/**
 * How the aliases that are in use write a path, the most used first.
 * @param bare those of the used that lead to a file by the base URL
 */
function ways(
  used: readonly string[],
  bare: readonly string[],
  target: string,
  { baseUrl, paths }: Aliases,
): string[] {
  const patterns = [...paths]
    .flatMap(([pattern, targets]) => targets.map((path) => ({ pattern, path })))
    .filter(({ pattern, path }) => pattern.includes('*') && path.includes('*'));
  const counted = patterns.map(({ pattern, path }) => ({
    alias: rewritten(target, path, pattern),
    uses: used.filter((module) => fits(module, pattern)).length,
  }));
  if (baseUrl !== undefined) {
    const folder = baseUrl === '' ? '*' : `${baseUrl}/*`;
    counted.push({ alias: rewritten(target, folder, '*'), uses: bare.length });
  }
  return counted
    .filter(({ uses }) => uses > 0)
    .toSorted((a, b) => b.uses - a.uses)
    .flatMap(({ alias }) => alias ?? []);
}

function fits(text: string, pattern: string): boolean {
  return rewritten(text, pattern, '*') !== undefined;
}

/** What fits one pattern, written as the other one says it; undefined where it does not fit. */
function rewritten(text: string, from: string, to: string): string | undefined {
  const [prefix = '', suffix = ''] = from.split('*');
  const isLong = text.length > prefix.length + suffix.length;
  return isLong && text.startsWith(prefix) && text.endsWith(suffix)
    ? to.replace('*', () => text.slice(prefix.length, text.length - suffix.length))
    : undefined;
}
