import {
  argument,
  assignmentsOf,
  importsOf,
  type Expression,
  type NodeOf,
  type ParsedPython,
  type PlacedStatement,
  canonicalName,
} from '../../../../languages/python/index.js';
import { folderOf } from '../../../../model/paths.js';
import { unknownLoad, envPath } from './loading-statement.js';
import { pathAt } from '../evaluation.js';
import type { EnvSource, LoaderReader } from './loader.js';
import type { SettingsFile } from '../view.js';

/** python-decouple: `config('X')`, imported or made of a file. */
export const decoupleLoader: LoaderReader = (parsed, place) => {
  const [reader, second] = configsOf(parsed, place);
  if (reader === undefined) return undefined;
  const { name, statement, within, source } = reader;
  const again = assignmentsOf(parsed, name.split('.')[0] ?? name).find(
    (assignment) => assignment.statement !== statement && isOfModule(assignment),
  );
  const odd = second ?? again;
  if (odd !== undefined) {
    return {
      kind: 'unknown',
      line: odd.line,
      reason: 'The environment is read in more than one way here.',
    };
  }
  if (within.length > 0) return unknownLoad(reader, 'The env file is read under a condition');
  if (source === undefined) return unknownLoad(reader, 'The path of the env file cannot be worked out');
  const from = parsed.span(statement).to;
  const read = (variable: string): string => `${name}(${variable})`;
  return { kind: 'decouple', object: name, read, from, needsOs: false, source };
};

function isOfModule({ within }: PlacedStatement): boolean {
  return !within.some(({ nodeType }) => nodeType.endsWith('Def'));
}

interface Config extends PlacedStatement {
  readonly name: string;
  readonly source: EnvSource | undefined;
}

function configsOf(parsed: ParsedPython, place: SettingsFile): Config[] {
  const made = assignmentsOf(parsed).flatMap((assignment): Config[] => {
    const { name, value } = assignment;
    if (value?.nodeType !== 'Call') return [];
    const maker = canonicalName(parsed, value.func);
    if (maker === 'decouple.Config')
      return [{ ...assignment, name, source: repository(parsed, value.args[0], place) }];
    if (maker !== 'decouple.AutoConfig') return [];
    return [{ ...assignment, name, source: searchedFrom(parsed, value, place) }];
  });
  if (made.length > 0) return made;
  return importsOf(parsed).flatMap((item): Config[] => {
    if (item.module !== 'decouple') return [];
    if (item.name === undefined) return [{ ...item, name: `${item.local}.config`, source: searched(place) }];
    return item.name === 'config' ? [{ ...item, name: item.local, source: searched(place) }] : [];
  });
}

/** Looks for settings.ini, then for .env, in the folder of the file that calls, then in the one above it, and so on. */
function searched(place: SettingsFile, folder = folderOf(place.file), newFileFolder = place.app): EnvSource {
  return {
    kind: 'search',
    folder,
    newFileFolder,
    name: '.env',
    rival: 'settings.ini',
    reader: 'python-decouple',
  };
}

/** `AutoConfig()`, `AutoConfig(search_path=BASE_DIR)` */
function searchedFrom(
  parsed: ParsedPython,
  call: NodeOf<'Call'>,
  place: SettingsFile,
): EnvSource | undefined {
  const given = argument(call, 0, 'search_path');
  if (given === undefined) return call.args.length + call.keywords.length === 0 ? searched(place) : undefined;
  const { base, path = '' } = pathAt(parsed, given, place.dunder ?? place.file) ?? {};
  if (base !== 'root' || path.startsWith('..')) return undefined;
  const folder = path === '.' ? '' : path;
  return searched(place, folder, folder);
}

/** `RepositoryEnv(path)` */
function repository(
  parsed: ParsedPython,
  node: Expression | undefined,
  place: SettingsFile,
): EnvSource | undefined {
  if (node?.nodeType !== 'Call' || canonicalName(parsed, node.func) !== 'decouple.RepositoryEnv')
    return undefined;
  const path = envPath(parsed, node.args[0], place);
  return path === undefined ? undefined : { kind: 'file', path, reader: 'python-decouple' };
}
