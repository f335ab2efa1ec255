import {
  dottedName,
  opaqueStatements,
  statementsOf,
  type Expression,
  type ParsedPython,
  type PlacedStatement,
  type PythonNode,
  callsOf,
} from '../../../../languages/python/index.js';
import { ownNodes } from '../../../../languages/python/query/statements.js';
import { oncePer } from '../../../../languages/memoize.js';
import { fromRoot, pathAt } from '../../../../session/python/paths.js';

/** A file whose code a statement runs in the place where it stands: `exec(open(path).read())`, `execfile(path)`. */
export interface Executed extends PlacedStatement {
  /** Relative to the workspace's root; undefined where it can't be determined. */
  readonly path: string | undefined;
}

const UNKNOWN = '?';

/** @param app the folder of manage.py, the working directory as far as anyone knows */
export function executedFiles(parsed: ParsedPython, file: string, app: string): Executed[] {
  return opaqueStatements(parsed)
    .filter(({ statement }) => runsCode(statement))
    .map((placed) => {
      const paths = new Set(around(parsed, placed).flatMap((node) => pathRead(parsed, node, file, app)));
      const [path] = paths;
      return { ...placed, path: paths.size === 1 && path !== UNKNOWN ? path : undefined };
    });
}

/** The statements of a file that run code. */
export const codeRunnersIn = oncePer(
  (parsed: ParsedPython): ReadonlySet<PythonNode> =>
    new Set(callsOf(parsed).flatMap(({ call, statement }) => (isRunner(call) ? [statement] : []))),
);

export function runsCode(statement: PythonNode): boolean {
  return ownNodes(statement).some(isRunner);
}

function isRunner(node: PythonNode): boolean {
  return node.nodeType === 'Call' && ['exec', 'execfile'].includes(dottedName(node.func) ?? '');
}

/** The statement itself, or all that stands in the same condition: the file may be opened a line before. */
function around(parsed: ParsedPython, { statement, within }: PlacedStatement): PythonNode[] {
  const [outer] = within;
  const near =
    outer === undefined ? [] : statementsOf(parsed).filter((other) => other.within.includes(outer));
  return [statement, ...near.map((other) => other.statement)].flatMap((one) => ownNodes(one));
}

/** The file that a call opens, reads or runs. */
function pathRead(parsed: ParsedPython, node: PythonNode, file: string, app: string): string[] {
  if (node.nodeType !== 'Call') return [];
  const isOpen = ['open', 'io.open', 'execfile'].includes(dottedName(node.func) ?? '');
  const read =
    node.func.nodeType === 'Attribute' && node.func.attr === 'read_text' ? node.func.value : undefined;
  const given: Expression | undefined = isOpen ? node.args[0] : read;
  if (given === undefined) return [];
  const value = pathAt(parsed, given, file);
  return [(value && fromRoot(value, app)) ?? UNKNOWN];
}
