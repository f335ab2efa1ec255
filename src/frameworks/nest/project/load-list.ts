import {
  arrayBehind,
  bindingOf,
  exportedArray,
  exportedLocal,
  exportedObject,
  exportedValue,
  isArray,
  isCall,
  isEmptyElement,
  isExpression,
  isIdentifier,
  isObject,
  isSpreadElement,
  methodOf,
  originOf,
  ownExports,
  readTypeScript,
  receiverOf,
  reexportsOf,
  resolveImport,
  unwrap,
  usesInFile,
  valueOf,
  type Aliases,
  type ArrayLiteralExpression,
  type ForeignName,
  type Identifier,
  type ImportBinding,
  type ModuleGraph,
  type Node,
  type ObjectLiteralExpression,
  type ParsedTypeScript,
  type Reexport,
  type Sources,
  type TypeNode,
  importAlias,
  importerOf,
} from '../../../languages/typescript/index.js';
import type { Workspace } from '../../../model/files.js';
import { unlessUnsupported } from '../../../session/typescript/unsupported.js';
import { configForRoot, loadValue } from './config-module.js';
import { isShared } from './imports-location.js';
import { isAtOnce, isImportedAtOnce } from './load-entries.js';
import type { RootImports } from './root-imports.js';
import { allSources } from './source-files.js';

/** The list that ConfigModule's `load` names: in the file of the root module's imports, or exported by another one. */
export interface LoadList {
  readonly file: string;
  /** The name under which that file exports it; undefined for a constant in the file of the root module's imports. */
  readonly exported: string | undefined;
  /** An array; an object, or a file of exports, that `Object.values` is called on. */
  readonly kind: 'array' | 'object' | 'index';
  /** The names that an index exports. */
  readonly names: readonly string[];
  readonly aliases: Aliases;
  /** The path alias by which it names the configuration file; undefined where it names files relatively. */
  readonly alias: string | undefined;
}

type Found = Pick<LoadList, 'file' | 'exported' | 'kind' | 'names'> & {
  readonly parsed: ParsedTypeScript;
  /** What is loaded: expressions of the file, or what it exports of others. */
  readonly entries: readonly (Node | undefined)[];
  readonly foreign: readonly ForeignName[];
};

/** Where the root module's imports are written, and the folder of the application's sources. */
export interface ListPlace {
  readonly file: string;
  readonly sourceRoot: string;
  /** The configuration file. */
  readonly config: string;
  readonly sources: Sources;
}

/**
 * The list that the new configuration goes into, if `load` is nothing but that list: one of the application alone,
 * whose entries are all there as soon as they are asked for.
 */
export async function findLoadList(
  modules: ModuleGraph,
  workspace: Workspace,
  imports: RootImports | undefined,
  place: ListPlace,
): Promise<LoadList | undefined> {
  const { file, config, sources } = place;
  const given = imports && givenList(imports);
  if (given === undefined) return undefined;
  const found = ownList(file, given) ?? (await importedList(modules, workspace, place, given));
  if (found === undefined || found.file === config || !(await areAtOnce(modules, found))) return undefined;
  const { parsed, exported, kind, names } = found;
  const alias = await importAlias(modules, importerOf(found.file, parsed), config, sources);
  return { file: found.file, exported, kind, names, aliases: await modules.aliasesOf(found.file), alias };
}

/**
 * The array or the object of a list in its file; undefined for an index.
 * @param imports the root module's, where the list is in the same file
 */
export function listNode(
  parsed: ParsedTypeScript,
  { exported, kind }: Pick<LoadList, 'exported' | 'kind'>,
  imports?: RootImports,
): ArrayLiteralExpression | ObjectLiteralExpression | undefined {
  if (kind === 'index') return undefined;
  if (exported !== undefined) return exportedList(parsed, exported, kind === 'object');
  const given = imports && givenList(imports);
  return given === undefined ? undefined : arrayBehind(given.name, allowsConfigs);
}

interface GivenList {
  readonly name: Identifier;
  /** Whether its values are loaded: `Object.values(configs)`. */
  readonly values: boolean;
}

/** `configs`, `Object.values(configs)`, and either of them as the only thing that an array spreads. */
function givenList(imports: RootImports): GivenList | undefined {
  const value = unlessUnsupported(() => {
    const forRoot = configForRoot(imports);
    return forRoot && loadValue(forRoot);
  }, undefined);
  const [only, other] = isArray(value) ? value.getElements() : [];
  const isSpread = isSpreadElement(only) && other === undefined;
  const expression = isSpread ? unwrap(only.getExpression()) : value;
  if (isIdentifier(expression)) return { name: expression, values: false };
  if (!isCall(expression) || methodOf(expression) !== 'values') return undefined;
  const [argument] = expression.getArguments();
  const name = isExpression(argument) ? unwrap(argument) : undefined;
  return receiverOf(expression)?.getText() === 'Object' && isIdentifier(name)
    ? { name, values: true }
    : undefined;
}

/** A constant of the same file. */
function ownList(file: string, { name, values }: GivenList): Found | undefined {
  const array = values ? undefined : arrayBehind(name, allowsConfigs);
  const entries = array && entriesOf(array);
  if (entries === undefined) return undefined;
  const source = name.getSourceFile();
  const parsed = { file: source, text: source.getFullText() };
  return { file, parsed, exported: undefined, kind: 'array', names: [], entries, foreign: [] };
}

async function importedList(
  modules: ModuleGraph,
  workspace: Workspace,
  { file, sourceRoot }: ListPlace,
  { name, values }: GivenList,
): Promise<Found | undefined> {
  const source = name.getSourceFile();
  const binding = bindingOf({ file: source, text: source.getFullText() }, name.getText());
  const isUsedOnce = usesInFile(name, name.getText()).every((use) => use === name);
  const start = binding && isUsedOnce ? await resolveImport(modules, file, binding.module) : undefined;
  if (binding === undefined || start === undefined) return undefined;
  const texts = await allSources(workspace, sourceRoot);
  const found = texts?.has(start) === true ? await listBehind(modules, binding, start, values) : undefined;
  if (texts === undefined || found === undefined || !texts.has(found.file)) return undefined;
  const origins = [start, found.file].map((one) => ({ file: one, name: binding.imported }));
  const own = { file: found.file, name: found.exported ?? '*' };
  return (await isShared(texts, modules, file, [...origins, own])) ? undefined : found;
}

async function listBehind(
  modules: ModuleGraph,
  { imported }: ImportBinding,
  start: string,
  values: boolean,
): Promise<Found | undefined> {
  if (imported === '*') return values ? indexIn(modules, start) : undefined;
  const declares = (parsed: ParsedTypeScript, name: string) =>
    exportedList(parsed, name, values) !== undefined;
  const { file, name } = await originOf(modules, { file: start, name: imported }, declares);
  const parsed = await readTypeScript(modules.files, file);
  const node = exportedList(parsed, name, values);
  const entries = node && entriesOf(node);
  if (entries === undefined) return undefined;
  return { file, parsed, exported: name, kind: values ? 'object' : 'array', names: [], entries, foreign: [] };
}

/** A literal that is exported, directly or as a constant that its file uses for nothing else. */
function exportedList(
  parsed: ParsedTypeScript,
  exported: string,
  values: boolean,
): ArrayLiteralExpression | ObjectLiteralExpression | undefined {
  const value = exportedValue(parsed, exported);
  const node = isExpression(value) ? unwrap(value) : undefined;
  const local = exportedLocal(parsed, exported) ?? '';
  const isDirect = value?.getText() === local;
  if (isDirect && values && isObject(node)) return node;
  if (isDirect && !values && isArray(node)) return node;
  return values ? exportedObject(parsed, local, allowsConfigs) : exportedArray(parsed, local, allowsConfigs);
}

/** What is loaded; undefined where a spread may hold more. */
function entriesOf(node: ArrayLiteralExpression | ObjectLiteralExpression): Found['entries'] | undefined {
  if (isArray(node)) {
    const elements = node.getElements();
    return elements.some((one) => isSpreadElement(one) || isEmptyElement(one)) ? undefined : elements;
  }
  return node.getProperties().map((member) => valueOf(member));
}

/** A file that does nothing but export what others declare. */
async function indexIn(modules: ModuleGraph, file: string): Promise<Found | undefined> {
  const parsed = await readTypeScript(modules.files, file);
  const reexports = reexportsOf(parsed);
  if (reexports === undefined) return undefined;
  const all = await Promise.all(reexports.map((one) => namesOf(modules, file, one)));
  const names = all.flatMap((one) => one ?? []);
  if (all.includes(undefined) || names.length === 0) return undefined;
  const exported = names.map((one) => one.exported);
  return { file, parsed, exported: undefined, kind: 'index', names: exported, entries: [], foreign: names };
}

async function namesOf(
  modules: ModuleGraph,
  index: string,
  { specifier, names }: Reexport,
): Promise<readonly (ForeignName & { readonly exported: string })[] | undefined> {
  if (names !== undefined) return names.map((one) => ({ ...one, specifier }));
  const file = await resolveImport(modules, index, specifier);
  const own = file === undefined ? undefined : ownExports(await readTypeScript(modules.files, file));
  return own?.map((name) => ({ name, exported: name, specifier }));
}

async function areAtOnce(modules: ModuleGraph, { file, parsed, entries, foreign }: Found): Promise<boolean> {
  for (const entry of entries)
    if (entry === undefined || !(await isAtOnce(modules, { file, parsed }, entry))) return false;
  for (const name of foreign) if (!(await isImportedAtOnce(modules, { file, parsed }, name))) return false;
  return true;
}

/** Types that allow what `registerAs` returns. */
const CONFIG_TYPES = ['any', 'unknown', 'ConfigFactory'];

function allowsConfigs(type: TypeNode | undefined): boolean {
  if (type === undefined) return true;
  return [type, ...type.getDescendants()].some((node) => CONFIG_TYPES.includes(node.getText()));
}
