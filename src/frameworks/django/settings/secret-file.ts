import { filesOf, importersOf, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { loaderFor } from './loaders/loader-for.js';
import { purposeOf } from './module-name.js';
import { readSetting } from './setting.js';
import { viewOf, type SettingsView } from './view.js';

/** The file that sets the secret already, else the one that will: where the environment that it needs is loaded. */
export function secretFile(view: SettingsView): string {
  const { graph, entry, file } = view;
  const setting = readSetting(graph, entry, SECRET_VARIABLE);
  return setting.kind === 'absent' ? (fileWithLateLoader(view) ?? file) : (setting.file ?? file);
}

/** Whether a module is no environment's own by its name, or another environment is made of it: `prod.py` that star-imports `dev.py`. */
function isForSeveral(graph: ModuleGraph, module: string, beside: string): boolean {
  const purpose = purposeOf(module, beside);
  const others = importersOf(graph, module).map((other) => purposeOf(other, beside));
  return purpose === undefined || others.some((other) => isEnvironment(other) && other !== purpose);
}

/** Tests may do without what production has. */
function isEnvironment(purpose: ReturnType<typeof purposeOf>): boolean {
  return purpose === 'development' || purpose === 'production';
}

/**
 * The file that takes in the patched one and loads the env file only after that; undefined where an environment would do
 * without it: `local.py` that loads a file of its own, or a `production.py` beside it.
 */
function fileWithLateLoader(view: SettingsView): string | undefined {
  const { graph, file } = view;
  const parsed = graph.modules.get(file);
  const loader = parsed && loaderFor(parsed, view);
  if (loader === undefined || loader.kind === 'unknown' || loader.source.kind !== 'environment')
    return undefined;
  const { unknown } = loader.source;
  if (unknown?.isLate !== true || !isForSeveral(graph, unknown.file, file)) return undefined;
  const later = graph.modules.get(unknown.file);
  const reader = later && loaderFor(later, viewOf(view, unknown.file));
  if (reader === undefined || reader.kind === 'unknown') return undefined;
  const parts = filesOf(graph, unknown.file);
  // One that only stands beside the file may be left out where a condition chooses.
  const isReached = (module: string) =>
    module === file ? parts.has(file) : parts.has(module) || filesOf(graph, module).has(unknown.file);
  return [file, ...importersOf(graph, file)].every(isReached) ? unknown.file : undefined;
}
