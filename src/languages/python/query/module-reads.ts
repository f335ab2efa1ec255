import type { NodeOf, PythonNode, Statement } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';
import { dottedName } from './expressions.js';
import { isOwnModule } from './namespaces.js';
import { ownNodes, statementsOf } from './statements.js';

/** What they get they only look at. */
const READERS: ReadonlySet<string> = new Set([
  'dir',
  'getattr',
  'hasattr',
  'id',
  'isinstance',
  'repr',
  'str',
]);

/**
 * Whether all that a statement does with the module that it stands in is to read from it: `dir(sys.modules[__name__])`, or
 * `module = sys.modules[__name__]` where nothing is set by way of that name.
 */
export function onlyReadsOwnModule(parsed: ParsedPython, statement: Statement): boolean {
  const nodes = ownNodes(statement);
  const reached = nodes.filter((node) => node.nodeType === 'Subscript' && isOwnModule(node));
  const named = nodes.filter((node) => node.nodeType === 'Name' && node.id === '__name__');
  // `import_module(__name__)` and calls that get the name are another matter.
  if (reached.length === 0 || named.length !== reached.length) return false;
  const read = new Set(nodes.flatMap(readBy));
  return reached.every((node) => read.has(node) || isHeldToRead(parsed, statement, node));
}

/** `getattr(…, name)`, `dir(…)` */
function readBy(node: PythonNode): readonly PythonNode[] {
  return node.nodeType === 'Call' && READERS.has(dottedName(node.func) ?? '') ? node.args : [];
}

function isHeldToRead(parsed: ParsedPython, statement: Statement, module: PythonNode): boolean {
  if (statement.nodeType !== 'Assign' || statement.value !== module) return false;
  const [target, second] = statement.targets;
  if (target?.nodeType !== 'Name' || second !== undefined) return false;
  return statementsOf(parsed).every((one) => one.statement === statement || onlyReads(one.statement, target));
}

/** `del module` ends it. */
function onlyReads(statement: Statement, { id }: NodeOf<'Name'>): boolean {
  const nodes = ownNodes(statement);
  const isIt = (node: PythonNode) => node.nodeType === 'Name' && node.id === id;
  const read = new Set(nodes.flatMap(readBy));
  return nodes.filter(isIt).every((node) => read.has(node) || statement.nodeType === 'Delete');
}
