import { quoted, stringValue, styleOf, type ParsedPython } from '../../../languages/python/index.js';
import type { BlockedResult } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { ENGINE } from '../settings/names.js';
import { settingAt } from '../settings/setting.js';
import type { SettingsView } from '../settings/view.js';
import { valueFindings, type SettingFinding, type Subject } from './finding.js';
import { missing, present, type SettingEdit } from './settings-change.js';

/** What keeps a settings module from using the engine of encrypted cookies. */
export function engineFindings(subject: Subject): SettingFinding[] {
  return valueFindings(subject, {
    setting: 'SESSION_ENGINE',
    wanted: ENGINE,
    suits: (value) => value === ENGINE,
    unset: "is not set, and Django's own engine would be used",
    code: `SESSION_ENGINE = '${ENGINE}'`,
  });
}

/** Another engine is replaced with consent only. */
export function editEngine(
  parsed: ParsedPython,
  view: SettingsView,
  answers: Answers,
): SettingEdit | BlockedResult {
  const setting = settingAt(view, 'SESSION_ENGINE');
  if (setting.kind === 'absent') return missing();
  if (setting.kind === 'elsewhere') return present();
  const wanted = quoted(ENGINE, styleOf(parsed));
  const manual = `Make this the engine in the settings that Django uses:\n\nSESSION_ENGINE = ${wanted}`;
  if (setting.kind !== 'assigned') {
    const reason = "SESSION_ENGINE is set or changed here, and its value can't be determined.";
    return { kind: 'blocked', reason, line: setting.line, manual };
  }
  if (stringValue(setting.value) === ENGINE) return present();
  const span = parsed.span(setting.value);
  if (answers.force) return present([{ ...span, insert: wanted }]);
  const shown = parsed.text.slice(span.from, span.to);
  return {
    kind: 'blocked',
    reason: `SESSION_ENGINE is ${shown}: this project keeps its sessions elsewhere, and they would be lost.`,
    line: setting.line,
    manual,
    consent: `replace SESSION_ENGINE = ${shown} by ${wanted}`,
  };
}
