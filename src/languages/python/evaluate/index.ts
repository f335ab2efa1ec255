export { Evaluator, type Evaluation } from './evaluator.js';
export { indexOfOrigin, originAt } from './items.js';
export {
  copiedFiles,
  filesOf,
  filesOfModule,
  foldersLeadingTo,
  foldersOf,
  importedFile,
  importersOf,
  isFileOf,
  isPackage,
  originOf,
  sourcesOf,
  submodule,
  withModules,
  type InlinedCode,
  type ModuleGraph,
  type OutsideModule,
} from './module-graph.js';
export type { MissingImport } from './program.js';
export type { Environment } from './run.js';
export type {
  Bound,
  DictContents,
  DictObject,
  Item,
  ItemList,
  ItemOrigin,
  ListContents,
  PathValue,
  Scalar,
  Site,
  Value,
} from './values.js';
