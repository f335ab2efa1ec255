import { Node, type SourceFile } from 'ts-morph';
import { scanGap, typescriptComments } from '../text/gap.js';
import { eolOf, indentUnitOf, type Layout } from '../text/layout.js';
import { oncePer } from '../memoize.js';
import type { FormatterSettings, Formatting } from './formatters/index.js';
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
  /** Columns of a line. */
  readonly width: number;
  /** Columns of a tab. */
  readonly tabWidth: number;
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
  tabWidth: 2,
};

/**
 * How an edit of a file is written: as most of the file is; where the file does not tell, as the project's formatter
 * wants it; else as `nest new` writes.
 */
export function styleOf(parsed: ParsedTypeScript, { settings }: Formatting = UNKNOWN): TypeScriptStyle {
  return { ...styleFrom(settings), ...votesOf(parsed) };
}

/**
 * How a new file is written: as a configured formatter wants it, else as a file beside it is.
 * @param beside undefined where none is known
 */
export function styleOfNew(
  beside: ParsedTypeScript | undefined,
  { settings, isEnforced }: Formatting = UNKNOWN,
): TypeScriptStyle {
  const votes = beside === undefined ? {} : votesOf(beside);
  return isEnforced
    ? { ...generatedStyle, ...votes, ...partFrom(settings) }
    : { ...styleFrom(settings), ...votes };
}

const UNKNOWN: Formatting = { settings: {}, isEnforced: false };

function styleFrom(settings: FormatterSettings): TypeScriptStyle {
  return { ...generatedStyle, ...partFrom(settings) };
}

/** What the settings tell. */
function partFrom(settings: FormatterSettings): Partial<TypeScriptStyle> {
  const { width, tabWidth, useTabs, quote, semicolon, trailingComma, bracketSpacing, eol } = settings;
  const unit = useTabs === true ? '\t' : tabWidth === undefined ? undefined : ' '.repeat(tabWidth);
  return {
    ...(width !== undefined && { width }),
    ...(tabWidth !== undefined && { tabWidth }),
    ...(unit !== undefined && { unit }),
    ...(quote !== undefined && { quote }),
    ...(semicolon !== undefined && { semicolon }),
    ...(trailingComma !== undefined && {
      trailingComma: trailingComma !== 'none',
      argumentComma: trailingComma === 'all',
    }),
    ...(bracketSpacing !== undefined && { padding: bracketSpacing ? ' ' : '' }),
    ...(eol !== undefined && { eol }),
  };
}

/** What a file tells of how it is written. */
const votesOf = oncePer(({ file, text }: ParsedTypeScript): Partial<TypeScriptStyle> => {
  const lists = nodesOf(file).filter(isList);
  const braces = lists.filter((list) => Node.isObjectLiteralExpression(list) || Node.isNamedImports(list));
  const commas = commaVote(
    text,
    lists.filter((list) => !Node.isCallExpression(list)),
  );
  const afterArguments = commaVote(
    text,
    lists.filter((list) => Node.isCallExpression(list)),
  );
  const single = vote(quotes(file));
  const semicolon = vote(semicolons(file));
  const isPadded = vote(paddings(text, braces));
  const unit = indentUnitOf(text);
  return {
    eol: eolOf(text),
    ...(unit !== undefined && { unit }),
    ...(single !== undefined && { quote: single ? "'" : '"' }),
    ...(semicolon !== undefined && { semicolon }),
    ...(commas !== undefined && { trailingComma: commas }),
    // Commas in objects tell nothing of those after arguments: prettier's es5 has the former alone.
    ...((afterArguments !== undefined || commas === false) && { argumentComma: afterArguments ?? false }),
    ...(isPadded !== undefined && { padding: isPadded ? ' ' : '' }),
  };
});

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
