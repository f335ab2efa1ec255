import {
  callsOf,
  placedNodes,
  canonicalName,
  type ParsedPython,
  importsOf,
  type ImportedName,
  assignmentsOf,
  changesTo,
  dottedName,
} from '../../../languages/python/index.js';
import type { LoaderReader, Loader } from './loader.js';

/** Settings that read `os.environ` or call `os.getenv` themselves. */
export const osLoader: LoaderReader = (parsed) => {
  const lines = linesOfReading(parsed);
  if (lines.length === 0) return undefined;
  const access = osAccess(parsed);
  if (access !== undefined)
    return { kind: 'os', source: { kind: 'environment', reader: 'dotenv' }, ...access };
  return {
    kind: 'unknown',
    line: Math.min(...lines),
    reason: 'The name os may not be the os module here.',
  };
};

const READS = ['os.getenv', 'os.environ.get'];

/** Where `os.environ['NAME']`, `os.environ.get(…)` or `os.getenv(…)` stands. */
function linesOfReading(parsed: ParsedPython): number[] {
  const subscripts = placedNodes(parsed, 'Subscript').filter(
    ({ node }) => node.ctx.nodeType === 'Load' && canonicalName(parsed, node.value) === 'os.environ',
  );
  const calls = callsOf(parsed).filter(({ call }) => READS.includes(canonicalName(parsed, call.func) ?? ''));
  return [...subscripts, ...calls].map(({ line }) => line);
}

/** How the file reads `os.environ`; undefined where `os` is something else in it. */
export function osAccess(parsed: ParsedPython): Pick<Loader, 'read' | 'from' | 'needsOs'> | undefined {
  const own = environImport(parsed);
  if (own !== undefined) {
    const { item, environ } = own;
    if (isReplaced(parsed, item)) return undefined;
    const from = parsed.span(item.statement).to;
    return { read: (name) => `${environ}[${name}]`, from, needsOs: false };
  }
  // A file that reads the environment by it has the module by a star import; the call is no change of it.
  const isRead = callsOf(parsed).some(({ call }) => READS.includes(dottedName(call.func) ?? ''));
  const isChanged = changesTo(parsed, 'os').length > 0 && !isRead;
  const isTaken = assignmentsOf(parsed, 'os').length > 0 || isChanged;
  return isTaken ? undefined : { read: (name) => `os.environ[${name}]`, from: 0, needsOs: true };
}

/** What `os.environ` is called above a line of the file; undefined where no import says so. */
export function environAbove(parsed: ParsedPython, line: number): string | undefined {
  const found = environImport(parsed, line);
  return found === undefined || isReplaced(parsed, found.item) ? undefined : found.environ;
}

/** The import that gives a module `os.environ`, and what that is called. */
function environImport(parsed: ParsedPython, above = Infinity) {
  const imports = importsOf(parsed).filter(({ within, line }) => within.length === 0 && line < above);
  const module = imports.find((item) => item.name === undefined && isOs(item));
  if (module !== undefined) return { item: module, environ: `${module.local}.environ` };
  const environ = imports.find((item) => item.module === 'os' && item.name === 'environ');
  return environ && { item: environ, environ: environ.local };
}

/** `import os.path` binds `os` as well; `import os.path as p` does not. */
function isOs({ module, local }: ImportedName): boolean {
  return module === 'os' || (module === 'os.path' && local === 'os');
}

function isReplaced(parsed: ParsedPython, { local }: ImportedName): boolean {
  return assignmentsOf(parsed, local).length > 0;
}
