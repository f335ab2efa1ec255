import { Node, type NamedImports, type SourceFile, type Statement } from 'ts-morph';
import { afterTrailingComments, typescriptComments } from '../../text/gap.js';
import { isLineEnd, lineStart } from '../../text/lines.js';
import type { Span } from '../../text/list-edit.js';
import { insertAt } from '../../text/text-edit.js';
import { importBindings, isRelative, isTaken } from '../bindings.js';
import { isAlias } from '../formatters/import-order.js';
import { quoted, type TypeScriptStyle } from '../style.js';
import { sortedPlace } from './import-place.js';
import { addedList, addToList, editedList, textOfElement } from './lists.js';
import type { EditedList, EditSession } from './session.js';

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

/**
 * Makes sure that an export is imported: a binding that is there is used, else one is added.
 * @returns what the export is called in the file
 */
export function importName(session: EditSession, wanted: WantedImport): string {
  const { module, name, type = false } = wanted;
  const present = importedLocal(session, wanted);
  if (present !== undefined) return present;
  const local = freeName(session, name === 'default' ? [wanted.alias] : [name, wanted.alias]);
  addImport(session, wanted, local);
  session.addedNames.push({ module, imported: name, local, typeOnly: type });
  return local;
}

/** What an export is called in the file, as read or edited; undefined when it is not imported. */
export function importedLocal(
  session: EditSession,
  { module, name, type = false }: Omit<WantedImport, 'alias'>,
): string | undefined {
  return [...importBindings(session.parsed), ...session.addedNames].find(
    (binding) => binding.module === module && binding.imported === name && (type || !binding.typeOnly),
  )?.local;
}

/** The first of the names that means nothing in the file yet, else the last one with a number behind it. */
export function freeName({ parsed, addedNames }: EditSession, names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  for (let count = 0; ; count += 1) {
    const name = names[count] ?? `${last}${count - names.length + 2}`;
    if (!isTaken(parsed, name) && addedNames.every(({ local }) => local !== name)) return name;
  }
}

/** An import declaration, or one of exports, as prettier lays it out: on one line, or one name a line. */
export function importDeclaration(
  names: readonly string[],
  module: string,
  style: TypeScriptStyle,
  keyword: 'import' | 'import type' | 'export' = 'import',
): string {
  const source = `from ${quoted(module, style)}${style.semicolon ? ';' : ''}`;
  const line = `${keyword} {${style.padding}${names.join(', ')}${style.padding}} ${source}`;
  if (line.length <= style.width || names.length < 2) return line;
  const comma = style.trailingComma ? ',' : '';
  return `${keyword} {\n${style.unit}${names.join(`,\n${style.unit}`)}${comma}\n} ${source}`;
}

function addImport(session: EditSession, { module, name, type = false }: WantedImport, local: string): void {
  const specifier = local === name ? local : `${name} as ${local}`;
  const ofTypes = type ? clauseOf(session, module, true) : undefined;
  const clause = ofTypes ?? clauseOf(session, module, false);
  if (clause !== undefined) {
    const item = type && ofTypes === undefined ? `type ${specifier}` : specifier;
    addToClause(session, clause, name, item);
    return;
  }
  const declaration = importDeclaration([specifier], module, session.style, type ? 'import type' : 'import');
  const { from } = insertDeclaration(session, module, declaration);
  const closing = from + declaration.indexOf('}') + 1;
  session.addedDeclarations.push({
    module,
    typeOnly: type,
    mark: session.mark({ from, to: from + declaration.length }),
    clause: addedList(session, { from, to: closing }, '{}'),
  });
}

/** The first clause `{ … }` of a module; default, namespace and side-effect imports are left alone. */
function clauseOf(session: EditSession, module: string, typeOnly: boolean): EditedList | undefined {
  const node = session.parsed.file
    .getImportDeclarations()
    .filter((declaration) => declaration.getModuleSpecifierValue() === module)
    .filter((declaration) => declaration.isTypeOnly() === typeOnly)
    .filter((declaration) => declaration.getAttributes() === undefined)
    .map((declaration): Node | undefined => declaration.getImportClause()?.getNamedBindings())
    .find((bindings): bindings is NamedImports => Node.isNamedImports(bindings));
  if (node !== undefined) return editedList(session, node);
  return session.addedDeclarations.find((added) => added.module === module && added.typeOnly === typeOnly)
    ?.clause;
}

function addToClause(session: EditSession, clause: EditedList, name: string, item: string): void {
  const names = clause.elements.map((element) => importedName(textOfElement(session, element)));
  addToList(session, clause, sortedIndex(names, name), item);
}

/** `a` of `a`, `a as b` and `type a`. */
function importedName(specifier: string): string {
  return specifier.replace(/^type\s+(?!as\b)/, '').split(/\s/)[0] ?? '';
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

/**
 * Puts a declaration where it belongs if the imports are sorted; else after the last one of its kind (packages, files of
 * the project), else after the last import; in a file without imports before the first statement that is no directive.
 */
function insertDeclaration(session: EditSession, module: string, declaration: string): Span {
  const { style, text } = session;
  const imports = importsOf(session).toSorted((a, b) => a.span.to - b.span.to);
  const named = imports.flatMap(({ module: name, span, isSorted }) =>
    name === undefined || !isSorted ? [] : [{ module: name, span }],
  );
  const place = sortedPlace(text, named, module, session.formatting?.order);
  if (place?.before !== undefined) return insertBefore(session, place.before, declaration, place.isApart);
  const last = place?.after ?? lastOfKind(imports, module);
  if (last === undefined) return beforeFirstStatement(session, declaration);
  const at = afterTrailingComments(text, last.to, typescriptComments);
  const rest = at === text.length || isLineEnd(text[at]) ? '' : style.eol;
  const gap = place?.isApart === true ? style.eol + style.eol : style.eol;
  session.apply([insertAt(at, gap + declaration + rest)]);
  const from = at + gap.length;
  return { from, to: from + declaration.length };
}

function lastOfKind(imports: readonly ImportInText[], module: string): Span | undefined {
  const ofKind = imports.filter(
    (present) => present.module !== undefined && isOfProject(present.module) === isOfProject(module),
  );
  return (ofKind.at(-1) ?? imports.at(-1))?.span;
}

function insertBefore(session: EditSession, next: Span, declaration: string, isApart: boolean): Span {
  const { style, text } = session;
  const from = lineStart(text, next.from);
  session.apply([insertAt(from, declaration + style.eol + (isApart ? style.eol : ''))]);
  return { from, to: from + declaration.length };
}

interface ImportInText {
  /** Undefined for `import a = b`. */
  readonly module: string | undefined;
  readonly span: Span;
  /** False for one that only has effects: what sorts imports leaves it where it is. */
  readonly isSorted: boolean;
}

/** The imports of the text as it is now. */
function importsOf(session: EditSession): ImportInText[] {
  const read = session.parsed.file.getStatements().flatMap((statement): ImportInText[] => {
    if (Node.isImportEqualsDeclaration(statement))
      return [{ module: undefined, span: session.spanOf(statement), isSorted: false }];
    if (!Node.isImportDeclaration(statement)) return [];
    const isSorted = statement.getImportClause() !== undefined;
    return [{ module: statement.getModuleSpecifierValue(), span: session.spanOf(statement), isSorted }];
  });
  const added = session.addedDeclarations.map(({ module, mark }) => ({
    module,
    span: session.now(mark),
    isSorted: true,
  }));
  return [...read, ...added];
}

function isOfProject(module: string): boolean {
  return isRelative(module) || isAlias(module);
}

/** Below the header's comments, but above the documentation of the first statement. */
function beforeFirstStatement(session: EditSession, declaration: string): Span {
  const { text, style, parsed } = session;
  const first = firstStatement(parsed.file);
  const from = first === undefined ? text.length : lineStart(text, session.offset(first.getStart(true)));
  const gap = first === undefined ? style.eol : style.eol + style.eol;
  session.apply([insertAt(from, declaration + gap)]);
  return { from, to: from + declaration.length };
}

function firstStatement(file: SourceFile): Statement | undefined {
  return file.getStatements().find((statement) => !isDirective(statement));
}

function isDirective(statement: Statement): boolean {
  return Node.isExpressionStatement(statement) && Node.isStringLiteral(statement.getExpression());
}
