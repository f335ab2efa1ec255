import {
  booleanValue,
  dottedName,
  isNone,
  sourceOf,
  stringValue,
  type Expression,
  type ParsedPython,
  type Statement,
} from '../../../languages/python/index.js';
import type { TextEdit } from '../../../languages/text/text-edit.js';
import { insertAt } from '../../../languages/text/text-edit.js';
import type { Note } from '../../../model/change.js';
import { settingAt, type Conditional } from './setting.js';
import type { SettingsView } from './view.js';

/** What is to be done about one setting. */
export interface Verdict {
  readonly absent: boolean;
  /** The statement that a new value must not come after. */
  readonly before?: Statement;
  readonly edits: readonly TextEdit[];
  readonly notes: readonly Note[];
}

/**
 * What the cookie of a settings module is to be. In modules that serve development alone a False of the user's own
 * stays; the one that carries the guide's comment follows the flag.
 */
export type CookieFlag = 'secure' | 'insecure' | 'as the user set it' | 'as it is';

export const SECURE = 'SESSION_COOKIE_SECURE';

const RECOMMENDED = ['SESSION_COOKIE_AGE', 'SESSION_COOKIE_HTTPONLY', 'SESSION_COOKIE_SAMESITE'] as const;

export const SECURE_COMMENT = '# Ensures the cookie is only sent over HTTPS';
export const INSECURE_COMMENT = '# IMPORTANT: Set to True in production!';

/** Kept when present; a weak value is mentioned. */
export function judgeRecommended(view: SettingsView): ReadonlyMap<string, Verdict> {
  return new Map(RECOMMENDED.map((name) => [name, judge(view, name)]));
}

function judge(view: SettingsView, name: (typeof RECOMMENDED)[number]): Verdict {
  const setting = settingAt(view, name);
  if (setting.kind === 'absent') return absent();
  if (setting.kind === 'elsewhere') return settled();
  if (setting.kind === 'conditional') return otherwise(name, setting);
  if (setting.kind === 'unknown') return kept(OPEN(name), view.file, setting.line);
  const isWeak =
    (name === 'SESSION_COOKIE_HTTPONLY' && booleanValue(setting.value) === false) ||
    (name === 'SESSION_COOKIE_SAMESITE' && isWeakSameSite(setting.value));
  if (!isWeak) return settled();
  const present = sourceOf(setting.parsed, setting.value);
  return kept(`${name} = ${present} is kept; it is weaker than the guide's value.`, view.file, setting.line);
}

/** Django sends no SameSite for None and False, and `SameSite=None` for the string. */
function isWeakSameSite(value: Expression): boolean {
  return isNone(value) || booleanValue(value) === false || stringValue(value)?.toLowerCase() === 'none';
}

/** A plain True or False follows the flag; anything else is the user's better idea. */
export function judgeSecure(parsed: ParsedPython, view: SettingsView, flag: CookieFlag): Verdict {
  const setting = settingAt(view, SECURE);
  if (setting.kind === 'absent') return absent();
  if (setting.kind === 'elsewhere') return settled();
  if (setting.kind === 'conditional')
    return isUnlessDebug(setting) ? kept(OPEN(SECURE), view.file, setting.line) : otherwise(SECURE, setting);
  if (setting.kind === 'unknown') return kept(OPEN(SECURE), view.file, setting.line);
  const { value, assignment } = setting;
  const present = booleanValue(value);
  if (present === undefined) {
    const message = `${SECURE} = ${sourceOf(parsed, value)} is kept; make sure that it is true in production.`;
    return kept(message, view.file, parsed.line(value));
  }
  const insecureDev = flag === 'insecure';
  if (present !== insecureDev) return settled();
  if (keepsInsecure(parsed, assignment.statement, flag)) {
    const message = `${SECURE} = False is kept: these settings serve development alone.`;
    return flag === 'as it is' ? settled() : kept(message, view.file, parsed.line(value));
  }
  return settled([
    { ...parsed.span(value), insert: insecureDev ? 'False' : 'True' },
    ...commentEdits(parsed, assignment.statement, insecureDev),
  ]);
}

/** `if not DEBUG: SESSION_COOKIE_SECURE = True` is `not DEBUG` in other words. */
function isUnlessDebug({ outermost, value }: Conditional): boolean {
  if (outermost.nodeType !== 'If' || outermost.test.nodeType !== 'UnaryOp') return false;
  const isDebug = outermost.test.op.nodeType === 'Not' && dottedName(outermost.test.operand) === 'DEBUG';
  return isDebug && booleanValue(value) === true;
}

const OPEN = (name: string) => `${name} is kept: its value depends on more than one statement.`;

export function absent(): Verdict {
  return { absent: true, edits: [], notes: [] };
}

export function settled(edits: readonly TextEdit[] = []): Verdict {
  return { absent: false, edits, notes: [] };
}

/** A condition of the user's has the last word; the guide's value holds where it does not apply. */
function otherwise(name: string, { line, file, outermost }: Conditional): Verdict {
  const message = `${name} is set under a condition here, which is kept; the guide's value holds otherwise.`;
  return { absent: true, before: outermost, edits: [], notes: [{ message, file, line }] };
}

function kept(message: string, file: string, line: number): Verdict {
  return { absent: false, edits: [], notes: [{ message, file, line }] };
}

/** Whether an insecure value in a settings module is the user's own, and no matter. */
export function keepsInsecure(parsed: ParsedPython, statement: Statement, flag: CookieFlag): boolean {
  if (flag === 'as it is') return true;
  return flag === 'as the user set it' && commentAfter(parsed, statement) !== INSECURE_COMMENT;
}

/** The guide's comment on the old value gives way to the one on the new; any other comment stays. */
function commentEdits(parsed: ParsedPython, statement: Statement, insecureDev: boolean): TextEdit[] {
  const [stale, fresh] = insecureDev
    ? [SECURE_COMMENT, INSECURE_COMMENT]
    : [INSECURE_COMMENT, SECURE_COMMENT];
  const { to } = parsed.span(statement);
  const next = parsed.tokens.find((token) => token.from >= to);
  if (next?.type === 'COMMENT') {
    return commentAfter(parsed, statement) === stale ? [{ from: next.from, to: next.to, insert: fresh }] : [];
  }
  return insecureDev && next?.type === 'NEWLINE' ? [insertAt(to, `  ${fresh}`)] : [];
}

/** The comment at the end of a statement's line. */
function commentAfter(parsed: ParsedPython, statement: Statement): string | undefined {
  const { to } = parsed.span(statement);
  const next = parsed.tokens.find((token) => token.from >= to);
  return next?.type === 'COMMENT' ? parsed.text.slice(next.from, next.to).trimEnd() : undefined;
}
