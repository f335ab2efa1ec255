export { assignmentsOf, type Assignment } from './assignments.js';
export { canonicalName, localNamesOf } from './canonical.js';
export { appendBlock, insertAfter, insertBefore } from './blocks.js';
export { changesTo } from './changes.js';
export { editPython } from './edit.js';
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
} from './expressions.js';
export { importsOf, type ImportedName } from './imports.js';
export { insertImport, type ImportPlace } from './import-edit.js';
export { insertIntoList, listShape, type ListNode } from './lists.js';
export { linesOf, sharesLine } from './logical-lines.js';
export { moveElement } from './list-move.js';
export { opaqueStatements } from './namespaces.js';
export type { Expression, NodeOf, PythonNode, Statement } from './nodes.js';
export { parsePython, type ParsedPython } from './parse.js';
export { isPlain } from './plain.js';
export { statementsOf, type PlacedStatement } from './statements.js';
export { quoted, styleOf, type PythonStyle } from './style.js';
