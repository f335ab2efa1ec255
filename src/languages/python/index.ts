export { assignedCallsOf, assignmentsOf, type Assignment } from './query/assignments.js';
export { canonicalName, localNamesOf } from './query/canonical.js';
export { appendBlock, endsParagraph, insertAbove, insertAfter, insertBefore } from './edit/blocks.js';
export { changesTo } from './query/changes.js';
export { copiedNamesOf } from './query/copied-names.js';
export { editPython } from './edit/edit.js';
export {
  argument,
  booleanValue,
  callTo,
  dottedName,
  isNone,
  numberValue,
  outerSpan,
  sourceOf,
  stringValue,
  subscriptKey,
} from './query/expressions.js';
export { importsOf, type ImportedName } from './query/imports.js';
export { insertImport, isStandardLibrary, leadingImports, type NewImport } from './edit/import-edit.js';
export { fitLines } from './edit/line-length.js';
export { insertIntoList, listShape, type ListNode } from './edit/lists.js';
export { linesOf, sharesLine } from './query/logical-lines.js';
export { StatementRemoval } from './edit/removal.js';
export { moveElement } from './edit/list-move.js';
export { namesSetBy } from './query/names-set.js';
export { opaqueStatements } from './query/namespaces.js';
export type { Expression, NodeOf, PythonNode, Statement } from './parse/nodes.js';
export { parsePython, type ParsedPython } from './parse/parse.js';
export { isPlain } from './parse/plain.js';
export { callsOf, placedNodes, type PlacedCall } from './query/placed-nodes.js';
export { statementsOf, type PlacedStatement } from './query/statements.js';
export { quoted, styleOf, type PythonStyle } from './edit/style.js';
