import module from 'node:module';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { ownFolder } from './files.js';
import { cacheHome, isTurnedOff } from './place.js';
import { cacheScripts } from './scripts.js';

/**
 * Keeps compiled code between runs, where there is a safe place for it. Nothing that goes wrong here ends a run.
 * @param scripts the folder of the code
 * @param version the package's; each has a folder of its own
 * @returns keeps what this run has compiled
 */
export function openCodeCache(scripts: string, version: string): () => void {
  const surroundings = { environment: process.env, platform: process.platform, home: homedir };
  const home = isTurnedOff(surroundings) ? undefined : cacheHome(surroundings);
  // A home that is not there is not made.
  if (home === undefined || !existsSync(dirname(home))) return () => undefined;
  const folder = join(home, 'create-wristband-session', version);
  if (!ownFolder(folder)) return () => undefined;
  // Since Node 22.1; it writes when the process ends.
  if (!hasCompileCache(module)) return cacheScripts(scripts, folder);
  module.enableCompileCache(folder);
  return () => undefined;
}

interface CompileCache {
  enableCompileCache(folder: string): unknown;
}

function hasCompileCache(node: object): node is CompileCache {
  return 'enableCompileCache' in node;
}
