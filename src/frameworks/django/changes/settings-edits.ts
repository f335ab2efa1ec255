import {
  editPython,
  insertImport,
  parsePython,
  type ParsedPython,
  type Statement,
  type NodeOf,
  appendBlock,
  insertBefore,
  opaqueStatements,
} from '../../../languages/python/index.js';
import { ownNodes } from '../../../languages/python/query/statements.js';
import type { TextEdit } from '../../../languages/text/text-edit.js';
import { runsCode } from '../settings/graph/executed.js';
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

/** `import os` before the other imports, where the standard library's stand. */
export function importOs(parsed: ParsedPython): TextEdit[] {
  const [first] = leadingImports(parsed);
  const group = first !== undefined && !isStandardLibrary(first);
  return [insertImport(parsed, 'import os', { place: 'first', group })];
}

/** @throws Error when the text does not parse: a defect, for it was edited by `editPython` */
function reparsed(text: string): ParsedPython {
  const parsed = parsePython(text);
  if (parsed.kind === 'failure') throw new Error(`edited settings do not parse: ${parsed.reason}`);
  return parsed;
}

export type ImportStatement = NodeOf<'Import'> | NodeOf<'ImportFrom'>;

/** What settings import of Python's standard library, as far as the order of imports goes. */
const STANDARD_LIBRARY: ReadonlySet<string> = new Set(
  (
    'ast base64 collections configparser contextlib copy csv dataclasses datetime decimal enum functools getpass hashlib importlib io ' +
    'ipaddress itertools json locale logging math mimetypes os pathlib platform random re secrets shutil signal site socket ssl ' +
    'string subprocess sys tempfile textwrap time tomllib traceback types typing urllib uuid warnings zoneinfo'
  ).split(' '),
);

/** The imports that the file begins with, `__future__` imports left out. */
export function leadingImports(parsed: ParsedPython): ImportStatement[] {
  const [first] = parsed.body;
  const isDocstring = first?.nodeType === 'Expr' && first.value.nodeType === 'Constant';
  const rest = isDocstring ? parsed.body.slice(1) : parsed.body;
  const end = rest.findIndex(({ nodeType }) => nodeType !== 'Import' && nodeType !== 'ImportFrom');
  const head = end < 0 ? rest : rest.slice(0, end);
  return head.filter(
    (statement): statement is ImportStatement =>
      statement.nodeType === 'Import' ||
      (statement.nodeType === 'ImportFrom' && statement.module !== '__future__'),
  );
}

/** By the first module that the statement names; relative imports are the project's own. */
export function isStandardLibrary(statement: ImportStatement): boolean {
  const module = statement.nodeType === 'Import' ? statement.names[0]?.name : statement.module;
  const isRelative = statement.nodeType === 'ImportFrom' && (statement.level ?? 0) > 0;
  return !isRelative && STANDARD_LIBRARY.has(module?.split('.')[0] ?? '');
}

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
  if (first === undefined) return appendBlock(parsed, block);
  return insertBefore(parsed, paragraphOf(parsed, first, after), `${block}\n`);
}

/** The first of the assignments right before a statement that only make what it uses: `path = …`, `if exists(path):`. */
function paragraphOf(parsed: ParsedPython, statement: Statement, after: number): Statement {
  const used = new Set(
    [statement, ...ownNodes(statement)].flatMap((node) => (node.nodeType === 'Name' ? [node.id] : [])),
  );
  const index = parsed.body.indexOf(statement);
  const isPart = (one: Statement) =>
    one.nodeType === 'Assign' &&
    parsed.span(one).from >= after &&
    one.targets.every((target) => target.nodeType === 'Name' && used.has(target.id));
  const other = parsed.body.slice(0, index).findLastIndex((one) => !isPart(one));
  return parsed.body[other + 1] ?? statement;
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
