import {
  importBindings,
  valueBehind,
  type ModuleGraph,
  type ParsedTypeScript,
} from '../../../languages/typescript/index.js';
import type { ConfigFile } from './config-file.js';

/**
 * The modules that a file gets Wristband's configurations from, and that only export them again: `./config` beside
 * `./config/wristband.config`.
 * @param importer the file
 */
export async function barrelsOf(
  modules: ModuleGraph,
  importer: string,
  parsed: ParsedTypeScript,
  { file, registered }: Pick<ConfigFile, 'file' | 'registered'>,
): Promise<string[]> {
  const exported = [registered?.auth?.exported, registered?.session?.exported];
  const found: string[] = [];
  for (const { module, imported, typeOnly } of importBindings(parsed)) {
    if (typeOnly || !exported.includes(imported)) continue;
    const value = await valueBehind(modules, importer, { specifier: module, name: imported });
    if (value?.file === file) found.push(module);
  }
  return found;
}
