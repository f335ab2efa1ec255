import {
  editPython,
  insertAfter,
  quoted,
  styleOf,
  type ParsedPython,
  type PythonStyle,
  type Statement,
} from '../../../languages/python/index.js';
import { sourcesOf } from '../../../languages/python/evaluate/index.js';
import type { BlockedResult, Change } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { renderTemplate } from '../../template.js';
import { addParagraph, endOfOwnSettings, endOfSession } from './beside-session.js';
import { addBlock } from './settings-edits.js';
import { BLOCK_NAMES, ENGINE, SECURE } from '../settings/names.js';
import { settersIn, settersOf, settingAt } from '../settings/setting.js';
import type { SettingsView } from '../settings/view.js';
import type { CookieFlag, SettingFinding, Subject } from './finding.js';
import {
  cookieFindings,
  editSecure,
  withoutAskedFor,
  INSECURE_COMMENT,
  isSecureInProduction,
  SECURE_COMMENT,
} from './session-cookie.js';
import { codeAtEnd, manualSteps } from './manual-code.js';
import { isKeptBack } from '../settings/kept-back.js';
import { editRecommended } from './recommended-settings.js';
import { editEngine, engineFindings, hasEngine } from './session-engine.js';
import { settingsChange, type Edited, type SettingEdit } from './settings-change.js';

/** What keeps the engine and the cookie of a settings module from being as asked for. */
export function sessionFindings(subject: Subject): SettingFinding[] {
  return [...engineFindings(subject), ...cookieFindings(subject)];
}

/** The engine and the cookie's settings: required ones are set, recommended ones added where absent. */
export function configureSession(
  view: SettingsView,
  answers: Answers,
  flag: CookieFlag,
  servers: readonly string[] = [],
): Change {
  const isInsecure = flag === 'insecure';
  const what = {
    title: 'configure encrypted cookie sessions',
    problem: 'encrypted cookie sessions are not configured',
  };
  return settingsChange(what, view, (parsed, now) => {
    if (isKeptBack(now)) return keptBack(parsed, now, isInsecure);
    const settings = editAll(parsed, now, answers, flag, servers);
    if (!(settings instanceof Map)) return settings;
    const missing = BLOCK_NAMES.filter((name) => settings.get(name)?.missing === true);
    return edited(parsed, settings, missing, (names) =>
      placed(parsed, now, sessionBlock(styleOf(parsed), isInsecure, names), settings),
    );
  });
}

/** What the file would set does not reach the settings: it belongs behind the star import. */
function keptBack(parsed: ParsedPython, view: SettingsView, isInsecure: boolean): Edited | BlockedResult {
  if (hasEngine(view.graph, view.entry)) return { text: parsed.text };
  const codeFor = (one: ParsedPython) => sessionBlock(styleOf(one), isInsecure);
  const sentence = 'Set this in the settings that Django loads';
  const code = codeAtEnd(view, codeFor, hasEngine);
  const steps = manualSteps(sentence, code, codeFor(parsed));
  const reason = "__all__ doesn't include the session settings here, so no other settings import them.";
  return { kind: 'blocked', reason, ...exportsAt(parsed), ...steps };
}

function exportsAt(parsed: ParsedPython): { readonly line?: number } {
  const [first] = settersIn(parsed, '__all__');
  return first === undefined ? {} : { line: first.line };
}

/** A settings module that has the last word on some of them: what stands there is corrected, nothing is added. */
export function correctOverrides(
  view: SettingsView,
  answers: Answers,
  flag: CookieFlag,
  servers: readonly string[],
): Change {
  const isInsecure = flag === 'insecure';
  const what = {
    title: 'correct the SESSION_* settings that take effect here',
    problem: 'SESSION_* settings here override the right ones',
  };
  return settingsChange(what, view, (parsed, now) => {
    const settings = editAll(parsed, now, answers, flag, servers);
    if (!(settings instanceof Map)) return settings;
    const adds =
      isInsecure && settingAt(now, SECURE).kind !== 'assigned' && settings.get(SECURE)?.notes.length === 0;
    return edited(parsed, settings, adds ? [SECURE] : [], (names) =>
      addBlock(parsed, now, sessionBlock(styleOf(parsed), isInsecure, names), [], endOfSources(parsed, now)),
    );
  });
}

/** Where a settings module has taken in what sets Secure: a block above it would have no effect. */
function endOfSources(parsed: ParsedPython, { graph, file }: SettingsView): number {
  const setsSecure = (module: string) => settersOf(graph, module, SECURE).length > 0;
  const ends = parsed.body.flatMap((statement) =>
    sourcesOf(graph, file, statement).some(setsSecure) ? [parsed.span(statement).to] : [],
  );
  return Math.max(0, ...ends);
}

function editAll(
  parsed: ParsedPython,
  view: SettingsView,
  answers: Answers,
  flag: CookieFlag,
  servers: readonly string[],
): Map<string, SettingEdit> | BlockedResult {
  const engine = editEngine(parsed, view, answers);
  if ('kind' in engine) return engine;
  return new Map([
    ['SESSION_ENGINE', engine],
    [
      SECURE,
      withoutAskedFor(
        editSecure(parsed, view, flag, () => isSecureInProduction(view, servers)),
        answers,
      ),
    ],
    ...editRecommended(parsed, view),
  ]);
}

function edited(
  parsed: ParsedPython,
  settings: ReadonlyMap<string, SettingEdit>,
  missing: readonly string[],
  add: (names: readonly string[]) => ReturnType<typeof addBlock>,
): Edited {
  const all = [...settings.values()];
  const edits = all.flatMap(({ edits: some }) => some);
  if (missing.length > 0) edits.push(add(missing));
  const notes = all.flatMap((one) => one.notes);
  const text = editPython(parsed.text, edits);
  const secure = settings.get(SECURE)?.edits ?? [];
  const isAll = missing.length === 0 && secure.length > 0 && secure.length === edits.length;
  if (!isAll) return { text, notes };
  const value = secure[0]?.insert ?? '';
  return {
    text,
    notes,
    titles: [`set ${SECURE} to ${value}`],
    problems: [`${SECURE} should be ${value}`],
  };
}

/** Beside the engine where that is set already, else where the block wins. */
function placed(
  parsed: ParsedPython,
  view: SettingsView,
  block: string,
  settings: ReadonlyMap<string, SettingEdit>,
) {
  const yieldsTo = [
    ...[...settings.values()].map(({ before }) => before),
    ...switches(parsed, settings),
  ].filter((before) => before !== undefined);
  const ends = [...settings.values()].map(({ after }) => (after === undefined ? 0 : parsed.span(after).to));
  const after = Math.max(...ends);
  const isBetween = (statement: Statement) => {
    const { to } = parsed.span(statement);
    return to >= after && yieldsTo.every((one) => parsed.span(one).from >= to);
  };
  const last = endOfSession(parsed, view);
  if (last !== undefined && isBetween(last)) return insertAfter(parsed, last, block);
  const own = last === undefined ? endOfOwnSettings(parsed, view) : undefined;
  return own !== undefined && isBetween(own)
    ? addParagraph(parsed, own, block)
    : addBlock(parsed, view, block, yieldsTo, after);
}

/** What sets the engine or Secure behind a switch that is off: it must win once somebody turns the switch on. */
function switches(
  parsed: ParsedPython,
  settings: ReadonlyMap<string, SettingEdit>,
): (Statement | undefined)[] {
  const missing = ['SESSION_ENGINE', SECURE].filter((name) => settings.get(name)?.missing === true);
  const outermost = missing.flatMap((name) => settersIn(parsed, name)).map(({ within }) => within[0]);
  return outermost.filter((statement) => statement?.nodeType === 'If');
}

/** The block as the guide shows it, with those of the five settings that are missing. */
export function sessionBlock(
  style: PythonStyle,
  insecureDev: boolean,
  missing: readonly string[] = BLOCK_NAMES,
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
