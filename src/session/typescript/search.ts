import {
  sourcesWith,
  type Node,
  type ParsedTypeScript,
  type Sources,
} from '../../languages/typescript/index.js';

/** Something in the application, and where it is. */
export interface Location {
  /** What it is, as messages name it. */
  readonly name: string;
  readonly file: string;
  readonly line?: number;
}

/** `file:line`, for messages. */
export function at({ file, line }: Pick<Location, 'file' | 'line'>): string {
  return line === undefined ? file : `${file}:${line}`;
}

/** What is looked for in one file. */
export type Find<Fact> = (
  parsed: ParsedTypeScript,
  file: string,
) => readonly (Fact & { readonly name: string; readonly node: Node })[];

/** A fact that was found, with its place. */
export type Found<Fact> = Fact & Location & { readonly node: Node };

/**
 * Looks in the application's files that have a word. A file that does not parse is left out: it blocks the change that
 * edits it.
 */
export function search<Fact>(sources: Sources, word: string, find: Find<Fact>): Found<Fact>[] {
  return sourcesWith(sources, word).flatMap(({ file, parsed }) =>
    find(parsed, file).map((fact) => ({ ...fact, file, line: fact.node.getStartLineNumber() })),
  );
}
