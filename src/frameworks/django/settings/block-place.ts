import {
  appendBlock,
  insertBefore,
  opaqueStatements,
  type ParsedPython,
  type Statement,
} from '../../../languages/python/index.js';
import type { TextEdit } from '../../../languages/text/text-edit.js';
import { runsCode } from './graph/executed.js';
import { starImportsOf } from './graph/load-graph.js';

/**
 * Adds a block of settings where it wins: at the end of the file, but before star imports that stand there to
 * override, and before the statements of the user's that have the last word.
 */
export function addBlock(
  parsed: ParsedPython,
  block: string,
  yieldsTo: readonly (Statement | undefined)[] = [],
  after = 0,
): TextEdit {
  const before = [...yieldsTo, lateOverride(parsed)].filter((statement) => statement !== undefined);
  const [first] = before
    .filter((statement) => parsed.body.includes(statement) && parsed.span(statement).from >= after)
    .sort((a, b) => parsed.span(a).from - parsed.span(b).from);
  return first === undefined ? appendBlock(parsed, block) : insertBefore(parsed, first, `${block}\n`);
}

/**
 * The statement at module level with the first star import that follows settings, or the first file that is run
 * there: the settings are meant to be overridden.
 */
function lateOverride(parsed: ParsedPython): Statement | undefined {
  const [firstSetting] = parsed.body.filter(
    ({ nodeType }) => nodeType === 'Assign' || nodeType === 'AnnAssign',
  );
  if (firstSetting === undefined) return undefined;
  const run = opaqueStatements(parsed).filter(({ statement }) => runsCode(statement));
  const [late] = [...starImportsOf(parsed), ...run]
    .filter(({ statement }) => parsed.span(statement).from > parsed.span(firstSetting).from)
    .sort((a, b) => parsed.span(a.statement).from - parsed.span(b.statement).from);
  return late && (late.within[0] ?? late.statement);
}
