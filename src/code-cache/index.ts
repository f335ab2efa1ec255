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
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major === 20) return cacheScripts(scripts, folder, loaders);
  // It is there since Node 22.1, and can be asked for here since 22.3. It writes when the process ends.
  const module = major > 22 || (major === 22 && minor >= 3) ? process.getBuiltinModule('node:module') : {};
  if (hasCompileCache(module)) module.enableCompileCache(folder);
  return () => undefined;
}

interface CompileCache {
  enableCompileCache(folder: string): unknown;
}

function hasCompileCache(node: object): node is CompileCache {
  return 'enableCompileCache' in node;
}
