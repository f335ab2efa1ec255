import { booleanValue, stringValue } from '../../../languages/python/index.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import type { Note, Transform } from '../../../model/types.js';
import { moduleOf } from '../settings/chain/chain.js';
import { dependentsOf } from '../settings/chain/home.js';
import { scopeOf } from '../settings/chain/scope.js';
import { SECURE } from '../settings/cookie-settings.js';
import { missingAfter } from '../settings/missing-import.js';
import { looksLikeSession } from '../settings/middleware-order.js';
import { ENGINE, SESSIONS_APP } from '../settings/names.js';
import { refusalOf } from '../settings/refusal.js';
import { readSetting, type Setting } from '../settings/setting.js';
import type { SettingsSite } from '../settings/site.js';
import { readStringList } from '../settings/lists/string-list.js';
import { settingsTransform } from './settings-transform.js';

/** Says what the modules that star-import the patched file make of it; it changes nothing. */
export function reportOverrides(site: SettingsSite): Transform {
  return settingsTransform('look at the modules that use these settings', site, (parsed, now) => {
    const modules = dependentsOf(now.chain, now.file).filter((module) => module !== now.entry);
    const notes = [...notesOnMissing(now), ...modules.flatMap((module) => notesOn(now, module))];
    return { text: parsed.text, notes };
  });
}

/** The user's own local settings, on another computer. */
function notesOnMissing(site: SettingsSite): Note[] {
  return missingAfter(site, 'SESSION_ENGINE').flatMap(({ statement, file, line }) => {
    if (statement.nodeType !== 'ImportFrom') return [];
    const message = `${moduleOf(statement)} is not here: cannot tell what it sets where it is there, and that wins.`;
    return [{ message, file, line }];
  });
}

function notesOn(site: SettingsSite, module: string): Note[] {
  const refusal = refusalOf(site.chain, module);
  if (refusal !== undefined)
    return [
      {
        message: `What these settings end up with cannot be told. ${refusal.reason}`,
        file: refusal.file,
        line: refusal.line,
      },
    ];
  return [
    ...[...NAMES].flatMap(([name, isWanted]) => settingNotes(site, module, name, isWanted)),
    ...listNotes(
      site,
      module,
      'INSTALLED_APPS',
      (value) => value === SESSIONS_APP || value?.startsWith(`${SESSIONS_APP}.apps.`) === true,
    ),
    ...listNotes(site, module, 'MIDDLEWARE', looksLikeSession),
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
  { chain, file }: SettingsSite,
  module: string,
  name: string,
  isWanted: (setting: Assigned) => boolean,
): Note[] {
  const setting = readSetting(scopeOf(chain, module), name);
  const own = new Set(scopeOf(chain, file).map((scoped) => scoped.file));
  if (setting.kind === 'absent' || own.has(setting.file ?? file)) return [];
  if (setting.kind === 'assigned' && isWanted(setting)) return [];
  const where = setting.file ?? module;
  const whose = where === module ? 'in these settings' : `in ${module}`;
  return [
    { message: `${name} is set again here; ${whose} it wins over ${file}.`, file: where, line: setting.line },
  ];
}

function listNotes(
  { chain }: SettingsSite,
  module: string,
  name: string,
  isWanted: (value: string | undefined) => boolean,
): Note[] {
  const list = readStringList(chain, module, name);
  if (list.kind === 'absent') return [];
  const isThere =
    list.kind === 'list' &&
    list.values.every(({ items }) => items.some(({ value, sure }) => sure && isWanted(value)));
  if (isThere) return [];
  const message = `${name} may lack Django's sessions in ${module}; make sure that it has them.`;
  return [{ message, file: list.file ?? module, line: list.line }];
}
