import {
  appendBlock,
  insertBefore,
  type ParsedPython,
  type Statement,
} from '../../../languages/python/index.js';
import type { TextEdit } from '../../../languages/text-edit.js';
import { starImportsOf } from './chain/chain.js';

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
  const before = [...yieldsTo, lateStarImport(parsed)].filter((statement) => statement !== undefined);
  const [first] = before
    .filter((statement) => parsed.body.includes(statement) && parsed.span(statement).from >= after)
    .sort((a, b) => parsed.span(a).from - parsed.span(b).from);
  return first === undefined ? appendBlock(parsed, block) : insertBefore(parsed, first, `${block}\n`);
}

/** The statement at module level with the first star import that follows settings: they are meant to be overridden. */
function lateStarImport(parsed: ParsedPython): Statement | undefined {
  const [firstSetting] = parsed.body.filter(
    ({ nodeType }) => nodeType === 'Assign' || nodeType === 'AnnAssign',
  );
  if (firstSetting === undefined) return undefined;
  const late = starImportsOf(parsed).find(
    ({ statement }) => parsed.span(statement).from > parsed.span(firstSetting).from,
  );
  return late && (late.within[0] ?? late.statement);
}
