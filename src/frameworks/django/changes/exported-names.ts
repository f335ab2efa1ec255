import {
  appendBlock,
  editPython,
  quoted,
  styleOf,
  type PythonStyle,
} from '../../../languages/python/index.js';
import { filesOf, importersOf } from '../../../languages/python/evaluate/index.js';
import type { Change } from '../../../model/change.js';
import { evaluatorOf } from '../settings/evaluation.js';
import { isLeftOut, typeOfAll } from '../settings/kept-back.js';
import { ADDED_NAMES } from '../settings/names.js';
import { viewOf, type SettingsView } from '../settings/view.js';
import { settingsChange } from './settings-change.js';

/** Lets star imports bring what a run has added, where `__all__` says what they bring: in the file, and in those between. */
export function exportNames(view: SettingsView): Change[] {
  const { graph, entry, file } = view;
  const between = importersOf(graph, file).filter((one) => filesOf(graph, entry).has(one));
  return [file, ...between].map((one) => exportFrom(viewOf(view, one)));
}

function exportFrom(view: SettingsView): Change {
  const what = {
    title: 'add the session settings to __all__',
    problem: "__all__ doesn't include the session settings",
  };
  return settingsChange(what, view, (parsed, now) => {
    const isSet = (module: string, name: string) =>
      evaluatorOf(now.graph).evaluate(module, name).bound.length > 0;
    // What is set elsewhere as well is left out on purpose.
    const names = ADDED_NAMES.filter(
      (name) => isLeftOut(now, name) && isSet(now.file, name) && !isSet(now.entry, name),
    );
    const type = names.length === 0 ? undefined : typeOfAll(now);
    if (type === undefined) return { text: parsed.text };
    return { text: editPython(parsed.text, [appendBlock(parsed, added(names, type, styleOf(parsed)))]) };
  });
}

/** A statement of its own, so that `remove` can give the file back as it was. */
function added(names: readonly string[], type: 'List' | 'Tuple', style: PythonStyle): string {
  const [open, close] = type === 'List' ? ['[', ']'] : ['(', ')'];
  const lines = names.map((name) => `${style.unit}${quoted(name, style)},`);
  return [`__all__ += ${open}`, ...lines, close].join('\n');
}
