import {
  canonicalName,
  type Expression,
  type ParsedPython,
  type Statement,
} from '../../../../languages/python/index.js';
import type { PlacedCall } from './calls.js';
import { envPath } from './env-path.js';
import type { EnvSource, SettingsPlace } from './loader.js';

/** What a call loads, and the statement at module level after which it has done so. */
export interface Loaded {
  readonly source: EnvSource;
  readonly statement: Statement;
}

/**
 * What a call that loads an env file comes to. A condition is understood if it only asks whether the file is there:
 * `if path.exists(): load(path)`; under another one, or with a path that cannot be worked out, only the environment
 * is sure.
 */
export function loadedFrom(
  parsed: ParsedPython,
  load: PlacedCall,
  source: EnvSource | undefined,
  place: SettingsPlace,
): Loaded {
  const [outer] = load.within;
  const statement = outer ?? load.statement;
  if (source !== undefined && (outer === undefined || asksForFile(parsed, load, source, place)))
    return { source, statement };
  const paths = source?.kind === 'file' ? [source.path] : [];
  const doubt = { file: place.file, line: load.line, paths };
  return { source: { kind: 'environment', doubt, reader: source?.reader ?? 'dotenv' }, statement };
}

/**
 * Of several files that are loaded, the first that is for certain: a variable may stand in any of them. Without such
 * a one, each may be the one.
 */
export function surestLoad(loads: readonly Loaded[]): Loaded | undefined {
  const [first] = loads;
  const sure = loads.find(({ source }) => source.kind !== 'environment');
  if (sure !== undefined || first?.source.kind !== 'environment') return sure ?? first;
  const paths = loads.flatMap(({ source }) =>
    source.kind === 'environment' ? (source.doubt?.paths ?? []) : [],
  );
  const { doubt } = first.source;
  return doubt === undefined ? first : { ...first, source: { ...first.source, doubt: { ...doubt, paths } } };
}

function asksForFile(
  parsed: ParsedPython,
  { within: [outer, inner] }: PlacedCall,
  source: EnvSource,
  place: SettingsPlace,
): boolean {
  if (inner !== undefined || outer?.nodeType !== 'If' || outer.orelse.length > 0) return false;
  const asked = askedPath(parsed, outer.test);
  return asked !== undefined && source.kind === 'file' && envPath(parsed, asked, place) === source.path;
}

/** The path of `os.path.exists(path)`, `path.exists()` and the like. */
function askedPath(parsed: ParsedPython, test: Expression): Expression | undefined {
  if (test.nodeType !== 'Call') return undefined;
  const called = canonicalName(parsed, test.func);
  if (called === 'os.path.exists' || called === 'os.path.isfile') return test.args[0];
  if (test.func.nodeType !== 'Attribute') return undefined;
  return ['exists', 'is_file'].includes(test.func.attr) ? test.func.value : undefined;
}
