import type { TestProject } from 'vitest/node';
import { discard, newFolder } from './folders.js';
import { NEST_MAJORS, prepareNest } from './nest-app.js';
import { installCli, packCli, packStandIn } from './packages.js';
import { preparePython } from './python.js';

/** What the tests need from outside: the registries, Python, and through them the official generators. */
export type Part = 'cli' | 'nest' | 'python';

declare module 'vitest' {
  interface ProvidedContext {
    /** The installed command's entry, run with node. */
    cli: string;
    /** The tarball of the npm stand-in. */
    standIn: string;
    /** Why a part is missing. */
    missing: Partial<Record<Part, string>>;
  }
}

/**
 * Before all tests: packs and installs the command, generates the applications. What cannot be had on this machine
 * is reported, and its tests are skipped; with E2E_REQUIRE=1 it is an error. A project that does not build always is.
 */
export default async function prepare({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await newFolder('installed-cli');
  const tarball = await packCli(folder);
  provide('standIn', await packStandIn(folder));
  const missing: Partial<Record<Part, string>> = {};
  const attempt = async (part: Part, action: () => Promise<unknown>): Promise<void> => {
    const begin = Date.now();
    try {
      await action();
      say(`${part} is ready after ${Math.round((Date.now() - begin) / 1000)} s`);
    } catch (error) {
      if (process.env['E2E_REQUIRE'] === '1') throw error;
      missing[part] = error instanceof Error ? error.message : String(error);
      say(`SKIPPING every test that needs ${part}, because it cannot be had here: ${missing[part]}`);
    }
  };
  await Promise.all([
    attempt('cli', async () => {
      provide('cli', await installCli(tarball, folder));
    }),
    attempt('python', preparePython),
    attempt('nest', async () => {
      for (const major of NEST_MAJORS) await prepareNest(major);
    }),
  ]);
  provide('missing', missing);
  return () => discard(folder);
}

function say(message: string): void {
  process.stderr.write(`e2e: ${message}\n`);
}
