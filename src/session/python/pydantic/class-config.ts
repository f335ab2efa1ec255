import {
  booleanValue,
  canonicalName,
  dottedName,
  stringValue,
  type Expression,
  type NodeOf,
  type ParsedPython,
  type Statement,
} from '../../../languages/python/index.js';
import { join } from '../../../model/paths.js';
import { evaluatorAlone, type CodeFile } from '../paths.js';

/** What a class of pydantic-settings is told about env files; what is not said comes from the classes it is derived from. */
export interface ClassConfig {
  /** The env files that it reads, relative to the workspace's root; undefined where a path can't be worked out. */
  readonly files: readonly string[] | undefined;
  /** Whether an env file may have variables that are no fields. */
  readonly allowsOthers: boolean;
  readonly prefix: string;
  readonly isCaseSensitive: boolean;
}

/** pydantic-settings' own defaults: no file, and no variable in one that is not a field. */
export const DEFAULTS: ClassConfig = { files: [], allowsOthers: false, prefix: '', isCaseSensitive: false };

/**
 * `model_config = SettingsConfigDict(env_file='.env')`, a dict, or a class `Config`; undefined where it is written in
 * another way.
 */
export function configOf(
  parsed: ParsedPython,
  { body }: NodeOf<'ClassDef'>,
  inherited: ClassConfig,
  place: CodeFile,
): ClassConfig | undefined {
  let config = inherited;
  for (const statement of body) {
    const given = optionsIn(parsed, statement);
    if (given === undefined) continue;
    if (given === 'unknown') return undefined;
    config = apply(parsed, config, given, place);
  }
  return config;
}

type Options = ReadonlyMap<string, Expression>;

function optionsIn(parsed: ParsedPython, statement: Statement): Options | 'unknown' | undefined {
  if (statement.nodeType === 'ClassDef')
    return statement.name === 'Config' ? new Map(statement.body.flatMap(assigned)) : undefined;
  const [[name, value] = []] = assigned(statement);
  return name === 'model_config' && value !== undefined ? written(parsed, value) : undefined;
}

function assigned(statement: Statement): [string, Expression][] {
  if (statement.nodeType !== 'Assign' && statement.nodeType !== 'AnnAssign') return [];
  const target = statement.nodeType === 'Assign' ? statement.targets[0] : statement.target;
  return target?.nodeType === 'Name' && statement.value ? [[target.id, statement.value]] : [];
}

/** What another function of the project's returns is not known. */
const CONFIG_DICT = /(^|\.)(SettingsConfigDict|ConfigDict|dict)$/;

function written(parsed: ParsedPython, node: Expression): Options | 'unknown' {
  const isPlainCall =
    node.nodeType === 'Call' &&
    node.args.length === 0 &&
    CONFIG_DICT.test(canonicalName(parsed, node.func) ?? dottedName(node.func) ?? '');
  const pairs: (readonly [string | undefined, Expression | undefined])[] = isPlainCall
    ? node.keywords.map(({ arg, value }) => [arg, value])
    : node.nodeType === 'Dict'
      ? node.keys.map((key, index) => [stringValue(key), node.values[index]])
      : [[undefined, undefined]];
  const known = pairs.flatMap(([name, value]): [string, Expression][] =>
    name === undefined || value === undefined ? [] : [[name, value]],
  );
  return known.length < pairs.length ? 'unknown' : new Map(known);
}

function apply(parsed: ParsedPython, config: ClassConfig, given: Options, place: CodeFile): ClassConfig {
  const [files, extra, filtering] = ['env_file', 'extra', 'dotenv_filtering'].map((name) => given.get(name));
  const prefix = given.get('env_prefix');
  const isCaseSensitive = given.get('case_sensitive');
  return {
    files: files === undefined ? config.files : filesIn(parsed, files, place),
    allowsOthers: filtering !== undefined || (extra === undefined ? config.allowsOthers : allows(extra)),
    prefix: prefix === undefined ? config.prefix : (stringValue(prefix) ?? '?'),
    isCaseSensitive:
      isCaseSensitive === undefined ? config.isCaseSensitive : booleanValue(isCaseSensitive) !== false,
  };
}

/** `'ignore'`, `Extra.ignore` */
function allows(extra: Expression): boolean {
  return /(^|\.)(ignore|allow)$/.test(stringValue(extra) ?? dottedName(extra) ?? '');
}

/** The files of an `env_file`: a path, or several of them. */
export function filesIn(
  parsed: ParsedPython,
  node: Expression,
  place: CodeFile,
): readonly string[] | undefined {
  if (node.nodeType === 'Constant' && node.value === null) return [];
  const all = node.nodeType === 'Tuple' || node.nodeType === 'List' ? node.elts : [node];
  const paths = all.map((one) => pathOf(parsed, one, place));
  return paths.every((path) => path !== undefined) ? paths : undefined;
}

/** A class's body is not followed as a module's statements are, so its expressions are taken apart here. */
function pathOf(parsed: ParsedPython, node: Expression, place: CodeFile): string | undefined {
  const text = stringValue(node);
  if (text !== undefined) return inside(text.startsWith('/') ? '..' : join(place.app, text));
  if (node.nodeType === 'Name') return pathOfName(parsed, node.id, place);
  if (node.nodeType === 'BinOp' && node.op.nodeType === 'Div')
    return joined(parsed, [node.left, node.right], place);
  if (node.nodeType === 'JoinedStr') return pathOfFormat(parsed, node.values, place);
  if (node.nodeType !== 'Call') return undefined;
  const called = canonicalName(parsed, node.func);
  if (called === 'os.path.join') return joined(parsed, node.args, place);
  const [only] = node.args;
  const isPath = called === 'pathlib.Path' || dottedName(node.func) === 'str';
  return isPath && only !== undefined ? pathOf(parsed, only, place) : undefined;
}

/** `f'{BASE_DIR}/.env'` */
function pathOfFormat(
  parsed: ParsedPython,
  [first, second, ...rest]: readonly Expression[],
  place: CodeFile,
): string | undefined {
  const base = first?.nodeType === 'FormattedValue' ? pathOf(parsed, first.value, place) : undefined;
  // The parts of such a string have no quotes of their own.
  const below: unknown = second?.nodeType === 'Constant' ? second.value : undefined;
  if (base === undefined || rest.length > 0 || typeof below !== 'string') return undefined;
  if (!below.startsWith('/') || below.includes('\\')) return undefined;
  return inside(join(base, below.slice(1)));
}

function joined(
  parsed: ParsedPython,
  [first, ...rest]: readonly Expression[],
  place: CodeFile,
): string | undefined {
  const base = first && pathOf(parsed, first, place);
  const parts = rest.map((part) => stringValue(part));
  return base !== undefined && parts.every((part) => part !== undefined)
    ? inside(join(base, ...parts))
    : undefined;
}

function pathOfName(parsed: ParsedPython, name: string, place: CodeFile): string | undefined {
  const own = place.dunder ?? place.file;
  const [only, second] = evaluatorAlone(parsed, own).evaluate(own, name).bound;
  if (only === undefined || second !== undefined) return undefined;
  const { value } = only;
  if (value.kind === 'scalar' && typeof value.value === 'string') return inside(join(place.app, value.value));
  return value.kind === 'path' && value.base === 'root' ? inside(join(value.path)) : undefined;
}

function inside(path: string): string | undefined {
  return path.startsWith('..') ? undefined : path;
}
