export { Evaluator, type Assumptions, type Evaluation, type MissingImport } from './evaluator.js';
export { indexOfOrigin, originAt } from './items.js';
export {
  filesOf,
  filesOfModule,
  importedFile,
  reachableFrom,
  sourcesOf,
  submodule,
  withModules,
  type InlinedCode,
  type InlinedFile,
  type ModuleGraph,
} from './module-graph.js';
export type { Environment } from './run.js';
export type {
  Bound,
  DictContents,
  DictObject,
  Item,
  ItemList,
  ItemOrigin,
  ListContents,
  ListObject,
  PathValue,
  Scalar,
  Site,
  Unknown,
  Value,
} from './values.js';
