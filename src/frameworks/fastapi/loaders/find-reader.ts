import { importsOf, type ParsedPython } from '../../../languages/python/index.js';
import { nodesIn } from '../../../languages/python/parse/nodes.js';
import type { EnvSource } from '../../../session/python/loaders/loader.js';
import { osAccess } from '../../../session/python/loaders/os.js';
import { classReturned, envClassObjects } from '../../../session/python/pydantic/env-class.js';
import { functionAround, isScope, type CodeView } from '../project/code.js';
import type { Making } from '../project/making.js';
import { dotenvLoads, dotenvSource, searchFrom } from './dotenv.js';
import { namesIn, objectNamed, readerOf } from './objects.js';
import type { Reading } from './reader.js';
import { localSettings, settingsReading } from './settings-class.js';

/**
 * The project's own idiom at the place where the application is made: an object of pydantic-settings, Starlette's Config,
 * environs or decouple that the file has; else one that a module which it imports has; else the environment itself.
 * @param supplied the env file that whoever starts the application hands over
 */
export function findReading(view: CodeView, making: Making, supplied: string | undefined): Reading {
  const parsed = view.graph.modules.get(view.file);
  if (parsed === undefined) throw new Error('the file of the application is in its graph');
  const late = functionAround(making.within) !== undefined;
  return (
    localSettings(view, parsed, making) ??
    moduleObject(view, parsed, late, namesOfFunction(making)) ??
    ownEnvironment(view, parsed, making) ??
    importable(view, parsed) ??
    environment(view, parsed, supplied)
  );
}

/** The parameters of the function that makes the application, and the names that it assigns: there they hide the module's. */
function namesOfFunction({ within }: Making): ReadonlySet<string> {
  const around = functionAround(within);
  if (around === undefined) return new Set();
  const { args, kwonlyargs, posonlyargs, vararg, kwarg } = around.args;
  const parameters = [...args, ...kwonlyargs, ...posonlyargs, vararg, kwarg].flatMap((one) => one?.arg ?? []);
  const assigned = nodesIn(around).flatMap((node) =>
    node.nodeType === 'Name' && node.ctx.nodeType !== 'Load' ? [node.id] : [],
  );
  return new Set([...parameters, ...assigned]);
}

/** @param late whether the application is made in a function, when all of the module has been run */
function moduleObject(
  view: CodeView,
  parsed: ParsedPython,
  late: boolean,
  hidden: ReadonlySet<string>,
): Reading | undefined {
  const { graph, file } = view;
  const [settings] = envClassObjects(graph, file).filter(({ name }) => !hidden.has(name));
  if (settings !== undefined)
    return settingsReading(view, settings.of, settings.name, late ? 0 : parsed.span(settings.statement).to);
  for (const { local, name, within, statement } of importsOf(parsed)) {
    if (name === undefined || within.length > 0 || hidden.has(local)) continue;
    const of = classReturned(graph, file, local);
    if (of !== undefined)
      return settingsReading(view, of, `${local}()`, late ? 0 : parsed.span(statement).to);
  }
  return libraryObject(view, late, hidden);
}

/** An object of Starlette's Config, environs or decouple. */
function libraryObject(view: CodeView, late: boolean, hidden: ReadonlySet<string>): Reading | undefined {
  for (const { name, from } of namesIn(view.graph, view.file)) {
    const object = hidden.has(name) ? undefined : objectNamed(view, name);
    if (object === undefined) continue;
    const reader = {
      ...readerOf(object, name),
      from: late ? 0 : from,
      needsOs: false,
      source: object.source,
    };
    return { reader, object: name, lacksLoader: false };
  }
  return undefined;
}

/** The file loads an env file itself. */
function ownEnvironment(view: CodeView, parsed: ParsedPython, making: Making): Reading | undefined {
  const around = functionAround(making.within);
  const loads = dotenvLoads(parsed, view.file, view.app).filter(
    ({ within }) => !within.some(isScope) || functionAround(within) === around,
  );
  const load = loads.find(({ source }) => source.kind !== 'environment') ?? loads[0];
  if (load === undefined) return undefined;
  const isLate = around !== undefined && functionAround(load.within) === undefined;
  const outer =
    load.within.at(-1) !== undefined && !isScope(load.within.at(-1)) ? load.within.at(-1) : load.statement;
  return osReading(parsed, load.source, isLate ? 0 : parsed.span(outer ?? load.statement).to, false);
}

function osReading(parsed: ParsedPython, source: EnvSource, from: number, lacksLoader: boolean): Reading {
  const access = osAccess(parsed);
  if (access === undefined)
    return {
      lacksLoader,
      reader: { kind: 'unknown', reason: 'The name os may not be the os module in this file.', line: 1 },
    };
  const mapping = access.read('').slice(0, -'[]'.length);
  return {
    lacksLoader,
    reader: {
      kind: 'os',
      read: access.read,
      unless: (name) => `${mapping}.get(${name}) != "true"`,
      previous: (name) => `${mapping}.get(${name}, "")`,
      from: Math.max(from, from === 0 ? 0 : access.from),
      needsOs: access.needsOs,
      source,
    },
  };
}

/** An object that a module has which the application's imports lead to, and that the file can import as well. */
function importable(view: CodeView, parsed: ParsedPython): Reading | undefined {
  const { graph, file } = view;
  // How such a file would be imported is known only where imports are absolute.
  if (importsOf(parsed).some(({ module }) => module.startsWith('.'))) return undefined;
  const taken = new Set(namesIn(graph, file).map(({ name }) => name));
  for (const module of graph.modules.keys()) {
    const found = module === file ? undefined : objectOfModule(view, module, taken);
    if (found !== undefined) return found;
  }
  return undefined;
}

function objectOfModule(view: CodeView, module: string, taken: ReadonlySet<string>): Reading | undefined {
  const { graph } = view;
  const path = module.slice(graph.app === '' ? 0 : graph.app.length + 1).replace(/(\/__init__)?\.py$/, '');
  const needs = (name: string) => ({ module: path.replaceAll('/', '.'), name });
  const [settings] = envClassObjects(graph, module).filter(({ of }) => of.file === module);
  if (settings !== undefined && !taken.has(settings.name)) {
    const reading = settingsReading(view, settings.of, settings.name, 0);
    const { reader } = reading;
    return reader.kind === 'unknown'
      ? reading
      : { ...reading, reader: { ...reader, needs: needs(settings.name) } };
  }
  for (const { name } of namesIn(graph, module).filter((one) => !taken.has(one.name))) {
    const object = objectNamed({ ...view, file: module }, name);
    if (object?.file !== module || object.kind === 'decouple') continue;
    const reader = {
      ...readerOf(object, name),
      from: 0,
      needsOs: false,
      needs: needs(name),
      source: object.source,
    };
    return { reader, object: name, lacksLoader: false };
  }
  return undefined;
}

function environment(view: CodeView, parsed: ParsedPython, supplied: string | undefined): Reading {
  const load = dotenvSource(view.graph, view.app);
  if (load !== undefined) return osReading(parsed, load.source, 0, false);
  if (supplied !== undefined)
    return osReading(parsed, { kind: 'file', path: supplied, reader: 'dotenv' }, 0, false);
  return osReading(parsed, searchFrom(view.file, view.app, '.env'), 0, true);
}
