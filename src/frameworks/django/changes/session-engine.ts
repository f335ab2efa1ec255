import {
  SIGNED_COOKIES,
  BIGGER_SESSIONS,
  type AssignedValue,
  replacedEngineNotes,
  defaultEngineNotes,
  leftoverNotes,
} from './engine-notes.js';
import { valueFindings, type SettingFinding, type Subject } from './finding.js';
import { codeAtEnd, manualSteps, type IsGood } from './manual-code.js';
import { missing, present, type SettingEdit } from './settings-change.js';
import { assignedAt, setOtherwise, type SetOtherwise } from '../settings/assigned-values.js';
import { engineOrigin, originOf } from '../settings/engine-origin.js';
import { evaluatorOf } from '../settings/evaluation.js';
import { ENGINE } from '../settings/names.js';
import { isKeptBack } from '../settings/kept-back.js';
import { possibleValues, shownScalar } from '../settings/possible-values.js';
import { settingAt, type SettingAt } from '../settings/setting.js';
import type { SettingsView } from '../settings/view.js';
import {
  type ParsedPython,
  outerSpan,
  quoted,
  sourceOf,
  styleOf,
  type Expression,
} from '../../../languages/python/index.js';
import type { Scalar } from '../../../languages/python/evaluate/index.js';
import type { Span } from '../../../languages/text/list-edit.js';
import type { BlockedResult } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';

/** What keeps a settings module from using the engine of encrypted cookies. */
export function engineFindings(subject: Subject): SettingFinding[] {
  return valueFindings(subject, {
    setting: 'SESSION_ENGINE',
    wanted: ENGINE,
    suits: (value) => value === ENGINE,
    unset: "is not set, so Django's default engine would be used",
    code: `SESSION_ENGINE = '${ENGINE}'`,
  });
}

/** Django's own engines are replaced wherever this file names one; anybody else's is replaced with consent only. */
export function editEngine(
  parsed: ParsedPython,
  view: SettingsView,
  answers: Answers,
): SettingEdit | BlockedResult {
  const setting = settingAt(view, 'SESSION_ENGINE');
  if (setting.kind === 'absent') return { ...missing(), notes: defaultEngineNotes(parsed, view) };
  if (setting.kind === 'from outside') return editAbove(parsed, view, fromOutside(setting), answers);
  if (setting.kind === 'elsewhere' || isKeptBack(view)) return present();
  const assigned = assignedAt(view, 'SESSION_ENGINE');
  if (assigned === undefined || assigned.values.length === 0) {
    const above = setOtherwise(view, 'SESSION_ENGINE');
    if (above?.values.every(isText) === true) return editAbove(parsed, view, shownAbove(above), answers);
    const reason = "SESSION_ENGINE can't be determined here.";
    return { kind: 'blocked', reason, line: setting.line, ...manualStep(view) };
  }
  const others = assigned.values
    .map((one) => ({ ...one, origin: engineOrigin(view, one.value) }))
    .filter(({ origin }) => origin !== 'wristband');
  const foreign = others.find(({ origin }) => origin === 'somebody else');
  if (foreign !== undefined && !answers.force) return blockedBy(parsed, view, foreign);
  const wanted = quoted(ENGINE, styleOf(parsed));
  const edits = others.map(({ value }) => ({ ...replaceable(parsed, value), insert: wanted }));
  const notes = others.length === 0 ? [] : replacedEngineNotes(parsed, view, others);
  return { missing: assigned.mayBeUnset, edits, notes };
}

/** An engine that is not replaced where it is written, since the block that is added below wins over it. */
interface EngineAbove extends Pick<SetOtherwise, 'line' | 'outermost' | 'mayBeUnset'> {
  /** All that it may be; empty where that is unknown. */
  readonly engines: readonly string[];
  readonly shown: string;
  /** The package's module that sets it. */
  readonly module?: string;
}

/** What a package sets. */
function fromOutside({
  value,
  module,
  line,
  outermost,
}: SettingAt & { readonly kind: 'from outside' }): EngineAbove {
  const shown = value === undefined ? "set in a way that can't be followed" : shownScalar(value);
  const engines = typeof value === 'string' ? [value] : [];
  return { engines, shown, module, line, outermost, mayBeUnset: false };
}

/** What a loop sets, or code that has no place for another value. */
function shownAbove({ values, ...place }: SetOtherwise): EngineAbove {
  const shown = [...new Set(values.map((value) => shownScalar(value)))].join(' or ');
  return { engines: values.filter(isText), shown, ...place };
}

function isText(value: Scalar): value is string {
  return typeof value === 'string';
}

function editAbove(
  parsed: ParsedPython,
  view: SettingsView,
  { engines, shown, module, line, outermost, mayBeUnset }: EngineAbove,
  answers: Answers,
): SettingEdit | BlockedResult {
  const origin = engines.length === 0 ? 'somebody else' : originOf(engines);
  if (origin === 'wristband') return mayBeUnset ? { ...missing(), after: outermost } : present();
  if (origin !== 'django' && !answers.force)
    return {
      kind: 'blocked',
      reason: `SESSION_ENGINE is ${shown}${module === undefined ? '' : ` in ${module}`}: this project stores its sessions elsewhere, and switching engines logs everyone out.`,
      line,
      ...manualStep(view),
      consent: `set SESSION_ENGINE to ${quoted(ENGINE, styleOf(parsed))}`,
    };
  const place = { file: view.file, line };
  const owner = module === undefined ? '' : ` of ${module}`;
  const message = `Replacing SESSION_ENGINE = ${shown}${owner} logs everyone out once.`;
  const isInCookies = engines.length > 0 && engines.every((engine) => engine === SIGNED_COOKIES);
  const bigger = isInCookies ? [] : [{ message: BIGGER_SESSIONS, ...place, isSaidOnce: true }];
  return {
    ...missing(),
    after: outermost,
    notes: [{ message, ...place, isSaidOnce: true }, ...bigger, ...leftoverNotes(parsed, view)],
  };
}

/** Whether a file sets the engine, and to Django's own alone. */
export function setsDjangoEngine(view: SettingsView): boolean {
  const values = assignedAt(view, 'SESSION_ENGINE')?.values ?? [];
  return values.length > 0 && values.every(({ value }) => engineOrigin(view, value) === 'django');
}

/** With the parentheses around it, unless they hold a comment. */
function replaceable(parsed: ParsedPython, value: Expression): Span {
  const outer = outerSpan(parsed, value);
  const hasComment = parsed.tokens.some(
    ({ type, from }) => type === 'COMMENT' && from > outer.from && from < outer.to,
  );
  return hasComment ? parsed.span(value) : outer;
}

function blockedBy(parsed: ParsedPython, view: SettingsView, { value, line }: AssignedValue): BlockedResult {
  const shown = sourceOf(parsed, value);
  return {
    kind: 'blocked',
    reason: `SESSION_ENGINE is ${shown}: this project stores its sessions elsewhere, and switching engines logs everyone out.`,
    line,
    ...manualStep(view),
    consent: `replace SESSION_ENGINE = ${shown} with ${quoted(ENGINE, styleOf(parsed))}`,
  };
}

export const hasEngine: IsGood = (graph, module) =>
  possibleValues(evaluatorOf(graph), module, 'SESSION_ENGINE').every(
    (value) => value.kind === 'plain' && value.value === ENGINE,
  );

function manualStep(view: SettingsView): Pick<BlockedResult, 'manual' | 'code'> {
  const codeFor = (parsed: ParsedPython) => `SESSION_ENGINE = ${quoted(ENGINE, styleOf(parsed))}`;
  const sentence = 'Set this engine in the settings that Django loads';
  return manualSteps(sentence, codeAtEnd(view, codeFor, hasEngine), `SESSION_ENGINE = '${ENGINE}'`);
}
