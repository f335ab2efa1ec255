import { UserError } from '../../../model/errors.js';
import { readText } from '../../text/read-text.js';
import { bindingOf } from '../bindings.js';
import { classNamed } from '../classes.js';
import { exportedValue, forwardedFrom, type ForeignName } from '../exports.js';
import type { ClassDeclaration, Node } from '../nodes.js';
import { parseTypeScript, type ParsedTypeScript } from '../parse.js';
import type { ModuleFiles } from './packages.js';
import { resolveImport, type ModuleGraph } from './resolve.js';

/** Where something is declared, and what it is called there. */
export interface Origin {
  readonly file: string;
  /** `default` for what the file exports by default. */
  readonly name: string;
}

/** A class, and the file that declares it. */
export interface ClassInFile {
  readonly file: string;
  readonly parsed: ParsedTypeScript;
  readonly declaration: ClassDeclaration;
}

/** Files that export what other files export are followed so far. */
const MAX_FORWARDS = 6;

/** @throws UserError when the file is not there, is no text, or does not parse */
export async function readTypeScript(files: ModuleFiles, file: string): Promise<ParsedTypeScript> {
  const text = await readText(files, file);
  if (text === undefined) throw new UserError(`There is no file ${file}.`, { file });
  const parsed = parseTypeScript(text);
  if (!('failure' in parsed)) return parsed;
  throw new UserError(`${file} can't be edited: ${parsed.failure}.`, {
    file,
    line: parsed.line,
    hint: 'Fix the file and rerun.',
  });
}

/**
 * Follows `export { X } from`, `export * from` and an import that is exported again to the declaration.
 * @param declares whether a file declares what is looked for under a name
 */
export async function originOf(
  modules: ModuleGraph,
  { file, name }: Origin,
  declares = declaresClass,
  depth = MAX_FORWARDS,
): Promise<Origin> {
  const parsed = await readTypeScript(modules.files, file);
  if (depth === 0 || declares(parsed, name)) return { file, name };
  for (const next of forwardedFrom(parsed, name)) {
    const target = await resolveImport(modules, file, next.specifier);
    if (target === undefined) continue;
    const origin = await originOf(modules, { file: target, name: next.name }, declares, depth - 1);
    if (declares(await readTypeScript(modules.files, origin.file), origin.name)) return origin;
  }
  return { file, name };
}

/** The class that a name refers to in a file, declared there or imported; undefined if it is unknown. */
export async function classBehind(
  modules: ModuleGraph,
  { file, parsed }: Pick<ClassInFile, 'file' | 'parsed'>,
  local: string,
): Promise<ClassInFile | undefined> {
  const own = parsed.file.getClass(local);
  if (own !== undefined) return { file, parsed, declaration: own };
  const binding = bindingOf(parsed, local);
  const start = binding && (await resolveImport(modules, file, binding.module));
  if (binding === undefined || start === undefined) return undefined;
  const origin = await originOf(modules, { file: start, name: binding.imported });
  const declaring = await readTypeScript(modules.files, origin.file);
  const declaration = classNamed(declaring, origin.name);
  return declaration && { file: origin.file, parsed: declaring, declaration };
}

/** What a file of the project exports, and that file. */
export interface ValueInFile {
  readonly file: string;
  readonly parsed: ParsedTypeScript;
  readonly value: Node;
}

/**
 * The function or the constant's value that a name of another module stands for, also through files that export it
 * again; undefined for what is a package's, can't be read, or does not parse.
 */
export async function valueBehind(
  modules: ModuleGraph,
  importer: string,
  { specifier, name }: ForeignName,
): Promise<ValueInFile | undefined> {
  const start = await resolveImport(modules, importer, specifier);
  if (start === undefined) return undefined;
  try {
    const origin = await originOf(modules, { file: start, name }, declaresValue);
    const parsed = await readTypeScript(modules.files, origin.file);
    const value = exportedValue(parsed, origin.name);
    return value && { file: origin.file, parsed, value };
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function declaresValue(parsed: ParsedTypeScript, name: string): boolean {
  return exportedValue(parsed, name) !== undefined;
}

function declaresClass(parsed: ParsedTypeScript, name: string): boolean {
  return classNamed(parsed, name) !== undefined;
}
