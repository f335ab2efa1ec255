import { isBuiltin } from 'node:module';
import { isRelative } from '../bindings.js';
import { importedPaths, parseTypeScript, type ParsedTypeScript } from '../parse.js';
import { resolveImport, type ModuleGraph } from './resolve.js';

/** The files that a program consists of, as far as they were read. */
export interface Sources {
  /** Path to text, the entry file first. */
  readonly texts: ReadonlyMap<string, string>;
  /** False when an import could not be followed or the program is too large. */
  readonly complete: boolean;
}

/** A file and what it holds. */
export interface ParsedFile {
  readonly file: string;
  readonly parsed: ParsedTypeScript;
}

/** Reading stays quick in a repository of any size. */
const MAX_FILES = 600;

/**
 * Follows the imports from the entry file on, packages aside.
 * @param isPackage whether a bare specifier, which leads to no file, names a package: anything else is a path alias
 */
export async function readSources(
  modules: ModuleGraph,
  entry: string,
  isPackage: (specifier: string) => boolean,
): Promise<Sources> {
  const texts = new Map<string, string>();
  const waiting = new Set([entry]);
  let complete = true;
  for (const path of waiting) {
    if (texts.size >= MAX_FILES) return { texts, complete: false };
    const snapshot = await modules.files.read(path);
    if (snapshot === undefined || !('text' in snapshot.content)) {
      complete = false;
      continue;
    }
    texts.set(path, snapshot.content.text);
    for (const specifier of importedPaths(snapshot.content.text)) {
      const file = await resolveImport(modules, path, specifier);
      if (file !== undefined) waiting.add(file);
      else complete &&= leavesNothingOut(specifier, isPackage);
    }
  }
  return { texts, complete };
}

/** Only files that have the word are parsed; those that do not parse are left out. */
export function sourcesWith({ texts }: Pick<Sources, 'texts'>, word: string): ParsedFile[] {
  return [...texts].flatMap(([file, text]) => {
    const parsed = text.includes(word) ? parseTypeScript(text) : undefined;
    return parsed === undefined || 'failure' in parsed ? [] : [{ file, parsed }];
  });
}

/** Whether an import that leads to no file of the program may be passed over: data, and packages. */
function leavesNothingOut(specifier: string, isPackage: (specifier: string) => boolean): boolean {
  if (/\.(json|css|graphql|sql|txt)$/.test(specifier)) return true;
  return !isRelative(specifier) && (isBuiltin(specifier) || isPackage(specifier));
}
