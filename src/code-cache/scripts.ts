import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';
import { readOwn, writeOwn } from './files.js';

/** Smaller ones are compiled as fast as their cache is read. */
const WORTH_IT = 3_000;

/**
 * Lets Node, where it has no compile cache of its own, take the scripts of a folder from a cache. Their names must
 * change with their text: V8 compares no more than its length.
 * @param cache a folder of this user's alone
 * @param loaders gets one for these scripts
 * @returns keeps what was compiled; to be called at the end, so that the functions that were needed are among it
 */
export function cacheScripts(scripts: string, cache: string, loaders: Loaders): () => void {
  const compiled = new Map<string, Script>();
  const usual = loaders['.js'];
  loaders['.cjs'] = (module, path) => {
    // The build writes ASCII alone, which is read fastest as Latin-1.
    const text = dirname(path) === scripts ? readFileSync(path, 'latin1') : '';
    if (text.length < WORTH_IT) {
      usual?.(module, path);
      return;
    }
    const kept = join(cache, nameFor(path));
    const cachedData = readOwn(kept);
    const wrapped = `(function (exports, require, module, __filename, __dirname) {${text}\n})`;
    const script = new Script(wrapped, { filename: path, ...(cachedData && { cachedData }) });
    if (cachedData === undefined || script.cachedDataRejected === true) compiled.set(kept, script);
    const run: unknown = script.runInThisContext();
    if (typeof run !== 'function') return;
    const require = (id: string): unknown => module.require(id);
    Reflect.apply(run, module.exports, [module.exports, require, module, path, dirname(path)]);
  };
  return () => {
    for (const [path, script] of compiled) writeOwn(path, script.createCachedData());
  };
}

/**
 * Node's loaders by file extension: https://nodejs.org/api/modules.html#requireextensions. They are deprecated for what
 * they do to modules of other people; this process has none.
 */
export type Loaders = Record<string, ((module: NodeJS.Module, path: string) => void) | undefined>;

/** V8's tag tells its version, its flags and the processor's features. */
function nameFor(path: string): string {
  return `${basename(path)}-${process.version}-${process.arch}-${cachedDataVersionTag().toString(16)}`;
}
