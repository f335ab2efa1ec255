import { statementsOf, type PythonNode, canonicalName } from '../../../../languages/python/index.js';
import { ownNodes } from '../../../../languages/python/query/statements.js';
import type { ParsedPython } from '../../../../languages/python/index.js';
import type { LoaderReader } from './loader.js';
import { osAccess } from './os-access.js';

/** Settings that read `os.environ` or call `os.getenv` themselves. */
export const osLoader: LoaderReader = (parsed) => {
  const reading = statementsOf(parsed).find(({ statement }) =>
    ownNodes(statement).some((node) => readsEnvironment(parsed, node)),
  );
  if (reading === undefined) return undefined;
  const access = osAccess(parsed);
  if (access !== undefined)
    return { kind: 'os', source: { kind: 'environment', reader: 'dotenv' }, ...access };
  return {
    kind: 'unknown',
    line: reading.line,
    reason: 'The name os stands for more than the module here.',
  };
};

function readsEnvironment(parsed: ParsedPython, node: PythonNode): boolean {
  if (node.nodeType === 'Subscript') {
    return node.ctx.nodeType === 'Load' && canonicalName(parsed, node.value) === 'os.environ';
  }
  if (node.nodeType !== 'Call') return false;
  return ['os.getenv', 'os.environ.get'].includes(canonicalName(parsed, node.func) ?? '');
}
