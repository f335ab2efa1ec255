import { importsOf, type ImportedName, type ParsedPython } from '../../../../languages/python/index.js';
import { assignmentsOf, changesTo } from '../../../../languages/python/index.js';
import type { Loader } from './loader.js';

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
