import { listed } from '../../model/words.js';
import type { Note } from '../../model/change.js';
import { readText, type Workspace, textOf } from '../../model/files.js';
import { join, upwards } from '../../model/paths.js';
import { isPackageOfPnpm } from './lockfile-formats.js';
import { readManifest } from './manifest.js';

/** The package manager of a project: the words of its command that adds packages. */
export interface PackageCommand {
  readonly words: readonly [string, ...string[]];
  /** The words of the command that removes packages. */
  readonly remove: readonly [string, ...string[]];
  readonly note?: Note;
}

const COMMANDS: Readonly<Record<string, readonly [string, string]>> = {
  npm: ['npm', 'install'],
  pnpm: ['pnpm', 'add'],
  yarn: ['yarn', 'add'],
  bun: ['bun', 'add'],
};

const REMOVE: Readonly<Record<string, string>> = {
  npm: 'uninstall',
  pnpm: 'remove',
  yarn: 'remove',
  bun: 'remove',
};

const LOCKFILES: Readonly<Record<string, string>> = {
  'package-lock.json': 'npm',
  'npm-shrinkwrap.json': 'npm',
  'pnpm-lock.yaml': 'pnpm',
  'yarn.lock': 'yarn',
  'bun.lock': 'bun',
  'bun.lockb': 'bun',
};

/** The command for an application's folder, with the flag that a workspace's root demands. */
export async function packageCommand(workspace: Workspace, folder: string): Promise<PackageCommand> {
  const { words, note } = await commandFor(workspace, folder);
  const [program] = words;
  const flags = await rootFlag(workspace, folder, program);
  return {
    words: [...words, ...flags],
    remove: [program, REMOVE[program] ?? 'uninstall', ...flags],
    ...(note && { note }),
  };
}

/** pnpm and yarn 1 add a package to the root of a workspace only with a flag. */
async function rootFlag(workspace: Workspace, folder: string, manager: string): Promise<string[]> {
  const names = await workspace.list(folder);
  if (manager === 'pnpm') return names.includes('pnpm-workspace.yaml') ? ['-w'] : [];
  if (manager !== 'yarn') return [];
  const lock = textOf(await workspace.read(join(folder, 'yarn.lock')));
  const isClassic = lock?.includes('# yarn lockfile v1') === true;
  const manifest = isClassic ? await readManifest(workspace, folder) : undefined;
  return manifest?.hasWorkspaces === true ? ['-W'] : [];
}

/**
 * The nearest folder upwards that says so decides: its packageManager field, else its lockfile, unless it is a package of a
 * workspace that pnpm has locked; else npm.
 */
async function commandFor(workspace: Workspace, folder: string): Promise<Omit<PackageCommand, 'remove'>> {
  for (const current of upwards(folder)) {
    const field = (await readManifest(workspace, current))?.packageManager?.split('@')[0] ?? '';
    const words = COMMANDS[field];
    if (words !== undefined) return { words };
    const names = await workspace.list(current);
    const managers = [...new Set(names.flatMap((name) => LOCKFILES[name] ?? []))];
    const [first, second] = managers;
    if (first === undefined) continue;
    if (await isInPnpmWorkspace(workspace, folder, current)) return { words: commandOf('pnpm') };
    return second === undefined ? { words: commandOf(first) } : ambiguous(current, managers);
  }
  return { words: commandOf('npm') };
}

/** Whether pnpm installs a folder as a package of a workspace around another folder, whatever lockfile is left there. */
async function isInPnpmWorkspace(workspace: Workspace, folder: string, inner: string): Promise<boolean> {
  for (const current of upwards(inner).filter((one) => one !== inner)) {
    const lock = await readText(workspace, join(current, 'pnpm-lock.yaml'));
    const below = folder.slice(current === '' ? 0 : current.length + 1);
    if (lock !== undefined && isPackageOfPnpm(lock, below)) return true;
  }
  return false;
}

/** npm when it is among them: it is what everybody has. */
function ambiguous(folder: string, managers: readonly string[]): Omit<PackageCommand, 'remove'> {
  const chosen = managers.includes('npm') ? 'npm' : (managers[0] ?? 'npm');
  const message = `Found lockfiles of ${listed(managers)}, and no packageManager field: installing with ${chosen}.`;
  return { words: commandOf(chosen), note: { message, file: join(folder, 'package.json') } };
}

function commandOf(manager: string): readonly [string, string] {
  return COMMANDS[manager] ?? ['npm', 'install'];
}
