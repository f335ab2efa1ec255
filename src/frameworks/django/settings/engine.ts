import { quoted, stringValue, styleOf, type ParsedPython } from '../../../languages/python/index.js';
import type { BlockedResult } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { absent, settled, type Verdict } from './cookie-settings.js';
import { ENGINE } from './names.js';
import { settingAt } from './setting.js';
import type { SettingsView } from './view.js';

/** Another engine is replaced with consent only. */
export function judgeEngine(
  parsed: ParsedPython,
  view: SettingsView,
  answers: Answers,
): Verdict | BlockedResult {
  const setting = settingAt(view, 'SESSION_ENGINE');
  if (setting.kind === 'absent') return absent();
  if (setting.kind === 'elsewhere') return settled();
  const wanted = quoted(ENGINE, styleOf(parsed));
  const manual = `Make this the engine in the settings that Django uses:\n\nSESSION_ENGINE = ${wanted}`;
  if (setting.kind !== 'assigned') {
    const reason = 'SESSION_ENGINE is set or changed here in a way that leaves its value open.';
    return { kind: 'blocked', reason, line: setting.line, manual };
  }
  if (stringValue(setting.value) === ENGINE) return settled();
  const span = parsed.span(setting.value);
  if (answers.force) return settled([{ ...span, insert: wanted }]);
  const present = parsed.text.slice(span.from, span.to);
  return {
    kind: 'blocked',
    reason: `SESSION_ENGINE is ${present}: this project keeps its sessions elsewhere, and they would be lost.`,
    line: setting.line,
    manual,
    consent: `replace SESSION_ENGINE = ${present} by ${wanted}`,
  };
}
