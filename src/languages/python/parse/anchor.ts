import type { Span } from '../../text/list-edit.js';
import { nodesIn, type PythonNode, type Statement } from './nodes.js';
import { firstIndex } from './tokens.js';
import { oncePer } from '../../memoize.js';
import type { Positions } from './positions.js';

/** The text that a node was parsed in, and how far the node has moved since. */
export interface Anchor {
  readonly positions: Positions;
  /** UTF-16 code units from the beginning of that text to its place in the file. */
  readonly offset: number;
  /** Lines of the file above it. */
  readonly lines: number;
}

/** Statements of a module that follow one another and were parsed in one text. */
export interface Region {
  readonly body: readonly Statement[];
  readonly anchor: Anchor;
}

/**
 * Finds where a node's own positions count from.
 * @throws TypeError for a node of no region
 */
export function anchorFinder(regions: readonly Region[]): (node: PythonNode) => Anchor {
  const [only, second] = regions;
  if (only !== undefined && second === undefined) return () => only.anchor;
  // Most questions are about one statement after the other.
  let [place, index] = [0, -1];
  return (node) => {
    const near = regions[place];
    if (near?.body[index + 1] === node) {
      index += 1;
      return near.anchor;
    }
    for (const [number, { body, anchor }] of regions.entries()) {
      const found = indexOfHolder(body, node);
      if (found === undefined) continue;
      [place, index] = [number, found];
      return anchor;
    }
    throw new TypeError(`a ${node.nodeType} of another text`);
  };
}

/** The index of the statement that is a node or holds it. The node's line tells where it would be. */
function indexOfHolder(body: readonly Statement[], node: PythonNode): number | undefined {
  const { lineno } = node;
  const isHolder = (statement: Statement) => statement === node || nodeSetOf(statement).has(node);
  if (lineno === undefined) {
    const found = body.findIndex(isHolder);
    return found < 0 ? undefined : found;
  }
  // Several statements may stand on a line.
  for (let at = firstIndex(body, (one) => firstLine(one) > lineno) - 1; at >= 0; at -= 1) {
    const statement = body[at];
    if (statement === undefined || (statement.end_lineno ?? lineno) < lineno) return undefined;
    if (isHolder(statement)) return at;
  }
  return undefined;
}

/** A decorated statement begins at its first decorator. */
function firstLine(statement: Statement): number {
  const decorator = 'decorator_list' in statement ? statement.decorator_list[0] : undefined;
  return (decorator ?? statement).lineno;
}

const nodeSetOf = oncePer((statement: Statement): ReadonlySet<PythonNode> => new Set(nodesIn(statement)));

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
