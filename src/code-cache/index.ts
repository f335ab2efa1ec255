import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { ownFolder } from './files.js';
import { cacheHome, isTurnedOff } from './place.js';
import { cacheScripts, type Loaders } from './scripts.js';

export type { Loaders } from './scripts.js';

/**
 * Keeps compiled code between runs, where there is a safe place for it. Nothing that goes wrong here ends a run.
 * @param scripts the folder of the code
 * @param version the package's; each has a folder of its own
 * @param loaders Node's, by file extension
 * @returns keeps what this run has compiled
 */
export function openCodeCache(scripts: string, version: string, loaders: Loaders): () => void {
  const surroundings = { environment: process.env, platform: process.platform, home: homedir };
  const home = isTurnedOff(surroundings) ? undefined : cacheHome(surroundings);
  // A home that is not there is not made.
  if (home === undefined || !existsSync(dirname(home))) return () => undefined;
  const folder = join(home, 'create-wristband-session', version);
  if (!ownFolder(folder)) return () => undefined;
  // That module takes longer to load than all that is done here.
  const module = hasCompileCacheModule() ? process.getBuiltinModule('node:module') : {};
  // It writes when the process ends.
  if (!hasCompileCache(module)) return cacheScripts(scripts, folder, loaders);
  module.enableCompileCache(folder);
  return () => undefined;
}

/** Since Node 22.1; since 22.3 it can be asked for here. */
function hasCompileCacheModule(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 3);
}

interface CompileCache {
  enableCompileCache(folder: string): unknown;
}

function hasCompileCache(node: object): node is CompileCache {
  return 'enableCompileCache' in node;
}
