import type { Span } from '../../text/list-edit.js';
import type { PythonNode } from './nodes.js';
import type { Positions } from './positions.js';

/** The text that a node was parsed in, and how far the node has moved since. */
export interface Anchor {
  readonly positions: Positions;
  /** UTF-16 code units from the beginning of that text to its place in the file. */
  readonly offset: number;
  /** Lines of the file above it. */
  readonly lines: number;
}

/** @throws TypeError for a node that has no position: `Load`, `Add` and their like */
export function spanAt({ positions, offset }: Anchor, node: PythonNode): Span {
  const { lineno, col_offset, end_lineno, end_col_offset } = node;
  if (
    lineno === undefined ||
    col_offset === undefined ||
    end_lineno === undefined ||
    end_col_offset === undefined
  ) {
    throw new TypeError(`a ${node.nodeType} has no position`);
  }
  return {
    from: positions.offset(lineno, col_offset) + offset,
    to: positions.offset(end_lineno, end_col_offset) + offset,
  };
}

export function lineAt({ lines }: Anchor, { lineno = 1 }: PythonNode): number {
  return lineno + lines;
}
