import { importedFile, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import {
  argument,
  assignmentsOf,
  booleanValue,
  importsOf,
  stringValue,
  type Expression,
  type NodeOf,
  type ParsedPython,
  callsOf,
} from '../../../languages/python/index.js';
import { folderOf } from '../../../model/paths.js';
import type { EnvSource } from '../../../session/python/loaders/loader.js';
import { envPath } from '../../../session/python/paths.js';
import { fullNameOf, type CodeView } from '../project/code.js';
import { dotenvSource } from './dotenv.js';
import type { EnvReader } from './reader.js';

/** An object that reads the environment, at module level of some file. */
export interface EnvObject {
  readonly kind: 'config' | 'env object' | 'decouple';
  /** The file that makes it. */
  readonly file: string;
  readonly name: string;
  readonly source: EnvSource;
}

/** Starlette takes every line for itself and strips quotes, as python-decouple does. */
export const LINE_BY_LINE = 'python-decouple';

/** Modules hand an object on to one another no further than this. */
const MAX_STEPS = 4;

/** The object of Starlette's Config, environs or decouple that a name stands for in a file. */
export function objectNamed(view: CodeView, name: string, steps = 0): EnvObject | undefined {
  const { graph, file } = view;
  const parsed = graph.modules.get(file);
  if (parsed === undefined || steps > MAX_STEPS) return undefined;
  const made = assignmentsOf(parsed, name).filter(({ within }) => within.length === 0);
  const [only, second] = made;
  if (only !== undefined)
    return second === undefined ? objectMade(view, parsed, name, only.value) : undefined;
  const item = importsOf(parsed).find(({ local, within }) => local === name && within.length === 0);
  if (item?.name === undefined) return undefined;
  if (item.module === 'decouple' && item.name === 'config') return ofDecouple(view, name);
  const source = importedFile(graph, file, item.module);
  return source === undefined ? undefined : objectNamed({ ...view, file: source }, item.name, steps + 1);
}

/** It looks in the folder of the file that calls it, and in those above. */
function ofDecouple({ file, app }: CodeView, name: string): EnvObject {
  const source = { kind: 'search', folder: folderOf(file), name: '.env', newFileFolder: app } as const;
  return { kind: 'decouple', file, name, source: { ...source, reader: LINE_BY_LINE } };
}

function objectMade(
  view: CodeView,
  parsed: ParsedPython,
  name: string,
  call: Expression | undefined,
): EnvObject | undefined {
  if (call?.nodeType !== 'Call') return undefined;
  const { file } = view;
  const made = fullNameOf(parsed, call.func) ?? '';
  if (/^starlette\.config\.Config$/.test(made))
    return { kind: 'config', file, name, source: configSource(view, parsed, call) };
  if (/^environs\.(Env|FileAwareEnv)$/.test(made))
    return { kind: 'env object', file, name, source: environsSource(view, parsed, name) };
  return undefined;
}

/** `Config('.env')`; without a file it reads the environment alone. */
function configSource(view: CodeView, parsed: ParsedPython, call: NodeOf<'Call'>): EnvSource {
  const given = argument(call, 0, 'env_file');
  if (given === undefined || (given.nodeType === 'Constant' && given.value === null))
    return loadedAround(view);
  const path = envPath(parsed, given, view);
  if (path !== undefined) return { kind: 'file', path, reader: LINE_BY_LINE };
  return unknownFile(view, parsed.line(given));
}

/** `env.read_env()` looks in the folder of the file that calls it and in those above. */
function environsSource(view: CodeView, parsed: ParsedPython, name: string): EnvSource {
  const load = callsOf(parsed).find(
    ({ call: { func } }) =>
      func.nodeType === 'Attribute' &&
      func.attr === 'read_env' &&
      func.value.nodeType === 'Name' &&
      func.value.id === name,
  );
  if (load === undefined) return loadedAround(view);
  const given = argument(load.call, 0, 'path');
  const recurses = booleanValue(argument(load.call, 1, 'recurse')) !== false;
  if (given === undefined && recurses)
    return {
      kind: 'search',
      folder: folderOf(view.file),
      name: '.env',
      newFileFolder: view.app,
      reader: 'python-dotenv',
    };
  const path = given === undefined || stringValue(given) === '' ? undefined : envPath(parsed, given, view);
  return path === undefined ? unknownFile(view, load.line) : { kind: 'file', path, reader: 'python-dotenv' };
}

function loadedAround(view: CodeView): EnvSource {
  return dotenvSource(view.graph, view.app)?.source ?? { kind: 'environment', reader: 'dotenv' };
}

export function unknownFile({ file }: Pick<CodeView, 'file'>, line: number): EnvSource {
  return { kind: 'environment', unknown: { file, line, paths: [] }, reader: 'dotenv' };
}

/** How an object is called in a file where it has the given name. */
export function readerOf(
  object: EnvObject,
  local: string,
): Pick<EnvReader, 'kind' | 'read' | 'unless' | 'previous'> {
  const { kind } = object;
  if (kind === 'env object')
    return {
      kind,
      read: (name) => `${local}.str(${name})`,
      unless: (name) => `not ${local}.bool(${name}, False)`,
      previous: (name) => `${local}.str(${name}, "")`,
    };
  return {
    kind,
    read: (name) => `${local}(${name})`,
    unless: (name) => `not ${local}(${name}, cast=bool, default=False)`,
    previous: (name) => `${local}(${name}, default="")`,
  };
}

/** The names that a file gives to objects at module level, of its own or imported. */
export function namesIn(
  graph: ModuleGraph,
  file: string,
): { readonly name: string; readonly from: number }[] {
  const parsed = graph.modules.get(file);
  if (parsed === undefined) return [];
  const isTop = ({ within }: { readonly within: readonly unknown[] }) => within.length === 0;
  const made = assignmentsOf(parsed).filter((one) => isTop(one) && one.kind !== 'augmented');
  const imported = importsOf(parsed).filter(
    (one) => isTop(one) && one.name !== undefined && one.name !== '*',
  );
  return [
    ...made.map(({ name, statement }) => ({ name, from: parsed.span(statement).to })),
    ...imported.map(({ local, statement }) => ({ name: local, from: parsed.span(statement).to })),
  ];
}
