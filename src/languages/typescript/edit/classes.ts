import { SyntaxKind, type ClassDeclaration, type MethodDeclaration, type Node } from 'ts-morph';
import { afterTrailingComments, typescriptComments } from '../../text/gap.js';
import { indentAt, indentBlock } from '../../text/layout.js';
import { columnsOf, isLineEnd, lineStart } from '../../text/lines.js';
import { insertAt, type TextEdit } from '../../text/text-edit.js';
import type { TypeScriptStyle } from '../style.js';
import type { EditSession } from './session.js';

/** Adds an interface to the class's `implements` clause, unless it is there. */
export function addImplements(session: EditSession, declaration: ClassDeclaration, name: string): void {
  const present = declaration.getImplements();
  if (present.some((type) => type.getText() === name)) return;
  const { text } = session.parsed;
  const last = present.at(-1);
  const brace = openingBrace(declaration);
  const isApart = /\s/.test(text[brace - 1] ?? '');
  const added = last === undefined ? `implements ${name}` : `, ${name}`;
  const at = last?.getEnd() ?? brace;
  session.applyToRead(
    isTooLong(session, declaration, added)
      ? brokenHead(session, declaration, { at, added })
      : [insertAt(at, last === undefined ? `${isApart ? '' : ' '}${added} ` : added)],
  );
}

function isTooLong({ parsed: { text }, style }: EditSession, declaration: ClassDeclaration, added: string) {
  const brace = openingBrace(declaration);
  const head = text.slice(lineStart(text, declaration.getNameNode()?.getStart() ?? brace), brace);
  const isPlain = /\s$/.test(head) && !/[\r\n]|\/[*/]/.test(head);
  return isPlain && columnsOf(head + added, style.tabWidth) + ' {'.length > style.width;
}

/** Each clause of the head gets a line of its own, and so does the brace. */
function brokenHead(
  { parsed: { text }, style }: EditSession,
  declaration: ClassDeclaration,
  { at, added }: { readonly at: number; readonly added: string },
): TextEdit[] {
  const brace = openingBrace(declaration);
  const line = style.eol + indentAt(text, brace);
  const clauses = declaration.getHeritageClauses().map((clause) => clause.getStart());
  const broken = clauses.map((from) => ({ from: from - 1, to: from, insert: line + style.unit }));
  if (at !== brace) return [...broken, insertAt(at, added), { from: brace - 1, to: brace, insert: line }];
  return [...broken, { from: brace - 1, to: brace, insert: line + style.unit + added + line }];
}

/** @param member laid out as if it began in column 0, its lines parted by `\n` */
export function addLastMember(session: EditSession, declaration: ClassDeclaration, member: string): void {
  session.applyToRead([lastMember(session.parsed.text, declaration, member, session.style)]);
}

/**
 * A body on one line is spread over lines.
 * @param statement laid out as if it began in column 0, its lines parted by `\n`
 */
export function addFirstStatement(session: EditSession, method: MethodDeclaration, statement: string): void {
  session.applyToRead(firstStatement(session.parsed.text, method, statement, session.style));
}

function lastMember(
  text: string,
  declaration: ClassDeclaration,
  member: string,
  style: TypeScriptStyle,
): TextEdit {
  const closing = declaration.getEnd() - 1;
  const outer = indentAt(text, openingBrace(declaration));
  const members = declaration.getMembers();
  const inner = indentOfMembers(text, members) ?? outer + style.unit;
  const block = style.eol + inner + indentBlock(member, inner, style.eol);
  const start = members.at(-1)?.getEnd() ?? openingBrace(declaration) + 1;
  const at = afterTrailingComments(text, start, typescriptComments);
  const gap = members.length === 0 ? '' : style.eol;
  const rest = text.slice(at, closing);
  if (rest.trim() !== '') {
    const end = at + rest.trimEnd().length;
    return insertAt(
      end,
      style.eol + block + (/[\r\n]/.test(text.slice(end, closing)) ? '' : style.eol + outer),
    );
  }
  if (/[\r\n]/.test(rest)) return insertAt(at, gap + block);
  return { from: at, to: closing, insert: gap + block + style.eol + outer };
}

function firstStatement(
  text: string,
  method: MethodDeclaration,
  statement: string,
  style: TypeScriptStyle,
): TextEdit[] {
  const first = method.getStatements()[0];
  const body = method.getBodyOrThrow();
  const opening = body.getStart() + 1;
  const closing = body.getEnd() - 1;
  const outer = indentAt(text, body.getStart());
  const ownLine = first !== undefined && startsLine(text, first);
  const inner = ownLine ? indentAt(text, first.getStart()) : outer + style.unit;
  const line = style.eol + inner + indentBlock(statement + guard(first, style), inner, style.eol);
  // A comment between the brace and a statement on its line belongs to the statement.
  const at =
    first !== undefined && !ownLine ? opening : afterTrailingComments(text, opening, typescriptComments);
  if (isLineEnd(text[at])) return [insertAt(at, line)];
  if (first === undefined) {
    const to = text.slice(at, closing).trim() === '' ? closing : at;
    return [{ from: at, to, insert: line + style.eol + outer }];
  }
  const rest = text.slice(at);
  const blank = at + rest.length - rest.trimStart().length;
  return [
    { from: at, to: blank, insert: line + style.eol + inner },
    ...closeOnOwnLine(text, method, style.eol + outer),
  ];
}

/** Moves the closing brace of a one-line body. */
function closeOnOwnLine(text: string, method: MethodDeclaration, insert: string): TextEdit[] {
  const body = method.getBodyOrThrow();
  const to = body.getEnd() - 1;
  const from = method.getStatements().at(-1)?.getEnd() ?? to;
  const isOneLine = !/[\r\n]/.test(text.slice(body.getStart(), to)) && text.slice(from, to).trim() === '';
  return isOneLine ? [{ from, to, insert }] : [];
}

/** Without semicolons, a statement that begins with one of these would go on with ours. */
function guard(next: Node | undefined, style: TypeScriptStyle): string {
  return !style.semicolon && /^[([`+\-/]/.test(next?.getText() ?? '') ? ';' : '';
}

function openingBrace(declaration: ClassDeclaration): number {
  return declaration.getFirstChildByKindOrThrow(SyntaxKind.OpenBraceToken).getStart();
}

function indentOfMembers(text: string, members: readonly Node[]): string | undefined {
  const onOwnLine = members.find((member) => startsLine(text, member));
  return onOwnLine === undefined ? undefined : indentAt(text, onOwnLine.getStart());
}

function startsLine(text: string, node: Node): boolean {
  const start = node.getStart();
  return start > 0 && /(^|[\r\n])[ \t]*$/.test(text.slice(0, start));
}
