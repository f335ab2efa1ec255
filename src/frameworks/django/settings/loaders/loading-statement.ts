import {
  booleanValue,
  callsOf,
  canonicalName,
  type Expression,
  type NodeOf,
  type ParsedPython,
  type Statement,
  type PlacedStatement,
  type PlacedCall,
} from '../../../../languages/python/index.js';
import { envPath, inWorkspace, outsidePath } from '../../../../session/python/paths.js';
import { isReached, pathsAt, valuesAt } from '../evaluation.js';
import type { Unknown } from '../setting.js';
import { eachPath, isLoop } from './loop-over-files.js';
import { isHarmless } from './harmless-condition.js';
import type { EnvSource, UnknownFile } from '../../../../session/python/loaders/loader.js';
import type { SettingsFile } from '../view.js';

/** What a call loads, and the statement at module level after which it has done so. */
export interface Loaded {
  readonly source: EnvSource;
  readonly statement: Statement;
}

/**
 * What a call that loads an env file comes to. A condition is understood if it only asks whether the file is there:
 * `if path.exists(): load(path)`, or holds unless the environment says otherwise; under another one, or with a path that
 * cannot be worked out, only the environment is sure.
 */
export function loadedFrom(
  parsed: ParsedPython,
  load: PlacedCall,
  source: EnvSource | undefined,
  place: SettingsFile,
): Loaded {
  const [outer] = load.within;
  const statement = outer ?? load.statement;
  if (source !== undefined && isSure(parsed, load, source, place))
    return { source: overriding(load.call) ? asOverriding(source) : source, statement };
  const { call } = load;
  const known = source?.kind === 'file' ? [source.path] : [];
  const node = call.args[0] ?? call.keywords.find(({ arg }) => PATH_ARGUMENTS.has(arg ?? ''))?.value;
  const unknown = {
    file: place.file,
    line: load.line,
    ...alternatives(parsed, { call, node, known }, place),
  };
  return { source: { kind: 'environment', unknown, reader: source?.reader ?? 'dotenv' }, statement };
}

/** Of several files the last one wins. */
function asOverriding(source: EnvSource): EnvSource {
  if (source.kind !== 'file' || source.all === undefined || source.isFirstThere === true)
    return { ...source, overrides: true };
  return { ...source, overrides: true, all: source.all.toReversed() };
}

/** `load_dotenv(override=True)`, `read_env(overwrite=True)` */
function overriding({ keywords }: NodeOf<'Call'>): boolean {
  return keywords.some(
    ({ arg, value }) => /^over(ride|write)$/.test(arg ?? '') && booleanValue(value) !== false,
  );
}

export const PATH_ARGUMENTS: ReadonlySet<string> = new Set(['dotenv_path', 'dotenv', 'env_file', 'path']);

interface UncertainLoad {
  readonly call: Expression;
  /** The path that the call is given. */
  readonly node: Expression | undefined;
  /** What it loads where only a condition is unknown. */
  readonly known: readonly string[];
}

/** The files that a call may load, outside of the repository as well, and those that it does load when Django is started by manage.py. */
export function alternatives(
  parsed: ParsedPython,
  { call, node, known }: UncertainLoad,
  place: SettingsFile,
): Required<Pick<UnknownFile, 'paths' | 'likely' | 'asked' | 'outside'>> {
  const { started } = place;
  const own = place.dunder ?? place.file;
  const outside = node === undefined ? [] : outsidePaths(parsed, node, place);
  const pathsFor = (module?: string) =>
    node === undefined
      ? known
      : pathsAt(parsed, node, own, module).flatMap((path) => inWorkspace(path, place) ?? []);
  const isLikely = started !== undefined && isReached(parsed, call, own, started);
  const likely = isLikely ? pathsFor(started).filter((path) => !hasNone(path)) : [];
  const paths = known.length > 0 ? known : pathsFor();
  return { paths, likely, asked: paths.length > 1 ? askedPaths(parsed, place) : [], outside };
}

/** What a file asks for on the disk: `os.path.isdir(parent('etc'))`. */
function askedPaths(parsed: ParsedPython, place: SettingsFile): string[] {
  return callsOf(parsed).flatMap(({ call }) => {
    const asked = askedPath(parsed, call) ?? askedFolder(parsed, call);
    return envPath(parsed, asked, place) ?? [];
  });
}

function askedFolder(parsed: ParsedPython, call: NodeOf<'Call'>): Expression | undefined {
  if (canonicalName(parsed, call.func) === 'os.path.isdir') return call.args[0];
  return call.func.nodeType === 'Attribute' && call.func.attr === 'is_dir' ? call.func.value : undefined;
}

/** The files outside of the repository that an expression may name. */
export function outsidePaths(parsed: ParsedPython, node: Expression, place: SettingsFile): string[] {
  // A variable that names it has its default where nothing else is set.
  const environments = place.started === undefined ? [undefined] : [undefined, place.started];
  const values = environments.flatMap((started) =>
    valuesAt(parsed, node, place.dunder ?? place.file, started),
  );
  return [...new Set(values.flatMap((value) => outsidePath(value, place) ?? []))];
}

/** `.env.None` of `f'.env.{env("STAGE")}'`: nobody has such a file, and everybody sets the variable. */
function hasNone(path: string): boolean {
  return /(^|[^A-Za-z0-9])None([^A-Za-z0-9]|$)/.test(path);
}

/**
 * Of several files that are loaded, the first that is certain: a variable may stand in any of them. Without such
 * a one, each may be the one.
 */
export function surestLoad(loads: readonly Loaded[]): Loaded | undefined {
  const [first] = loads;
  const sure = loads.find(({ source }) => source.kind !== 'environment');
  if (sure !== undefined) return withOthers(sure, loads);
  if (first?.source.kind !== 'environment') return first;
  const all = loads.flatMap(({ source }) => (source.kind === 'environment' ? (source.unknown ?? []) : []));
  const paths = all.flatMap((one) => one.paths);
  const likely = all.flatMap((one) => one.likely ?? []);
  const asked = all.flatMap((one) => one.asked ?? []);
  const outside = all.flatMap((one) => one.outside ?? []);
  const { unknown } = first.source;
  return unknown === undefined
    ? first
    : { ...first, source: { ...first.source, unknown: { ...unknown, paths, likely, asked, outside } } };
}

/** Of files that are loaded one after the other, the one that wins is the first, unless a later one replaces what is set. */
function withOthers(sure: Loaded, loads: readonly Loaded[]): Loaded {
  const files = loads.flatMap(({ source, statement }) =>
    source.kind === 'file' && source.relative === undefined && source.isFirstThere !== true
      ? [{ source, statement }]
      : [],
  );
  const [first, second] = files;
  if (first === undefined || second === undefined || first.source !== sure.source) return sure;
  const all = files.reduce<readonly string[]>((before, { source }) => {
    const paths = source.all ?? [source.path];
    return source.overrides === true ? [...paths, ...before] : [...before, ...paths];
  }, []);
  return {
    source: { ...first.source, all: [...new Set(all)] },
    statement: (files.at(-1) ?? first).statement,
  };
}

/** Whether every statement around a call, from the outermost on, lets it load its file. */
function isSure(parsed: ParsedPython, load: PlacedCall, source: EnvSource, place: SettingsFile): boolean {
  const { within, statement } = load;
  return within.every((outer, index) => {
    if (source.kind === 'file' && asksFor(parsed, outer, source, place)) return true;
    // The loop that the paths are from.
    if (source.kind === 'file' && source.all !== undefined && isLoop(outer)) return true;
    return isHarmless(parsed, outer, within[index + 1] ?? statement, load);
  });
}

/** `if path.exists():`, with nothing for the other case */
export function asksFor(
  parsed: ParsedPython,
  outer: Statement,
  { path, all }: FileSource,
  place: SettingsFile,
): boolean {
  if (outer.nodeType !== 'If' || outer.orelse.length > 0) return false;
  const asked = askedPath(parsed, outer.test);
  if (asked === undefined) return false;
  return all === undefined
    ? envPath(parsed, asked, place) === path
    : eachPath(parsed, asked, place).join() === all.join();
}

type FileSource = Pick<Extract<EnvSource, { kind: 'file' }>, 'path' | 'all'>;

/** The path of `os.path.exists(path)`, `path.exists()` and the like. */
function askedPath(parsed: ParsedPython, test: Expression): Expression | undefined {
  if (test.nodeType !== 'Call') return undefined;
  const called = canonicalName(parsed, test.func);
  if (called === 'os.path.exists' || called === 'os.path.isfile') return test.args[0];
  if (test.func.nodeType !== 'Attribute') return undefined;
  return ['exists', 'is_file'].includes(test.func.attr) ? test.func.value : undefined;
}

export function unknownLoad({ line }: PlacedStatement, what: string): Unknown {
  return {
    kind: 'unknown',
    line,
    reason: `${what}: can't tell which file should get the secret.`,
  };
}
