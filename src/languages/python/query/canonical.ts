import { oncePer } from '../../memoize.js';
import { assignmentsOf } from './assignments.js';
import { dottedName } from './expressions.js';
import { importsOf, type ImportedName } from './imports.js';
import type { Expression } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';

/**
 * The full name behind a dotted one, imports seen through: `pathlib.Path` for `Path` after
 * `from pathlib import Path`. Undefined for names that the module does not import, imports as two things, or
 * assigns as well.
 */
export function canonicalName(parsed: ParsedPython, node: Expression | null | undefined): string | undefined {
  const dotted = dottedName(node);
  if (dotted === undefined) return undefined;
  const [local = '', ...rest] = dotted.split('.');
  const name = namesOf(parsed).get(local);
  return name === undefined ? undefined : [name, ...rest].join('.');
}

/** The names by which a module, or what it exports, is known at module level: `['np']` of `import numpy as np`. */
export function localNamesOf(parsed: ParsedPython, fullNameWanted: string): string[] {
  return moduleImports(parsed)
    .filter((item) => fullName(item) === fullNameWanted)
    .map(({ local }) => local);
}

/** The full names by local ones, as far as these mean one thing; asked for every call in a file. */
const namesOf = oncePer((parsed: ParsedPython): ReadonlyMap<string, string> => {
  const imports = moduleImports(parsed);
  const names = new Map(imports.map((item) => [item.local, fullName(item)]));
  for (const item of imports) if (names.get(item.local) !== fullName(item)) names.delete(item.local);
  for (const { name } of assignmentsOf(parsed).filter(isOfModule)) names.delete(name);
  return names;
});

function moduleImports(parsed: ParsedPython): ImportedName[] {
  return importsOf(parsed).filter(isOfModule);
}

/** Names of functions and classes are not names of the module. */
function isOfModule({ within }: Pick<ImportedName, 'within'>): boolean {
  return within.every(({ nodeType }) => !nodeType.endsWith('Def'));
}

/** `import a.b` binds `a`; `import a.b as c` binds all of it. */
function fullName({ module, name, local }: ImportedName): string {
  if (name !== undefined) return `${module}.${name}`;
  return module.startsWith(`${local}.`) ? local : module;
}
