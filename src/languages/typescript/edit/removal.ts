import {
  Node,
  SyntaxKind,
  type ClassDeclaration,
  type ExportSpecifier,
  type Identifier,
  type NamedImports,
} from 'ts-morph';
import { scanGap, typescriptComments } from '../../text/gap.js';
import { lineEnd, lineStart } from '../../text/lines.js';
import type { Span } from '../../text/list-edit.js';
import { elementRemoval, wholeLines } from '../../text/list-removal.js';
import { removalEdits, type Removal } from '../../text/removal.js';
import { applyEdits, undoEdits, type TextEdit } from '../../text/text-edit.js';
import { importBindings, usesOf } from '../bindings.js';
import { elementsOf, listOf, spanOf, type ListNode } from '../nodes.js';
import { reparse, type ParsedTypeScript } from '../parse.js';
import { styleOf, type TypeScriptStyle } from '../style.js';

/**
 * Takes nodes out of one file: statements and members with the comments right above them, elements with their comma. All
 * nodes are of the file as it was read.
 */
export class NodeRemoval {
  readonly #spans: Span[] = [];
  readonly #lines: Span[] = [];
  readonly #cuts: TextEdit[] = [];
  readonly #lists = new Map<ListNode, Set<Node>>();

  constructor(readonly parsed: ParsedTypeScript) {}

  /** Whether nothing is taken out. */
  get isEmpty(): boolean {
    return this.#spans.length === 0;
  }

  /** Whether a node goes, by itself or as a part of what goes. */
  takes(node: Node): boolean {
    const { from, to } = spanOf(node);
    return this.#spans.some((span) => span.from <= from && span.to >= to);
  }

  /** A statement or a member of a class. */
  take(node: Node): void {
    if (this.takes(node)) return;
    this.#spans.push(spanOf(node));
    const { text } = this.parsed;
    const whole = wholeLines(text, spanOf(node), typescriptComments);
    if (whole === undefined) this.#cuts.push({ ...withBlanks(text, spanOf(node)), insert: '' });
    else this.#lines.push(whole);
  }

  /** An element of an array, an object, an import clause or the arguments of a call. */
  takeElement(list: ListNode, element: Node): void {
    if (this.takes(element)) return;
    this.#spans.push(spanOf(element));
    this.#lists.set(list, (this.#lists.get(list) ?? new Set()).add(element));
  }

  /** A comment behind a node, or the comma after it, if it reads so. */
  takeCommentBehind(node: Node, comment: string): void {
    const { text } = this.parsed;
    const behind = text.slice(node.getEnd(), lineEnd(text, node.getEnd()));
    const start = /^,?[ \t]*(?=\/\/)/.exec(behind)?.[0].length ?? 0;
    if (behind.slice(start).trimEnd() !== `// ${comment}`) return;
    const blanks = start - behind.slice(0, start).trimEnd().length;
    const from = node.getEnd() + start - blanks;
    this.#cuts.push({ from, to: node.getEnd() + behind.length, insert: '' });
  }

  /** Whether a list has elements that stay. */
  keepsAny(list: ListNode): boolean {
    const taken = this.#lists.get(list);
    return elementsOf(list).some((element) => taken?.has(element) !== true);
  }

  /** A part of a statement that stays: a link of a chain of calls. */
  takeSpan(span: Span): void {
    this.#spans.push(span);
    this.#cuts.push({ ...span, insert: '' });
  }

  /** A name in `export { … }` or `export default …`; false where it is used otherwise. */
  takeExport(use: Identifier): boolean {
    const parent = use.getParent();
    if (Node.isExportAssignment(parent)) this.take(parent);
    else if (Node.isExportSpecifier(parent)) this.takeSpecifier(parent);
    else return false;
    return true;
  }

  /** An element of `export { … }`, and all of it with the last one. */
  takeSpecifier(specifier: ExportSpecifier): void {
    const list = specifier.getParent();
    this.takeElement(list, specifier);
    if (!this.keepsAny(list))
      this.take(specifier.getFirstAncestorByKindOrThrow(SyntaxKind.ExportDeclaration));
  }

  /** An interface of a class. */
  takeImplements(declaration: ClassDeclaration, name: string): void {
    const all = declaration.getImplements();
    const index = all.findIndex((type) => type.getText() === name);
    const type = all[index];
    if (type === undefined) return;
    const [before, after] = [all[index - 1], all[index + 1]];
    this.#spans.push(spanOf(type));
    const span =
      before !== undefined
        ? { from: before.getEnd(), to: type.getEnd() }
        : after !== undefined
          ? { from: type.getStart(), to: after.getStart() }
          : implementsClause(this.parsed.text, declaration, type);
    this.#cuts.push({ ...span, insert: '' });
  }

  /** Whether nothing, not even a comment, is left between the braces of a block. */
  empties(block: Node): boolean {
    return this.#isBlank({ from: block.getStart() + 1, to: block.getEnd() - 1 });
  }

  #isBlank({ from, to }: Span): boolean {
    const gone = [...this.#lines, ...this.#cuts].filter((one) => one.from < to && one.to > from);
    const { text } = this.parsed;
    let at = from;
    let left = '';
    for (const one of gone.sort((a, b) => a.from - b.from)) {
      left += text.slice(at, Math.max(at, one.from));
      at = Math.max(at, one.to);
    }
    return (left + text.slice(at, to)).trim() === '';
  }

  /** A class whose members all go, with nothing beside them, is written `{}`. */
  closeBody(declaration: ClassDeclaration): void {
    const from = declaration.getFirstChildByKindOrThrow(SyntaxKind.OpenBraceToken).getEnd();
    const body = { from, to: declaration.getEnd() - 1 };
    if (this.#isBlank(body)) this.#cuts.push({ ...body, insert: '' });
  }

  /** Takes imported names that only what goes has used, and those that are named. */
  takeUnusedImports(named: (module: string, name: string) => boolean): void {
    for (const { declaration, local, module, imported } of importBindings(this.parsed)) {
      const uses = usesOf(this.parsed, local);
      const isUnused = uses.length === 0 ? named(module, imported) : uses.every((use) => this.takes(use));
      if (!isUnused) continue;
      const clause = declaration.getImportClause()?.getNamedBindings();
      const specifier = declaration
        .getNamedImports()
        .find((one) => (one.getAliasNode()?.getText() ?? one.getName()) === local);
      if (specifier !== undefined && Node.isNamedImports(clause)) this.takeElement(clause, specifier);
      else if (declaration.getNamedImports().length === 0) this.take(declaration);
    }
    for (const list of [...this.#lists.keys()].filter((one) => Node.isNamedImports(one))) {
      if (!this.keepsAny(list)) this.#takeClause(list);
    }
  }

  /** With a default import beside it, the clause alone. */
  #takeClause(clause: NamedImports): void {
    const declaration = clause.getFirstAncestorByKindOrThrow(SyntaxKind.ImportDeclaration);
    const other = declaration.getDefaultImport();
    if (other === undefined) this.take(declaration);
    else this.#cuts.push({ from: other.getEnd(), to: clause.getEnd(), insert: '' });
  }

  /** Whether nothing but imports that go or are used by nothing else is left in the file. */
  get leavesNothing(): boolean {
    return this.parsed.file
      .getStatements()
      .every((statement) => Node.isImportDeclaration(statement) || this.takes(statement));
  }

  /**
   * The text that is left.
   * @throws Error when it does not parse, or the edits cannot be undone: a defect of this program
   */
  finish(): string {
    const { text } = this.parsed;
    const style = styleOf(this.parsed);
    const lists = [...this.#lists].map(([list, taken]) => withoutElements(text, list, taken, style));
    const edits = removalEdits(text, {
      lines: [...this.#lines, ...lists.flatMap(({ lines }) => lines)],
      cuts: [...this.#cuts, ...lists.flatMap(({ cuts }) => cuts)],
    });
    const result = applyEdits(text, edits);
    if (applyEdits(result, undoEdits(text, edits)) !== text)
      throw new Error('Undoing the edits does not give back the file.');
    return reparse(result).text;
  }
}

function withoutElements(
  text: string,
  list: ListNode,
  taken: ReadonlySet<Node>,
  style: TypeScriptStyle,
): Removal {
  const nodes = elementsOf(list);
  const kept = nodes.filter((node) => !taken.has(node));
  const oneLine = Node.isNamedImports(list) ? onOneLine(text, list, kept, style) : undefined;
  if (oneLine !== undefined && kept.length > 0) return { lines: [], cuts: [oneLine] };
  const indices = new Set(nodes.flatMap((node, index) => (taken.has(node) ? [index] : [])));
  return elementRemoval(text, listOf(list), indices, typescriptComments);
}

/** An import clause over several lines whose names fit on one, as prettier writes it. */
function onOneLine(
  text: string,
  list: NamedImports,
  kept: readonly Node[],
  { padding, width }: TypeScriptStyle,
): TextEdit | undefined {
  const { from, to, elements } = listOf(list);
  if (!/[\r\n]/.test(text.slice(from, to))) return undefined;
  const stops = [from, ...elements.flatMap((element) => [element.from, element.to]), to];
  const hasComment = stops.some(
    (stop, index) =>
      index % 2 === 0 && scanGap(text, stop, stops[index + 1] ?? to, typescriptComments).hasComment,
  );
  const names = kept.map((node) => node.getText()).join(', ');
  const before = from - lineStart(text, from);
  const after = lineEnd(text, to) - to;
  const fits = before + names.length + 2 * padding.length + after <= width;
  return hasComment || !fits ? undefined : { from, to, insert: padding + names + padding };
}

/** ` implements X` up to the brace, or with the brace on a line of its own, up to the end of the name. */
function implementsClause(text: string, declaration: ClassDeclaration, type: Node): Span {
  const keyword = text.lastIndexOf('implements', type.getStart());
  const brace = declaration.getFirstChildByKindOrThrow(SyntaxKind.OpenBraceToken).getStart();
  if (/^[ \t]*$/.test(text.slice(type.getEnd(), brace))) return { from: keyword, to: brace };
  return { from: text.slice(0, keyword).trimEnd().length, to: type.getEnd() };
}

/** With the blanks that part it from what is before it on its line. */
function withBlanks(text: string, { from, to }: Span): Span {
  let start = from;
  while (start > 0 && /[ \t]/.test(text[start - 1] ?? '')) start -= 1;
  return { from: start, to };
}
