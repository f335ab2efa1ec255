import {
  booleanValue,
  isNone,
  sourceOf,
  stringValue,
  type Expression,
  type ParsedPython,
} from '../../../languages/python/index.js';
import { settersIn, settingAt } from '../settings/setting.js';
import type { SettingsView } from '../settings/view.js';
import { dependsOnMore, kept } from './session-cookie.js';
import { missing, present, type SettingEdit } from './settings-change.js';

const RECOMMENDED = ['SESSION_COOKIE_AGE', 'SESSION_COOKIE_HTTPONLY', 'SESSION_COOKIE_SAMESITE'] as const;

/** Kept when present, under a condition too; a weak value is mentioned. */
export function editRecommended(parsed: ParsedPython, view: SettingsView): ReadonlyMap<string, SettingEdit> {
  return new Map(RECOMMENDED.map((name) => [name, editOne(parsed, view, name)]));
}

function editOne(parsed: ParsedPython, view: SettingsView, name: (typeof RECOMMENDED)[number]): SettingEdit {
  const setting = settingAt(view, name);
  if (setting.kind === 'from outside') return present();
  if (setting.kind === 'absent') {
    // A condition that is never true today is one all the same.
    const conditional = settersIn(parsed, name).find(({ within }) => within.length > 0);
    return conditional === undefined
      ? missing()
      : kept(keptUnderCondition(name), view.file, conditional.line);
  }
  if (setting.kind === 'elsewhere') return present();
  if (setting.kind === 'conditional') return kept(keptUnderCondition(name), setting.file, setting.line);
  if (setting.kind === 'unknown') return kept(dependsOnMore(name), view.file, setting.line);
  const isWeak =
    (name === 'SESSION_COOKIE_HTTPONLY' && booleanValue(setting.value) === false) ||
    (name === 'SESSION_COOKIE_SAMESITE' && isWeakSameSite(setting.value));
  if (!isWeak) return present();
  const shown = sourceOf(setting.parsed, setting.value);
  return kept(`${name} = ${shown} is kept; it is weaker than the guide's value.`, view.file, setting.line);
}

/** Django sends no SameSite for None and False, and `SameSite=None` for the string. */
function isWeakSameSite(value: Expression): boolean {
  return isNone(value) || booleanValue(value) === false || stringValue(value)?.toLowerCase() === 'none';
}

const keptUnderCondition = (name: string) => `${name} is set conditionally here, which is kept.`;
