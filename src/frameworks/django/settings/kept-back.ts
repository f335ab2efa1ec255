import { copiedNamesOf } from '../../../languages/python/index.js';
import { filesOf, importedFile, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { readStringList, type ListValue } from './string-list.js';
import type { SettingsView } from './view.js';

/** Whether the file's `__all__` keeps a name from the settings that Django is started with. */
export function isKeptBack({ graph, entry, file }: SettingsView, name = 'SESSION_ENGINE'): boolean {
  if (file === entry || isCopied(graph, entry, file)) return false;
  const all = readStringList(graph, file, '__all__');
  const isListed = ({ items }: ListValue) => items.some(({ value }) => value === undefined || value === name);
  return all.kind === 'list' && all.open === undefined && !all.values.some(isListed);
}

/** `globals().update(vars(base))` copies what `__all__` leaves out as well. */
function isCopied(graph: ModuleGraph, entry: string, file: string): boolean {
  return [...filesOf(graph, entry)].some((module) => {
    const parsed = graph.modules.get(module);
    const copied = parsed === undefined ? [] : [...copiedNamesOf(parsed).values()];
    return copied.some((one) => importedFile(graph, module, one.module) === file);
  });
}
