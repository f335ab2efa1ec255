import {
  assignmentsOf,
  copiedNamesOf,
  type ParsedPython,
  type Statement,
} from '../../../languages/python/index.js';
import { asksForNames } from '../../../languages/python/query/namespaces.js';
import { copiedFiles, filesOf, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { settersIn } from './setting.js';
import { readStringList, type ListValue } from './string-list.js';
import type { SettingsView } from './view.js';

/** Whether the file's `__all__` keeps a name from the settings that Django is started with, whatever a run adds to it. */
export function isKeptBack(view: SettingsView, name = 'SESSION_ENGINE'): boolean {
  if (!isLeftOut(view, name)) return false;
  const parsed = view.graph.modules.get(view.file);
  // A name that is there already is left out on purpose.
  const isSet = parsed !== undefined && settersIn(parsed, name).length > 0;
  return isSet || typeOfAll(view) === undefined;
}

/** Whether the file's `__all__` lacks a name. */
export function isLeftOut({ graph, entry, file }: SettingsView, name: string): boolean {
  if (file === entry || isCopied(graph, entry, file)) return false;
  const all = readStringList(graph, file, '__all__');
  const isListed = ({ items }: ListValue) => items.some(({ value }) => value === undefined || value === name);
  return all.kind === 'list' && all.open === undefined && !all.values.some(isListed);
}

/** What can be added to the file's `__all__`; undefined where that is unknown. */
export function typeOfAll({ graph, file }: SettingsView): 'List' | 'Tuple' | undefined {
  const all = readStringList(graph, file, '__all__');
  const literals = all.kind === 'list' ? all.values.flatMap((value) => value.literals) : [];
  const [type, second] = new Set(literals.map(({ node }) => node.nodeType));
  return second === undefined && type !== 'Set' ? type : undefined;
}

/** `__all__ = [name for name in dir() if name.isupper()]`: it has the names that are set above it. */
export function computedAll(parsed: ParsedPython): Statement | undefined {
  return assignmentsOf(parsed, '__all__').find(
    ({ value, within }) => value !== undefined && within.length === 0 && asksForNames(value),
  )?.statement;
}

/** `globals().update(vars(base))` copies what `__all__` leaves out as well. */
function isCopied(graph: ModuleGraph, entry: string, file: string): boolean {
  return [...filesOf(graph, entry)].some((module) => {
    const parsed = graph.modules.get(module);
    const copied = parsed === undefined ? [] : [...copiedNamesOf(parsed).values()];
    return copied.some((one) => copiedFiles(graph, module, one).includes(file));
  });
}
