import {
  assignmentsOf,
  canonicalName,
  importsOf,
  opaqueStatements,
  statementsOf,
  type ImportedName,
  type ParsedPython,
  type PlacedStatement,
  type Statement,
} from '../../../languages/python/index.js';
import { isSuppressed } from '../../../languages/python/query/suppress.js';
import {
  filesOf,
  reachesOwnModule,
  sourcesOf,
  type ModuleGraph,
} from '../../../languages/python/evaluate/index.js';
import { classesOf } from './classes/class-modules.js';
import { executedFiles, runsCode, type Executed } from './graph/executed.js';
import { isInclude } from './graph/includes.js';
import { openInclude } from './graph/open-include.js';
import { callsOf } from './loaders/loading-statement.js';

/** Why a settings module can't be followed as a whole. */
export interface Unsupported {
  readonly file: string;
  readonly line: number;
  /** A sentence. */
  readonly reason: string;
  /** The class that the settings are the body of. */
  readonly inClass?: string;
  /** What to do first, beside what is always spelt out. */
  readonly manual?: string;
  /** What consent would do all the same. */
  readonly consent?: string;
}

/** Packages that make settings of something else than a module's plain names. */
const COMPOSERS: Readonly<Record<string, string>> = {
  configurations: 'These settings are classes of django-configurations',
  dynaconf: 'dynaconf replaces these settings when Django starts',
  cbs: 'These settings are classes of django-classy-settings',
  classy_settings: 'These settings are classes of django-classy-settings',
};

/** The first thing in a settings module, or in one that it star-imports, that may give any setting any value. */
export function unsupportedIn(graph: ModuleGraph, entry: string): Unsupported | undefined {
  for (const file of filesOf(graph, entry)) {
    const parsed = graph.modules.get(file);
    const found = parsed && unsupportedInFile(parsed, file, graph);
    if (found !== undefined) return found;
  }
  return undefined;
}

function unsupportedInFile(parsed: ParsedPython, file: string, graph: ModuleGraph): Unsupported | undefined {
  const isClass = classesOf(graph)?.classes.has(file) === true;
  const composer = isClass ? undefined : importsOf(parsed).find((item) => composes(parsed, item));
  if (composer !== undefined) return composed(parsed, file, composer);
  const include = openInclude(graph, file);
  if (include !== undefined) return unsupportedAt(file, include, `django-split-settings: ${include.reason}.`);
  const opaque = opaqueStatements(parsed).find((placed) => !isUnderstood(placed, file, graph));
  if (opaque !== undefined) return unsupportedAt(file, opaque, opaqueReason(opaque, parsed, file, graph));
  const indirect = statementsOf(parsed).find(({ statement }) => reachesOwnModule(statement));
  if (indirect !== undefined)
    return unsupportedAt(
      file,
      indirect,
      'This statement reaches for this module by its name, and may set any setting.',
    );
  const inClass = listInClass(parsed);
  const owner = inClass?.within.at(-1);
  if (inClass === undefined || owner?.nodeType !== 'ClassDef') return undefined;
  return {
    ...unsupportedAt(file, inClass, `INSTALLED_APPS is set in the class ${owner.name}.`),
    inClass: owner.name,
  };
}

/** dynaconf takes the settings over by its extension for Django alone; else it only reads values. */
function composes(parsed: ParsedPython, { module }: ImportedName): boolean {
  if (!(rootOf(module) in COMPOSERS) || rootOf(module) !== 'dynaconf') return rootOf(module) in COMPOSERS;
  const calls = callsOf(parsed).map(({ call }) => canonicalName(parsed, call.func) ?? '');
  return module.startsWith('dynaconf.contrib') || calls.some((name) => /^dynaconf\..*Django/.test(name));
}

/** Classes are named with what they set; code to paste goes into them. */
function composed(parsed: ParsedPython, file: string, composer: ImportedName): Unsupported {
  const reason = COMPOSERS[rootOf(composer.module)] ?? '';
  const inside = listInClass(parsed);
  const owner = inside?.within.at(-1);
  if (inside === undefined || owner?.nodeType !== 'ClassDef')
    return unsupportedAt(file, composer, `${reason}.`);
  const parts = `INSTALLED_APPS is set in ${owner.name}`;
  return { ...unsupportedAt(file, inside, `${reason}: ${parts}.`), inClass: owner.name };
}

function listInClass(parsed: ParsedPython): PlacedStatement | undefined {
  const inClass = ({ within }: PlacedStatement): boolean => within.at(-1)?.nodeType === 'ClassDef';
  const made = statementsOf(parsed).filter(
    ({ statement }) => statement.nodeType === 'FunctionDef' && statement.name === 'INSTALLED_APPS',
  );
  return [...assignmentsOf(parsed, 'INSTALLED_APPS'), ...made].find(inClass);
}

/** A star import that can be followed, or of a file that is not there and need not be: it is the user's own. */
function isUnderstood({ statement, within }: PlacedStatement, file: string, graph: ModuleGraph): boolean {
  const own = graph.modules.get(file);
  if (own !== undefined && isInclude(own, statement)) return true;
  if (own !== undefined && runsCode(statement))
    return isOwnFile(executed(own, statement, file, graph), graph);
  if (statement.nodeType !== 'ImportFrom') return false;
  const [source] = sourcesOf(graph, file, statement);
  if (source === undefined)
    return within.some(({ nodeType }) => nodeType === 'Try' || nodeType === 'If') || isSuppressed(within);
  const parsed = graph.modules.get(source);
  return parsed !== undefined && assignmentsOf(parsed, '__all__').length === 0;
}

/** A file of the user's own that is run if it is there, and is not. */
function isOwnFile(one: Executed | undefined, graph: ModuleGraph): boolean {
  const isOptional = one?.within.some(({ nodeType }) => nodeType === 'Try' || nodeType === 'If') === true;
  return isOptional && one.path !== undefined && !graph.modules.has(one.path);
}

function executed(
  parsed: ParsedPython,
  statement: Statement,
  file: string,
  graph: ModuleGraph,
): Executed | undefined {
  return executedFiles(parsed, file, graph.app).find((one) => one.statement === statement);
}

function unsupportedAt(file: string, { line }: PlacedStatement, reason: string): Unsupported {
  return { file, line, reason };
}

function opaqueReason(
  { statement }: PlacedStatement,
  parsed: ParsedPython,
  file: string,
  graph: ModuleGraph,
): string {
  if (runsCode(statement)) {
    const what = executed(parsed, statement, file, graph)?.path ?? 'code that is not known';
    return `This statement runs ${what} in the place where it stands, which may set any setting.`;
  }
  if (statement.nodeType !== 'ImportFrom')
    return 'This statement may set any setting: it hands on the namespace of the settings.';
  return `These settings take in all names of ${'.'.repeat(statement.level ?? 0)}${statement.module ?? ''}, which cannot be followed.`;
}

function rootOf(module: string): string {
  return module.split('.')[0] ?? module;
}
