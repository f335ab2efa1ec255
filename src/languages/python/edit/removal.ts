import type { Span } from '../../text/list-edit.js';
import { lineEnd, previousLine } from '../../text/lines.js';
import { removalEdits } from '../../text/removal.js';
import type { TextEdit } from '../../text/text-edit.js';
import { nodesIn, type Expression, type NodeOf, type PythonNode, type Statement } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';
import { importsOf, type ImportedName } from '../query/imports.js';
import { linesOf, sharesLine } from '../query/logical-lines.js';
import { nestedStatements, ownNodes, statementsOf, type PlacedStatement } from '../query/statements.js';
import { editPython } from './edit.js';
import { elementsTaken, type Listing } from './element-removal.js';

type Placed = Pick<PlacedStatement, 'statement' | 'within'>;

/** Takes statements out of one file, with the comments above and behind them that are known. */
export class StatementRemoval {
  readonly #taken = new Map<Statement, { readonly within: readonly Statement[]; readonly lines: Span }>();
  readonly #passes = new Set<Statement>();
  readonly #cuts: TextEdit[] = [];
  readonly #lines: Span[] = [];
  readonly #elements = new Set<PythonNode>();

  constructor(readonly parsed: ParsedPython) {}

  get isEmpty(): boolean {
    return this.#taken.size === 0 && this.#cuts.length === 0 && this.#lines.length === 0;
  }

  /** Whether a statement goes. */
  takes(statement: Statement): boolean {
    return this.#taken.has(statement);
  }

  /**
   * Takes a statement.
   * @param comments the words of comments that go with it where they stand right above; longer ones may be on several lines
   * @returns false where it shares its lines with others
   */
  take({ statement, within }: Placed, comments: readonly string[] = []): boolean {
    if (this.#taken.has(statement)) return true;
    if (sharesLine(this.parsed, statement)) return false;
    const { from, to } = linesOf(this.parsed, statement);
    this.#taken.set(statement, { within, lines: { from: this.#withComments(from, comments), to } });
    return true;
  }

  /** What is left of statements that lose a whole block: an `if` without any goes, any other block gets a `pass`. */
  closeBlocks(): void {
    for (const [statement, { within }] of this.#taken) {
      const around = within.at(-1);
      if (around === undefined || this.#taken.has(around)) continue;
      const block = blocksOf(around).find((one) => one.includes(statement)) ?? [];
      if (!block.every((one) => this.#taken.has(one))) continue;
      const isWhole =
        around.nodeType === 'If' && nestedStatements(around).every((one) => this.#taken.has(one));
      if (isWhole && this.take({ statement: around, within: within.slice(0, -1) })) continue;
      if (block[0] === statement) this.#passes.add(statement);
    }
  }

  /** Whether a comment of these words stands right above a statement. */
  hasCommentAbove(statement: Statement, comments: readonly string[]): boolean {
    return this.#knownAbove(linesOf(this.parsed, statement).from, comments) !== undefined;
  }

  /** The nodes that stay. */
  kept(): PythonNode[] {
    return this.#kept(this.parsed.body);
  }

  /** Where a name is still used, once what is taken has gone. */
  usesOf(name: string): NodeOf<'Name'>[] {
    return this.kept()
      .filter((node) => node.nodeType === 'Name')
      .filter((node) => node.id === name);
  }

  /** Takes an import of a name that nothing in the file uses any more, but what goes has. */
  takeImport(imported: ImportedName): void {
    const { statement, local } = imported;
    const all = statementsOf(this.parsed).flatMap((one) => ownNodes(one.statement));
    const isUsed = all.some((node) => node.nodeType === 'Name' && node.id === local);
    if (!isUsed || this.usesOf(local).length > 0) return;
    const names = importsOf(this.parsed).filter((one) => one.statement === statement);
    if (names.length === 1) {
      this.take(imported);
      return;
    }
    const index = names.indexOf(imported);
    const [before, alias, after] = [index - 1, index, index + 1].map((at) => statement.names[at]);
    if (alias === undefined) return;
    const span = this.parsed.span(alias);
    const from = before === undefined ? span.from : this.parsed.span(before).to;
    const to = before === undefined && after !== undefined ? this.parsed.span(after).from : span.to;
    this.#cuts.push({ from, to, insert: '' });
  }

  /** Takes elements out of a list or tuple: the lines of those that stand on their own. */
  takeElements(list: Listing, isTaken: (element: Expression) => boolean): void {
    const { lines, cuts } = elementsTaken(this.parsed, list, isTaken);
    for (const element of list.elts.filter(isTaken)) this.#elements.add(element);
    this.#lines.push(...lines);
    this.#cuts.push(...cuts);
  }

  /**
   * The text that is left.
   * @throws Error when it is no Python, or the edits cannot be undone: a defect of this program
   */
  finish(): string {
    const { text } = this.parsed;
    const all = [...this.#taken];
    const ofStatements = all.flatMap(([statement, one]) => (this.#passes.has(statement) ? [] : [one.lines]));
    const lines = [...ofStatements, ...this.#lines];
    const passes = [...this.#passes].map((statement) => {
      const { from, to } = this.parsed.span(statement);
      return { from, to: lineEnd(text, to), insert: 'pass' };
    });
    return editPython(text, removalEdits(text, { lines, cuts: [...this.#cuts, ...passes] }));
  }

  #kept(statements: readonly Statement[]): PythonNode[] {
    return statements.flatMap((statement) => {
      if (this.#taken.has(statement)) return [];
      const nested = nestedStatements(statement);
      const own = ownNodes(statement).filter((node) => !this.#elements.has(node));
      return [...own, ...this.#kept(nested)];
    });
  }

  /** Goes up over known comments right above a line. */
  #withComments(from: number, comments: readonly string[]): number {
    let start = from;
    for (;;) {
      const above = this.#knownAbove(start, comments);
      if (above === undefined) return start;
      start = above;
    }
  }

  #knownAbove(from: number, comments: readonly string[]): number | undefined {
    const { text } = this.parsed;
    let words = '';
    for (let start = from; start > 0;) {
      const begin = previousLine(text, start);
      const shown = text.slice(begin, start).trim();
      if (!shown.startsWith('#')) return undefined;
      words = `${shown.replace(/^#\s*/, '')} ${words}`.trim();
      if (comments.includes(words)) return begin;
      start = begin;
    }
    return undefined;
  }
}

/** The blocks of a compound statement, each with its statements. */
function blocksOf(statement: Statement): (readonly Statement[])[] {
  const nested: ReadonlySet<unknown> = new Set(nestedStatements(statement));
  const isNested = (one: unknown): one is Statement => nested.has(one);
  const lists = nodesIn(statement).flatMap((node) =>
    Object.values(node).filter((value: unknown): value is unknown[] => Array.isArray(value)),
  );
  return lists.map((list) => list.filter(isNested)).filter((block) => block.length > 0);
}
