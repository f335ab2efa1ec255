import { isBuiltin } from 'node:module';
import { isOutside } from '../../../model/paths.js';
import { textOf } from '../../../model/files.js';
import { importBindings, isErased, isRelative } from '../bindings.js';
import { importsIn, parseTypeScript, type ParsedTypeScript } from '../parse.js';
import { candidatesOf, isAliased, resolveImport, resolveOther, type ModuleGraph } from './resolve.js';
import type { Aliases } from './aliases.js';
import type { ModuleFiles } from './packages.js';

/** The files that a program consists of, as far as they were read. */
export interface Sources {
  /** Path to text, the entry file first. */
  readonly texts: ReadonlyMap<string, string>;
  /** Imports that could not be followed; none where all of the program was read. */
  readonly unread: readonly ImportPlace[];
}

/** An import, and where it stands. */
export interface ImportPlace {
  readonly specifier: string;
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** A file and what it holds. */
export interface ParsedFile {
  readonly file: string;
  readonly parsed: ParsedTypeScript;
}

/** What is known of the files that an import may lead to. */
export interface Surroundings {
  /** Whether a bare specifier that an alias stands for, but leads to no file, names a package after all. */
  readonly isPackage: (specifier: string) => boolean;
  /** Whether git ignores a file: then it is not written by hand. */
  readonly isIgnored: (path: string) => Promise<boolean>;
}

/** Reading ends in a repository of any size. */
const MAX_FILES = 6_000;
/** Files that hold no code; a bundler reads what follows a `?`. */
const DATA =
  /\.(json5?|css|scss|less|graphqls?|gql|sql|txt|md|html?|hbs|ejs|pug|mjml|ya?ml|proto|node|wasm|pem|csv|svg|png|jpe?g)(\?.*)?$/;

/** Follows the imports from the entry file on, packages aside. */
export async function readSources(
  modules: ModuleGraph,
  entry: string,
  surroundings: Surroundings,
): Promise<Sources> {
  const texts = new Map<string, string>();
  const unread: ImportPlace[] = [];
  const waiting = new Map<string, ImportPlace>([[entry, { specifier: entry, file: entry, line: 1 }]]);
  for (const [path, from] of waiting) {
    if (texts.size >= MAX_FILES) return { texts, unread: [...unread, from] };
    const text = textOf(await modules.files.read(path));
    if (text === undefined) {
      unread.push(from);
      continue;
    }
    texts.set(path, text);
    for (const { specifier, line } of importsIn(text)) {
      const file = await fileOf(modules, path, specifier);
      const place = { specifier, file: path, line };
      if (file !== undefined && !waiting.has(file)) waiting.set(file, place);
      if (file === undefined && !(await holdsNothing(modules, place, text, surroundings))) unread.push(place);
    }
  }
  return { texts, unread };
}

/** Only files that have the word are parsed; those that do not parse are left out. */
export function sourcesWith({ texts }: Pick<Sources, 'texts'>, word: string): ParsedFile[] {
  return [...texts].flatMap(([file, text]) => {
    const parsed = text.includes(word) ? parseTypeScript(text) : undefined;
    return parsed === undefined || 'failure' in parsed ? [] : [{ file, parsed }];
  });
}

/** A file that holds code, of whatever kind. */
async function fileOf(
  modules: ModuleGraph,
  importer: string,
  specifier: string,
): Promise<string | undefined> {
  if (DATA.test(specifier)) return undefined;
  const file = await resolveImport(modules, importer, specifier);
  if (file !== undefined) return file;
  const other = await resolveOther(modules, importer, specifier);
  return other !== undefined && isCode(other) ? other : undefined;
}

function isCode(path: string): boolean {
  return /(?<!\.d)\.[cm]?[jt]sx?$/.test(path);
}

/**
 * Whether an import that leads to no code may be passed over: data, declarations, packages, what is generated and not
 * there yet, and types.
 */
async function holdsNothing(
  modules: ModuleGraph,
  { specifier, file }: ImportPlace,
  text: string,
  { isPackage, isIgnored }: Surroundings,
): Promise<boolean> {
  if (DATA.test(specifier) || isBuiltin(specifier)) return true;
  const aliases = await modules.aliasesOf(file);
  if (!isRelative(specifier)) {
    if (isPackage(specifier)) return true;
    const isFile = isAliased(specifier, aliases) || (await isBelowBase(modules.files, specifier, aliases));
    if (!isFile) return true;
  }
  if ((await resolveOther(modules, file, specifier)) !== undefined) return true;
  const inside = candidatesOf(file, specifier, aliases).filter((path) => !isOutside(path));
  for (const path of inside) if (await isIgnored(path)) return true;
  return importsOnlyTypes(text, specifier);
}

/** Whether a bare specifier begins with a folder that `baseUrl` has: `src/bread` of `src`. */
async function isBelowBase(files: ModuleFiles, specifier: string, { baseUrl }: Aliases): Promise<boolean> {
  const [folder = '', ...rest] = specifier.split('/');
  if (baseUrl === undefined || isOutside(baseUrl) || rest.length === 0) return false;
  return (await files.list(baseUrl)).includes(`${folder}/`);
}

/** Types are gone when the application runs. */
function importsOnlyTypes(text: string, specifier: string): boolean {
  const parsed = parseTypeScript(text);
  if ('failure' in parsed) return false;
  const bindings = importBindings(parsed).filter(({ module }) => module === specifier);
  return bindings.length > 0 && bindings.every((binding) => isErased(parsed, binding));
}
