import type { Argv } from '../../../model/context.js';
import type { Dependencies } from '../../../model/framework.js';
import type { Manifest } from '../../../languages/node/manifest.js';
import type { PackageCommand } from '../../../languages/node/package-manager.js';
import type { Floor, OldPackage } from '../../../languages/node/floors.js';
import { configPackage, sdk } from '../sdk.js';

/** What the session needs of the packages that are there. */
export const FLOORS: readonly Floor[] = [
  {
    name: sdk.package,
    lowest: '1.0.0',
    needs: 'Sessions need 1.0.0 or later.',
    compiles: '1.0.0',
  },
  {
    name: configPackage,
    lowest: '3.0.0',
    needs: `${sdk.package} needs 3.0.0 or later.`,
    // The first one with ConfigService.getOrThrow.
    compiles: '2.1.0',
  },
];

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
