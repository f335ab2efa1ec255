import {
  assignmentsOf,
  booleanValue,
  copiedNamesOf,
  editPython,
  insertImport,
  leadingImports,
  parsePython,
  type ParsedPython,
  type ImportedName,
  type Statement,
  appendBlock,
  insertAbove,
  namesSetBy,
  opaqueStatements,
  statementsOf,
} from '../../../languages/python/index.js';
import { importedFile } from '../../../languages/python/evaluate/index.js';
import { nestedStatements, ownNodes } from '../../../languages/python/query/statements.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import type { TextEdit } from '../../../languages/text/text-edit.js';
import { runsCode } from '../settings/graph/executed.js';
import { includesOverrides } from '../settings/graph/includes.js';
import { isOwnModule } from '../../../session/python/own-module.js';
import type { Loader } from '../../../session/python/loaders/loader.js';
import type { SettingsView } from '../settings/view.js';
import { computedAll } from '../settings/kept-back.js';
import { starImportsOf } from '../settings/graph/load-graph.js';

/**
 * Applies edits that add imports, and others below. Where the file begins with imports the two do not meet: all of them are
 * made from one text, which is parsed once.
 */
export function editWithImports(
  parsed: ParsedPython,
  steps: readonly ((parsed: ParsedPython) => readonly TextEdit[])[],
): string {
  if (leadingImports(parsed).length === 0) return editInSteps(parsed, steps);
  return editPython(
    parsed.text,
    steps.flatMap((step) => step(parsed)),
  );
}

/** Applies one edit after another, each made from the text that the one before left. */
export function editInSteps(
  parsed: ParsedPython,
  steps: readonly ((parsed: ParsedPython) => readonly TextEdit[])[],
): string {
  return steps.reduce((text, step) => editPython(text, step(reparsed(text))), parsed.text);
}

/** `import os` among the imports of the standard library. */
export function importOs(view: SettingsView): (parsed: ParsedPython) => TextEdit[] {
  return (parsed) => [insertImport(parsed, { module: 'os' }, isOwnModule(view))];
}

/** What code that reads a variable needs: `import os`, or an import of its own. */
export function importsFor(
  { needsOs, needsImport }: Pick<Loader, 'needsOs' | 'needsImport'>,
  view: SettingsView,
): ((parsed: ParsedPython) => TextEdit[])[] {
  if (needsImport !== undefined) return [(parsed) => [insertImport(parsed, needsImport, isOwnModule(view))]];
  return needsOs ? [importOs(view)] : [];
}

/** @throws Error when the text does not parse: a defect, for it was edited by `editPython` */
function reparsed(text: string): ParsedPython {
  const parsed = parsePython(text);
  if (parsed.kind === 'failure') throw new Error(`edited settings do not parse: ${parsed.reason}`);
  return parsed;
}

/**
 * Adds a block of settings where it wins: at the end of the file, but before star imports that stand there to
 * override, and before the statements of the user's that have the last word.
 * @param place the file, and what it takes in
 */
export function addBlock(
  parsed: ParsedPython,
  place: Pick<SettingsView, 'graph' | 'file'>,
  block: string,
  yieldsTo: readonly (Statement | undefined)[] = [],
  after = 0,
): TextEdit {
  const before = [...yieldsTo, lateOverride(parsed, place), computedAll(parsed)].filter(
    (statement) => statement !== undefined,
  );
  const [first] = before
    .filter((statement) => parsed.body.includes(statement) && parsed.span(statement).from >= after)
    .sort((a, b) => parsed.span(a).from - parsed.span(b).from);
  if (first === undefined) return appendBlock(parsed, block);
  return insertAbove(parsed, paragraphOf(parsed, first, after), `${block}\n`);
}

/** `SESSION_… = value` */
export function isOfSession(statement: Statement): boolean {
  return setsOnly(statement, 'SESSION_');
}

function setsOnly(statement: Statement, prefix: string): boolean {
  if (statement.nodeType !== 'Assign') return false;
  return statement.targets.every((target) => target.nodeType === 'Name' && target.id.startsWith(prefix));
}

/** The first of the statements right before one that only make what it uses: `path = …`, `if exists(path):`. */
function paragraphOf(parsed: ParsedPython, statement: Statement, after: number): Statement {
  const used = namesIn(statement);
  let first = statement;
  for (const one of parsed.body.slice(0, parsed.body.indexOf(statement)).toReversed()) {
    if (parsed.span(one).from < after || !onlyMakes(one, used)) break;
    for (const name of namesIn(one)) used.add(name);
    first = one;
  }
  return first;
}

export function namesIn(statement: Statement): Set<string> {
  const nodes = [statement, ...nestedStatements(statement)].flatMap((one) => [one, ...ownNodes(one)]);
  return new Set(nodes.flatMap((node) => (node.nodeType === 'Name' ? [node.id] : [])));
}

/** Whether a statement, or all that it leads to, sets nothing but such names. */
function onlyMakes(statement: Statement, names: ReadonlySet<string>): boolean {
  if (statement.nodeType === 'Assign')
    return statement.targets.every((target) => target.nodeType === 'Name' && names.has(target.id));
  if (statement.nodeType === 'If' || statement.nodeType === 'Try')
    return nestedStatements(statement).every((one) => onlyMakes(one, names));
  return ['Raise', 'Pass', 'Comment'].includes(statement.nodeType);
}

/**
 * The statement at module level with the first star import that follows settings, or the first file that is run or may be
 * included there: the settings are meant to be overridden. One that most settings of the file follow is what they are built on.
 * Of one that can't be followed, and that the settings don't do without, nobody knows what it overrides.
 */
export function lateOverride(
  parsed: ParsedPython,
  place: Pick<SettingsView, 'graph' | 'file'>,
): Statement | undefined {
  const settings = parsed.body.filter(({ nodeType }) => nodeType === 'Assign' || nodeType === 'AnnAssign');
  const run = opaqueStatements(parsed).filter(
    (one) => runsCode(one.statement) && namesSetBy(one) === undefined,
  );
  const included = statementsOf(parsed).filter(({ statement }) => includesOverrides(parsed, statement));
  const stars = starImportsOf(parsed).filter(
    (star) => !bringsDefaults(parsed, star) && (star.within.length > 0 || isFollowed(place, star)),
  );
  const copied = copiedNamesOf(parsed).values();
  const [late] = [...stars, ...copied, ...run, ...included]
    .filter(({ statement }) => isBehindMost(parsed, settings, statement))
    .sort((a, b) => parsed.span(a.statement).from - parsed.span(b.statement).from);
  return late && (late.within[0] ?? late.statement);
}

/**
 * `if not LOADED: from .defaults import *` below code that may set any name: only that sets the flag, which is False before,
 * as local settings do that build on the defaults themselves.
 */
function bringsDefaults(parsed: ParsedPython, { within: [outer] }: ImportedName): boolean {
  const test = outer?.nodeType === 'If' ? outer.test : undefined;
  const isNegated = test?.nodeType === 'UnaryOp' && test.op.nodeType === 'Not';
  const flag = isNegated && test.operand.nodeType === 'Name' ? test.operand.id : undefined;
  if (outer === undefined || flag === undefined) return false;
  const isBetween = ({ statement }: { readonly statement: Statement }, first: Statement, last: Statement) =>
    parsed.span(first).to <= parsed.span(statement).from &&
    parsed.span(statement).to <= parsed.span(last).from;
  const cleared = assignmentsOf(parsed, flag).findLast(({ value }) => booleanValue(value) === false);
  return (
    cleared !== undefined && opaqueStatements(parsed).some((one) => isBetween(one, cleared.statement, outer))
  );
}

function isFollowed(
  { graph, file }: Pick<SettingsView, 'graph' | 'file'>,
  { module }: ImportedName,
): boolean {
  return importedFile(graph, file, module) !== undefined || graph.outside?.has(module) === true;
}

function isBehindMost(parsed: ParsedPython, settings: readonly Statement[], statement: Statement): boolean {
  const { from } = parsed.span(statement);
  const before = settings.filter((one) => parsed.span(one).from < from);
  // What a run adds makes no difference to what the import is for.
  const own = (some: readonly Statement[]) =>
    some.filter((one) => !isOfSession(one) && !setsOnly(one, SECRET_VARIABLE)).length;
  return before.length > 0 && own(before) * 2 >= own(settings);
}
