import { filesOf } from '../../../../languages/python/evaluate/index.js';
import {
  assignmentsOf,
  changesTo,
  importsOf,
  type ImportedName,
  type ParsedPython,
} from '../../../../languages/python/index.js';
import type { Loader } from '../../../../session/python/loaders/loader.js';
import type { SettingsView } from '../view.js';
import { searched } from './decouple.js';

const CONFIG = { module: 'decouple', name: 'config' } as const;

/**
 * decouple's `config` for a file that doesn't read the environment, where modules around it read with that: they fill no
 * `os.environ` for it. Undefined where none does, or the name is something else somewhere: star imports pass it on.
 */
export function decoupleOfOthers(view: SettingsView): Loader | undefined {
  const { graph, entry } = view;
  const isUsed = [...filesOf(graph, entry)].some((module) => {
    const parsed = graph.modules.get(module);
    return parsed !== undefined && importsConfig(parsed);
  });
  if (!isUsed || [...graph.modules.values()].some(bindsOther)) return undefined;
  const source = searched(view);
  const read = (variable: string) => `${CONFIG.name}(${variable})`;
  return {
    kind: 'decouple',
    object: CONFIG.name,
    read,
    from: 0,
    needsOs: false,
    needsImport: CONFIG,
    source,
  };
}

function importsConfig(parsed: ParsedPython): boolean {
  return importsOf(parsed).some((item) => isDecouple(item) && item.within.length === 0);
}

function isDecouple({ module, name, local }: Pick<ImportedName, 'module' | 'name' | 'local'>): boolean {
  return module === CONFIG.module && name === CONFIG.name && local === CONFIG.name;
}

function bindsOther(parsed: ParsedPython): boolean {
  const { name } = CONFIG;
  const isOther = importsOf(parsed).some((item) => item.local === name && !isDecouple(item));
  const changes = changesTo(parsed, name).filter(({ statement }) => statement.nodeType !== 'ImportFrom');
  return isOther || changes.length > 0 || assignmentsOf(parsed, name).length > 0;
}
