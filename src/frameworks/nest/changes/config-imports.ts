import {
  candidatesOf,
  importBindings,
  importName,
  memberOn,
  methodGiven,
  parseTypeScript,
  relativeSuffix,
  usesOf,
  type EditSession,
  type ImportBinding,
  type ParsedTypeScript,
} from '../../../languages/typescript/index.js';
import { folderOf, relativePath } from '../../../model/paths.js';
import type { PlannedTexts } from '../../../model/change.js';
import type { NestApp } from '../project/app.js';
import { readWristbandConfig } from '../project/wristband-config.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';
import { capitalized } from '../../../model/words.js';

/** The exported names of the configurations; `default` for a default export. */
export interface ConfigExports {
  /** Undefined when the file registers none. */
  readonly auth: string | undefined;
  readonly session: string;
}

/** @throws Unsupported when a configuration is there but not exported */
export function configExports({ config }: NestApp, planned: PlannedTexts): ConfigExports {
  const text = planned.read(config.file);
  const parsed = text === undefined ? undefined : parseTypeScript(text);
  if (parsed === undefined || 'failure' in parsed) return { auth: 'authConfig', session: 'sessionConfig' };
  const { auth, session } = readWristbandConfig(parsed);
  if (auth !== undefined && auth.exported === undefined) {
    throw new Unsupported(`${config.file} registers its configuration, but does not export it.`);
  }
  return { auth: auth?.exported, session: session?.exported ?? 'sessionConfig' };
}

/** The binding of a configuration in the file of the root module's imports. */
export function findConfig(
  parsed: ParsedTypeScript,
  app: NestApp,
  exported: string,
): ImportBinding | undefined {
  return importBindings(parsed).find(
    ({ module, imported, typeOnly }) =>
      imported === exported &&
      !typeOnly &&
      (isConfigFile(app, module) || app.config.barrels.includes(module)),
  );
}

/** Whether a configuration is provided without `load`: `config.asProvider()`, `ConfigModule.forFeature(config)`. */
export function isProvided(parsed: ParsedTypeScript, app: NestApp, exported: string): boolean {
  const local = findConfig(parsed, app, exported)?.local;
  const uses = local === undefined ? [] : usesOf(parsed, local);
  return uses.some((use) => memberOn(use) === 'asProvider' || methodGiven(use)?.method === 'forFeature');
}

/** @returns what the configuration is called in the file */
export function importConfig(session: EditSession, app: NestApp, exported: string): string {
  const present = findConfig(session.parsed, app, exported);
  if (present !== undefined) return present.local;
  const module = configSpecifier(session.parsed, app);
  return importName(session, { module, name: exported, alias: ownName(exported) });
}

/** What a configuration is called where its name is taken. */
export function ownName(exported: string): string {
  const name = exported === 'default' ? 'config' : exported;
  return `wristband${capitalized(name)}`;
}

/** How the file of the root module's imports writes the path of the configuration file. */
export function configSpecifier(parsed: ParsedTypeScript | undefined, app: NestApp): string {
  const modules = (parsed === undefined ? [] : importBindings(parsed)).map(({ module }) => module);
  const present = modules.find((module) => isConfigFile(app, module));
  const suffix = relativeSuffix(modules) ?? app.suffix;
  return (
    present ??
    app.config.alias ??
    relativePath(folderOf(app.imports.file), app.config.file).replace(/\.ts$/, suffix)
  );
}

function isConfigFile({ imports, aliases, config }: NestApp, module: string): boolean {
  return candidatesOf(imports.file, module, aliases).includes(config.file);
}
