import {
  booleanValue,
  editPython,
  insertAfter,
  quoted,
  sharesLine,
  styleOf,
  type ParsedPython,
  type PythonStyle,
  type Statement,
} from '../../../languages/python/index.js';
import type { BlockedResult, Change } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { renderTemplate } from '../../template.js';
import { addBlock } from '../settings/block-place.js';
import {
  INSECURE_COMMENT,
  judgeRecommended,
  judgeSecure,
  SECURE,
  SECURE_COMMENT,
  type CookieFlag,
  type Verdict,
} from '../settings/cookie-settings.js';
import { judgeEngine } from '../settings/engine.js';
import { ENGINE } from '../settings/names.js';
import { settingAt } from '../settings/setting.js';
import { possibleValues } from '../settings/possible-values.js';
import type { SettingsView } from '../settings/view.js';
import { findingAt, valueFindings, type Expected, type SettingFinding, type Subject } from './finding.js';
import { settingsChange, type Edited } from './settings-change.js';

const EXPECTED_ENGINE: Expected = {
  setting: 'SESSION_ENGINE',
  wanted: ENGINE,
  suits: (value) => value === ENGINE,
  unset: "is not set, and Django's own engine would be used",
  code: `SESSION_ENGINE = '${ENGINE}'`,
};
const EXPECTED_SECURE: Expected = {
  setting: SECURE,
  wanted: 'True',
  suits: (value) => value === true,
  unset: 'is not set, which makes it False',
};
const EXPECTED_HTTPONLY: Expected = {
  setting: 'SESSION_COOKIE_HTTPONLY',
  wanted: 'True',
  suits: (value) => value === true,
};
const EXPECTED_SAMESITE: Expected = {
  setting: 'SESSION_COOKIE_SAMESITE',
  wanted: "'Lax' or 'Strict'",
  suits: (value) => typeof value === 'string' && ['lax', 'strict'].includes(value.toLowerCase()),
  code: "SESSION_COOKIE_SAMESITE = 'Lax'",
};

/** What keeps the engine and the cookie of a settings module from being as asked for. */
export function sessionFindings(subject: Subject): SettingFinding[] {
  const engine = valueFindings(subject, EXPECTED_ENGINE);
  if (subject.use === 'start') return [...engine, ...flagFindings(subject)];
  const secure = subject.flag === 'secure' ? valueFindings(subject, EXPECTED_SECURE) : [];
  const httpOnly = valueFindings(subject, EXPECTED_HTTPONLY);
  if (subject.use === 'production') return [...engine, ...secure, ...httpOnly];
  // What these are in the patched file, the edits have said.
  const cookie = [...secure, ...httpOnly, ...valueFindings(subject, EXPECTED_SAMESITE)];
  return [...engine, ...cookie.filter(({ file }) => !subject.patched.has(file))];
}

/** A literal against the flag; an expression is the user's better idea, and kept. */
function flagFindings({ graph, module, flag }: Subject): SettingFinding[] {
  if (flag !== 'secure' && flag !== 'insecure') return [];
  const values = possibleValues(graph, module, SECURE);
  const isAgainst = values.every(
    (value) => value.kind === 'plain' && booleanValue(value.node) === (flag === 'insecure'),
  );
  const [first] = values;
  if (!isAgainst || first === undefined) return [];
  const [present, wanted] = flag === 'insecure' ? ['True', 'False'] : ['False', 'True'];
  const clause = `${SECURE} is ${present}`;
  return [findingAt(first, module, { setting: SECURE, sure: true, clause, code: `${SECURE} = ${wanted}` })];
}

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

/** A settings module that has the last word on some of them: what stands there is corrected, nothing is added. */
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

/** In the guide's order. */
const SESSION_NAMES = [
  'SESSION_ENGINE',
  'SESSION_COOKIE_AGE',
  SECURE,
  'SESSION_COOKIE_HTTPONLY',
  'SESSION_COOKIE_SAMESITE',
];

/** The block as the guide shows it, with those of the five settings that are missing. */
export function sessionBlock(
  style: PythonStyle,
  insecureDev: boolean,
  missing: readonly string[] = SESSION_NAMES,
): string {
  const data = {
    missing: new Set(missing),
    engine: quoted(ENGINE, style),
    lax: quoted('Lax', style),
    secure: insecureDev ? 'False' : 'True',
    secureComment: insecureDev ? INSECURE_COMMENT : SECURE_COMMENT,
  };
  return renderTemplate('django/session-settings', data, style.unit);
}
