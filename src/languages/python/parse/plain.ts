import type { PythonNode } from './nodes.js';
import type { ParsedPython } from './parse.js';
import { ownNodes } from '../query/statements.js';

/** Statements and expressions that every parser of Python reads alike. */
const PLAIN: ReadonlySet<PythonNode['nodeType']> = new Set([
  'Import',
  'ImportFrom',
  'Alias',
  'Assign',
  'Expr',
  'Name',
  'Constant',
  'List',
  'Tuple',
  'Dict',
  'Attribute',
  'Subscript',
  'Call',
  'Keyword',
  'BinOp',
  'Add',
  'Div',
  'UnaryOp',
  'Not',
  'Load',
  'Store',
]);

/** Whether a file has nothing but imports, assignments and calls, as the settings that Django generates. */
export function isPlain(parsed: ParsedPython): boolean {
  return parsed.body.every((statement) =>
    [statement, ...ownNodes(statement)].every(({ nodeType }) => PLAIN.has(nodeType)),
  );
}
