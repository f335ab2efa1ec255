import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import ts from 'typescript';

/** References of configurations that have references themselves are followed so far. */
const MAX_DEPTH = 4;

/**
 * Whether an import leads to a file, by the compiler's own rules: relative paths, and the aliases of the nearest
 * tsconfig.json upwards and of what it references.
 * @param {string} module as written
 * @param {string} from the importing file, from the root
 * @param {string} root
 * @param {ReadonlyMap<string, string>} planned path to text of the files that the plan writes
 */
export function leadsToFile(module, from, root, planned) {
  if (module.startsWith('.')) {
    const base = posix.join(dirname(from), module).replace(/\.[jt]s$/, '');
    return [`${base}.ts`, `${base}/index.ts`].some(
      (path) => planned.has(path) || existsSync(join(root, path)),
    );
  }
  const inRoot = (/** @type {string} */ path) => relative(root, path).split(sep).join('/');
  const host = {
    ...ts.sys,
    fileExists: (/** @type {string} */ path) => planned.has(inRoot(path)) || existsSync(path),
    readFile: (/** @type {string} */ path) => planned.get(inRoot(path)) ?? readFileSync(path, 'utf8'),
    directoryExists: () => true,
  };
  const isFound = (/** @type {ts.CompilerOptions} */ options) => {
    const found = ts.resolveModuleName(module, join(root, from), options, host);
    const path = found.resolvedModule?.resolvedFileName;
    return path !== undefined && !path.includes('node_modules') && !inRoot(path).startsWith('..');
  };
  return optionsFor(ts.findConfigFile(join(root, dirname(from)), existsSync)).some(isFound);
}

/**
 * How a configuration lets names be found, and how those that it references do.
 * @param {string | undefined} file
 * @returns {ts.CompilerOptions[]}
 */
function optionsFor(file, depth = 0) {
  const none = { moduleResolution: ts.ModuleResolutionKind.Bundler };
  if (file === undefined || !existsSync(file) || depth > MAX_DEPTH) return [none];
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} };
  const parsed = ts.getParsedCommandLineOfConfigFile(file, {}, host);
  const { baseUrl, paths, pathsBasePath } = parsed?.options ?? {};
  const references = (parsed?.projectReferences ?? []).map((one) => ts.resolveProjectReferencePath(one));
  return [
    { ...none, baseUrl, paths, pathsBasePath },
    ...references.flatMap((path) => optionsFor(path, depth + 1)),
  ];
}
