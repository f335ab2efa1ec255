import { Node, type ImportDeclaration, type NamedImports } from 'ts-morph';
import { findImport, findValueImport, isTaken } from './bindings.js';
import { editTypeScript, reparse } from './edit.js';
import { newImportPlace } from './import-place.js';
import { addToList } from './lists.js';
import type { ParsedTypeScript } from './parse.js';
import { quoted, styleOf, type TypeScriptStyle } from './style.js';

/** An export that the file needs. */
export interface WantedImport {
  readonly module: string;
  /** `default` for the default export, which always gets the alias. */
  readonly name: string;
  /** Whether it is used as a type only. */
  readonly type?: boolean;
  /** The local name where `name` is taken; a number is put behind it where that one is taken too. */
  readonly alias: string;
}

export interface Imported {
  readonly text: string;
  /** What the export is called in the file. */
  readonly local: string;
}

/** Makes sure that an export is imported: a binding that is there is used, else one is added. */
export function importName(text: string, wanted: WantedImport): Imported {
  const parsed = reparse(text);
  const { module, name } = wanted;
  const present =
    wanted.type === true ? findImport(parsed, module, name) : findValueImport(parsed, module, name);
  if (present !== undefined) return { text, local: present.local };
  const local = freeName(parsed, name === 'default' ? [wanted.alias] : [name, wanted.alias]);
  return { text: addImport(parsed, wanted, local), local };
}

/** The first of the names that means nothing in the file yet, else the last one with a number behind it. */
export function freeName(parsed: ParsedTypeScript, names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  for (let count = 0; ; count += 1) {
    const name = names[count] ?? `${last}${count - names.length + 2}`;
    if (!isTaken(parsed, name)) return name;
  }
}

/** An import declaration as prettier lays it out: on one line, or one name a line. */
export function importDeclaration(
  names: readonly string[],
  module: string,
  style: TypeScriptStyle,
  keyword: 'import' | 'import type' = 'import',
): string {
  const source = `from ${quoted(module, style)}${style.semicolon ? ';' : ''}`;
  const line = `${keyword} {${style.padding}${names.join(', ')}${style.padding}} ${source}`;
  if (line.length <= style.width || names.length < 2) return line;
  const comma = style.trailingComma ? ',' : '';
  return `${keyword} {\n${style.unit}${names.join(`,\n${style.unit}`)}${comma}\n} ${source}`;
}

function addImport(parsed: ParsedTypeScript, wanted: WantedImport, local: string): string {
  const { file, text } = parsed;
  const style = styleOf(parsed);
  const specifier = local === wanted.name ? local : `${wanted.name} as ${local}`;
  const clauses = file
    .getImportDeclarations()
    .filter((declaration) => declaration.getModuleSpecifierValue() === wanted.module);
  const ofTypes = clauseOf(clauses.filter((declaration) => declaration.isTypeOnly()));
  const ofValues = clauseOf(clauses.filter((declaration) => !declaration.isTypeOnly()));
  const merge = (clause: NamedImports, item: string): string =>
    editTypeScript(text, addToClause(text, clause, wanted.name, item, style));
  if (wanted.type === true && ofTypes !== undefined) return merge(ofTypes, specifier);
  if (ofValues !== undefined) return merge(ofValues, wanted.type === true ? `type ${specifier}` : specifier);
  const keyword = wanted.type === true ? 'import type' : 'import';
  const declaration = importDeclaration([specifier], wanted.module, style, keyword);
  return editTypeScript(text, [
    newImportPlace(parsed, wanted.module, declaration.replaceAll('\n', style.eol), style),
  ]);
}

/** The first clause `{ … }`; default, namespace and side-effect imports are left alone. */
function clauseOf(declarations: readonly ImportDeclaration[]): NamedImports | undefined {
  return declarations
    .filter((declaration) => declaration.getAttributes() === undefined)
    .map((declaration) => declaration.getImportClause()?.getNamedBindings())
    .find((bindings) => Node.isNamedImports(bindings));
}

function addToClause(text: string, clause: NamedImports, name: string, item: string, style: TypeScriptStyle) {
  const names = clause.getElements().map((element) => element.getName());
  return addToList(text, clause, sortedIndex(names, name), item, style);
}

/** Where a name goes so that sorted names stay sorted; the end where they are not. */
function sortedIndex(names: readonly string[], name: string): number {
  const orders = [(word: string) => word, (word: string) => word.toLowerCase()];
  for (const key of orders) {
    const keys = names.map(key);
    if (keys.every((word, index) => index === 0 || (keys[index - 1] ?? '') <= word)) {
      const index = keys.findIndex((word) => word > key(name));
      return index < 0 ? names.length : index;
    }
  }
  return names.length;
}
