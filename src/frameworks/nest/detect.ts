import {
  importBindings,
  openModules,
  readSources,
  readTypeScript,
  type Sources,
} from '../../languages/typescript/index.js';
import { UserError } from '../../model/errors.js';
import { folderOf } from '../../model/paths.js';
import type { Search } from '../../model/framework.js';
import { nestMajor } from './packages/version.js';
import type { NestApp } from './project/app.js';
import { findConfigFile } from './project/config-file.js';
import { mayInheritConfigure } from './project/configure.js';
import { findCreation } from './project/creation.js';
import { fastifyError } from './project/entry.js';
import { chooseEnvFile, isSecretSet } from './project/env-file.js';
import { envPathsOf, presentCalls, scriptVariables } from './project/env-path.js';
import { envValidation } from './project/env-validation.js';
import { configAlias, relativeSuffix } from './project/import-paths.js';
import { locateImports } from './project/imports-location.js';
import { loadsAtOnce } from './project/load-entries.js';
import { locate } from './project/locate.js';
import { isPackageOf, type Manifest } from './packages/manifest.js';
import { findRootFile } from './project/root-file.js';
import { rootImports, type RootImports } from './project/root-imports.js';
import { givesAuthOptions } from './project/sdk-uses.js';
import { otherCreations } from './project/source-files.js';
import { isGlobal, surveySources } from './project/survey.js';
import { VARIABLES } from './sdk.js';
import { unlessUnsupported } from './unsupported.js';

/** What detection found: the application, and the root module's imports as they stand. */
export interface Detected {
  readonly app: NestApp;
  /** Undefined when it cannot be seen what the imports hold. */
  readonly rootImports: RootImports | undefined;
  /** Files beside the entry file that create other applications. */
  readonly others: readonly string[];
  /** Whether the session's secret is set in the environment or in any env file. */
  readonly isSecretSet: boolean;
  /** The variables that a file other than the configuration names. */
  readonly named: ReadonlySet<string>;
  /** The files that imports lead to. */
  readonly sources: Sources;
}

/** @throws UserError when the application is not one that can be patched */
export async function detectNest(search: Search): Promise<Detected> {
  const { workspace } = search;
  const application = await locate(search);
  const { folder, manifest, entry, sourceRoot } = application;
  rejectFastifyPackage(manifest);
  const major = await nestMajor(workspace, folder, application);
  const modules = await openModules(workspace, folder);
  const parsedEntry = await readTypeScript(workspace, entry);
  const sources = await readSources(modules, entry, (specifier) => isPackageOf(manifest, specifier));
  const { file, name, module } = await findRootFile(modules, findCreation(sources, entry));
  const imports = await locateImports(workspace, { file, module, sourceRoot }, sources, modules);
  const configFile = await findConfigFile(workspace, sources, sourceRoot, manifest);
  if (configFile.file === file) throw sameFile(file);
  const suffixes = [module.parsed, parsedEntry].map((parsed) =>
    relativeSuffix(importBindings(parsed).map((binding) => binding.module)),
  );
  const root = {
    file,
    ...name,
    mayInheritConfigure: await mayInheritConfigure(modules, { file, ...module }),
    isGlobal: isGlobal(module.parsed, module.declaration),
  };
  const parsed = await readTypeScript(workspace, imports.file);
  const alias = await configAlias(modules, { file: imports.file, parsed }, configFile.file, sources);
  const found = unlessUnsupported(() => rootImports(parsed, { root, imports }), undefined);
  const survey = surveySources(sources, imports.file, manifest, application.root !== folder);
  const calls = { file: imports.file, imports: found, elsewhere: survey.configModules };
  const validation = await envValidation(modules, (found && presentCalls(calls, found)) ?? []);
  const env = await envPathsOf(calls, {
    modules,
    root: application.root,
    sourceRoot,
    variables: scriptVariables(manifest),
  });
  const app: NestApp = {
    folder,
    manifest,
    major,
    root,
    imports: { ...imports, loadsAtOnce: await loadsAtOnce(modules, imports.file, found) },
    config: { ...configFile, alias },
    aliases: modules.aliases,
    suffix: suffixes.find((suffix) => suffix !== undefined) ?? (manifest.esm ? '.js' : ''),
    envFile: await chooseEnvFile(search, application.root, env.paths),
    forRoot: env.forRoot && { file: env.forRoot.file, line: env.forRoot.node.getStartLineNumber() },
    validation,
    survey,
    ownAuth: configFile.registered?.auth === undefined && givesAuthOptions(survey.wired),
  };
  const others = await otherCreations(workspace, folderOf(entry), sources.texts, root.className);
  return {
    app,
    rootImports: found,
    others,
    isSecretSet: await isSecretSet(search, application.root),
    named: namesIn(sources, configFile.file),
    sources,
  };
}

function namesIn({ texts }: Sources, config: string): ReadonlySet<string> {
  const others = [...texts].flatMap(([file, text]) => (file === config ? [] : [text]));
  return new Set(VARIABLES.filter((name) => others.some((text) => text.includes(name))));
}

function rejectFastifyPackage({ declared, path }: Manifest): void {
  const isFastify =
    declared['@nestjs/platform-fastify'] !== undefined && declared['@nestjs/platform-express'] === undefined;
  if (isFastify) throw fastifyError(path);
}

function sameFile(file: string): UserError {
  return new UserError(`${file} holds the root module and Wristband's configuration in one file.`, {
    file,
    hint: 'Move the configuration to a file of its own, as src/config/wristband.config.ts, and run the command again.',
  });
}
