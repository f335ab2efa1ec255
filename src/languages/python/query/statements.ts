import { oncePer } from '../../memoize.js';
import { lineAt, type Anchor } from '../parse/anchor.js';
import { childNodes, type NodeOf, type PythonNode, type Statement } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';
import { dottedName } from './expressions.js';

/** A statement anywhere in a file. */
export interface PlacedStatement {
  readonly statement: Statement;
  /** The compound statements it stands in, outermost first; empty at module level. An `elif` stands in its `if`. */
  readonly within: readonly Statement[];
  /** 1-based line that it begins in. */
  readonly line: number;
}

/** Every statement of a file in the order of the text, nested ones after the one that holds them. */
export const statementsOf = oncePer((parsed: ParsedPython): readonly PlacedStatement[] => {
  const found: PlacedStatement[] = [];
  const collect = (statements: readonly Statement[], within: readonly Statement[], anchor: Anchor) => {
    for (const statement of statements) {
      found.push({ statement, within, line: lineAt(anchor, statement) });
      const nested = nestedStatements(statement);
      if (nested.length > 0) collect(nested, [...within, statement], anchor);
    }
  };
  for (const { body, anchor } of parsed.regions) collect(body, [], anchor);
  return found;
});

/** An index of elements that go by some names; under each name they keep their order. */
export function byName<Element>(
  elements: readonly Element[],
  namesOf: (element: Element) => Iterable<string>,
): ReadonlyMap<string, readonly Element[]> {
  const found = new Map<string, Element[]>();
  for (const element of elements) {
    for (const name of namesOf(element)) {
      const others = found.get(name);
      if (others === undefined) found.set(name, [element]);
      else others.push(element);
    }
  }
  return found;
}

/** The nodes of a statement itself, at any depth, each before those in it; the statements nested in it are left out. */
export const ownNodes = oncePer((node: PythonNode): readonly PythonNode[] => findNodes(node, []));

function findNodes(node: PythonNode, found: PythonNode[]): PythonNode[] {
  for (const child of childNodes(node)) {
    if (isStatement(child)) continue;
    found.push(child);
    findNodes(child, found);
  }
  return found;
}

/** Whether a module's statement is its docstring. */
export function isDocstring(parsed: ParsedPython, statement: Statement): statement is NodeOf<'Expr'> {
  return (
    statement === parsed.body[0] &&
    statement.nodeType === 'Expr' &&
    statement.value.nodeType === 'Constant' &&
    typeof statement.value.value === 'string' &&
    statement.value.quote_style !== undefined
  );
}

/** The statements in the blocks of a statement. */
export function nestedStatements(node: PythonNode): Statement[] {
  if (!('body' in node) && !('cases' in node)) return [];
  return childNodes(node).flatMap((child) => {
    if (isStatement(child)) return [child];
    return child.nodeType === 'ExceptHandler' || child.nodeType === 'MatchCase'
      ? nestedStatements(child)
      : [];
  });
}

const STATEMENTS = {
  FunctionDef: true,
  AsyncFunctionDef: true,
  ClassDef: true,
  Return: true,
  Delete: true,
  Assign: true,
  TypeAlias: true,
  AugAssign: true,
  AnnAssign: true,
  For: true,
  AsyncFor: true,
  While: true,
  If: true,
  With: true,
  AsyncWith: true,
  Match: true,
  Raise: true,
  Try: true,
  TryStar: true,
  Assert: true,
  Import: true,
  ImportFrom: true,
  Global: true,
  Nonlocal: true,
  Expr: true,
  Pass: true,
  Break: true,
  Continue: true,
  Comment: true,
} satisfies Record<Statement['nodeType'], true>;

export function isStatement(node: PythonNode): node is Statement {
  return node.nodeType in STATEMENTS;
}

/** Whether a statement stands in `with contextlib.suppress(…):`, and so may fail. */
export function isSuppressed(within: readonly PythonNode[]): boolean {
  return within.some(
    (outer) =>
      outer.nodeType === 'With' &&
      outer.items.some(
        ({ context_expr: manager }) =>
          manager.nodeType === 'Call' && /(^|\.)suppress$/.test(dottedName(manager.func) ?? ''),
      ),
  );
}
