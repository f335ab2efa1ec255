import { Node } from 'ts-morph';
import { importBindings, usesOf, type ImportBinding } from '../../../languages/typescript/bindings.js';
import { reparse } from '../../../languages/typescript/edit.js';
import { isRelative } from '../../../languages/typescript/import-place.js';
import { importName, type Imported } from '../../../languages/typescript/imports.js';
import { parseTypeScript, type ParsedTypeScript } from '../../../languages/typescript/parse.js';
import { folderOf, relativePath } from '../../../model/paths.js';
import type { PlannedTexts } from '../../../model/types.js';
import type { NestApp } from '../app.js';
import { Unsupported } from '../unsupported.js';
import { readWristbandConfig } from './registrations.js';
import { candidatesOf } from '../reading/resolve.js';

/** The exported names of the configurations; `default` for a default export. */
export interface ConfigExports {
  /** Undefined when the file registers none. */
  readonly auth: string | undefined;
  readonly session: string;
}

/** @throws Unsupported when a configuration is there but not exported */
export function configExports(app: NestApp, planned: PlannedTexts): ConfigExports {
  const parsed = parseTypeScript(planned.read(app.config.file) ?? '');
  if ('failure' in parsed) return { auth: 'authConfig', session: 'sessionConfig' };
  const { auth, session } = readWristbandConfig(parsed);
  if (auth !== undefined && auth.exported === undefined) {
    throw new Unsupported(`${app.config.file} registers its configuration, but does not export it.`);
  }
  return { auth: auth?.exported, session: session?.exported ?? 'sessionConfig' };
}

/** The binding of a configuration in the root module's file. */
export function findConfig(
  parsed: ParsedTypeScript,
  app: NestApp,
  exported: string,
): ImportBinding | undefined {
  return importBindings(parsed).find(
    ({ module, imported, typeOnly }) => imported === exported && !typeOnly && isConfigFile(app, module),
  );
}

/** Whether a configuration is provided without `load`: `config.asProvider()`, `ConfigModule.forFeature(config)`. */
export function isProvided(parsed: ParsedTypeScript, app: NestApp, exported: string): boolean {
  const local = findConfig(parsed, app, exported)?.local;
  const uses = local === undefined ? [] : usesOf(parsed, local);
  return uses.some((use) => {
    const parent = use.getParent();
    if (Node.isPropertyAccessExpression(parent)) return parent.getName() === 'asProvider';
    return Node.isCallExpression(parent) && /\.\s*forFeature$/.test(parent.getExpression().getText());
  });
}

export function importConfig(text: string, app: NestApp, exported: string): Imported {
  const parsed = reparse(text);
  const present = findConfig(parsed, app, exported);
  if (present !== undefined) return { text, local: present.local };
  const name = exported === 'default' ? 'config' : exported;
  const alias = `wristband${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return importName(text, { module: configSpecifier(parsed, app), name: exported, alias });
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

/** How relative imports end: `.js`, `.ts` or nothing; undefined where there are none. */
export function relativeSuffix(modules: readonly string[]): string | undefined {
  return endingOf(modules.filter(isRelative));
}

/** How most of the paths end. */
export function endingOf(modules: readonly string[]): string | undefined {
  const suffixes = modules.map((module) => /\.[jt]s$/.exec(module)?.[0] ?? '');
  const count = (suffix: string): number => suffixes.filter((candidate) => candidate === suffix).length;
  return suffixes.toSorted((a, b) => count(b) - count(a))[0];
}

function isConfigFile(app: NestApp, module: string): boolean {
  return candidatesOf(app.imports.file, module, app.aliases).includes(app.config.file);
}
