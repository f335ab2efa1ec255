import {
  assignmentsOf,
  booleanValue,
  dottedName,
  importsOf,
  numberValue,
  StatementRemoval,
  statementsOf,
  stringValue,
  type Assignment,
  type Expression,
  type ImportedName,
  type NodeOf,
  type ParsedPython,
  type PlacedStatement,
  type Statement,
} from '../../../languages/python/index.js';
import { ownNodes } from '../../../languages/python/query/statements.js';
import { lineBreaks } from '../../../languages/text/lines.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { ownComment } from '../changes/comment-after.js';
import { insecureBlocks } from '../changes/insecure-if-debug.js';
import { SECRET_LINES, WRITTEN } from '../changes/written-comments.js';
import { ADDED_NAMES, ENGINE, SECURE } from '../settings/names.js';
import { readsSecret } from '../../../session/python/pydantic/field.js';
import { settersIn } from '../settings/setting.js';

interface Known {
  readonly isKnown: (value: Expression) => boolean;
  readonly comments: readonly string[];
}

/** The cookie's settings with the values that a run or the guide's page gives them. */
const COOKIE: Readonly<Record<string, Known>> = {
  SESSION_COOKIE_AGE: {
    isKnown: (value) => numberValue(value) === 3600,
    comments: WRITTEN.age,
  },
  [SECURE]: {
    isKnown: (value) => booleanValue(value) !== undefined,
    comments: WRITTEN.secure,
  },
  SESSION_COOKIE_HTTPONLY: {
    isKnown: (value) => booleanValue(value) === true,
    comments: WRITTEN.httpOnly,
  },
  SESSION_COOKIE_SAMESITE: {
    isKnown: (value) => stringValue(value) === 'Lax',
    comments: WRITTEN.sameSite,
  },
};

/** Something that can't be taken out safely. */
interface Stuck {
  readonly reason: string;
  readonly line: number;
}

/** What goes out of one settings file. */
export interface TakenFromSettings {
  readonly removal: StatementRemoval;
  /** The settings that have gone. */
  readonly names: ReadonlySet<string>;
  readonly stuck: readonly Stuck[];
}

/** What decides how much goes. */
export interface Extent {
  /** Whether nothing else needs the env file to be loaded. */
  readonly withLoader: boolean;
  /** Names that other modules take from a star import. */
  readonly shared: ReadonlySet<string>;
}

export function takenFrom(parsed: ParsedPython, { withLoader, shared }: Extent): TakenFromSettings {
  const removal = new StatementRemoval(parsed);
  const names = new Set<string>();
  const stuck: Stuck[] = [];
  const take = (one: Assignment, comments: readonly string[]): void => {
    const isPlain = one.kind !== 'augmented' && isOnlyTarget(one);
    if (isPlain && removal.take(one, comments)) names.add(one.name);
    else stuck.push({ reason: `${one.name} can't be removed from this statement.`, line: one.line });
  };
  for (const statement of insecureBlocks(parsed)) removal.take({ statement, within: [] });
  for (const engine of enginesIn(parsed)) take(engine, WRITTEN.block);
  for (const cookie of cookiesIn(parsed)) take(cookie, COOKIE[cookie.name]?.comments ?? []);
  for (const field of secretFields(parsed)) removal.take(field);
  const secrets = assignmentsOf(parsed, SECRET_VARIABLE).filter(isOfModule);
  for (const secret of secrets) take(secret, SECRET_LINES);
  stuck.push(...otherSetters(removal, stuck));
  takeExports(removal, names);
  if (withLoader) takeLoaders(removal);
  removal.closeBlocks();
  if (!removal.isEmpty) takeImports(removal, shared, readersOf(secrets));
  return { removal, names, stuck };
}

function enginesIn(parsed: ParsedPython): Assignment[] {
  return assignmentsOf(parsed, 'SESSION_ENGINE').filter(({ value }) => stringValue(value) === ENGINE);
}

function cookiesIn(parsed: ParsedPython): Assignment[] {
  const engines = enginesIn(parsed);
  return Object.entries(COOKIE).flatMap(([name, known]) =>
    assignmentsOf(parsed, name).filter((one) => isOfBlock(parsed, one, known, engines)),
  );
}

/** What sets the secret otherwise than by assigning it. */
function otherSetters(removal: StatementRemoval, known: readonly Stuck[]): Stuck[] {
  return settersIn(removal.parsed, SECRET_VARIABLE).flatMap(({ statement, line }) => {
    if (removal.takes(statement) || known.some((one) => one.line === line)) return [];
    return [{ reason: `${SECRET_VARIABLE} is set or changed here in another way.`, line }];
  });
}

/** `__all__ += ['SESSION_ENGINE', …]` with nothing else, as a run adds it; of the user's own list, the names that nothing sets any more. */
function takeExports(removal: StatementRemoval, names: ReadonlySet<string>): void {
  const { parsed } = removal;
  const isGone = (name: string | undefined) =>
    name !== undefined &&
    names.has(name) &&
    assignmentsOf(parsed, name).every(({ statement }) => removal.takes(statement));
  for (const placed of assignmentsOf(parsed, '__all__')) {
    const all = namesIn(placed);
    const isOfRun = placed.kind === 'augmented' && all.every((name) => ADDED_NAMES.includes(name ?? ''));
    if (isOfRun && all.length > 0) removal.take(placed);
    else if (isList(placed.value) && all.some(isGone))
      removal.takeElements(placed.value, (element) => isGone(stringValue(element)));
  }
}

function namesIn({ value }: Assignment): (string | undefined)[] {
  return isList(value) ? value.elts.map(stringValue) : [];
}

function isList(value: Expression | undefined): value is NodeOf<'List'> | NodeOf<'Tuple'> {
  return value?.nodeType === 'List' || value?.nodeType === 'Tuple';
}

/** Fields of classes of pydantic-settings, which need the variable. */
function secretFields(parsed: ParsedPython): PlacedStatement[] {
  return statementsOf(parsed).filter(
    ({ statement, within }) => within.at(-1)?.nodeType === 'ClassDef' && readsSecret(statement),
  );
}

function isOfModule({ within }: Assignment): boolean {
  return !within.some(({ nodeType }) => nodeType === 'FunctionDef' || nodeType === 'AsyncFunctionDef');
}

/** With a comment of ours, or in the unbroken row below the heading. Anything else may be the user's own. */
function isOfBlock(
  parsed: ParsedPython,
  { statement, value, within }: Assignment,
  { isKnown, comments }: Known,
  engines: readonly Assignment[],
): boolean {
  if (value === undefined || !isKnown(value)) return false;
  if (comments.some((comment) => ownComment(parsed, statement, `# ${comment}`) !== undefined)) return true;
  if (new StatementRemoval(parsed).hasCommentAbove(statement, comments)) return true;
  return within.length === 0 && engines.some((engine) => isInRow(parsed, engine.statement, statement));
}

function isInRow(parsed: ParsedPython, engine: Statement, statement: Statement): boolean {
  if (!new StatementRemoval(parsed).hasCommentAbove(engine, WRITTEN.block)) return false;
  const [from, to] = [parsed.body.indexOf(engine), parsed.body.indexOf(statement)];
  if (from < 0 || to <= from) return false;
  const row = parsed.body.slice(from, to + 1);
  return row.every((one, index) => {
    const next = row[index + 1];
    const isSession =
      one.nodeType === 'Assign' && one.targets.every((target) => dottedName(target)?.startsWith('SESSION_'));
    return (
      isSession &&
      (next === undefined || lineBreaks(parsed.text, parsed.span(one).to, parsed.span(next).from) === 1)
    );
  });
}

function isOnlyTarget({ statement }: Assignment): boolean {
  return (
    statement.nodeType !== 'Assign' ||
    (statement.targets.length === 1 && statement.targets[0]?.nodeType === 'Name')
  );
}

function takeLoaders(removal: StatementRemoval): void {
  for (const placed of loadersOfRuns(removal.parsed)) removal.take(placed, WRITTEN.loader);
}

/** The calls that earlier runs have put in: they carry the comment. */
export function loadersOfRuns(parsed: ParsedPython): PlacedStatement[] {
  const removal = new StatementRemoval(parsed);
  return statementsOf(parsed).filter(
    ({ statement, within }) =>
      within.length === 0 &&
      statement.nodeType === 'Expr' &&
      statement.value.nodeType === 'Call' &&
      dottedName(statement.value.func) === 'load_dotenv' &&
      removal.hasCommentAbove(statement, WRITTEN.loader),
  );
}

/** The names that modules use and neither import nor set themselves, of those that may go. */
export function sharedNames(modules: Iterable<ParsedPython>): Set<string> {
  return new Set(
    [...modules].flatMap((parsed) => {
      const made = assignmentsOf(parsed).filter(({ within }) => within.length === 0);
      const own = new Set([...importsOf(parsed).map(({ local }) => local), ...made.map(({ name }) => name)]);
      const nodes = statementsOf(parsed).flatMap(({ statement }) => ownNodes(statement));
      return nodes.flatMap((node) => (node.nodeType === 'Name' && !own.has(node.id) ? [node.id] : []));
    }),
  );
}

/** What a run imports for the secret. */
const IMPORTED: ReadonlySet<string> = new Set([
  'os',
  'os.environ',
  'dotenv.load_dotenv',
  'decouple.config',
  'configurations.values',
  'pydantic.Field',
]);

/** The objects of the project that secrets are read with: `config('WRISTBAND_SESSION_SECRET')`. */
function readersOf(secrets: readonly Assignment[]): ReadonlySet<string> {
  return new Set(
    secrets.flatMap(({ value }) => (value?.nodeType === 'Call' ? (dottedName(value.func) ?? []) : [])),
  );
}

/** `from shop.env import env`: a run adds no name to a statement of the user's. */
function isAlone({ statement, name }: ImportedName): boolean {
  return name !== undefined && statement.nodeType === 'ImportFrom' && statement.names.length === 1;
}

function takeImports(
  removal: StatementRemoval,
  shared: ReadonlySet<string>,
  readers: ReadonlySet<string>,
): void {
  for (const one of importsOf(removal.parsed)) {
    const name = one.name === undefined ? one.module : `${one.module}.${one.name}`;
    const isOfRun = IMPORTED.has(name) || (readers.has(one.local) && isAlone(one));
    if (isOfRun && !shared.has(one.local)) removal.takeImport(one);
  }
}
