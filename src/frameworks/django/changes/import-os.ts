import { insertImport, type ParsedPython } from '../../../languages/python/index.js';
import type { TextEdit } from '../../../languages/text/text-edit.js';
import { isStandardLibrary, leadingImports } from '../settings/leading-imports.js';

/** `import os` before the other imports, where the standard library's stand. */
export function importOs(parsed: ParsedPython): TextEdit[] {
  const [first] = leadingImports(parsed);
  const group = first !== undefined && !isStandardLibrary(first);
  return [insertImport(parsed, 'import os', { place: 'first', group })];
}
