import {
  canonicalName,
  dottedName,
  importsOf,
  type Expression,
  type NodeOf,
  type ParsedPython,
  type Statement,
} from '../../../languages/python/index.js';
import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import type { CodeFile } from '../../../session/python/paths.js';

/** A file in the graph of what it imports. */
export interface CodeView extends CodeFile {
  readonly graph: ModuleGraph;
}

/** The full name behind a name, also where a function imports it: `fastapi.FastAPI`. */
export function fullNameOf(parsed: ParsedPython, node: Expression | null | undefined): string | undefined {
  const known = canonicalName(parsed, node);
  if (known !== undefined) return known;
  const [root = '', ...rest] = dottedName(node)?.split('.') ?? [];
  const names = importsOf(parsed).filter(({ local, name }) => local === root && name !== undefined);
  const found = new Set(names.map(({ module, name = '' }) => `${module}.${name}`));
  const [only, second] = found;
  return only === undefined || second !== undefined ? undefined : [only, ...rest].join('.');
}

/** Whether a statement is a function or a class. */
export function isScope(statement: Statement | undefined): boolean {
  return statement?.nodeType.endsWith('Def') === true;
}

/** The function that a statement stands in; undefined at module level. */
export function functionAround(
  within: readonly Statement[],
): NodeOf<'FunctionDef'> | NodeOf<'AsyncFunctionDef'> | undefined {
  const found = within.findLast(
    (one) => one.nodeType === 'FunctionDef' || one.nodeType === 'AsyncFunctionDef',
  );
  return found?.nodeType === 'FunctionDef' || found?.nodeType === 'AsyncFunctionDef' ? found : undefined;
}
