import { folderOf, join } from '../../../model/paths.js';
import { nearestConfigs, optionPath } from './aliases.js';
import type { ModuleFiles } from './packages.js';

/** Where the compiler writes to. */
export interface CompilerOutput {
  readonly outDir: string;
  /** The folder whose files lie right in `outDir`; undefined where no configuration says so. */
  readonly rootDir: string | undefined;
}

/** Nx names a folder for its editors here, and builds to another one. */
const NOT_BUILT = /(^|\/)out-tsc(\/|$)/;

/**
 * Where an application is compiled to.
 * @param config the configuration that it is built by, where a tool names one
 * @returns undefined where the configuration does not say
 */
export async function compilerOutput(
  files: ModuleFiles,
  folder: string,
  config?: string,
): Promise<CompilerOutput | undefined> {
  const path = config ?? (await nearestConfigs(files, folder))[0];
  if (path === undefined) return undefined;
  const option = (name: string) => optionPath(files, { path, folder: folderOf(path) }, name);
  const outDir = await option('outDir');
  if (outDir === undefined || NOT_BUILT.test(outDir)) return undefined;
  return { outDir, rootDir: await option('rootDir') };
}

/** The folder that a file is compiled to; undefined where that is unknown. */
export function compiledFolder(
  { outDir, rootDir }: CompilerOutput,
  file: string,
  sourceRoot: string,
): string | undefined {
  const root = rootDir ?? sourceRoot;
  const folder = folderOf(file);
  if (folder === root) return outDir;
  return root === '' || folder.startsWith(`${root}/`)
    ? join(outDir, folder.slice(root === '' ? 0 : root.length + 1))
    : undefined;
}
