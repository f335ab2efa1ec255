import { isRelative } from '../../../languages/typescript/import-place.js';
import { folderOf, join } from '../../../model/paths.js';
import type { Workspace } from '../../../model/types.js';
import type { Aliases } from './tsconfig.js';

/** The files that an import may mean, best first; none for a package. */
export function candidatesOf(importer: string, specifier: string, aliases: Aliases): string[] {
  if (isRelative(specifier)) return filesAt(join(folderOf(importer), specifier));
  const { baseUrl } = aliases;
  const bare = baseUrl === undefined ? [] : [join(baseUrl, specifier)];
  return [...aliased(specifier, aliases), ...bare].flatMap(filesAt);
}

/** The file that an import means; undefined when there is none, or it is a package's. */
export async function resolveImport(
  workspace: Workspace,
  importer: string,
  specifier: string,
  aliases: Aliases,
): Promise<string | undefined> {
  for (const path of candidatesOf(importer, specifier, aliases)) {
    if (!path.startsWith('../') && (await workspace.read(path)) !== undefined) return path;
  }
  return undefined;
}

/** What the pattern that fits best stands for; none when no pattern fits. */
function aliased(specifier: string, { paths }: Aliases): string[] {
  const fitting = [...paths]
    .map(([pattern, targets]) => ({
      targets,
      prefix: pattern.split('*')[0] ?? '',
      rest: rest(pattern, specifier),
    }))
    .filter((fit) => fit.rest !== undefined)
    .toSorted((a, b) => b.prefix.length - a.prefix.length);
  const [best] = fitting;
  return best === undefined ? [] : best.targets.map((target) => target.replace('*', () => best.rest ?? ''));
}

/** What a pattern's `*` stands for in a specifier; undefined where the pattern does not fit. */
function rest(pattern: string, specifier: string): string | undefined {
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
