import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { printedInstallCommand, runCli } from './cli.js';
import { build, installPackages, newNestApp, type Flavour, type NestMajor } from './nest-app.js';
import { followGuide } from './nest-guide.js';
import { addProbe } from './nest-probe.js';
import type { Program } from './programs.js';

export const START_POINTS = ['untouched', 'after the previous step of the guide'] as const;
export type StartPoint = (typeof START_POINTS)[number];

export const APPLY = ['--framework', 'nest', '--yes', '--no-install'] as const;

/** An application with the probe's routes, where the command is to begin. */
export async function newStart(major: NestMajor, flavour: Flavour, start: StartPoint): Promise<string> {
  const app = await newNestApp(major, flavour);
  await addProbe(app, major);
  if (start !== 'untouched') await followGuide(app, major, flavour, inject('standIn'));
  return app;
}

/** An application that is patched and built. */
export async function newPatchedApp(major: NestMajor): Promise<string> {
  const app = await newStart(major, 'default', 'untouched');
  await patch(app, APPLY);
  await build(app);
  return app;
}

/** Runs the command, then does what it says under "Next steps". */
export async function patch(app: string, args: readonly string[]): Promise<Program> {
  const patching = await runCli(app, args);
  expect(patching.exitCode, patching.output).toBe(0);
  if (patching.output.includes('npm install')) {
    const [, , ...packages] = printedInstallCommand(patching.output);
    await installPackages(app, packages.map(asStandIn));
  }
  const [step = ''] = /Set .* in \.env\./.exec(patching.output) ?? [];
  const variables = step.match(/[A-Z_]{2,}/g) ?? [];
  await appendFile(join(app, '.env'), variables.map((name) => `${name}=of-the-test\n`).join(''));
  return patching;
}

/** The SDK itself is not on every registry: its stand-in is installed in its place. */
function asStandIn(packageName: string): string {
  return packageName.startsWith('@wristband/nestjs-auth') ? inject('standIn') : packageName;
}
