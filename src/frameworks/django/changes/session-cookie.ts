import {
  booleanValue,
  dottedName,
  isNone,
  sharesLine,
  sourceOf,
  type Expression,
  type ParsedPython,
  type Statement,
} from '../../../languages/python/index.js';
import { type TextEdit, insertAt } from '../../../languages/text/text-edit.js';
import { staleComments, type PlacedComment } from '../../../session/stale-comments.js';
import { setOtherwise } from '../settings/assigned-values.js';
import { SECURE } from '../settings/names.js';
import { inProduction } from '../settings/evaluation.js';
import { graphInProduction } from '../settings/graph/alternatives.js';
import { productionModules } from '../settings/module-purpose.js';
import { purposeOf } from '../settings/module-name.js';
import type { Answers } from '../../../model/options.js';
import { insecureDevQuestion } from '../../../session/questions.js';
import { possibleValues, type Possible } from '../settings/possible-values.js';
import { settersOf, settingAt, sharedValue, type Conditional, type SettingAt } from '../settings/setting.js';
import type { SettingsView } from '../settings/view.js';
import {
  evaluatorFor,
  findingAt,
  valueFindings,
  type CookieFlag,
  type Expected,
  type SettingFinding,
  type Subject,
} from './finding.js';
import { commentAfter, ownComment, textsBeside } from './comment-after.js';
import { isInsecureIfDebug } from './insecure-if-debug.js';
import { missing, present, type SettingEdit } from './settings-change.js';
import { WRITTEN } from './written-comments.js';

export const SECURE_COMMENT = `# ${WRITTEN.secure[0]}`;
export const INSECURE_COMMENT = `# ${WRITTEN.secure[1]}`;

const EXPECTED_SECURE: Expected = {
  setting: SECURE,
  wanted: 'True',
  suits: (value) => value === true,
  unset: 'is not set, so it is False',
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

/** What keeps the cookie of a settings module from being as asked for. */
export function cookieFindings(subject: Subject): SettingFinding[] {
  if (subject.use === 'start') return flagFindings(subject);
  const secure = subject.flag === 'secure' ? valueFindings(subject, EXPECTED_SECURE) : [];
  const httpOnly = valueFindings(subject, EXPECTED_HTTPONLY);
  if (subject.use === 'production') return [...secure, ...httpOnly];
  // What these are in the patched file, the edits have said.
  const all = [...secure, ...httpOnly, ...valueFindings(subject, EXPECTED_SAMESITE)];
  return all.filter(({ file }) => !subject.patched.has(file));
}

/** A literal against the flag; an expression is the user's better idea, and kept. */
function flagFindings(subject: Subject): SettingFinding[] {
  const { module, flag } = subject;
  if (flag !== 'secure' && flag !== 'insecure') return [];
  const values = possibleValues(evaluatorFor(subject), module, SECURE);
  const isAgainst = values.every(
    (value) => value.kind === 'plain' && literalIn(value) === (flag === 'insecure'),
  );
  const [first] = values;
  if (!isAgainst || first === undefined || (flag === 'secure' && isSecureUnlessDebug(subject))) return [];
  const [shown, wanted] = flag === 'insecure' ? ['True', 'False'] : ['False', 'True'];
  const clause = `${SECURE} is ${shown}`;
  return [findingAt(first, module, { setting: SECURE, sure: true, clause, code: `${SECURE} = ${wanted}` })];
}

/** Below a `False` as well: who starts Django with DEBUG on knows why. */
function isSecureUnlessDebug({ graph, module }: Subject): boolean {
  return settersOf(graph, module, SECURE).some(({ statement, within: [outermost] }) => {
    const value = statement.nodeType === 'Assign' ? statement.value : undefined;
    return outermost !== undefined && value !== undefined && isUnlessDebug({ outermost, value });
  });
}

/** What a package sets is as plain as a literal. */
function literalIn({ value, node }: Possible & { readonly kind: 'plain' }): unknown {
  return node === undefined ? value : flagValue(node);
}

/** Whether a settings module says plainly that the cookie is also for plain HTTP. */
export function isSwitchedOff(view: SettingsView): boolean {
  const setting = settingAt(view, SECURE);
  return setting.kind === 'assigned' && flagValue(setting.value) === false;
}

/** None is as good as False to Django, and stands in settings that each environment is to complete. */
function flagValue(node: Expression | undefined): boolean | undefined {
  return isNone(node) ? false : booleanValue(node);
}

/**
 * A plain True or False follows the flag; anything else is the user's better idea.
 * @param isSecure whether all settings of production set it
 */
export function editSecure(
  parsed: ParsedPython,
  view: SettingsView,
  flag: CookieFlag,
  isSecure: () => boolean,
): SettingEdit {
  const edit = editFlag(parsed, view, flag);
  const notes = edit.notes.filter(({ message }) => !message.endsWith(MAKE_SURE));
  // Production's settings are evaluated only for a note about them.
  return notes.length < edit.notes.length && isSecure() ? { ...edit, notes } : edit;
}

/** Whether each settings module of production sets the flag in a file of its own. */
export function isSecureInProduction(
  { graph, entry, file }: SettingsView,
  servers: readonly string[],
): boolean {
  return productionModules({ graph, entry, file }, servers).every((module) =>
    possibleValues(inProduction(graphInProduction(graph, module, file)), module, SECURE).every(
      (value) => value.kind === 'plain' && value.value === true && value.at.file !== file,
    ),
  );
}

function editFlag(parsed: ParsedPython, view: SettingsView, flag: CookieFlag): SettingEdit {
  const setting = settingAt(view, SECURE);
  if (setting.kind === 'absent') return missing();
  if (setting.kind === 'from outside')
    return setting.value === (flag !== 'insecure') ? present() : { ...missing(), after: setting.outermost };
  if (setting.kind === 'elsewhere') return present();
  if (setting.kind === 'conditional') return isUnlessDebug(setting) ? present() : otherwise(SECURE, setting);
  if (setting.kind === 'unknown')
    return isInsecureIfDebug(parsed) ? present() : editSetOtherwise(view, setting, flag);
  return editAssigned(parsed, view, setting, flag);
}

/** What a loop takes from a class, say: the block below it has the last word. */
function editSetOtherwise(
  view: SettingsView,
  { line }: { readonly line: number },
  flag: CookieFlag,
): SettingEdit {
  const above = setOtherwise(view, SECURE);
  const wanted = flag !== 'insecure';
  const isAll = (value: boolean) => above?.mayBeUnset === false && above.values.every((one) => one === value);
  if (isAll(wanted) || flag === 'as it is' || flag === 'as the user set it') return present();
  if (above !== undefined && isAll(!wanted)) return { ...missing(), after: above.outermost };
  const shared = sharedValue(view, SECURE);
  return shared === undefined
    ? kept(dependsOnMore(SECURE), view.file, line)
    : keptExpression(view, shared.site.parsed, shared.node);
}

function editAssigned(
  parsed: ParsedPython,
  view: SettingsView,
  { value, assignment }: SettingAt & { readonly kind: 'assigned' },
  flag: CookieFlag,
): SettingEdit {
  const isSecure = flagValue(value);
  if (isSecure === undefined) return keptExpression(view, parsed, value);
  const insecureDev = flag === 'insecure';
  if (isSecure !== insecureDev) return present();
  if (keepsInsecure(parsed, assignment.statement, flag)) {
    const message = `${SECURE} = False is kept: these settings are for development or tests only.`;
    return flag === 'as it is' ? present() : kept(message, view.file, parsed.line(value));
  }
  const edits = [
    { ...parsed.span(value), insert: insecureDev ? 'False' : 'True' },
    ...commentEdits(parsed, assignment.statement, insecureDev),
  ];
  const isOwn = ownComment(parsed, assignment.statement, INSECURE_COMMENT) === undefined;
  const isForAll = !insecureDev && isOwn && purposeOf(view.file, view.file) !== 'production';
  return {
    ...present(edits),
    notes: [
      ...(isForAll ? [{ message: replaces(parsed, value), file: view.file, line: parsed.line(value) }] : []),
      ...staleComments(SECURE, view.file, ownersComments(parsed, assignment.statement)),
    ],
  };
}

const MAKE_SURE = '; make sure that it is true in production.';

function keptExpression({ file }: SettingsView, parsed: ParsedPython, value: Expression): SettingEdit {
  const shown = sourceOf(parsed, value).replace(/\s+/g, ' ');
  return kept(`${SECURE} = ${shown} is kept${MAKE_SURE}`, file, parsed.line(value));
}

/** Who has chosen where cookies work needs no note on what that means. */
export function withoutAskedFor(edit: SettingEdit, { chosen = [] }: Answers): SettingEdit {
  if (!chosen.includes(insecureDevQuestion.name)) return edit;
  return { ...edit, notes: edit.notes.filter(({ message }) => !message.endsWith(NEEDS_HTTPS)) };
}

/** A login over plain HTTP goes on as if nothing was wrong, and is gone with the next request. */
const NEEDS_HTTPS =
  ': over plain HTTP, browsers drop the cookie (on localhost, only Safari does). For development without HTTPS, use --insecure-dev.';

function replaces(parsed: ParsedPython, value: Expression): string {
  return `Replacing ${SECURE} = ${sourceOf(parsed, value)}${NEEDS_HTTPS}`;
}

/** The comments beside a statement and directly above it that no run has written. */
function ownersComments(parsed: ParsedPython, statement: Statement): PlacedComment[] {
  return textsBeside(parsed, statement).filter(
    ({ text }) => text !== SECURE_COMMENT && text !== INSECURE_COMMENT,
  );
}

/** `if not DEBUG: SESSION_COOKIE_SECURE = True` is `not DEBUG` in other words. */
function isUnlessDebug({ outermost, value }: Pick<Conditional, 'outermost' | 'value'>): boolean {
  if (outermost.nodeType !== 'If' || outermost.test.nodeType !== 'UnaryOp') return false;
  const isDebug = outermost.test.op.nodeType === 'Not' && dottedName(outermost.test.operand) === 'DEBUG';
  return isDebug && booleanValue(value) === true;
}

export const dependsOnMore = (name: string) =>
  `${name} is kept: its value depends on more than one statement.`;

/** A condition of the user's has the last word; the guide's value holds where it does not apply. */
function otherwise(name: string, { line, file, outermost }: Conditional): SettingEdit {
  const message = `${name} is set conditionally here, which is kept; the guide's value applies otherwise.`;
  return { missing: true, before: outermost, edits: [], notes: [{ message, file, line }] };
}

/** A setting that stays as it is, with the reason. */
export function kept(message: string, file: string, line: number): SettingEdit {
  return { missing: false, edits: [], notes: [{ message, file, line }] };
}

/**
 * Whether an insecure value in a settings module is the user's own and may stay.
 * @param comment what an earlier run has put beside its own
 */
export function keepsInsecure(
  parsed: ParsedPython,
  statement: Statement,
  flag: CookieFlag,
  comment = INSECURE_COMMENT,
): boolean {
  if (flag === 'as it is') return true;
  return flag === 'as the user set it' && ownComment(parsed, statement, comment) === undefined;
}

/** The guide's comment on the old value gives way to the one on the new; any other comment stays. */
function commentEdits(parsed: ParsedPython, statement: Statement, insecureDev: boolean): TextEdit[] {
  const [stale, fresh] = insecureDev
    ? [SECURE_COMMENT, INSECURE_COMMENT]
    : [INSECURE_COMMENT, SECURE_COMMENT];
  const old = ownComment(parsed, statement, stale);
  if (old !== undefined) return [{ from: old.from, to: old.to, insert: fresh }];
  const hasOther = commentAfter(parsed, statement) !== undefined || sharesLine(parsed, statement);
  return insecureDev && !hasOther ? [insertAt(parsed.span(statement).to, `  ${fresh}`)] : [];
}
