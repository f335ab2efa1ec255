import {
  argument,
  callsOf,
  canonicalName,
  dottedName,
  placedNodes,
  stringValue,
  type Expression,
  type NodeOf,
  type ParsedPython,
  type PlacedCall,
  type PlacedStatement,
  type PythonNode,
} from '../../../../languages/python/index.js';
import { nodesIn } from '../../../../languages/python/parse/nodes.js';
import type { EnvSource, LoaderReader } from '../../../../session/python/loaders/loader.js';
import { osAccess } from '../../../../session/python/loaders/os.js';
import { envPath } from '../../../../session/python/paths.js';
import type { SettingsFile } from '../view.js';
import { asksFor, loadedFrom, outsidePaths, surestLoad, type Loaded } from './loading-statement.js';

/**
 * The project's own code that reads the lines of a file and puts each pair into `os.environ`, in a function or written out
 * in the settings.
 */
export const ownLoader: LoaderReader<SettingsFile> = (parsed, place) => {
  const fillings = fillingsIn(parsed);
  const load = surestLoad([
    ...fillings.flatMap((filling) => writtenOut(parsed, filling, place)),
    ...fillings.flatMap(({ definition, path }) =>
      definition === undefined
        ? []
        : loadedByCalls(parsed, place, { name: definition.name, definition, path, parsed, place }),
    ),
  ]);
  return load && readerAfter(parsed, load);
};

/** `os.environ` from the statement on that has loaded the file. */
export function readerAfter(parsed: ParsedPython, { source, statement }: Loaded) {
  const access = osAccess(parsed);
  if (access === undefined) return undefined;
  return { kind: 'os', ...access, from: Math.max(access.from, parsed.span(statement).to), source } as const;
}

type Definition = NodeOf<'FunctionDef'>;

/** Code that fills `os.environ` from the lines of a file. */
interface Filling extends PlacedStatement {
  /** The function that it stands in. */
  readonly definition: Definition | undefined;
  /** The file that it reads. */
  readonly path: Expression;
}

/** A function that fills `os.environ`, and the module that defines it. */
export interface OwnFunction {
  /** Its name where it is called. */
  readonly name: string;
  readonly definition: Definition;
  readonly path: Expression;
  readonly parsed: ParsedPython;
  readonly place: SettingsFile;
}

/** The functions of a module that do so. */
export function ownFunctions(parsed: ParsedPython): Pick<OwnFunction, 'definition' | 'path'>[] {
  return fillingsIn(parsed).flatMap(({ definition, path }) =>
    definition === undefined ? [] : [{ definition, path }],
  );
}

function fillingsIn(parsed: ParsedPython): Filling[] {
  const elements = placedNodes(parsed, 'Subscript').filter(
    ({ node }) =>
      node.ctx.nodeType === 'Store' &&
      canonicalName(parsed, node.value) === 'os.environ' &&
      stringValue(node.slice) === undefined,
  );
  const defaults = callsOf(parsed).filter(
    ({ call }) =>
      canonicalName(parsed, call.func) === 'os.environ.setdefault' && stringValue(call.args[0]) === undefined,
  );
  return [...elements, ...defaults].flatMap((placed) => {
    const { statement, within } = placed;
    const definition = within.find(isFunction);
    const code = [...nodesIn(definition ?? within[0] ?? statement)];
    const path = code.map((node) => pathRead(parsed, node)).find((one) => one !== undefined);
    const isByLine = within.some(({ nodeType }) => nodeType === 'For') && code.some(isEqualsSign);
    return path !== undefined && isByLine ? [{ ...placed, definition, path }] : [];
  });
}

function isFunction(node: PythonNode): node is Definition {
  return node.nodeType === 'FunctionDef';
}

/** What `line.split('=', 1)` and `line.partition('=')` take a line apart at; JSON and YAML have none. */
function isEqualsSign(node: PythonNode): boolean {
  return node.nodeType === 'Constant' && stringValue(node)?.includes('=') === true;
}

/** The path of `open(path)`, `path.open()` and `path.read_text()`. */
function pathRead(parsed: ParsedPython, node: PythonNode): Expression | undefined {
  if (node.nodeType !== 'Call') return undefined;
  const { func, args } = node;
  const isOpen = dottedName(func) === 'open';
  if (isOpen || ['io.open', 'codecs.open'].includes(canonicalName(parsed, func) ?? '')) return args[0];
  return func.nodeType === 'Attribute' && ['open', 'read_text'].includes(func.attr) ? func.value : undefined;
}

/** A loop at module level, under no other condition than that the file is there. */
function writtenOut(parsed: ParsedPython, filling: Filling, place: SettingsFile): Loaded[] {
  const { definition, path: node, within, statement, line } = filling;
  if (definition !== undefined) return [];
  const path = envPath(parsed, node, place);
  const outside = within.slice(
    0,
    within.findIndex(({ nodeType }) => nodeType === 'For'),
  );
  const isSure =
    path !== undefined &&
    outside.every(
      (outer) => ['With', 'Try'].includes(outer.nodeType) || asksFor(parsed, outer, { path }, place),
    );
  const source: EnvSource = isSure
    ? { kind: 'file', path, reader: 'dotenv' }
    : {
        kind: 'environment',
        unknown: {
          file: place.file,
          line,
          paths: path === undefined ? [] : [path],
          outside: outsidePaths(parsed, node, place),
        },
        reader: 'dotenv',
      };
  return [{ source, statement: within[0] ?? statement }];
}

/** What a file's calls of such a function load. */
export function loadedByCalls(parsed: ParsedPython, place: SettingsFile, own: OwnFunction): Loaded[] {
  return callsOf(parsed)
    .filter(({ call, within }) => dottedName(call.func) === own.name && !within.some(isFunction))
    .map((load) => {
      const path = pathOf(parsed, place, load, own);
      return loadedFrom(
        parsed,
        load,
        path === undefined ? undefined : { kind: 'file', path, reader: 'dotenv' },
        place,
      );
    });
}

/** The path that the call gives, else the one that the function has itself. */
function pathOf(
  parsed: ParsedPython,
  place: SettingsFile,
  { call }: PlacedCall,
  { definition, path, ...own }: OwnFunction,
): string | undefined {
  const name = nameIn(path);
  const { args, defaults } = definition.args;
  const index = args.findIndex(({ arg }) => arg === name);
  if (index < 0 || name === undefined) return envPath(own.parsed, path, own.place);
  const given = argument(call, index, name);
  if (given !== undefined) return envPath(parsed, given, place);
  return envPath(own.parsed, defaults[index - args.length + defaults.length], own.place);
}

/** The name in `path`, `Path(path)`. */
function nameIn(node: Expression): string | undefined {
  const [only, second] = node.nodeType === 'Call' ? node.args : [node];
  return only?.nodeType === 'Name' && second === undefined ? only.id : undefined;
}
