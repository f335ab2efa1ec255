import { UserError } from '../../errors.js';
import { importBindings } from '../../languages/typescript/bindings.js';
import { join } from '../../paths.js';
import { surveyEnvFile, type EnvFile } from '../../session/index.js';
import type { Search } from '../../types.js';
import type { NestApp } from './app.js';
import { readLayout } from './cli-config.js';
import { findConfigFile } from './config-file.js';
import { relativeSuffix } from './config-names.js';
import { fastifyError, rootReference } from './entry.js';
import { envPathOf } from './env-path.js';
import { findIn } from './findings.js';
import { readManifest, type Manifest } from './manifest.js';
import { unlessObstacle } from './obstacle.js';
import { findRootFile, readTypeScript } from './root-file.js';
import type { RootModule } from './root-module.js';
import { nestMajor } from './version.js';
import { readSources } from './walk.js';

/** What detection found: the application, and its root module as it stands. */
export interface Detected {
  readonly app: NestApp;
  readonly root: RootModule;
}

/** @throws UserError when the application is not one that can be patched */
export async function detectNest(search: Search): Promise<Detected> {
  const { workspace, folder } = search;
  const manifest = await nestManifest(search);
  const major = await nestMajor(workspace, folder, manifest);
  const { sourceRoot, entry } = await readLayout(workspace, folder);
  const parsedEntry = await readTypeScript(workspace, entry);
  const { file, className, module } = await findRootFile(workspace, entry, rootReference(parsedEntry, entry));
  const sources = await readSources(workspace, entry, manifest);
  const config = await findConfigFile(workspace, sources, sourceRoot);
  if (config.file === file) throw sameFile(file);
  const suffixes = [module.parsed, parsedEntry].map((parsed) =>
    relativeSuffix(importBindings(parsed).map((binding) => binding.module)),
  );
  const app: NestApp = {
    folder,
    manifest,
    major,
    root: { file, className },
    config,
    suffix: suffixes.find((suffix) => suffix !== undefined) ?? (manifest.esm ? '.js' : ''),
    envFile: await envFileOf(search, module),
    findings: findIn(sources, file, manifest),
  };
  return { app, root: module };
}

async function nestManifest({ workspace, folder }: Search): Promise<Manifest> {
  const manifest = await readManifest(workspace, folder);
  if (manifest?.declared['@nestjs/core'] === undefined) {
    throw new UserError('There is no package.json here that depends on @nestjs/core.', {
      hint: "Go to the application's folder, or name it with --cwd <dir>.",
    });
  }
  const { declared, path } = manifest;
  const isFastify =
    declared['@nestjs/platform-fastify'] !== undefined && declared['@nestjs/platform-express'] === undefined;
  if (isFastify) throw fastifyError(path);
  return manifest;
}

async function envFileOf(search: Search, root: RootModule): Promise<EnvFile | undefined> {
  const path = unlessObstacle(() => envPathOf(root), undefined);
  if (path === undefined || path.startsWith('/')) return undefined;
  const file = join(search.folder, path);
  return file.startsWith('../') ? undefined : surveyEnvFile(search, search.folder, path.replace(/^\.\//, ''));
}

function sameFile(file: string): UserError {
  return new UserError(`${file} holds the root module and Wristband's configuration in one file.`, {
    file,
    hint: 'Move the configuration to a file of its own, as src/config/wristband.config.ts, and run the command again.',
  });
}
