import { openCodeCache, type Loaders } from './code-cache/index.js';
import { optimiseLater } from './code-cache/optimise.js';
import { packageVersion } from './version.js';

/**
 * The first code of the command: opens the cache of compiled code before there is much to compile.
 * @param loaders Node's, by file extension, as a script's own `require` has them
 */
export async function start(argv: readonly string[], loaders: Loaders): Promise<void> {
  optimiseLater(argv);
  const version = packageVersion();
  const keep = openCodeCache(import.meta.dirname, version, loaders);
  const { main } = await import('./cli/main.js');
  await main(argv, version);
  keep();
}
