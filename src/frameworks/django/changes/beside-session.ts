import {
  appendBlock,
  copiedNamesOf,
  endsParagraph,
  insertAfter,
  linesOf,
  namesSetBy,
  opaqueStatements,
  sharesLine,
  statementsOf,
  type ParsedPython,
  type PlacedStatement,
  type Statement,
} from '../../../languages/python/index.js';
import type { TextEdit } from '../../../languages/text/text-edit.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { runsCode } from '../settings/graph/executed.js';
import { isInclude } from '../settings/graph/includes.js';
import { ADDED_NAMES } from '../settings/names.js';
import { settingAt } from '../settings/setting.js';
import type { SettingsView } from '../settings/view.js';
import { addBlock, isOfSession, lateOverride, namesIn } from './settings-edits.js';

/**
 * The statement that more of the session's settings go after: the last in the unbroken row of `SESSION_…` that begins with
 * the engine. Undefined where this file doesn't set the engine on lines of its own.
 */
export function endOfSession(parsed: ParsedPython, view: SettingsView): Statement | undefined {
  const engine = settingAt(view, 'SESSION_ENGINE');
  if (engine.kind !== 'assigned' || sharesLine(parsed, engine.assignment.statement)) return undefined;
  const { statement } = engine.assignment;
  const rest = parsed.body.slice(parsed.body.indexOf(statement) + 1);
  const end = rest.findIndex((one) => !isOfSession(one) || sharesLine(parsed, one));
  return (end < 0 ? rest : rest.slice(0, end)).at(-1) ?? statement;
}

/**
 * The end of the paragraph with the last of the project's own `SESSION_…`, where the engine can join them. Undefined where there
 * are none on lines of their own, what stands below may set the session's settings, or a condition there asks for the last name.
 */
export function endOfOwnSettings(parsed: ParsedPython, view: SettingsView): Statement | undefined {
  const { body } = parsed;
  if (!['absent', 'conditional', 'from outside'].includes(settingAt(view, 'SESSION_ENGINE').kind))
    return undefined;
  const index = body.findLastIndex((one) => isOfSession(one) && !sharesLine(parsed, one));
  const rest = body.slice(index + 1);
  const end = rest.findIndex((one, at) => !continuesParagraph(parsed, body[index + at], one));
  const last = body[end < 0 ? body.length - 1 : index + end];
  if (index < 0 || last === undefined || mayBeSetBelow(parsed, view, last)) return undefined;
  const next = body[body.indexOf(last) + 1];
  return next !== undefined && isAsked(last, next) ? undefined : last;
}

function continuesParagraph(parsed: ParsedPython, before: Statement | undefined, one: Statement): boolean {
  if (before === undefined || one.nodeType !== 'Assign' || sharesLine(parsed, one)) return false;
  return linesOf(parsed, before).to === linesOf(parsed, one).from;
}

/** Whether a statement other than an assignment uses a name that the one before it sets. */
function isAsked(setter: Statement, next: Statement): boolean {
  if (setter.nodeType !== 'Assign' || next.nodeType === 'Assign') return false;
  const names = namesIn(next);
  return setter.targets.some((target) => target.nodeType === 'Name' && names.has(target.id));
}

/** What is there to override the settings, and all below it, is meant to. */
function mayBeSetBelow(parsed: ParsedPython, view: SettingsView, statement: Statement): boolean {
  const { to } = parsed.span(statement);
  const start = (one: Statement) => parsed.span(one).from;
  const override = lateOverride(parsed, view);
  const end = override === undefined ? Infinity : start(override);
  if (end < to) return true;
  const setters: readonly PlacedStatement[] = [
    ...opaqueStatements(parsed).filter((one) =>
      ADDED_NAMES.some((name) => namesSetBy(one)?.(name) !== false),
    ),
    ...copiedNamesOf(parsed).values(),
    ...statementsOf(parsed).filter((one) => isInclude(parsed, one.statement)),
  ];
  return setters.some(({ statement: one, within: [outer] }) => {
    const at = start(outer ?? one);
    return at > to && at < end;
  });
}

/** Adds a paragraph behind the session's settings, unless something else in the file may win over it there. */
export function addBesideSession(
  parsed: ParsedPython,
  view: SettingsView,
  block: string,
  after: number,
): TextEdit {
  const last = endOfSession(parsed, view);
  if (last === undefined) return addBlock(parsed, view, block, [], after);
  const { to } = parsed.span(last);
  const override = lateOverride(parsed, view);
  const isOverridden = override !== undefined && parsed.span(override).from < to;
  const isOpen = opaqueStatements(parsed).some(
    ({ statement, within }) =>
      parsed.span(statement).from > to &&
      statement.nodeType !== 'ImportFrom' &&
      !runsCode(statement) &&
      namesSetBy({ statement, within })?.(SECRET_VARIABLE) !== false &&
      ![statement, ...within].some((one) => copiedNamesOf(parsed).has(one)),
  );
  if (after > to || isOverridden || isOpen) return addBlock(parsed, view, block, [], after);
  return addParagraph(parsed, last, block);
}

/** Adds a paragraph behind a statement at module level. */
export function addParagraph(parsed: ParsedPython, last: Statement, block: string): TextEdit {
  return last === parsed.body.at(-1)
    ? appendBlock(parsed, block)
    : insertAfter(parsed, last, `\n${block}${endsParagraph(parsed, last) ? '' : '\n'}`);
}
