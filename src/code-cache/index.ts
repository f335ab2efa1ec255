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
  // That module takes longer to load than all that is done here; in this way it can be had since Node 22.3.
  const module = isAtLeast(22, 3) ? process.getBuiltinModule('node:module') : {};
  if (hasCompileCache(module)) {
    // It writes when the process ends.
    module.enableCompileCache(folder);
    return () => undefined;
  }
  // The checksum that this takes came with 20.15 and 22.2.
  const hasChecksum = isAtLeast(22, 2) || process.versions.node.startsWith('20.');
  return hasChecksum ? cacheScripts(scripts, folder, loaders) : () => undefined;
}

function isAtLeast(major: number, minor: number): boolean {
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

/** Since Node 22.8: https://nodejs.org/api/module.html#moduleenablecompilecachecachedir */
interface CompileCache {
  enableCompileCache(folder: string): unknown;
}

function hasCompileCache(node: object): node is CompileCache {
  return 'enableCompileCache' in node;
}
