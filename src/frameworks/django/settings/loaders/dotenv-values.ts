import {
  argument,
  assignmentsOf,
  canonicalName,
  type Assignment,
  type Expression,
  type ParsedPython,
} from '../../../../languages/python/index.js';
import { oncePer } from '../../../../languages/memoize.js';
import { ownNodes } from '../../../../languages/python/query/statements.js';
import { dotenvPath } from './dotenv.js';
import { alternatives, outsidePaths, unknownLoad } from './loading-statement.js';
import type { EnvSource, LoaderReader } from '../../../../session/python/loaders/loader.js';
import type { SettingsFile } from '../view.js';

/**
 * python-dotenv's mapping, which leaves `os.environ` as it is: `config = dotenv_values()`, alone or put together with
 * others as `{**dotenv_values(), **os.environ}` or `ChainMap(os.environ, dotenv_values())`.
 */
export const dotenvValuesLoader: LoaderReader = (parsed, place) => {
  const mappings = mappingsOf(parsed);
  const [mapping] = mappings;
  if (mapping === undefined) return undefined;
  const { name, parts, line } = mapping;
  const other =
    mappings.find((one) => one.name !== name) ?? assignmentsOf(parsed, name).find(isNoMapping(parsed));
  if (other !== undefined)
    return {
      kind: 'unknown',
      line: other.line,
      reason: 'The environment is read in more than one way here.',
    };
  const all = assignmentsOf(parsed, name).map(({ within, statement }) => within[0] ?? statement);
  const isSure = all.length === 1 && mapping.within.length === 0;
  const found = sourceOf(parsed, parts, place, line);
  if (found === undefined) return unknownLoad(mapping, "The path of the env file can't be determined");
  return {
    kind: 'dotenv',
    object: name,
    isMapping: true,
    read: (variable) => `${name}[${variable}]`,
    from: Math.max(...all.map((statement) => parsed.span(statement).to)),
    needsOs: false,
    source: isSure ? found : perhaps(parsed, found, mapping, place),
  };
};

/** Whatever a condition decides, the name is a mapping: `config = os.environ`. */
function isNoMapping(parsed: ParsedPython) {
  return ({ value }: Assignment) =>
    value === undefined ||
    (partsOf(parsed, value) === undefined && canonicalName(parsed, value) !== 'os.environ');
}

function perhaps(
  parsed: ParsedPython,
  source: EnvSource,
  { parts, line }: Mapping,
  place: SettingsFile,
): EnvSource {
  const call = parts.find((part) => isFile(parsed, part));
  if (source.kind === 'environment' || call === undefined) return source;
  const known = source.kind === 'file' ? [source.path] : [];
  const unknown = {
    file: place.file,
    line,
    ...alternatives(parsed, { call, node: undefined, known }, place),
  };
  return { kind: 'environment', unknown, reader: source.reader };
}

interface Mapping extends Assignment {
  readonly parts: readonly Expression[];
}

const mappingsOf = oncePer((parsed: ParsedPython): readonly Mapping[] =>
  assignmentsOf(parsed).flatMap((assignment) => {
    const parts = partsOf(parsed, assignment.value ?? undefined);
    return parts?.some((part) => isFile(parsed, part)) === true ? [{ ...assignment, parts }] : [];
  }),
);

/** The mappings that an expression puts together, the one that wins first; undefined where it does something else. */
function partsOf(parsed: ParsedPython, node: Expression | undefined): readonly Expression[] | undefined {
  if (node === undefined) return undefined;
  if (isFile(parsed, node)) return [node];
  if (node.nodeType === 'Dict') return node.values.toReversed();
  if (node.nodeType === 'BinOp' && node.op.nodeType === 'BitOr') {
    const sides = [node.right, node.left].map((side) => partsOf(parsed, side) ?? [side]);
    return sides.flat();
  }
  if (node.nodeType !== 'Call') return undefined;
  const given = [...node.args, ...node.keywords.map(({ value }) => value)];
  if (canonicalName(parsed, node.func) === 'collections.ChainMap') return given;
  const isDict = node.func.nodeType === 'Name' && node.func.id === 'dict';
  return isDict ? given.toReversed() : undefined;
}

function isFile(parsed: ParsedPython, node: Expression): boolean {
  return node.nodeType === 'Call' && canonicalName(parsed, node.func) === 'dotenv.dotenv_values';
}

/** Of several files the one that wins. Beside `os.environ` a path that is unknown does no harm. */
function sourceOf(
  parsed: ParsedPython,
  parts: readonly Expression[],
  place: SettingsFile,
  line: number,
): EnvSource | undefined {
  const [file] = parts.filter((part) => isFile(parsed, part));
  const source = file?.nodeType === 'Call' ? dotenvPath(parsed, file, place) : undefined;
  const hasMore = parts.some((part) => !isFile(parsed, part) && hasEnvironment(parsed, part));
  const given = file?.nodeType === 'Call' ? argument(file, 0, 'dotenv_path') : undefined;
  const outside = given === undefined ? [] : outsidePaths(parsed, given, place);
  if (source !== undefined || !(hasMore || outside.length > 0)) return source;
  const unknown = { file: place.file, line, paths: [], outside };
  return { kind: 'environment', unknown, reader: 'python-dotenv' };
}

function hasEnvironment(parsed: ParsedPython, part: Expression): boolean {
  return [part, ...ownNodes(part)].some(
    (node) =>
      (node.nodeType === 'Attribute' || node.nodeType === 'Name') &&
      canonicalName(parsed, node) === 'os.environ',
  );
}
