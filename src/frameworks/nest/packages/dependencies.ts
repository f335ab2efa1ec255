import { listed } from '../../../model/words.js';
import { folderOf, join } from '../../../model/paths.js';
import type { Note } from '../../../model/change.js';
import { type Workspace, textOf } from '../../../model/files.js';
import type { Argv } from '../../../model/context.js';
import type { Dependencies } from '../../../model/framework.js';
import { readManifest, type Manifest } from './manifest.js';
import type { OldPackage } from './floors.js';
import { configPackage, sdk } from '../sdk.js';

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

/**
 * What the patched application imports but does not declare, and the command that adds it. That command also raises
 * what is too old for what it adds: npm would refuse to install the one beside the other.
 */
export function missingDependencies(
  manifest: Manifest,
  major: number,
  { words }: PackageCommand,
  old: readonly OldPackage[],
): Dependencies {
  const missing = [sdk.package, configPackage].filter((name) => manifest.dependencies[name] === undefined);
  if (missing.length === 0) return { missing, command: undefined };
  const raised = old.map(({ name }) => name).filter((name) => !missing.includes(name));
  const specs = missing.map((name) => (name === sdk.package ? name : specOf(name, major)));
  return { missing, command: [...words, ...specs, ...raised.map((name) => specOf(name, major))] };
}

/** The command that raises a package to what the session needs. */
export function raiseCommand(name: string, major: number, { words }: PackageCommand): Argv {
  return [...words, specOf(name, major)];
}

/**
 * Version 4 of @nestjs/config is for NestJS 10 and 11, version 12 for NestJS 12; npm's latest does not fit all of them.
 * A bare major needs no quotes in any shell.
 */
function specOf(name: string, major: number): string {
  if (name === sdk.package) return `${name}@1`;
  return `${name}@${major < 12 ? '4' : String(major)}`;
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

/** The nearest folder upwards that says so decides: its packageManager field, else its lockfile; else npm. */
async function commandFor(workspace: Workspace, folder: string): Promise<Omit<PackageCommand, 'remove'>> {
  for (let current = folder; ; current = folderOf(current)) {
    const field = (await readManifest(workspace, current))?.packageManager?.split('@')[0] ?? '';
    const words = COMMANDS[field];
    if (words !== undefined) return { words };
    const names = await workspace.list(current);
    const managers = [...new Set(names.flatMap((name) => LOCKFILES[name] ?? []))];
    const [first, second] = managers;
    if (second !== undefined) return ambiguous(current, managers);
    if (first !== undefined) return { words: commandOf(first) };
    if (current === '') return { words: commandOf('npm') };
  }
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
