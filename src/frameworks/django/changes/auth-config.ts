import {
  booleanValue,
  editPython,
  insertIntoList,
  quoted,
  sourceOf,
  statementsOf,
  stringValue,
  styleOf,
  subscriptKey,
  type Expression,
  type NodeOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import type { BlockedResult, Change, Note } from '../../../model/change.js';
import type { Bound } from '../../../languages/python/evaluate/index.js';
import { addBlock } from './settings-edits.js';
import { settersOf, settingAt } from '../settings/setting.js';
import { AUTH_CONFIG, INSECURE_KEY as KEY } from '../settings/names.js';
import { itemValues } from '../settings/possible-values.js';
import type { SettingsView } from '../settings/view.js';
import { evaluatorFor, findingsOn, type CookieFlag, type SettingFinding, type Subject } from './finding.js';
import { INSECURE_COMMENT, keepsInsecure } from './session-cookie.js';
import { settingsChange, type Edited } from './settings-change.js';

/** The cookies of the auth SDK itself, which WRISTBAND_AUTH may make insecure; which matter in production only. */
export function authConfigFindings(subject: Subject): SettingFinding[] {
  const { module, use } = subject;
  const evaluator = evaluatorFor(subject);
  const { bound, mayBeUnset } = evaluator.evaluate(module, AUTH_CONFIG);
  // Code that may set any name is no reason to speak of this one, which may not be there.
  if (use !== 'production' || bound.every(isOfAnyCode)) return [];
  const found = findingsOn(itemValues(evaluator, module, AUTH_CONFIG, KEY), module, {
    setting: `${KEY} in ${AUTH_CONFIG}`,
    wanted: 'False',
    suits: (value) => value === false || value === null,
    code: `${AUTH_CONFIG}['${KEY}'] = False`,
  });
  return mayBeUnset ? found.map(whereItIsSet) : found;
}

/** Code at the end of the module would fail where a condition leaves the name out. */
function whereItIsSet({ setting, message, sure, file, line }: SettingFinding): SettingFinding {
  const place = line === undefined ? { file } : { file, line };
  return {
    setting,
    message,
    sure,
    ...place,
    manual: `Set ${KEY} to False in ${AUTH_CONFIG} there, or leave it out.`,
  };
}

function isOfAnyCode({ value, node }: Bound): boolean {
  return node === undefined && value.kind === 'unknown' && value.ofAnyName === true;
}

function keyTask(wanted: boolean): Pick<Change, 'title' | 'problem'> {
  const value = wanted ? 'True' : 'False';
  return {
    title: `set ${KEY} in ${AUTH_CONFIG}`,
    problem: `${KEY} in ${AUTH_CONFIG} should be ${value}`,
  };
}

/** Lets the auth SDK's own cookies follow the flag, where WRISTBAND_AUTH is set. */
export function followInAuthConfig(view: SettingsView, wanted: boolean): Change {
  return settingsChange(keyTask(wanted), view, (parsed, now) => edit(parsed, now, wanted));
}

function edit(parsed: ParsedPython, view: SettingsView, wanted: boolean): Edited | BlockedResult {
  const setting = settingAt(view, AUTH_CONFIG);
  const { file } = view;
  if (setting.kind === 'absent' || setting.kind === 'elsewhere') return { text: parsed.text };
  const item = itemIn(parsed);
  if (item !== undefined && booleanValue(item.value) === wanted) return { text: parsed.text };
  const dict = setting.kind === 'assigned' && setting.value.nodeType === 'Dict' ? setting.value : undefined;
  const value = dict === undefined ? undefined : valueOf(dict);
  if (dict === undefined || value === 'unknown') return unknownSetting(parsed, file, setting.line, wanted);
  if (value === undefined) return wanted ? insert(parsed, dict) : { text: parsed.text };
  return follow(parsed, value, wanted, { file, line: setting.line });
}

function follow(
  parsed: ParsedPython,
  value: Expression,
  wanted: boolean,
  place: Pick<Note, 'file' | 'line'>,
): Edited {
  const present = booleanValue(value);
  if (present === wanted) return { text: parsed.text };
  if (present !== undefined) {
    return { text: editPython(parsed.text, [{ ...parsed.span(value), insert: wanted ? 'True' : 'False' }]) };
  }
  const message = `${KEY} in WRISTBAND_AUTH is ${sourceOf(parsed, value)}. It was left unchanged, but it must be false in production.`;
  return { text: parsed.text, notes: [{ message, ...place }] };
}

/** The value that Python would use: the last one of the key, unless a `**` after it may bring another. */
function valueOf(dict: NodeOf<'Dict'>) {
  const index = dict.keys.findLastIndex((key) => stringValue(key) === KEY);
  const isSpreadAfter = dict.keys.slice(index + 1).some((key) => key === null);
  if (isSpreadAfter) return 'unknown';
  return index < 0 ? undefined : dict.values[index];
}

function insert(parsed: ParsedPython, dict: NodeOf<'Dict'>): Edited {
  const style = styleOf(parsed);
  const edits = insertIntoList(parsed, dict, dict.keys.length, `${quoted(KEY, style)}: True`, style);
  return { text: editPython(parsed.text, edits) };
}

/** Asked for insecure cookies, half the work would be none; otherwise what stands there is the user's own. */
function unknownSetting(
  parsed: ParsedPython,
  file: string,
  line: number,
  wanted: boolean,
): Edited | BlockedResult {
  const reason = 'WRISTBAND_AUTH is not a single dict literal in this file.';
  if (!wanted)
    return {
      text: parsed.text,
      notes: [{ message: `${reason} Make sure that ${KEY} is not set in it.`, file, line }],
    };
  const code = `${AUTH_CONFIG}[${quoted(KEY, styleOf(parsed))}] = True`;
  const manual = `Add this at the end of ${file}, for development only:\n\n${code}`;
  return { kind: 'blocked', reason, line, manual, code: [{ file, code }] };
}

const OWN_COMMENT = INSECURE_COMMENT.replace('True', 'False');

/** Lets the auth SDK's own cookies follow the flag in a module that takes WRISTBAND_AUTH from another one. */
export function changeAuthConfig(view: SettingsView, flag: CookieFlag): Change {
  const wanted = flag === 'insecure';
  return settingsChange(keyTask(wanted), view, (parsed, now) => {
    const { graph, entry, file } = now;
    const bindings = settersOf(graph, entry, AUTH_CONFIG);
    const item = itemIn(parsed);
    if (item !== undefined) {
      const present = booleanValue(item.value);
      const stays =
        present === undefined || present === wanted || keepsInsecure(parsed, item, flag, OWN_COMMENT);
      const edits = stays ? [] : [{ ...parsed.span(item.value), insert: wanted ? 'True' : 'False' }];
      return { text: editPython(parsed.text, edits) };
    }
    const isOwn = bindings.some((binding) => binding.file === file);
    if (!wanted || bindings.length === 0 || isOwn) return { text: parsed.text };
    const line = `${AUTH_CONFIG}[${quoted(KEY, styleOf(parsed))}] = True  ${OWN_COMMENT}`;
    return { text: editPython(parsed.text, [addBlock(parsed, now, line)]) };
  });
}

/** `WRISTBAND_AUTH['…'] = …` at module level. */
function itemIn(parsed: ParsedPython): NodeOf<'Assign'> | undefined {
  const placed = statementsOf(parsed).findLast(
    ({ statement, within }) =>
      within.length === 0 &&
      statement.nodeType === 'Assign' &&
      statement.targets.some((target) => subscriptKey(target, AUTH_CONFIG) === KEY),
  );
  return placed?.statement.nodeType === 'Assign' ? placed.statement : undefined;
}
