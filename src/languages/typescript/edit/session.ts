import type { Span } from '../../text/list-edit.js';
import { applyEdits, inOrder, undoEdits, type TextEdit } from '../../text/text-edit.js';
import { spanOf, type ListNode, type Node } from '../nodes.js';
import type { Formatting } from '../formatters/index.js';
import { reparse, type ParsedTypeScript } from '../parse.js';
import { styleOf, type TypeScriptStyle } from '../style.js';

/** A non-empty span of the text as it was after so many steps of a session. */
export interface Mark extends Span {
  readonly step: number;
}

/** A list that is edited, with the elements that the session has added to it. */
export interface EditedList {
  readonly kind: 'array' | 'braces' | 'arguments';
  readonly opening: Mark;
  readonly closing: Mark;
  readonly elements: ListElement[];
}

export interface ListElement {
  readonly mark: Mark;
  /** Undefined for an element that the session has added. */
  readonly node: Node | undefined;
}

/** A name that the session has imported. */
export interface AddedName {
  readonly module: string;
  readonly imported: string;
  readonly local: string;
  readonly typeOnly: boolean;
}

/** An import declaration that the session has added. */
export interface AddedDeclaration {
  readonly module: string;
  readonly typeOnly: boolean;
  readonly mark: Mark;
  readonly clause: EditedList;
}

/**
 * All edits of one file. It is analysed as it was read; every step edits the text that the steps before it have left,
 * and spans of earlier texts are found again by their offsets. Only the result is parsed again.
 */
export class EditSession {
  readonly style: TypeScriptStyle;
  readonly lists = new Map<ListNode, EditedList>();
  readonly addedNames: AddedName[] = [];
  readonly addedDeclarations: AddedDeclaration[] = [];
  readonly #steps: (readonly TextEdit[])[] = [];
  readonly #undo: (readonly TextEdit[])[] = [];
  #text: string;

  /**
   * @param parsed the file as it was read: all nodes that the session is asked about are of it
   * @param formatting what the project's formatter is told about the file
   */
  constructor(
    readonly parsed: ParsedTypeScript,
    readonly formatting?: Formatting,
  ) {
    this.style = styleOf(parsed, formatting);
    this.#text = parsed.text;
  }

  /** The text as edited so far. */
  get text(): string {
    return this.#text;
  }

  /** How many steps were made. */
  get step(): number {
    return this.#steps.length;
  }

  /** Edits the text as it is now. */
  apply(edits: readonly TextEdit[]): void {
    if (edits.length === 0) return;
    this.#undo.push(undoEdits(this.#text, edits));
    this.#steps.push(inOrder(edits));
    this.#text = applyEdits(this.#text, edits);
  }

  /** The same with offsets of the file as it was read. Text that a step has replaced cannot be edited. */
  applyToRead(edits: readonly TextEdit[]): void {
    this.apply(
      edits.map(({ from, to, insert }) =>
        from === to
          ? { from: this.offset(from), to: this.offset(from), insert }
          : { ...this.now({ from, to, step: 0 }), insert },
      ),
    );
  }

  /** Remembers a span of the text as it is now. */
  mark({ from, to }: Span): Mark {
    return { from, to, step: this.step };
  }

  /** Where a span is now. */
  now({ from, to, step }: Mark): Span {
    return { from: this.offset(from, step), to: this.offset(to - 1, step) + 1 };
  }

  /** Where a node of the file as it was read is now, without the comments before it. */
  spanOf(node: Node): Span {
    return this.now({ ...spanOf(node), step: 0 });
  }

  /** Where a character is now that was at an offset after so many steps. */
  offset(offset: number, step = 0): number {
    return this.#steps.slice(step).reduce(moved, offset);
  }

  /**
   * The edited text.
   * @throws Error when it does not parse, or the edits cannot be undone: a defect of this program
   */
  finish(): string {
    const original = this.#undo.reduceRight((text, edits) => applyEdits(text, edits), this.#text);
    if (original !== this.parsed.text) throw new Error('Undoing the edits does not give back the file.');
    return reparse(this.#text).text;
  }
}

/** An insertion at an offset goes before the character at that offset. */
function moved(offset: number, edits: readonly TextEdit[]): number {
  let shift = 0;
  for (const { from, to, insert } of edits) {
    if (from > offset) break;
    if (to > offset) throw new Error('An edit has replaced the text that is looked for.');
    shift += insert.length - (to - from);
  }
  return offset + shift;
}
