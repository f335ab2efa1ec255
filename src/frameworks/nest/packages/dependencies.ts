import type { Dependencies } from '../../../model/types.js';
import type { Manifest } from '../reading/manifest.js';
import { configPackage, sdk } from '../sdk.js';

/**
 * What the patched application imports but does not declare. Version 4 of @nestjs/config is for NestJS 10 and
 * 11, version 12 for NestJS 12; npm's latest does not fit all of them.
 * A bare major needs no quotes in any shell.
 */
export function missingDependencies(
  manifest: Manifest,
  major: number,
  words: readonly [string, ...string[]],
): Dependencies {
  const range = major < 12 ? '4' : String(major);
  const needed = [
    { name: sdk.package, spec: sdk.package },
    { name: configPackage, spec: `${configPackage}@${range}` },
  ].filter(({ name }) => manifest.dependencies[name] === undefined);
  const missing = needed.map(({ name }) => name);
  const command: readonly [string, ...string[]] = [...words, ...needed.map(({ spec }) => spec)];
  return { missing, command: missing.length === 0 ? undefined : command };
}
