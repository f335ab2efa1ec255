import {
  argument,
  assignmentsOf,
  importsOf,
  type Assignment,
  type Expression,
  type NodeOf,
  type ParsedPython,
  type PlacedStatement,
  canonicalName,
} from '../../../../languages/python/index.js';
import { folderOf, join } from '../../../../model/paths.js';
import { USUAL_NAMES } from './imported.js';
import { alternatives } from './loading-statement.js';
import type { EnvSource, LoaderReader } from '../../../../session/python/loaders/loader.js';
import type { SettingsFile } from '../view.js';
import { envPath, fromWorkingDirectory, pathAt } from '../../../../session/python/paths.js';

/** python-decouple: `config('X')`, imported or made of a file. */
export const decoupleLoader: LoaderReader = (parsed, place) => {
  const all = configsOf(parsed, place);
  const chosen = usual(all);
  if (chosen === undefined) return undefined;
  const { name } = chosen;
  const other = assignmentsOf(parsed, name.split('.')[0] ?? name).find(
    (assignment) =>
      isOfModule(assignment) && !all.some(({ statement }) => statement === assignment.statement),
  );
  if (other !== undefined) {
    return {
      kind: 'unknown',
      line: other.line,
      reason: 'The environment is read in more than one way here.',
    };
  }
  const configs = all.filter((one) => one.name === name);
  const from = Math.max(...configs.map(({ within, statement }) => parsed.span(within[0] ?? statement).to));
  const read = (variable: string): string => `${name}(${variable})`;
  const source = sourceOf(parsed, configs, place);
  return { kind: 'decouple', object: name, read, from, needsOs: false, source };
};

/** Of several the one that certainly exists, and has the usual name. */
function usual(configs: readonly Config[]): Config | undefined {
  const sure = configs.filter(({ within }) => within.length === 0);
  return sure.find(({ name }) => USUAL_NAMES.has(name)) ?? sure[0] ?? configs[0];
}

/** What the last of them reads; where conditions decide which one that is, only the environment is sure. */
function sourceOf(parsed: ParsedPython, configs: readonly Config[], place: SettingsFile): EnvSource {
  const last = configs.findLastIndex(({ within, isArm }) => within.length === 0 && isArm !== true);
  const live = configs.slice(Math.max(last, 0));
  const [first, second] = live;
  if (first?.source !== undefined && second === undefined && first.within.length === 0) return first.source;
  const files = live
    .toSorted((a, b) => Number(isSearch(a)) - Number(isSearch(b)))
    .map((one) => filesOf(parsed, one, place));
  const unknown = {
    file: place.file,
    line: first?.line ?? 1,
    paths: files.flatMap(({ paths }) => paths),
    likely: files.flatMap(({ likely }) => likely),
    asked: files.flatMap(({ asked }) => asked),
    outside: files.flatMap(({ outside }) => outside),
  };
  return { kind: 'environment', unknown, reader: 'python-decouple' };
}

/** Where none is there, a new one belongs where no search is needed. */
function isSearch({ source }: Config): boolean {
  return source?.kind === 'search';
}

function filesOf(parsed: ParsedPython, { made, path, source }: Config, place: SettingsFile) {
  const found = source?.kind === 'search' ? join(source.newFileFolder, source.name) : undefined;
  const known = source?.kind === 'file' ? [source.path] : [found].filter((one) => one !== undefined);
  return made === undefined
    ? { paths: known, likely: known, asked: [], outside: [] }
    : alternatives(parsed, { call: made, node: path, known }, place);
}

function isOfModule({ within }: PlacedStatement): boolean {
  return !within.some(({ nodeType }) => nodeType.endsWith('Def'));
}

interface Config extends PlacedStatement {
  readonly name: string;
  /** Undefined where it can't be worked out. */
  readonly source: EnvSource | undefined;
  /** The call that makes it, and the path that it is given. */
  readonly made?: Expression;
  readonly path?: Expression | undefined;
  /** Whether it is one of two that a condition in the same statement chooses. */
  readonly isArm?: true;
}

/** In the order of the file. */
function configsOf(parsed: ParsedPython, place: SettingsFile): Config[] {
  const made = assignmentsOf(parsed).flatMap((assignment): Config[] => {
    const { value } = assignment;
    if (value?.nodeType !== 'IfExp') return configOf(parsed, assignment, value, place);
    const arms = [value.body, value.orelse].map((arm) => configOf(parsed, assignment, arm, place));
    return arms.every(({ length }) => length > 0) ? arms.flat().map((one) => ({ ...one, isArm: true })) : [];
  });
  const imported = importsOf(parsed).flatMap((item): Config[] => {
    if (item.module !== 'decouple') return [];
    if (item.name === undefined) return [{ ...item, name: `${item.local}.config`, source: searched(place) }];
    return item.name === 'config' ? [{ ...item, name: item.local, source: searched(place) }] : [];
  });
  const names = new Set(made.map(({ name }) => name));
  // Who makes one has no use for the one that is imported, unless it stands in for it.
  const used = names.size === 0 ? imported : imported.filter(({ name }) => names.has(name));
  return [...made, ...used]
    .filter(isOfModule)
    .sort((a, b) => parsed.span(a.statement).from - parsed.span(b.statement).from);
}

/** What a name is given: an object that is made here, or the one of the library: `config = decouple.config`. */
function configOf(
  parsed: ParsedPython,
  assignment: Assignment,
  value: Expression | undefined,
  place: SettingsFile,
): Config[] {
  if (value?.nodeType !== 'Call') {
    const isLibrarys = value !== undefined && canonicalName(parsed, value) === 'decouple.config';
    return isLibrarys ? [{ ...assignment, source: searched(place) }] : [];
  }
  const maker = canonicalName(parsed, value.func);
  if (maker === 'decouple.Config') {
    const path = repositoryPath(parsed, value.args[0]);
    return [{ ...assignment, source: fileAt(parsed, path, place), made: value, path }];
  }
  if (maker !== 'decouple.AutoConfig') return [];
  return [{ ...assignment, source: searchedFrom(parsed, value, place), made: value }];
}

/** Looks for settings.ini, then for .env, in the folder of the file that calls, then in the one above it, and so on. */
export function searched(
  place: SettingsFile,
  folder = folderOf(place.file),
  newFileFolder = place.app,
): EnvSource {
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

/** The path of `RepositoryEnv(path)`. */
function repositoryPath(parsed: ParsedPython, node: Expression | undefined): Expression | undefined {
  const isFile = node?.nodeType === 'Call' && canonicalName(parsed, node.func) === 'decouple.RepositoryEnv';
  return isFile ? node.args[0] : undefined;
}

function fileAt(
  parsed: ParsedPython,
  node: Expression | undefined,
  place: SettingsFile,
): EnvSource | undefined {
  const path = envPath(parsed, node, place);
  if (path === undefined) return undefined;
  return { kind: 'file', path, reader: 'python-decouple', ...fromWorkingDirectory(parsed, node, place) };
}
