import {
  editPython,
  insertAfter,
  sharesLine,
  styleOf,
  type ParsedPython,
  type Statement,
} from '../../../languages/python/index.js';
import type { BlockedResult, Change } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { addBlock } from '../settings/block-place.js';
import {
  judgeRecommended,
  judgeSecure,
  SECURE,
  type CookieFlag,
  type Verdict,
} from '../settings/cookie-settings.js';
import { judgeEngine } from '../settings/engine.js';
import { settingAt } from '../settings/setting-at.js';
import type { SettingsView } from '../settings/view.js';
import { SESSION_NAMES, sessionBlock } from './session-block.js';
import { settingsChange, type Edited } from './settings-change.js';

/** The engine and the cookie's settings: required ones are set, recommended ones added where absent. */
export function configureSession(view: SettingsView, answers: Answers, flag: CookieFlag): Change {
  const isInsecure = flag === 'insecure';
  return settingsChange('configure encrypted cookie sessions', view, (parsed, now) => {
    const verdicts = judgeAll(parsed, now, answers, flag);
    if (!(verdicts instanceof Map)) return verdicts;
    const missing = SESSION_NAMES.filter((name) => verdicts.get(name)?.absent === true);
    return edited(parsed, verdicts, missing, (names) =>
      placed(parsed, now, sessionBlock(styleOf(parsed), isInsecure, names), verdicts),
    );
  });
}

/** A settings module that has the last word on some of them: what stands there is judged, nothing is added. */
export function correctOverrides(view: SettingsView, answers: Answers, flag: CookieFlag): Change {
  const isInsecure = flag === 'insecure';
  return settingsChange('correct the SESSION_* settings that win here', view, (parsed, now) => {
    const verdicts = judgeAll(parsed, now, answers, flag);
    if (!(verdicts instanceof Map)) return verdicts;
    const adds =
      isInsecure && settingAt(now, SECURE).kind !== 'assigned' && verdicts.get(SECURE)?.notes.length === 0;
    return edited(parsed, verdicts, adds ? [SECURE] : [], (names) =>
      addBlock(parsed, sessionBlock(styleOf(parsed), isInsecure, names)),
    );
  });
}

function judgeAll(
  parsed: ParsedPython,
  view: SettingsView,
  answers: Answers,
  flag: CookieFlag,
): Map<string, Verdict> | BlockedResult {
  const engine = judgeEngine(parsed, view, answers);
  if ('kind' in engine) return engine;
  return new Map([
    ['SESSION_ENGINE', engine],
    [SECURE, judgeSecure(parsed, view, flag)],
    ...judgeRecommended(view),
  ]);
}

function edited(
  parsed: ParsedPython,
  verdicts: ReadonlyMap<string, Verdict>,
  missing: readonly string[],
  add: (names: readonly string[]) => ReturnType<typeof addBlock>,
): Edited {
  const all = [...verdicts.values()];
  const edits = all.flatMap((verdict) => verdict.edits);
  if (missing.length > 0) edits.push(add(missing));
  return { text: editPython(parsed.text, edits), notes: all.flatMap(({ notes }) => notes) };
}

/** Beside the engine where that is set already, else where the block wins. */
function placed(
  parsed: ParsedPython,
  view: SettingsView,
  block: string,
  verdicts: ReadonlyMap<string, Verdict>,
) {
  const yieldsTo = [...verdicts.values()]
    .map(({ before }) => before)
    .filter((before) => before !== undefined);
  const engine = settingAt(view, 'SESSION_ENGINE');
  if (engine.kind !== 'assigned' || sharesLine(parsed, engine.assignment.statement))
    return addBlock(parsed, block, yieldsTo);
  const last = lastBeside(parsed, engine.assignment.statement);
  const isLate = yieldsTo.some((statement) => parsed.span(statement).from < parsed.span(last).to);
  return isLate ? addBlock(parsed, block, yieldsTo) : insertAfter(parsed, last, block);
}

/** The last of the five in the unbroken row of assignments that begins with the engine. */
function lastBeside(parsed: ParsedPython, engine: Statement): Statement {
  const rest = parsed.body.slice(parsed.body.indexOf(engine) + 1);
  const end = rest.findIndex((statement) => !isOneOf(statement) || sharesLine(parsed, statement));
  return (end < 0 ? rest : rest.slice(0, end)).at(-1) ?? engine;
}

function isOneOf(statement: Statement): boolean {
  if (statement.nodeType !== 'Assign') return false;
  return statement.targets.every((target) => target.nodeType === 'Name' && SESSION_NAMES.includes(target.id));
}
