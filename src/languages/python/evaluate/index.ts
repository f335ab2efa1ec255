export { Evaluator, type Evaluation, type MissingImport } from './evaluator.js';
export { indexOfOrigin, originAt } from './items.js';
export {
  filesOfModule,
  importedFile,
  reachableFrom,
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
