import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { succeed } from './programs.js';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const STAND_IN = join(PROJECT, 'test', 'stand-ins', 'nestjs-auth');

/** A missing registry is noticed within seconds; an answer that does not come is asked for again. */
export const NPM_INSTALL = [
  'npm',
  'install',
  '--no-audit',
  '--no-fund',
  '--prefer-offline',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
  '--fetch-timeout=30000',
] as const;

/** The tarball of this project. */
export function packCli(folder: string): Promise<string> {
  return pack(PROJECT, folder);
}

/** The tarball of the stand-in for @wristband/nestjs-auth. */
export function packStandIn(folder: string): Promise<string> {
  return pack(STAND_IN, folder);
}

/** Installs the project's tarball into an empty folder, as a user gets it. Returns the command's entry. */
export async function installCli(tarball: string, folder: string): Promise<string> {
  const prefix = join(folder, 'cli');
  await mkdir(prefix);
  // Without --prefix npm would look for a package.json in the folders above.
  await succeed([...NPM_INSTALL, '--prefix', prefix, tarball], { cwd: prefix, seconds: 300 });
  return join(prefix, 'node_modules', '.bin', 'create-wristband-session');
}

async function pack(source: string, folder: string): Promise<string> {
  const packing = await succeed(['npm', 'pack', '--silent', '--pack-destination', folder, source], {
    cwd: folder,
  });
  // What the package's own scripts print comes before.
  const name = packing.stdout.trim().split('\n').at(-1) ?? '';
  return join(folder, name);
}
