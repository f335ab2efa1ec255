import { quoted, stringValue, styleOf, type ParsedPython } from '../../../languages/python/index.js';
import type { Answers, BlockedResult } from '../../../types.js';
import type { Verdict } from './cookie-settings.js';
import { ENGINE } from './names.js';
import { readSetting } from './setting.js';

/** Another engine is replaced with consent only. */
export function judgeEngine(parsed: ParsedPython, answers: Answers): Verdict | BlockedResult {
  const setting = readSetting(parsed, 'SESSION_ENGINE');
  if (setting.kind === 'absent') return { absent: true, edits: [], notes: [] };
  const wanted = quoted(ENGINE, styleOf(parsed));
  const manual = `Make this the engine in the settings that Django uses:\n\nSESSION_ENGINE = ${wanted}`;
  if (setting.kind === 'unclear')
    return { kind: 'blocked', reason: setting.reason, line: setting.line, manual };
  if (stringValue(setting.value) === ENGINE) return { absent: false, edits: [], notes: [] };
  const span = parsed.span(setting.value);
  if (answers.force) return { absent: false, edits: [{ ...span, insert: wanted }], notes: [] };
  const present = parsed.text.slice(span.from, span.to);
  return {
    kind: 'blocked',
    reason: `SESSION_ENGINE is ${present}: this project keeps its sessions elsewhere, and they would be lost.`,
    line: setting.line,
    manual,
    consent: `replace SESSION_ENGINE = ${present} by ${wanted}`,
  };
}
