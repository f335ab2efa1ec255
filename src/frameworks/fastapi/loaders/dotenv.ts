import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import {
  argument,
  sourceOf,
  stringValue,
  type NodeOf,
  type ParsedPython,
  type Statement,
  callsOf,
} from '../../../languages/python/index.js';
import { folderOf } from '../../../model/paths.js';
import type { EnvSource } from '../../../session/python/loaders/loader.js';
import { envPath } from '../../../session/python/paths.js';
import { fullNameOf, isScope } from '../project/code.js';

/** A call of `load_dotenv`, and what it loads. */
export interface DotenvLoad {
  readonly file: string;
  readonly call: NodeOf<'Call'>;
  readonly statement: Statement;
  readonly within: readonly Statement[];
  readonly source: EnvSource;
}

/** The calls of `load_dotenv` in a file. @param app the folder that the application is started in */
export function dotenvLoads(parsed: ParsedPython, file: string, app: string): DotenvLoad[] {
  return callsOf(parsed).flatMap(({ call, statement, within, line }): DotenvLoad[] => {
    if (!/^dotenv(\.main)?\.load_dotenv$/.test(fullNameOf(parsed, call.func) ?? '')) return [];
    if (within.some((one) => isMain(parsed, one))) return [];
    const source = loadedBy(parsed, call, file, app) ?? {
      kind: 'environment' as const,
      unknown: { file, line, paths: [] },
      reader: 'dotenv' as const,
    };
    return [{ file, call, statement, within, source }];
  });
}

/**
 * The first env file that a module loads when it is imported.
 * @param among the files that count; all without it
 */
export function dotenvSource(
  graph: ModuleGraph,
  app: string,
  among?: ReadonlySet<string>,
): DotenvLoad | undefined {
  const loads = [...graph.modules].flatMap(([file, parsed]) =>
    parsed.text.includes('load_dotenv') && among?.has(file) !== false ? dotenvLoads(parsed, file, app) : [],
  );
  const atImport = loads.filter(({ within }) => !within.some(isScope));
  return atImport.find(({ source }) => source.kind !== 'environment') ?? atImport[0];
}

/** `if __name__ == '__main__':`, which a server does not run. */
function isMain(parsed: ParsedPython, statement: Statement): boolean {
  return statement.nodeType === 'If' && sourceOf(parsed, statement.test).includes('__name__');
}

/** Without a path, find_dotenv looks in the folder of the file that calls and in those above it. */
function loadedBy(
  parsed: ParsedPython,
  call: NodeOf<'Call'>,
  file: string,
  app: string,
): EnvSource | undefined {
  if (call.keywords.some(({ arg }) => arg === undefined || arg === 'stream')) return undefined;
  const given = argument(call, 0, 'dotenv_path');
  if (given === undefined) return call.args.length === 0 ? searchFrom(file, app, '.env') : undefined;
  if (
    given.nodeType !== 'Call' ||
    !/^dotenv(\.main)?\.find_dotenv$/.test(fullNameOf(parsed, given.func) ?? '')
  ) {
    const path = envPath(parsed, given, { file, app });
    return path === undefined ? undefined : { kind: 'file', path, reader: 'python-dotenv' };
  }
  return foundBy(given, file, app);
}

/** `find_dotenv()`, `find_dotenv('.env.local')` */
function foundBy(call: NodeOf<'Call'>, file: string, app: string): EnvSource | undefined {
  if (call.keywords.some(({ arg }) => arg === undefined || arg === 'usecwd') || call.args.length > 1)
    return undefined;
  const wanted = argument(call, 0, 'filename');
  const name = wanted === undefined ? '.env' : stringValue(wanted);
  return name === undefined || name.includes('/') ? undefined : searchFrom(file, app, name);
}

export function searchFrom(file: string, app: string, name: string): EnvSource {
  return { kind: 'search', folder: folderOf(file), newFileFolder: app, name, reader: 'python-dotenv' };
}
