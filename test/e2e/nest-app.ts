import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { cached, linkTree, newFolder } from './folders.js';
import { NPM_INSTALL } from './packages.js';
import { run, succeed } from './programs.js';
import type { Start } from './server.js';

export const NEST_MAJORS = [10, 11, 12] as const;
export type NestMajor = (typeof NEST_MAJORS)[number];

/** How `nest new` was called. */
export type Flavour = 'default' | 'strict';

/** Generates the applications of one major with the official generator, default and `--strict`, and installs their packages. */
export function prepareNest(major: NestMajor): Promise<string> {
  return cached(`nest-${major}`, async (folder) => {
    const generate = [
      'npx',
      '-y',
      `@nestjs/cli@${major}`,
      'new',
      '--skip-git',
      '--skip-install',
      '-p',
      'npm',
    ] as const;
    await succeed([...generate, 'default'], { cwd: folder });
    await succeed([...generate, 'strict', '--strict'], { cwd: folder });
    await succeed(NPM_INSTALL, { cwd: join(folder, 'default'), seconds: 600 });
  });
}

/** A copy of a generated application, with its packages, to be patched. */
export async function newNestApp(major: NestMajor, flavour: Flavour): Promise<string> {
  const prepared = await prepareNest(major);
  const app = await newNestSources(major, flavour);
  await linkTree(join(prepared, 'default', 'node_modules'), join(app, 'node_modules'));
  return app;
}

/** As `newNestApp`, without the packages. */
export async function newNestSources(major: NestMajor, flavour: Flavour): Promise<string> {
  const generated = join(await prepareNest(major), flavour);
  const app = await newFolder(`nest-${major}-${flavour}`);
  const isSource = (path: string) => path !== join(generated, 'node_modules');
  await cp(generated, app, { recursive: true, filter: isSource });
  return app;
}

/** Installs packages by name and range, or by the path of a tarball. */
export async function installPackages(app: string, packages: readonly string[]): Promise<void> {
  await succeed([...NPM_INSTALL, ...packages], { cwd: app, seconds: 300 });
}

export async function build(app: string): Promise<void> {
  await succeed(['npm', 'run', 'build'], { cwd: app });
}

/** The output of a build that may fail. */
export async function tryBuild(app: string) {
  return run(['npm', 'run', 'build'], { cwd: app });
}

/** `npm run start:prod` without npm in between, so that it can be stopped. */
export function nestServer(app: string): Start {
  return { cwd: app, argv: () => ['node', 'dist/main'], env: (port) => ({ PORT: String(port) }) };
}

/** The suffix of relative imports in the applications of a major. */
export function importSuffix(major: NestMajor): string {
  return major >= 12 ? '.js' : '';
}
