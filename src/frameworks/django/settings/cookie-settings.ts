import {
  booleanValue,
  isNone,
  lineOf,
  sourceOf,
  stringValue,
  type Expression,
  type ParsedPython,
  type Statement,
} from '../../../languages/python/index.js';
import type { TextEdit } from '../../../languages/text-edit.js';
import { insertAt } from '../../../languages/text-edit.js';
import type { Note } from '../../../types.js';
import { readSetting } from './setting.js';

/** What is to be done about one setting. */
export interface Verdict {
  readonly absent: boolean;
  readonly edits: readonly TextEdit[];
  readonly notes: readonly Note[];
}

export const SECURE = 'SESSION_COOKIE_SECURE';

const RECOMMENDED = ['SESSION_COOKIE_AGE', 'SESSION_COOKIE_HTTPONLY', 'SESSION_COOKIE_SAMESITE'] as const;

export const SECURE_COMMENT = '# Ensures the cookie is only sent over HTTPS';
export const INSECURE_COMMENT = '# IMPORTANT: Set to True in production!';

/** Kept when present; a weak value is mentioned. */
export function judgeRecommended(parsed: ParsedPython, file: string): ReadonlyMap<string, Verdict> {
  return new Map(RECOMMENDED.map((name) => [name, judge(parsed, name, file)]));
}

function judge(parsed: ParsedPython, name: (typeof RECOMMENDED)[number], file: string): Verdict {
  const setting = readSetting(parsed, name);
  if (setting.kind === 'absent') return { absent: true, edits: [], notes: [] };
  if (setting.kind === 'unclear')
    return kept(`${name} is kept: its value depends on more than one statement.`, file, setting.line);
  const isWeak =
    (name === 'SESSION_COOKIE_HTTPONLY' && booleanValue(setting.value) === false) ||
    (name === 'SESSION_COOKIE_SAMESITE' && isWeakSameSite(setting.value));
  if (!isWeak) return { absent: false, edits: [], notes: [] };
  return kept(
    `${name} = ${sourceOf(parsed, setting.value)} is kept; it is weaker than the guide's value.`,
    file,
    setting.line,
  );
}

/** Django sends no SameSite for None and False, and `SameSite=None` for the string. */
function isWeakSameSite(value: Expression): boolean {
  return isNone(value) || booleanValue(value) === false || stringValue(value)?.toLowerCase() === 'none';
}

/** A plain True or False follows the flag; anything else is the user's better idea. */
export function judgeSecure(parsed: ParsedPython, file: string, insecureDev: boolean): Verdict {
  const setting = readSetting(parsed, SECURE);
  if (setting.kind === 'absent') return { absent: true, edits: [], notes: [] };
  if (setting.kind === 'unclear')
    return kept(`${SECURE} is kept: its value depends on more than one statement.`, file, setting.line);
  const { value, assignment } = setting;
  const present = booleanValue(value);
  if (present === undefined) {
    return kept(
      `${SECURE} = ${sourceOf(parsed, value)} is kept; make sure that it is true in production.`,
      file,
      lineOf(value),
    );
  }
  if (present !== insecureDev) return { absent: false, edits: [], notes: [] };
  const edits = [
    { ...parsed.span(value), insert: insecureDev ? 'False' : 'True' },
    ...commentEdits(parsed, assignment.statement, insecureDev),
  ];
  return { absent: false, edits, notes: [] };
}

function kept(message: string, file: string, line: number): Verdict {
  return { absent: false, edits: [], notes: [{ message, file, line }] };
}

/** The guide's comment on the old value gives way to the one on the new; any other comment stays. */
function commentEdits(parsed: ParsedPython, statement: Statement, insecureDev: boolean): TextEdit[] {
  const [stale, fresh] = insecureDev
    ? [SECURE_COMMENT, INSECURE_COMMENT]
    : [INSECURE_COMMENT, SECURE_COMMENT];
  const { to } = parsed.span(statement);
  const next = parsed.tokens.find((token) => token.from >= to);
  if (next?.type === 'COMMENT') {
    return parsed.text.slice(next.from, next.to).trimEnd() === stale
      ? [{ from: next.from, to: next.to, insert: fresh }]
      : [];
  }
  return insecureDev && next?.type === 'NEWLINE' ? [insertAt(to, `  ${fresh}`)] : [];
}
