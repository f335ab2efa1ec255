import { booleanValue, stringValue } from '../../../languages/python/index.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import type { Change, Note } from '../../../model/change.js';
import { moduleOf } from '../settings/graph/module-graph.js';
import { importersOf } from '../settings/graph/definition-file.js';
import { scopeOf } from '../settings/graph/scope.js';
import { SECURE } from '../settings/cookie-settings.js';
import { missingAfter } from '../settings/missing-import.js';
import { looksLikeSession } from '../settings/middleware-order.js';
import { ENGINE, SESSIONS_APP } from '../settings/names.js';
import { unsupportedIn } from '../settings/unsupported.js';
import { readSetting, type Setting } from '../settings/setting.js';
import type { SettingsView } from '../settings/view.js';
import { readStringList } from '../settings/lists/string-list.js';
import { settingsChange } from './settings-change.js';

/** Says what the modules that star-import the patched file make of it; it changes nothing. */
export function reportOverrides(view: SettingsView): Change {
  return settingsChange('look at the modules that use these settings', view, (parsed, now) => {
    const modules = importersOf(now.graph, now.file).filter((module) => module !== now.entry);
    const notes = [...notesOnMissing(now), ...modules.flatMap((module) => notesOn(now, module))];
    return { text: parsed.text, notes };
  });
}

/** The user's own local settings, on another computer. */
function notesOnMissing(view: SettingsView): Note[] {
  return missingAfter(view, 'SESSION_ENGINE').flatMap(({ statement, file, line }) => {
    if (statement.nodeType !== 'ImportFrom') return [];
    const message = `${moduleOf(statement)} is not here: cannot tell what it sets where it is there, and that wins.`;
    return [{ message, file, line }];
  });
}

function notesOn(view: SettingsView, module: string): Note[] {
  const refusal = unsupportedIn(view.graph, module);
  if (refusal !== undefined)
    return [
      {
        message: `What these settings end up with cannot be told. ${refusal.reason}`,
        file: refusal.file,
        line: refusal.line,
      },
    ];
  return [
    ...[...NAMES].flatMap(([name, isWanted]) => settingNotes(view, module, name, isWanted)),
    ...listNotes(
      view,
      module,
      'INSTALLED_APPS',
      (value) => value === SESSIONS_APP || value?.startsWith(`${SESSIONS_APP}.apps.`) === true,
    ),
    ...listNotes(view, module, 'MIDDLEWARE', looksLikeSession),
  ];
}

type Assigned = Extract<Setting, { kind: 'assigned' }>;

/** The values that may be set again without a word. */
const NAMES: ReadonlyMap<string, (setting: Assigned) => boolean> = new Map<
  string,
  (setting: Assigned) => boolean
>([
  ['SESSION_ENGINE', ({ value }) => stringValue(value) === ENGINE],
  [SECURE, ({ value }) => booleanValue(value) === true],
  ['SESSION_COOKIE_HTTPONLY', ({ value }) => booleanValue(value) === true],
  [
    'SESSION_COOKIE_SAMESITE',
    ({ value }) => ['lax', 'strict'].includes(stringValue(value)?.toLowerCase() ?? ''),
  ],
  [SECRET_VARIABLE, () => false],
]);

function settingNotes(
  { graph, file }: SettingsView,
  module: string,
  name: string,
  isWanted: (setting: Assigned) => boolean,
): Note[] {
  const setting = readSetting(scopeOf(graph, module), name);
  const own = new Set(scopeOf(graph, file).map((scoped) => scoped.file));
  if (setting.kind === 'absent' || own.has(setting.file ?? file)) return [];
  if (setting.kind === 'assigned' && isWanted(setting)) return [];
  const where = setting.file ?? module;
  const whose = where === module ? 'in these settings' : `in ${module}`;
  return [
    { message: `${name} is set again here; ${whose} it wins over ${file}.`, file: where, line: setting.line },
  ];
}

function listNotes(
  { graph }: SettingsView,
  module: string,
  name: string,
  isWanted: (value: string | undefined) => boolean,
): Note[] {
  const list = readStringList(graph, module, name);
  if (list.kind === 'absent') return [];
  const isThere =
    list.kind === 'list' &&
    list.values.every(({ items }) => items.some(({ value, sure }) => sure && isWanted(value)));
  if (isThere) return [];
  const message = `${name} may lack Django's sessions in ${module}; make sure that it has them.`;
  return [{ message, file: list.file ?? module, line: list.line }];
}
