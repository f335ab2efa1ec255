import { evaluatorOf } from './evaluation.js';
import type { SettingsView } from './view.js';
import {
  filesOf,
  importedFile,
  type ModuleGraph,
  type Site,
} from '../../../languages/python/evaluate/index.js';
import {
  importsOf,
  isStandardLibrary,
  statementsOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import { functionMakingNames, modulesUsedIn, type ModuleUsed } from './graph/installed-modules.js';
import { isOfProject, isOwnModule } from '../../../session/python/own-module.js';

/** An element of a list, as far as it matters where it comes from. */
interface BroughtItem {
  readonly value: string | undefined;
  readonly site?: Pick<Site, 'file' | 'line'>;
}

/** Says where a list was looked for that is set nowhere. */
export function notSet({ graph, entry, file }: SettingsView, name: string): string {
  const others = [...filesOf(graph, entry)].filter((one) => one !== file);
  const where = others.length === 0 ? '' : `, nor in ${others.join(', ')}`;
  const source = mayComeFrom(graph, entry);
  const isEmpty = source === '' ? ", and Django's default is empty" : '';
  return `${name} is not set in this file${where}${isEmpty}.${source}`;
}

/** Where what is followed ends. */
function mayComeFrom(graph: ModuleGraph, entry: string): string {
  const missing = new Set(
    evaluatorOf(graph)
      .missingImports(entry)
      .map(({ module }) => module),
  );
  if (missing.size === 0) return '';
  return ` It may come from ${[...missing].join(' or ')}, which ${missing.size === 1 ? 'is' : 'are'} not here.`;
}

/** Why a list is unknown that an import brings, where the module is not here: `from acme.lists import MIDDLEWARE`. */
export function broughtFrom(graph: ModuleGraph, name: string, site: Site): { readonly reason?: string } {
  const imported = importsOf(site.parsed).find(
    (item) => item.statement === site.statement && item.local === name,
  );
  if (imported === undefined || importedFile(graph, site.file, imported.module) !== undefined) return {};
  const { module } = imported;
  if (isOfProject({ graph, file: site.file }, module))
    return { reason: `${name} comes from ${module}, which is not here.` };
  return { reason: `${name} comes from ${module}, which is not installed here. ${INSTALL}` };
}

const INSTALL =
  "Install the project's packages in its virtual environment and rerun, so that they can be read.";

/** What may have set a name: code that is not followed, or a star import of a package that is not here. */
export function whatIsOpen(graph: ModuleGraph, { file, parsed, statement }: Site): string {
  const star = importsOf(parsed).find((item) => item.statement === statement && item.name === '*');
  if (star === undefined || importedFile(graph, file, star.module) !== undefined) return 'this code';
  return `${star.module}, which is not ${star.module.startsWith('.') ? '' : 'installed '}here,`;
}

/**
 * A sentence that names the module which may bring the elements that nobody knows: it is not here, or its code can't be
 * followed. Empty without one.
 */
export function mayBeBrought({ graph }: SettingsView, items: readonly BroughtItem[]): string {
  for (const { value, site } of items) {
    const parsed = value === undefined && site !== undefined ? graph.modules.get(site.file) : undefined;
    const found = parsed && site && moduleBringing(graph, parsed, site);
    if (site === undefined || found === undefined) continue;
    const { module, line } = found;
    if (importedFile(graph, site.file, module) !== undefined) continue;
    const start = ` They may come from ${module} (${site.file}:${String(line)}), `;
    if (graph.outside?.has(module) === true)
      return `${start}which makes them in a way that can't be followed.`;
    return `${start}which is not here${howToGet(graph, site.file, module)}`;
  }
  return '';
}

/** No package brings a module of the project's own. */
function howToGet(graph: ModuleGraph, file: string, module: string): string {
  return isOfProject({ graph, file }, module)
    ? '.'
    : `: ${INSTALL.charAt(0).toLowerCase()}${INSTALL.slice(1)}`;
}

/** What a line takes from elsewhere: by a star import, by `globals().update(function())`, or in an expression. */
function moduleBringing(
  graph: ModuleGraph,
  parsed: ParsedPython,
  { file, line }: NonNullable<BroughtItem['site']>,
): ModuleUsed | undefined {
  const imports = importsOf(parsed);
  const star = imports.find((item) => item.name === '*' && item.line === line);
  if (star !== undefined) return { module: star.module, line };
  const { statement } = statementsOf(parsed).find((one) => parsed.line(one.statement) === line) ?? {};
  if (statement === undefined) return undefined;
  const made = imports.find(({ local }) => functionMakingNames(statement) === local);
  if (made !== undefined) return { module: made.module, line };
  const used = modulesUsedIn(parsed, statement);
  const isOwn = isOwnModule({ graph, file });
  return used.find(({ module }) => !isStandardLibrary(module) && !module.startsWith('.') && !isOwn(module));
}
