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
  const root = rootOf(node);
  // Asked for every call in a file, most of which are on names of the file itself.
  const name = root?.nodeType === 'Name' ? namesOf(parsed).get(root.id) : undefined;
  if (root?.nodeType !== 'Name' || name === undefined) return undefined;
  const dotted = dottedName(node);
  return dotted === undefined ? undefined : `${name}${dotted.slice(root.id.length)}`;
}

/** What attributes are taken from: `a` of `a.b.c`. */
function rootOf(node: Expression | null | undefined): Expression | null | undefined {
  return node?.nodeType === 'Attribute' ? rootOf(node.value) : node;
}

/** The names by which a module, or what it exports, is known at module level: `['np']` of `import numpy as np`. */
export function localNamesOf(parsed: ParsedPython, fullNameWanted: string): string[] {
  return moduleImports(parsed)
    .filter((item) => fullName(item) === fullNameWanted)
    .map(({ local }) => local);
}

/** The full names by local ones, as far as these mean one thing. */
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
