import { oncePer } from '../../memoize.js';
import type { NodeOf, PythonNode } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';
import { statementsOf, type PlacedStatement } from './statements.js';

export type ImportStatement = NodeOf<'Import'> | NodeOf<'ImportFrom'>;

/** One local name that an import binds. */
export interface ImportedName extends PlacedStatement {
  readonly statement: ImportStatement;
  /** The name in this file: `z` of `from x import y as z`, `os` of `import os.path`, `*` of a star import. */
  readonly local: string;
  /** As written, leading dots included: `os.path`, `.base`, `..`. */
  readonly module: string;
  /** `y` of `from x import y as z`; undefined for `import x`. */
  readonly name: string | undefined;
}

/** All imports in the order of the text, nested ones too. */
export const importsOf = oncePer((parsed: ParsedPython): readonly ImportedName[] =>
  statementsOf(parsed).flatMap(({ statement, within, line }) => {
    if (!isImport(statement)) return [];
    return statement.names.map((alias) => ({
      statement,
      within,
      line,
      local: localName(statement, alias),
      module: statement.nodeType === 'Import' ? alias.name : moduleOf(statement),
      name: statement.nodeType === 'Import' ? undefined : alias.name,
    }));
  }),
);

export function isImport(node: PythonNode): node is ImportStatement {
  return node.nodeType === 'Import' || node.nodeType === 'ImportFrom';
}

/** `import a.b` binds `a`; `import a.b as c` binds `c`. */
export function localName(statement: ImportStatement, alias: NodeOf<'Alias'>): string {
  if (alias.asname !== undefined) return alias.asname;
  return statement.nodeType === 'Import' ? (alias.name.split('.')[0] ?? alias.name) : alias.name;
}

function moduleOf(statement: NodeOf<'ImportFrom'>): string {
  return '.'.repeat(statement.level ?? 0) + (statement.module ?? '');
}
