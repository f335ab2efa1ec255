import type { Manifest } from '../../../languages/node/manifest.js';
import {
  compilerOption,
  hasModuleSyntax,
  importBindings,
  parseTypeScript,
  relativeSuffix,
  requiringStatements,
  type ParsedTypeScript,
  type Sources,
} from '../../../languages/typescript/index.js';
import type { Workspace } from '../../../model/files.js';
import { folderOf } from '../../../model/paths.js';

/** How modules are written in the application's file, and in one that is put beside it. */
export interface ModuleFormat {
  readonly syntax: 'import' | 'require';
  readonly isTypeScript: boolean;
  /** With the dot: `.ts`, `.mjs`. */
  readonly extension: string;
  /** What a path to the file beside it ends with. */
  readonly suffix: string;
}

/** @param file the one that creates the application */
export async function moduleFormat(
  workspace: Workspace,
  file: string,
  parsed: ParsedTypeScript,
  { sources, manifest }: { readonly sources: Sources; readonly manifest: Manifest },
): Promise<ModuleFormat> {
  const extension = /\.[cm]?[jt]s$/.exec(file)?.[0] ?? '.js';
  const isTypeScript = extension.endsWith('ts');
  const syntax = hasModuleSyntax(parsed) ? 'import' : 'require';
  const compiled = extension.replace('ts', 'js');
  // Node finds a file without its extension by `require` only, and none of these two at all.
  const suffix =
    compiled !== '.js'
      ? compiled
      : (suffixIn(parsed, syntax, sources) ??
        (await usualSuffix(workspace, file, { syntax, isTypeScript, isEsm: manifest.esm })));
  return { syntax, isTypeScript, extension, suffix };
}

/** As the application's own file has it, else the first other one that is written alike. */
function suffixIn(
  own: ParsedTypeScript,
  syntax: ModuleFormat['syntax'],
  { texts }: Sources,
): string | undefined {
  const ownSuffix = relativeSuffix(modulesIn(own, syntax));
  if (ownSuffix !== undefined) return ownSuffix;
  for (const text of texts.values()) {
    const parsed = parseTypeScript(text);
    if ('failure' in parsed || (hasModuleSyntax(parsed) ? 'import' : 'require') !== syntax) continue;
    const suffix = relativeSuffix(modulesIn(parsed, syntax));
    if (suffix !== undefined) return suffix;
  }
  return undefined;
}

/** Data has an extension in any case. */
function modulesIn(parsed: ParsedTypeScript, syntax: ModuleFormat['syntax']): string[] {
  const all =
    syntax === 'import'
      ? importBindings(parsed).map(({ module }) => module)
      : requiringStatements(parsed).flatMap(({ modules }) => modules);
  return all.filter((module) => !/\.(json|node|css|txt)$/.test(module) && !/^\.{1,2}\/?$/.test(module));
}

async function usualSuffix(
  workspace: Workspace,
  file: string,
  {
    syntax,
    isTypeScript,
    isEsm,
  }: { readonly syntax: string; readonly isTypeScript: boolean; readonly isEsm: boolean },
): Promise<string> {
  if (syntax === 'require') return '';
  if (!isTypeScript || isEsm) return '.js';
  const options = await Promise.all(
    ['module', 'moduleResolution'].map((name) => compilerOption(workspace, folderOf(file), name)),
  );
  return options.some((option) => /^node(\d|next)/i.test(option ?? '') && option?.toLowerCase() !== 'node10')
    ? '.js'
    : '';
}
