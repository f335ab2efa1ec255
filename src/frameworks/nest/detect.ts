import { UserError } from '../../model/errors.js';
import { importBindings } from '../../languages/typescript/bindings.js';
import { folderOf, join } from '../../model/paths.js';
import { surveyEnvFile, type EnvFile } from '../../session/index.js';
import type { Search } from '../../model/types.js';
import type { NestApp } from './app.js';
import { configAlias } from './config/config-alias.js';
import { findConfigFile } from './config/config-file.js';
import { relativeSuffix } from './config/config-names.js';
import { otherCreations } from './reading/creating-files.js';
import { findCreation } from './entry/creation.js';
import { fastifyError } from './entry/entry.js';
import { envPathOf } from './root/env-path.js';
import { findIn } from './findings.js';
import { isGlobal } from './middleware/global-modules.js';
import { mayInheritConfigure } from './middleware/inherited-configure.js';
import { locate } from './place/locate.js';
import type { Manifest } from './reading/manifest.js';
import { unlessObstacle } from './unsupported.js';
import { readTypeScript } from './reading/read-typescript.js';
import { findRootFile } from './root/root-file.js';
import { findImports } from './root/imports-place.js';
import { importsHome, type ImportsHome } from './root/imports-home.js';
import { readAliases } from './reading/tsconfig.js';
import { nestMajor } from './packages/version.js';
import { readSources } from './reading/walk.js';

/** What detection found: the application, and the root module's imports as they stand. */
export interface Detected {
  readonly app: NestApp;
  /** Undefined when it cannot be seen what the imports hold. */
  readonly home: ImportsHome | undefined;
  /** Files beside the entry file that create other applications. */
  readonly others: readonly string[];
}

/** @throws UserError when the application is not one that can be patched */
export async function detectNest(search: Search): Promise<Detected> {
  const { workspace } = search;
  const place = await locate(search);
  const { folder, manifest, entry } = place;
  refuseFastifyPackage(manifest);
  const major = await nestMajor(workspace, folder, place);
  const aliases = await readAliases(workspace, folder);
  const parsedEntry = await readTypeScript(workspace, entry);
  const sources = await readSources(workspace, entry, { manifest, aliases });
  const creation = findCreation(sources, entry);
  const { file, name, module } = await findRootFile(workspace, creation, aliases);
  const imports = await findImports(
    workspace,
    { file, module, sourceRoot: place.sourceRoot },
    sources,
    aliases,
  );
  const configFile = await findConfigFile(workspace, sources, place.sourceRoot, manifest);
  if (configFile.file === file) throw sameFile(file);
  const suffixes = [module.parsed, parsedEntry].map((parsed) =>
    relativeSuffix(importBindings(parsed).map((binding) => binding.module)),
  );
  const derived = { file, parsed: module.parsed, declaration: module.declaration };
  const root = {
    file,
    ...name,
    mayInheritConfigure: await mayInheritConfigure(workspace, derived, aliases),
    isGlobal: isGlobal(module.parsed, module.declaration),
  };
  const parsed = await readTypeScript(workspace, imports.file);
  const importing = { file: imports.file, parsed };
  const alias = await configAlias(workspace, importing, configFile.file, sources, aliases);
  const home = unlessObstacle(() => importsHome(parsed, { root, imports }), undefined);
  const findings = findIn(sources, imports.file, manifest, place.root !== folder);
  const app: NestApp = {
    folder,
    manifest,
    major,
    root,
    imports,
    config: { ...configFile, alias },
    aliases,
    suffix: suffixes.find((suffix) => suffix !== undefined) ?? (manifest.esm ? '.js' : ''),
    envFile: await envFileOf(search, place.root, envPathOf(home, findings.configModules)),
    findings,
  };
  const others = await otherCreations(workspace, folderOf(entry), sources, root.className);
  return { app, home, others };
}

function refuseFastifyPackage({ declared, path }: Manifest): void {
  const isFastify =
    declared['@nestjs/platform-fastify'] !== undefined && declared['@nestjs/platform-express'] === undefined;
  if (isFastify) throw fastifyError(path);
}

/** @param folder where the application is started: env files are looked for there */
async function envFileOf(
  search: Search,
  folder: string,
  path: string | undefined,
): Promise<EnvFile | undefined> {
  if (path === undefined || path.startsWith('/')) return undefined;
  const file = join(folder, path);
  return file.startsWith('../') ? undefined : surveyEnvFile(search, folder, path.replace(/^\.\//, ''));
}

function sameFile(file: string): UserError {
  return new UserError(`${file} holds the root module and Wristband's configuration in one file.`, {
    file,
    hint: 'Move the configuration to a file of its own, as src/config/wristband.config.ts, and run the command again.',
  });
}
