import { folderOf, relativePath } from '../../../model/paths.js';
import { endingOf, importBindings, isRelative } from '../bindings.js';
import type { ParsedTypeScript } from '../parse.js';
import type { Aliases } from './aliases.js';
import {
  bareModule,
  mayMean,
  modulesMeant,
  resolveImport,
  resolveOther,
  type ModuleGraph,
} from './resolve.js';
import type { Sources } from './sources.js';

/** A file, and the paths of the modules that it imports. */
export interface Importer {
  readonly file: string;
  readonly imported: readonly string[];
}

/** A file that imports by `import` alone. */
export function importerOf(file: string, parsed: ParsedTypeScript): Importer {
  return { file, imported: importBindings(parsed).map(({ module }) => module) };
}

/**
 * The path alias that stands for a file in another one that imports the application's other files by aliases only,
 * those of its own folder aside; undefined where it imports them relatively, or no alias that it uses leads there.
 * @param target the file that is to be imported; it need not be there yet
 */
export async function importAlias(
  modules: ModuleGraph,
  { file, imported }: Importer,
  target: string,
  sources: Pick<Sources, 'texts'>,
): Promise<string | undefined> {
  const aliases = await modules.aliasesOf(file);
  const isFar = relativePath(folderOf(file), target).startsWith('..');
  if (imported.some((module) => (isFar ? module.startsWith('..') : isRelative(module)))) return undefined;
  const known = new Set([...sources.texts.keys()].map(bareModule));
  const leadsToSource = (module: string, by: Aliases): boolean =>
    modulesMeant(file, module, by).some((one) => known.has(one));
  const own = imported.filter((module) => !isRelative(module) && leadsToSource(module, aliases));
  const ending = endingOf(own);
  if (ending === undefined) return undefined;
  const fromBase = { ...aliases, paths: new Map(), packages: new Map() };
  const bare = own.filter((module) => leadsToSource(module, fromBase));
  for (const alias of ways(own, bare, withoutEnding(target) + ending, aliases)) {
    const found =
      (await resolveImport(modules, file, alias)) ?? (await resolveOther(modules, file, alias)) ?? target;
    if (found === target && mayMean(file, alias, target, aliases)) return alias;
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
    alias: rewritten(endsFile(pattern) && !endsFile(path) ? withoutEnding(target) : target, path, pattern),
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

function endsFile(path: string): boolean {
  return path !== withoutEnding(path);
}

function withoutEnding(path: string): string {
  return path.replace(/\.[cm]?[jt]s$/, '');
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
