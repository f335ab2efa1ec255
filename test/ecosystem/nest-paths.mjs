import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import ts from 'typescript';

/**
 * Whether an import leads to a file, by the compiler's own rules: relative paths, and the aliases of the nearest
 * tsconfig.json upwards.
 * @param {string} module as written
 * @param {string} from the importing file, from the root
 * @param {string} root
 * @param {ReadonlyMap<string, string>} planned path to text of the files that the plan writes
 */
export function leadsToFile(module, from, root, planned) {
  if (module.startsWith('.')) {
    const base = posix.join(dirname(from), module).replace(/\.js$/, '');
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
  const found = ts.resolveModuleName(module, join(root, from), optionsFor(join(root, dirname(from))), host);
  const path = found.resolvedModule?.resolvedFileName;
  return path !== undefined && !path.includes('node_modules') && !inRoot(path).startsWith('..');
}

/** @param {string} folder */
function optionsFor(folder) {
  const file = ts.findConfigFile(folder, existsSync);
  const none = { moduleResolution: ts.ModuleResolutionKind.Bundler };
  if (file === undefined) return none;
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} };
  const { baseUrl, paths, pathsBasePath } =
    ts.getParsedCommandLineOfConfigFile(file, {}, host)?.options ?? {};
  return { ...none, baseUrl, paths, pathsBasePath };
}
