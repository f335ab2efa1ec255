import { bindingsIn, scopeOf } from './graph/scope.js';
import { readConditional, type Conditional } from './conditional.js';
import { readSetting, type Setting } from './setting.js';
import type { SettingsView } from './view.js';

/** What a settings file has to say about a name, as far as it counts in the end. */
export type SettingAt =
  | Setting
  | Conditional
  /** Another file has the last word on it. */
  | { readonly kind: 'elsewhere' };

/**
 * The last word on a name in the whole graph if it stands in this file, else the last one that the file itself sees.
 * What an optional import may bring does not count: without it the name would be missing.
 */
export function settingAt(view: SettingsView, name: string): SettingAt {
  const { graph, entry, file } = view;
  const own = scopeOf(graph, file);
  for (const scope of [scopeOf(graph, entry), own]) {
    const conditional = readConditional(scope, name);
    if (conditional?.file === file) return conditional;
    const setting = readSetting(scope, name);
    if (setting.kind !== 'absent' && (setting.file ?? file) === file) return setting;
  }
  return bindingsIn(own, name).every(({ within }) => within.length > 0)
    ? { kind: 'absent' }
    : { kind: 'elsewhere' };
}
