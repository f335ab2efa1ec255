import { Node, type SourceFile } from 'ts-morph';
import { scanGap, typescriptComments } from '../text/gap.js';
import { layoutOf, type Layout } from '../text/layout.js';
import { oncePer } from '../memoize.js';
import { listOf, nodesOf, type ListNode } from './nodes.js';
import type { ParsedTypeScript } from './parse.js';

/** How a file is written, as far as an edit must follow it. */
export interface TypeScriptStyle extends Layout {
  readonly quote: "'" | '"';
  readonly semicolon: boolean;
  /** Whether an array, object or import clause that is spread over lines ends with a comma. */
  readonly trailingComma: boolean;
  /** The same for the arguments of a call. */
  readonly argumentComma: boolean;
  /** The white space inside the braces of `{ a }`. */
  readonly padding: string;
  /** Columns of a line; prettier's default. */
  readonly width: number;
}

/** How `nest new` writes. */
export const generatedStyle: TypeScriptStyle = {
  eol: '\n',
  unit: '  ',
  quote: "'",
  semicolon: true,
  trailingComma: true,
  argumentComma: true,
  padding: ' ',
  width: 80,
};

/** What most of the file does; where the file does not tell, what `nest new` writes. */
export const styleOf = oncePer(findStyle);

function findStyle({ file, text }: ParsedTypeScript): TypeScriptStyle {
  const lists = nodesOf(file).filter(isList);
  const braces = lists.filter((list) => Node.isObjectLiteralExpression(list) || Node.isNamedImports(list));
  const trailingComma =
    commaVote(
      text,
      lists.filter((list) => !Node.isCallExpression(list)),
    ) ?? true;
  return {
    ...layoutOf(text, generatedStyle.unit),
    quote: (vote(quotes(file)) ?? true) ? "'" : '"',
    semicolon: vote(semicolons(file)) ?? true,
    trailingComma,
    argumentComma:
      commaVote(
        text,
        lists.filter((list) => Node.isCallExpression(list)),
      ) ?? trailingComma,
    padding: (vote(paddings(text, braces)) ?? true) ? ' ' : '',
    width: generatedStyle.width,
  };
}

/** A string literal in the file's quotes. */
export function quoted(value: string, style: TypeScriptStyle): string {
  const inDouble = JSON.stringify(value).replace(
    /[\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16)}`,
  );
  if (style.quote === '"') return inDouble;
  return `'${inDouble.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function isList(node: Node): node is ListNode {
  return (
    Node.isArrayLiteralExpression(node) ||
    Node.isObjectLiteralExpression(node) ||
    Node.isNamedImports(node) ||
    Node.isCallExpression(node)
  );
}

function quotes(file: SourceFile): boolean[] {
  return nodesOf(file)
    .filter(Node.isStringLiteral)
    .map((literal) => literal.getText())
    .filter((raw) => !/["']/.test(raw.slice(1, -1)))
    .map((raw) => raw.startsWith("'"));
}

function semicolons(file: SourceFile): boolean[] {
  return nodesOf(file)
    .filter(
      (node) =>
        Node.isImportDeclaration(node) ||
        Node.isVariableStatement(node) ||
        Node.isExpressionStatement(node) ||
        Node.isReturnStatement(node),
    )
    .map((statement) => statement.getText().endsWith(';'));
}

function paddings(text: string, lists: readonly ListNode[]): boolean[] {
  return lists
    .map((list) => listOf(list))
    .filter(({ from, to, elements }) => elements.length > 0 && !/[\r\n]/.test(text.slice(from, to)))
    .map(({ from }) => text[from] === ' ');
}

function commaVote(text: string, lists: readonly ListNode[]): boolean | undefined {
  const ends = lists.flatMap((list) => {
    const { elements, to } = listOf(list);
    const last = elements.at(-1);
    return last === undefined ? [] : [scanGap(text, last.to, to, typescriptComments)];
  });
  return vote(ends.filter((end) => end.hasLineEnd).map((end) => end.comma !== undefined));
}

/** What the majority says, yes on a tie; undefined when nobody votes. */
function vote(votes: readonly boolean[]): boolean | undefined {
  if (votes.length === 0) return undefined;
  return votes.filter(Boolean).length * 2 >= votes.length;
}
