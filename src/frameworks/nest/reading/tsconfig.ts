import { ts } from 'ts-morph';
import { folderOf, join } from '../../../model/paths.js';
import type { Workspace } from '../../../model/types.js';
import { isRecord, readText } from './sources.js';

/** How imports that are not relative lead to files: `baseUrl` and `paths` of tsconfig.json. */
export interface Aliases {
  /** The folder that bare specifiers are looked for in. */
  readonly baseUrl: string | undefined;
  /** Patterns as `@/*`, and the paths that they stand for. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
}

export const noAliases: Aliases = { baseUrl: undefined, paths: new Map() };

/** In the order in which they are looked for in one folder. */
const NAMES = ['tsconfig.json', 'tsconfig.app.json', 'tsconfig.base.json'];
/** Configurations that extend configurations are followed so far. */
const DEEPEST = 5;

/** Reads the nearest configuration upwards. */
export async function readAliases(workspace: Workspace, folder: string): Promise<Aliases> {
  for (let place = folder; ; place = folderOf(place)) {
    for (const name of NAMES) {
      const path = join(place, name);
      if ((await workspace.read(path)) !== undefined) return aliasesIn(workspace, path, DEEPEST);
    }
    if (place === '') return noAliases;
  }
}

/** A configuration of a package, and one that does not parse, adds nothing. */
async function aliasesIn(workspace: Workspace, path: string, depth: number): Promise<Aliases> {
  const { extended, options } = await readConfig(workspace, path);
  let inherited = noAliases;
  for (const specifier of depth === 0 ? [] : extended) {
    const base = join(folderOf(path), specifier.replace(/(\.json)?$/, '.json'));
    const { baseUrl = inherited.baseUrl, paths } = await aliasesIn(workspace, base, depth - 1);
    inherited = { baseUrl, paths: paths.size > 0 ? paths : inherited.paths };
  }
  const folder = folderOf(path);
  const own = options['baseUrl'];
  const baseUrl = typeof own === 'string' ? join(folder, own) : inherited.baseUrl;
  const paths = isRecord(options['paths']) ? targets(options['paths'], baseUrl ?? folder) : inherited.paths;
  return { baseUrl, paths };
}

async function readConfig(workspace: Workspace, path: string) {
  const text = path.startsWith('../') ? undefined : await readText(workspace, path);
  const json: unknown = text === undefined ? undefined : ts.parseConfigFileTextToJson(path, text).config;
  const config = isRecord(json) ? json : {};
  const extended = [config['extends']].flat().filter((base) => typeof base === 'string');
  const options = config['compilerOptions'];
  return {
    extended: extended.filter((base) => base.startsWith('.')),
    options: isRecord(options) ? options : {},
  };
}

function targets(paths: Readonly<Record<string, unknown>>, folder: string): Map<string, string[]> {
  const entries = Object.entries(paths).map(([pattern, value]): [string, string[]] => {
    const strings = Array.isArray(value) ? value.filter((target) => typeof target === 'string') : [];
    return [pattern, strings.map((target) => join(folder, target))];
  });
  return new Map(entries);
}
