import { importedFile, withModules, type ModuleGraph } from '../../../../languages/python/evaluate/index.js';
import {
  canonicalName,
  importsOf,
  parsePython,
  type ImportedName,
  type ParsedPython,
} from '../../../../languages/python/index.js';
import { folderOf, nameOf } from '../../../../model/paths.js';
import { rewrap } from './rewrap.js';
import { loadingCall, loadsItself } from './self-loading.js';
import { bodyAsModule, classIn, linesWithEnds, unwrap, type Unwrapped } from './unwrap.js';

/** A class of django-configurations, or one that such a class is derived from. */
export interface SettingsClass {
  readonly file: string;
  readonly name: string;
  /** Those of the project's own, in the order in which they are written. */
  readonly bases: readonly SettingsClass[];
  /** Those that a condition imports under the name of this one in its place. */
  readonly rivals?: readonly SettingsClass[];
}

/**
 * Settings that are classes, read as modules: each class is one that star-imports those it is derived from. So every
 * question and every edit is the same as for modules.
 */
export interface ClassModules {
  readonly graph: ModuleGraph;
  /** The module of the class that Django is started with. */
  readonly entry: string;
  /** By the file that stands for them. */
  readonly classes: ReadonlyMap<string, SettingsClass>;
  /** The modules of classes that a condition may choose in the place of one that Django is started with. */
  readonly rivals: readonly string[];
  /** The files that the classes are written in, as they were read. */
  readonly files: ReadonlyMap<string, ParsedPython>;
  /** The text of a class's module where its file has this text. */
  unwrapped(module: string, text: string): string | undefined;
  /** The text of the file once the module has another one. */
  rewrapped(module: string, text: string, changed: string): string | undefined;
}

/** A graph whose modules are classes. */
interface ClassGraph extends ModuleGraph {
  readonly classes: ClassModules;
}

export function classesOf(graph: ModuleGraph): ClassModules | undefined {
  return isClassGraph(graph) ? graph.classes : undefined;
}

function isClassGraph(graph: ModuleGraph): graph is ClassGraph {
  return 'classes' in graph;
}

/** Whether a class of a module is derived from the one that a file stands for. */
export function derives({ classes }: ClassModules, module: string, from: string): boolean {
  const base = classes.get(from);
  return [...classes.values()].some(
    (one) =>
      one.file === module && base !== undefined && withBases(one).some((its) => moduleFile(its) === from),
  );
}

/** The graph in which a file is the body of one of its classes, as if that were the module. */
export function withClassBody(graph: ModuleGraph, file: string, name: string): ModuleGraph {
  const parsed = graph.modules.get(file);
  const body = parsed && bodyAsModule(parsed, name);
  return body === undefined ? graph : withModules(graph, new Map([[file, body]]));
}

/** Classes are followed from module to module no further than this. */
const MAX_STEPS = 8;

/**
 * The classes of django-configurations in a settings module; undefined where it has none.
 * @param choose the class that Django is started with
 * @param named one that is a configuration, whatever it is derived from
 * @param others modules that Django may be started with instead: their classes count that have a base in common
 */
export function classModules(
  graph: ModuleGraph,
  entry: string,
  choose: (classes: readonly SettingsClass[]) => SettingsClass | undefined,
  { named, others = [] }: { readonly named?: string | undefined; readonly others?: readonly string[] } = {},
): ClassModules | undefined {
  const all = settingsClasses(graph, entry, named);
  const chosen = classThatLoadsItself(graph, entry) ?? choose(all);
  if (chosen === undefined) return undefined;
  const rivals = withBases(chosen).flatMap((one) => one.rivals ?? []);
  const classes = new Map(
    [...all, chosen, ...rivals, ...relatives(graph, others, chosen)]
      .flatMap(withBases)
      .map((one) => [moduleFile(one), one]),
  );
  const read = (module: string, text: string): Unwrapped | undefined => {
    const found = classes.get(module);
    const parsed = parsePython(text);
    return found === undefined || parsed.kind === 'failure'
      ? undefined
      : unwrapClass(parsed, found, classes, graph.app);
  };
  const modules = new Map(graph.modules);
  for (const [module, { file }] of classes) {
    const text = graph.modules.get(file)?.text;
    const unwrapped = text === undefined ? undefined : read(module, text);
    const parsed = unwrapped && parsePython(unwrapped.text);
    if (parsed?.kind === 'parsed') modules.set(module, parsed);
  }
  if (!modules.has(moduleFile(chosen))) return undefined;
  const made: Omit<ClassModules, 'graph'> = {
    entry: moduleFile(chosen),
    classes,
    rivals: rivals.map(moduleFile),
    files: graph.modules,
    unwrapped: (module, text) => read(module, text)?.text,
    rewrapped: (module, text, changed) => {
      const unwrapped = read(module, text);
      const rest = linesWithEnds(text)
        .slice(unwrapped?.lines.length ?? 0)
        .join('');
      return unwrapped && rewrap(unwrapped, rest, changed);
    },
  };
  const own: ModuleGraph = { ...graph, modules };
  const result: ClassModules = { ...made, graph: own };
  return { ...result, graph: Object.assign(own, { classes: result }) };
}

/** Those of the classes of a module that are derived from `Configuration`. */
function settingsClasses(graph: ModuleGraph, file: string, named: string | undefined): SettingsClass[] {
  return classesNamedIn(graph, file).filter((one) => one.name === named || isConfiguration(graph, one));
}

/** The classes of a module, its own and those that it imports. */
function classesNamedIn(graph: ModuleGraph, file: string): SettingsClass[] {
  const parsed = graph.modules.get(file);
  if (parsed === undefined) return [];
  const names = [
    ...parsed.body.flatMap((statement) => (statement.nodeType === 'ClassDef' ? [statement.name] : [])),
    ...importsOf(parsed).flatMap(({ local, name }) => (name === undefined || name === '*' ? [] : [local])),
  ];
  return names.flatMap((name) => settingsClass(graph, file, name) ?? []);
}

/** The classes of other modules that are derived from one of the project's own as this one is. */
function relatives(graph: ModuleGraph, files: readonly string[], own: SettingsClass): SettingsClass[] {
  const bases = new Set(withBases(own).map(moduleFile));
  return files
    .flatMap((file) => classesNamedIn(graph, file))
    .filter((one) => withBases(one).some((base) => bases.has(moduleFile(base))));
}

/** The class that a settings module calls to set its attributes, where the method that does so is found. */
function classThatLoadsItself(graph: ModuleGraph, file: string): SettingsClass | undefined {
  const parsed = graph.modules.get(file);
  const call = parsed && loadingCall(parsed);
  const own = call && settingsClass(graph, file, call.name);
  const answers = (own === undefined ? [] : withBases(own)).map((one) => {
    const written = graph.modules.get(one.file);
    return call && written && loadsItself(written, one.name, call.method);
  });
  return answers.find((one) => one !== undefined) === true ? own : undefined;
}

function settingsClass(graph: ModuleGraph, file: string, name: string, steps = 0): SettingsClass | undefined {
  const parsed = graph.modules.get(file);
  if (parsed === undefined || steps > MAX_STEPS) return undefined;
  const node = classIn(parsed, name);
  if (node === undefined) {
    const [found, ...rivals] = importsOfClass(parsed, name).flatMap(({ module, name: original }) => {
      const source = original === undefined ? undefined : importedFile(graph, file, module);
      return source === undefined || original === undefined
        ? []
        : (settingsClass(graph, source, original, steps + 1) ?? []);
    });
    return found === undefined || rivals.length === 0
      ? found
      : { ...found, rivals: [...(found.rivals ?? []), ...rivals] };
  }
  const bases = node.bases.flatMap((base) =>
    base.nodeType === 'Name' && base.id !== name
      ? (settingsClass(graph, file, base.id, steps + 1) ?? [])
      : [],
  );
  return { file, name, bases };
}

/** One at module level has the last word; else a condition decides: `if os.environ['STAGE'] == 'test': from .test import Site`. */
function importsOfClass(parsed: ParsedPython, name: string): ImportedName[] {
  const all = importsOf(parsed).filter(({ local }) => local === name);
  const plain = all.findLast(({ within }) => within.length === 0);
  return plain === undefined ? all : [plain];
}

function isConfiguration(graph: ModuleGraph, { file, name, bases }: SettingsClass): boolean {
  const parsed = graph.modules.get(file);
  const node = parsed && classIn(parsed, name);
  if (parsed === undefined || node === undefined) return false;
  const isOwn = node.bases.some((base) => /^configurations\b/.test(canonicalName(parsed, base) ?? ''));
  return isOwn || bases.some((base) => isConfiguration(graph, base));
}

function withBases(one: SettingsClass): SettingsClass[] {
  return [one, ...one.bases.flatMap(withBases)];
}

/** `garden/settings__base.py` for the class Base of `garden/settings.py`. */
function moduleFile({ file, name }: Pick<SettingsClass, 'file' | 'name'>): string {
  return file.replace(/\.py$/, `__${name.toLowerCase()}.py`);
}

function unwrapClass(
  parsed: ParsedPython,
  { file, name, bases }: SettingsClass,
  classes: ReadonlyMap<string, SettingsClass>,
  app: string,
): Unwrapped | undefined {
  const node = classIn(parsed, name);
  if (node === undefined || node.decorator_list.length > 0) return undefined;
  const others = [...classes.values()].filter((one) => one.file === file && one.name !== name);
  const hidden = others.flatMap((other) => classIn(parsed, other.name) ?? []);
  // The first of several bases wins in a class, the last of several star imports in a module.
  const stars = [...bases].reverse().map((base) => `from ${importPath(base, file, app)} import *`);
  const all = bases.flatMap(withBases);
  const names = all.map((base) => {
    const path = importPath(base, file, app);
    const dot = path.lastIndexOf('.');
    return `from ${path.slice(0, dot) || '.'} import ${path.slice(dot + 1)} as ${base.name}`;
  });
  const ahead = hidden.filter((one) => parsed.line(one) < parsed.line(node));
  return unwrap(parsed, node, [...stars, ...names].join('; '), new Set(ahead));
}

function importPath(base: SettingsClass, from: string, app: string): string {
  const path = moduleFile(base).replace(/\.py$/, '');
  if (folderOf(path) === folderOf(from)) return `.${nameOf(path)}`;
  return path.slice(app === '' ? 0 : app.length + 1).replaceAll('/', '.');
}
