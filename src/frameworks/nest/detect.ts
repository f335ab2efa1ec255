import {
  compilerOutput,
  formattingOf,
  importAlias,
  importBindings,
  importerOf,
  openModules,
  readSources,
  readTypeScript,
  relativeSuffix,
  type Formatting,
  type ModuleGraph,
  type ParsedTypeScript,
  type Sources,
} from '../../languages/typescript/index.js';
import { UserError } from '../../model/errors.js';
import type { Workspace } from '../../model/files.js';
import { folderOf } from '../../model/paths.js';
import type { Search } from '../../model/framework.js';
import { packageCommand, type PackageCommand } from '../../languages/node/package-manager.js';
import { oldPackages, type OldPackage } from '../../languages/node/floors.js';
import { FLOORS } from './packages/dependencies.js';
import { nestMajor, oldNestReason } from './packages/version.js';
import { rejectJavaScript } from './javascript.js';
import type { NestApp } from './project/app.js';
import type { Application } from './project/applications.js';
import { barrelsOf } from './project/barrels.js';
import { findConfigFile } from './project/config-file.js';
import { mayInheritConfigure } from './project/configure.js';
import { findCreation } from './project/creation.js';
import { fastifyReason } from './project/fastify.js';
import { openProgram } from './project/follow.js';
import { chooseEnvFile, samplesIn } from '../../session/env-files.js';
import { envPathsOf, presentCalls, scriptVariables } from './project/env-path.js';
import { envValidation, type EnvValidation } from './project/env-validation.js';
import { locateImports } from './project/imports-location.js';
import { loadsAtOnce } from './project/load-entries.js';
import { findLoadList, type ListPlace } from './project/load-list.js';
import { buildConfig } from './project/layout.js';
import { locate } from './project/locate.js';
import { isPackageOf, type Manifest } from '../../languages/node/manifest.js';
import { findRootFile, type RootFile } from './project/root-file.js';
import { rootImports, type RootImports } from './project/root-imports.js';
import { placeOfRoot } from './project/root-place.js';
import { notSupported, type Reason } from '../../session/typescript/reasons.js';
import { sessionOwners, type SessionOwner } from '../../session/typescript/session-owners.js';
import { givesAuthOptions } from './project/sdk-uses.js';
import { otherCreations } from './project/source-files.js';
import { isGlobal, surveySources } from './project/survey.js';
import { surroundingsOf, type Surroundings } from './surroundings.js';
import { unlessUnsupported } from '../../session/typescript/unsupported.js';
import { isGenerated } from '../../session/typescript/generated.js';

/** What detection found: the application, and the root module's imports as they stand. */
export interface Detected extends Surroundings {
  readonly app: NestApp;
  /** Undefined when it cannot be seen what the imports hold. */
  readonly rootImports: RootImports | undefined;
  /** The configuration of TypeScript that nest-cli.json or Nx names. */
  readonly build: string | undefined;
  /** Files beside the entry file that create other applications. */
  readonly others: readonly string[];
  /** The command of the project's package manager. */
  readonly packages: PackageCommand;
  /** What is there in a version that is too old. */
  readonly old: readonly OldPackage[];
  /** The files that imports lead to. */
  readonly sources: Sources;
}

/** @throws UserError when the application is not one that can be patched */
export async function detectNest(search: Search): Promise<Detected> {
  const { workspace } = search;
  await rejectJavaScript(search);
  const application = await locate(search);
  const { folder, entry } = application;
  const { major, build, modules, program, packages, owners } = await readApplication(search, application);
  const { sources } = program;
  const { file, name, module } = await findRootFile(modules, findCreation(sources, entry));
  const { sourceRoot, manifest } = await placeOfRoot(workspace, application, file);
  const imports = await locateImports(workspace, { file, module, sourceRoot }, sources, modules);
  const configFile = await findConfigFile(workspace, sources, sourceRoot, manifest);
  if (configFile.file === file) throw sameFile(file);
  const root = await describeRoot(modules, { file, name, module });
  const parsed = await readTypeScript(workspace, imports.file);
  const alias = await importAlias(modules, importerOf(imports.file, parsed), configFile.file, sources);
  const found = unlessUnsupported(() => rootImports(parsed, { root, imports }), undefined);
  const survey = surveySources({ program, imports: imports.file, sessionOwners: owners });
  const calls = { file: imports.file, imports: found, elsewhere: survey.configModules };
  const validation = await envValidation(modules, (found && presentCalls(calls, found)) ?? []);
  const env = await envPathsOf(calls, {
    ...application,
    modules,
    output: await compilerOutput(workspace, folder, build),
    variables: scriptVariables(application.manifest),
  });
  const place = { file: imports.file, sourceRoot, config: configFile.file, sources };
  const loading = await loadingOf(modules, workspace, found, place);
  const edited = [configFile.file, file, imports.file, ...editedWith(loading, validation)];
  const app: NestApp = {
    folder,
    manifest,
    major,
    root,
    imports: { ...imports, ...loading },
    config: { ...configFile, alias, barrels: await barrelsOf(modules, imports.file, parsed, configFile) },
    formatting: await formattingFor(workspace, manifest, edited),
    aliases: await modules.aliasesOf(imports.file),
    suffix: suffixIn([module.parsed, await readTypeScript(workspace, entry)]) ?? (manifest.esm ? '.js' : ''),
    envFile: await chooseEnvFile(search, application.root, env.paths),
    samples: await samplesIn(workspace, application.root),
    forRoot: env.forRoot && { file: env.forRoot.file, line: env.forRoot.node.getStartLineNumber() },
    validation,
    survey,
    ownAuth: configFile.registered?.auth === undefined && givesAuthOptions(survey.wired),
  };
  return {
    app,
    rootImports: found,
    build,
    others: await otherCreations(workspace, folderOf(entry), sources.texts, root.className),
    packages:
      manifest === application.manifest ? packages : await packageCommand(workspace, folderOf(manifest.path)),
    old: await oldPackages(workspace, folder, { ...application, manifest }, FLOORS),
    ...(await surroundingsOf(search, application.root, app, { paths: env.paths, sources })),
    sources,
  };
}

/**
 * What there is of an application, before it is looked at in detail.
 * @throws UserError when the SDK does not support it
 */
async function readApplication({ workspace, git }: Search, application: Application) {
  const { folder, manifest, entry, root } = application;
  const major = await nestMajor(workspace, folder, application);
  const build = await buildConfig(workspace, application);
  const modules = await openModules(workspace, folder, build);
  const sources = await readSources(modules, entry, {
    isPackage: (specifier) => isPackageOf(manifest, specifier),
    isIgnored: (path) => isGenerated(git, path),
  });
  const program = await openProgram(modules, sources);
  const packages = await packageCommand(workspace, folderOf(manifest.path));
  const { remove } = packages;
  const owners = sessionOwners(sources, { manifest, isShared: root !== folder, remove });
  rejectUnsupported(
    [oldNestReason(major, manifest, packages), fastifyReason({ program, entry, manifest, major }, packages)],
    owners,
  );
  return { major, build, modules, program, packages, owners };
}

async function describeRoot(
  modules: ModuleGraph,
  { file, name, module }: RootFile,
): Promise<NestApp['root']> {
  return {
    file,
    ...name,
    mayInheritConfigure: await mayInheritConfigure(modules, { file, ...module }),
    isGlobal: isGlobal(module.parsed, module.declaration),
  };
}

/** What the root module's ConfigModule loads. */
async function loadingOf(
  modules: ModuleGraph,
  workspace: Workspace,
  imports: RootImports | undefined,
  place: ListPlace,
): Promise<Pick<NestApp['imports'], 'loadsAtOnce' | 'loadList'>> {
  return {
    loadsAtOnce: await loadsAtOnce(modules, place.file, imports),
    loadList: await findLoadList(modules, workspace, imports, place),
  };
}

/** Files that are edited where they are others than the modules and the configuration. */
function editedWith(
  { loadList }: Pick<NestApp['imports'], 'loadList'>,
  validation: EnvValidation | undefined,
): (string | undefined)[] {
  return [validation?.schema?.file, loadList?.file];
}

/** What relative imports end with in the first file that has any. */
function suffixIn(files: readonly ParsedTypeScript[]): string | undefined {
  return files
    .map((parsed) => relativeSuffix(importBindings(parsed).map((binding) => binding.module)))
    .find((suffix) => suffix !== undefined);
}

async function formattingFor(
  workspace: Workspace,
  { declared }: Manifest,
  files: readonly (string | undefined)[],
): Promise<ReadonlyMap<string, Formatting>> {
  const found = new Map<string, Formatting>();
  for (const file of files)
    if (file !== undefined && !found.has(file))
      found.set(file, await formattingOf(workspace, file, declared));
  return found;
}

/** @throws UserError when there is a reason; it names the other owners of the session, too */
function rejectUnsupported(reasons: readonly (Reason | undefined)[], owners: readonly SessionOwner[]): void {
  const [first, ...others] = reasons.filter((reason) => reason !== undefined);
  if (first === undefined) return;
  const owned = owners.map(({ reason: message, ...owner }) => ({ ...owner, message }));
  throw notSupported([first, ...others, ...owned]);
}

function sameFile(file: string): UserError {
  return new UserError(`${file} contains both the root module and Wristband's configuration.`, {
    file,
    hint: 'Move the configuration to its own file, e.g. src/config/wristband.config.ts, and rerun.',
  });
}
