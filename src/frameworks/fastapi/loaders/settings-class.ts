import { importedFile, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { canonicalName, importsOf, type NodeOf, type ParsedPython } from '../../../languages/python/index.js';
import { PREVIOUS_VARIABLE, SECRET_VARIABLE } from '../../../model/secret.js';
import { folderOf } from '../../../model/paths.js';
import type { EnvSource } from '../../../session/python/loaders/loader.js';
import { classOfValue, envClass, type EnvClass } from '../../../session/python/pydantic/env-class.js';
import { secretField } from '../../../session/python/pydantic/field.js';
import { functionAround, type CodeView } from '../project/code.js';
import type { Making } from '../project/making.js';
import { INSECURE_VARIABLE } from '../sdk.js';
import { dotenvSource } from './dotenv.js';
import { LINE_BY_LINE, unknownFile } from './objects.js';
import type { Reading } from './reader.js';

/** Reads variables as fields of an object of a class of pydantic-settings. */
export function settingsReading(view: CodeView, of: EnvClass, object: string, from: number): Reading {
  const fieldOf = (variable: string) => `${object}.${secretField(of, variable).name}`;
  return {
    of,
    object,
    lacksLoader: false,
    reader: {
      kind: 'settings class',
      read: () => fieldOf(SECRET_VARIABLE),
      unless: () => `not ${fieldOf(INSECURE_VARIABLE)}`,
      previous: () => fieldOf(PREVIOUS_VARIABLE),
      from,
      needsOs: false,
      source: sourceOfClass(view, of),
    },
  };
}

/** A class without a file of its own reads what its fields read with decouple, else what fills the environment in time. */
function sourceOfClass(view: CodeView, of: EnvClass): EnvSource {
  const files = of.config?.files;
  const [path] = files ?? [];
  if (path !== undefined) return { kind: 'file', path, reader: 'python-dotenv' };
  if (files === undefined) return unknownFile({ file: of.file }, of.parsed.line(of.node));
  if (decoupleOf(of) !== undefined)
    return {
      kind: 'search',
      folder: folderOf(of.file),
      name: '.env',
      newFileFolder: view.app,
      reader: LINE_BY_LINE,
    };
  const early = new Set([view.file, ...importedBy(view.graph, of.file)]);
  const source = dotenvSource(view.graph, view.app, early)?.source;
  if (source !== undefined) return source;
  const late = dotenvSource(view.graph, view.app);
  const line = late && view.graph.modules.get(late.file)?.line(late.statement);
  return late === undefined
    ? { kind: 'environment', reader: 'dotenv' }
    : unknownFile({ file: late.file }, line ?? 1);
}

/** A file and the modules that it imports, and those that they import: they run before its own classes do. */
function importedBy(graph: ModuleGraph, file: string): ReadonlySet<string> {
  const found = new Set([file]);
  for (const from of found) {
    const parsed = graph.modules.get(from);
    for (const { module, name } of parsed === undefined ? [] : importsOf(parsed))
      for (const one of name === undefined ? [module] : [module, `${module}.${name}`]) {
        const path = importedFile(graph, from, one);
        if (path !== undefined) found.add(path);
      }
  }
  return found;
}

/** The function of decouple that gives fields of a class their values: `config` in `debug: bool = config('DEBUG')`. */
export function decoupleOf({ node, parsed, config }: EnvClass): string | undefined {
  if (config?.files?.length !== 0) return undefined;
  for (const statement of node.body) {
    const value = statement.nodeType === 'AnnAssign' ? statement.value : undefined;
    const name = value?.nodeType === 'Call' ? sourceOfCallee(parsed, value) : undefined;
    if (name !== undefined) return name;
  }
  return undefined;
}

function sourceOfCallee(parsed: ParsedPython, { func }: NodeOf<'Call'>): string | undefined {
  if (canonicalName(parsed, func) !== 'decouple.config') return undefined;
  const { from, to } = parsed.span(func);
  return parsed.text.slice(from, to);
}

/** `settings = get_settings()` in the function that makes the application, or a parameter of that class. */
export function localSettings(
  view: CodeView,
  parsed: ParsedPython,
  { within, statement }: Making,
): Reading | undefined {
  const around = functionAround(within);
  if (around === undefined) return undefined;
  for (const one of around.body.slice(0, around.body.indexOf(statement))) {
    const [target] = one.nodeType === 'Assign' ? one.targets : [];
    if (one.nodeType !== 'Assign' || target?.nodeType !== 'Name') continue;
    const of = classOfValue(view.graph, view.file, parsed, one.value);
    if (of !== undefined) return settingsReading(view, of, target.id, parsed.span(one).to);
  }
  return settingsParameter(view, around.args.args);
}

function settingsParameter(view: CodeView, parameters: readonly NodeOf<'Arg'>[]): Reading | undefined {
  for (const { arg, annotation } of parameters) {
    if (annotation?.nodeType !== 'Name') continue;
    const of = envClass(view.graph, view.file, annotation.id);
    if (of !== undefined) return settingsReading(view, of, arg, 0);
  }
  return undefined;
}
