import { importedFile, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import {
  assignedCallsOf,
  assignmentsOf,
  canonicalName,
  dottedName,
  importsOf,
  statementsOf,
  type Expression,
  type NodeOf,
  type ParsedPython,
  type Statement,
} from '../../../languages/python/index.js';
import type { CodeFile } from '../paths.js';
import { configOf, DEFAULTS, filesIn, type ClassConfig } from './class-config.js';

/** A class of pydantic-settings of the project's own. */
export interface EnvClass {
  readonly file: string;
  readonly parsed: ParsedPython;
  readonly node: NodeOf<'ClassDef'>;
  /** Undefined where it can't be worked out. */
  readonly config: ClassConfig | undefined;
  /** Whether it is of pydantic 1, which names variables by `env` and lets env files have others. */
  readonly isV1: boolean;
}

/** An object of such a class that a settings file has at module level. */
export interface EnvClassObject {
  readonly name: string;
  /** The statement that makes or imports it. */
  readonly statement: Statement;
  readonly of: EnvClass;
}

/** Names are followed from module to module no further than this. */
const MAX_STEPS = 4;

/** The objects of pydantic-settings that a settings file has at module level: made there, or imported from the project. */
export function envClassObjects(graph: ModuleGraph, file: string): EnvClassObject[] {
  const parsed = graph.modules.get(file);
  if (parsed === undefined) return [];
  const named = [
    ...assignedCallsOf(parsed).filter(({ within, kind }) => within.length === 0 && kind !== 'augmented'),
    ...importsOf(parsed).flatMap(({ local, name, within, statement }) =>
      name === undefined || name === '*' || within.length > 0 ? [] : [{ name: local, statement }],
    ),
  ];
  return named.flatMap(({ name, statement }) => {
    const of = classOfObject(graph, file, name);
    return of === undefined ? [] : [{ name, statement, of }];
  });
}

/** Whether a settings file has an object whose class reads no env file, at least in one of the branches that make it. */
export function hasObjectWithoutFile(graph: ModuleGraph, file: string): boolean {
  const parsed = graph.modules.get(file);
  if (parsed === undefined) return false;
  const imported = importsOf(parsed).filter(({ name }) => name !== undefined && name !== '*');
  const names = [...assignedCallsOf(parsed).map(({ name }) => name), ...imported.map(({ local }) => local)];
  return [...new Set(names)].some((name) => mayReadNoFile(graph, file, name));
}

function mayReadNoFile(graph: ModuleGraph, file: string, name: string, steps = 0): boolean {
  const parsed = graph.modules.get(file);
  if (parsed === undefined || steps > MAX_STEPS) return false;
  const made = assignmentsOf(parsed, name);
  if (made.length === 0)
    return (
      followed(graph, file, name, (source, original) => mayReadNoFile(graph, source, original, steps + 1)) ===
      true
    );
  const classes = made.map(({ value }) => classOfValue(graph, file, parsed, value));
  return !classes.includes(undefined) && classes.some((one) => one?.config?.files?.length === 0);
}

/** Every class of pydantic-settings in the modules that were read. */
export function envClasses(graph: ModuleGraph): EnvClass[] {
  return [...graph.modules].flatMap(([file, parsed]) =>
    parsed.body.flatMap((statement) =>
      statement.nodeType === 'ClassDef' ? (envClass(graph, file, statement.name) ?? []) : [],
    ),
  );
}

function classOfObject(graph: ModuleGraph, file: string, name: string, steps = 0): EnvClass | undefined {
  const parsed = graph.modules.get(file);
  if (parsed === undefined || steps > MAX_STEPS) return undefined;
  const [made, second] = assignmentsOf(parsed, name).filter(({ within }) => within.length === 0);
  if (second !== undefined) return undefined;
  if (made !== undefined) return classOfValue(graph, file, parsed, made.value);
  return followed(graph, file, name, (source, original) => classOfObject(graph, source, original, steps + 1));
}

/** `Settings()`, or a call of a function that returns it. */
export function classOfValue(
  graph: ModuleGraph,
  file: string,
  parsed: ParsedPython,
  value: Expression | undefined,
): EnvClass | undefined {
  if (value?.nodeType !== 'Call' || value.func.nodeType !== 'Name') return undefined;
  const { id } = value.func;
  const own = envClass(graph, file, id);
  if (own !== undefined) return withFile(own, parsed, value, placeIn(graph, file));
  return classReturned(graph, file, id);
}

/** The class of what a function returns: `def get_settings(): return Settings()`, here or imported. */
export function classReturned(
  graph: ModuleGraph,
  file: string,
  name: string,
  steps = 0,
): EnvClass | undefined {
  const parsed = graph.modules.get(file);
  if (parsed === undefined || steps > MAX_STEPS) return undefined;
  const returned = statementsOf(parsed).flatMap(({ statement, within }) => {
    const [outer, inner] = within;
    const isOf = outer?.nodeType === 'FunctionDef' && outer.name === name && inner === undefined;
    return isOf && statement.nodeType === 'Return' && statement.value ? [statement.value] : [];
  });
  const [only, second] = returned;
  if (only === undefined)
    return followed(graph, file, name, (source, original) =>
      classReturned(graph, source, original, steps + 1),
    );
  const called = only.nodeType === 'Call' ? dottedName(only.func) : undefined;
  return second === undefined && called !== undefined ? envClass(graph, file, called) : undefined;
}

/** `Settings(_env_file='.env')` */
function withFile(
  found: EnvClass,
  parsed: ParsedPython,
  { keywords }: NodeOf<'Call'>,
  place: CodeFile,
): EnvClass {
  const given = keywords.find(({ arg }) => arg === '_env_file');
  if (given === undefined || found.config === undefined) return found;
  return { ...found, config: { ...found.config, files: filesIn(parsed, given.value, place) } };
}

const V2 = /^pydantic_settings(\.main)?\.BaseSettings$/;
/** https://docs.pydantic.dev/1.10/usage/settings/ */
const V1 = /^pydantic(\.v1)?(\.env_settings)?\.BaseSettings$/;

export function envClass(graph: ModuleGraph, file: string, name: string, steps = 0): EnvClass | undefined {
  const parsed = graph.modules.get(file);
  if (parsed === undefined || steps > MAX_STEPS) return undefined;
  const node = parsed.body.find(
    (statement): statement is NodeOf<'ClassDef'> =>
      statement.nodeType === 'ClassDef' && statement.name === name,
  );
  if (node === undefined)
    return followed(graph, file, name, (source, original) => envClass(graph, source, original, steps + 1));
  for (const base of node.bases) {
    const inherited = inheritedFrom(graph, file, parsed, { base, name, steps });
    if (inherited === undefined) continue;
    const config = inherited.config && configOf(parsed, node, inherited.config, placeIn(graph, file));
    const { isV1 } = inherited;
    return { file, parsed, node, isV1, config: config && isV1 ? { ...config, allowsOthers: true } : config };
  }
  return undefined;
}

/** What a base hands on, if it is pydantic's class or one that is derived from it. */
function inheritedFrom(
  graph: ModuleGraph,
  file: string,
  parsed: ParsedPython,
  { base, name, steps }: { readonly base: Expression; readonly name: string; readonly steps: number },
): Pick<EnvClass, 'config' | 'isV1'> | undefined {
  const full = canonicalName(parsed, base) ?? '';
  if (V1.test(full)) return { config: DEFAULTS, isV1: true };
  if (V2.test(full)) return { config: DEFAULTS, isV1: false };
  return base.nodeType === 'Name' && base.id !== name ? envClass(graph, file, base.id, steps + 1) : undefined;
}

/** Where the paths in a file begin. */
function placeIn(graph: ModuleGraph, file: string): CodeFile {
  const dunder = graph.includerOf?.(graph, file);
  return { file, app: graph.start ?? graph.app, ...(dunder === undefined ? {} : { dunder }) };
}

/** Asks the module that a name is imported from. */
function followed<Found>(
  graph: ModuleGraph,
  file: string,
  name: string,
  ask: (source: string, original: string) => Found | undefined,
): Found | undefined {
  const parsed = graph.modules.get(file);
  const item = parsed && importsOf(parsed).find(({ local, within }) => local === name && within.length === 0);
  const source = item?.name === undefined ? undefined : importedFile(graph, file, item.module);
  return item?.name === undefined || source === undefined ? undefined : ask(source, item.name);
}
