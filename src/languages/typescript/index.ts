/** TypeScript: parse, ask, edit. All other folders use it through this file, and only this folder uses ts-morph. */

// Parse.
export { importsIn, parseJsonc, parseTypeScript, reparse, type ParsedTypeScript } from './parse.js';
export { generatedStyle, quoted, styleOfNew, type TypeScriptStyle } from './style.js';
export { formattingOf, type Formatting } from './formatters/index.js';
export { compilerOption, referencedConfigs, type Aliases } from './modules/aliases.js';
export { importAlias, importerOf } from './modules/import-alias.js';
export { compiledFolder, compilerOutput, type CompilerOutput } from './modules/output.js';
export {
  mayMean,
  openModules,
  candidatesOf,
  resolveImport,
  resolveOther,
  type ModuleGraph,
} from './modules/resolve.js';
export {
  classBehind,
  originOf,
  readTypeScript,
  valueBehind,
  type ClassInFile,
  type Origin,
} from './modules/origin.js';
export {
  readSources,
  sourcesWith,
  type ImportPlace,
  type ParsedFile,
  type Sources,
} from './modules/sources.js';

// Ask.
export * from './nodes.js';
export * from './objects.js';
export { arrowBody, commentAbove, commentsBeside, isSameMember, onlyReturned } from './member-code.js';
export * from './calls.js';
export * from './bindings.js';
export * from './members.js';
export * from './operators.js';
export * from './scopes.js';
export * from './statements.js';
export * from './classes.js';
export * from './exports.js';
export { foreignName, importedModule } from './foreign-names.js';
export { valueStrings } from './value-strings.js';
export { packageUses } from './value-uses.js';
export { returnsAtOnce } from './promises.js';
export { arrayBehind, exportedArray, exportedObject, pushedTo } from './arrays.js';

// Edit.
export { EditSession, type EditedList, type ListElement } from './edit/session.js';
export { freeName, importDeclaration, importedLocal, importName } from './edit/imports.js';
export {
  addedList,
  addToList,
  editedList,
  indentOfElements,
  replaceInList,
  spanOfList,
  spreadOverLines,
  textOfElement,
} from './edit/lists.js';
export { NodeRemoval } from './edit/removal.js';
export { addFirstStatement, addImplements, addLastMember } from './edit/classes.js';
