import {
  statementsOf,
  type PythonNode,
  canonicalName,
  type ParsedPython,
  importsOf,
  type ImportedName,
  assignmentsOf,
  changesTo,
} from '../../../languages/python/index.js';
import { ownNodes } from '../../../languages/python/query/statements.js';
import type { LoaderReader, Loader } from './loader.js';

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
    reason: 'The name os may not be the os module here.',
  };
};

function readsEnvironment(parsed: ParsedPython, node: PythonNode): boolean {
  if (node.nodeType === 'Subscript') {
    return node.ctx.nodeType === 'Load' && canonicalName(parsed, node.value) === 'os.environ';
  }
  if (node.nodeType !== 'Call') return false;
  return ['os.getenv', 'os.environ.get'].includes(canonicalName(parsed, node.func) ?? '');
}

/** How the file reads `os.environ`; undefined where `os` is something else in it. */
export function osAccess(parsed: ParsedPython): Pick<Loader, 'read' | 'from' | 'needsOs'> | undefined {
  const imports = importsOf(parsed).filter(({ within }) => within.length === 0);
  const module = imports.find((item) => item.name === undefined && isOs(item));
  if (module !== undefined) return access(parsed, module, `${module.local}.environ`);
  const environ = imports.find((item) => item.module === 'os' && item.name === 'environ');
  if (environ !== undefined) return access(parsed, environ, environ.local);
  const isTaken = assignmentsOf(parsed, 'os').length > 0 || changesTo(parsed, 'os').length > 0;
  return isTaken ? undefined : { read: (name) => `os.environ[${name}]`, from: 0, needsOs: true };
}

/** `import os.path` binds `os` as well; `import os.path as p` does not. */
function isOs({ module, local }: ImportedName): boolean {
  return module === 'os' || (module === 'os.path' && local === 'os');
}

function access(parsed: ParsedPython, { statement, local }: ImportedName, environ: string) {
  if (assignmentsOf(parsed, local).length > 0) return undefined;
  return { read: (name: string) => `${environ}[${name}]`, from: parsed.span(statement).to, needsOs: false };
}
