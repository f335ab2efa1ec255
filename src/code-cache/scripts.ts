import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import { readOwn, writeOwn } from './files.js';

/** Smaller ones are compiled as fast as their cache is read. */
const WORTH_IT = 3_000;

/** What a script fills. */
interface Module {
  exports: unknown;
}

type Require = (id: string) => unknown;

/**
 * Lets Node, where it has no compile cache of its own, take the scripts of a folder from a cache. Their names must
 * change with their text: V8 compares no more than its length.
 * @param scripts holds no folders
 * @param cache a folder of this user's alone
 * @param loaders gets one for these scripts
 * @returns keeps what was compiled; to be called at the end, so that the functions that were needed are among it
 */
export function cacheScripts(scripts: string, cache: string, loaders: Loaders): () => void {
  const compiled = new Map<string, Script>();
  const known = new Map<string, Module>();
  const usual = loaders['.js'];

  /** False for a script that is left to Node. */
  const run = (module: Module, path: string, nodesOwn: Require): boolean => {
    // The build writes ASCII alone, which is read fastest as Latin-1.
    const text = dirname(path) === scripts ? readFileSync(path, 'latin1') : '';
    if (text.length < WORTH_IT) return false;
    known.set(path, module);
    const kept = join(cache, nameFor(path));
    const cachedData = unsealed(readOwn(kept));
    const wrapped = `(function (exports, require, module, __filename, __dirname) {${text}\n})`;
    const script = new Script(wrapped, { filename: path, ...(cachedData && { cachedData }) });
    if (cachedData === undefined || script.cachedDataRejected === true) compiled.set(kept, script);
    const body: unknown = script.runInThisContext();
    if (typeof body !== 'function') throw new TypeError(`${path} is no function`);
    Reflect.apply(body, module.exports, [module.exports, requireWith(nodesOwn), module, path, scripts]);
    return true;
  };

  /** Node looks a script up in many places, which takes longer than to run what stands in most of them. */
  const requireWith = (nodesOwn: Require) => (id: string) => {
    if (!id.startsWith('./')) return nodesOwn(id);
    const path = join(scripts, id);
    const own = known.get(path);
    if (own !== undefined) return own.exports;
    const module = { exports: {} };
    return run(module, path, nodesOwn) ? module.exports : nodesOwn(id);
  };

  loaders['.cjs'] = (module, path) => {
    const own = known.get(path);
    if (own !== undefined) module.exports = own.exports;
    else if (!run(module, path, (id) => module.require(id))) usual?.(module, path);
  };
  return () => {
    for (const [path, script] of compiled) writeOwn(path, sealed(script.createCachedData()));
  };
}

/**
 * Node's loaders by file extension: https://nodejs.org/api/modules.html#requireextensions. They are deprecated for what
 * they do to modules of other people; this process has none.
 */
export type Loaders = Record<string, ((module: NodeJS.Module, path: string) => void) | undefined>;

const SEAL_BYTES = 4;

/** With a checksum: V8 looks at the head of its data only, and what a failing disk has left of the rest ends the process. */
function sealed(data: Buffer): Buffer {
  const seal = Buffer.alloc(SEAL_BYTES);
  seal.writeUInt32LE(crc32(data));
  return Buffer.concat([data, seal]);
}

/** The data that was sealed, in place: V8 would copy what does not begin at an even address. */
function unsealed(bytes: Buffer | undefined): Buffer | undefined {
  if (bytes === undefined || bytes.length < SEAL_BYTES) return undefined;
  const data = bytes.subarray(0, -SEAL_BYTES);
  return crc32(data) === bytes.readUInt32LE(data.length) ? data : undefined;
}

/** V8's tag tells its version, its flags and the processor's features. */
function nameFor(path: string): string {
  return `${basename(path)}-${process.version}-${process.arch}-${cachedDataVersionTag().toString(16)}`;
}
