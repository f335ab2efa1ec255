import {
  canonicalName,
  dottedName,
  importsOf,
  statementsOf,
  type ImportedName,
  type NodeOf,
  type ParsedPython,
  type PlacedStatement,
  callsOf,
  assignmentsOf,
} from '../../../languages/python/index.js';
import {
  filesOf,
  filesOfModule,
  importedFile,
  type ModuleGraph,
  type Scalar,
} from '../../../languages/python/evaluate/index.js';
import { effectiveValue, evaluatorOf } from './evaluation.js';
import { possibleValues } from './possible-values.js';
import { aloneIn } from '../../../session/python/paths.js';
import { classesOf } from './classes/class-modules.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { ENGINE, SECURE } from './names.js';
import { fillingCall } from './filling-calls.js';
import { isOfProject } from '../../../session/python/own-module.js';
import { unknownCopy } from './copied-modules.js';
import { settersIn } from './setting.js';
import { readStringList } from './string-list.js';
import { isStar } from './graph/load-graph.js';
import {
  includedBy,
  includedModules,
  includerOf,
  isInclude,
  isWildcard,
  type Included,
} from './graph/includes.js';

/** Why a settings module can't be followed as a whole. */
export interface Unsupported {
  readonly file: string;
  readonly line: number;
  /** A sentence. */
  readonly reason: string;
  /** The class that the settings are the body of. */
  readonly inClass?: string;
  /** It is a class of no library that is known to make settings of classes. */
  readonly isPlain?: true;
  /** The line that takes over what stands above it. */
  readonly above?: number;
  /** What else may be done, in place of all that is spelt out. */
  readonly first?: string;
  /** The files that a module may be which is not here. */
  readonly absent?: readonly string[];
  /** What to do first, beside what is always spelt out. */
  readonly manual?: string;
  /** After `manual`, a run does the rest. */
  readonly isEnough?: true;
  /** Settings modules that Django is started with as well: what is spelt out belongs into them, too. */
  readonly others?: readonly string[];
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
    if (found !== undefined && !(found.isPlain === true && areFollowed(graph, entry))) return found;
  }
  return ['INSTALLED_APPS', 'MIDDLEWARE'].map((name) => unwritten(graph, entry, name)).find(Boolean);
}

/** Whether the module has both lists, which it may take from the class, and nothing is seen to set them anew. */
function areFollowed(graph: ModuleGraph, entry: string): boolean {
  const isFollowed = (name: string) => {
    const list = readStringList(graph, entry, name);
    return list.kind === 'list' && list.open === undefined;
  };
  return ['INSTALLED_APPS', 'MIDDLEWARE'].every(isFollowed) && handedName(graph, entry) === undefined;
}

/** A list that no file writes out, where code that is not followed may set it. */
function unwritten(graph: ModuleGraph, entry: string, name: string): Unsupported | undefined {
  const { bound, open: lost = handedName(graph, entry) } = effectiveValue(graph, entry, name);
  const filling = lost === undefined ? fillingCall(graph, entry) : undefined;
  const open = lost ?? filling;
  if (bound.length > 0 || open === undefined) return undefined;
  const looked = [...filesOf(graph, entry)].join(', ');
  const absent = absentModule(graph, open);
  const subject = filling === undefined ? 'this statement' : `${filling.called}()`;
  const what = absent?.what ?? unknownCopy(graph, open) ?? `${subject} may set it, and can't be followed`;
  const reason = `${name} is not a literal in ${looked}; ${what}.`;
  const { file, line } = open;
  return { file, line, reason, ...(absent !== undefined && { first: absent.first, absent: absent.files }) };
}

/** Where a call gets the settings' own name, and may set names there: `settings = make_settings(__name__)`. */
export function handedName(
  graph: ModuleGraph,
  entry: string,
): Pick<Unsupported, 'file' | 'line'> | undefined {
  for (const file of filesOf(graph, entry)) {
    const parsed = graph.modules.get(file);
    const found = parsed && callsOf(parsed).find(({ call, within }) => within.length === 0 && isHanded(call));
    if (found !== undefined) return { file, line: found.line };
  }
  return undefined;
}

function isHanded({ func, args }: NodeOf<'Call'>): boolean {
  const isLogger = /(^|\.)getLogger$/.test(dottedName(func) ?? '');
  return !isLogger && args.some((given) => given.nodeType === 'Name' && given.id === '__name__');
}

const INSTALL =
  "Install the project's packages into a virtual environment here (.venv) and rerun. Otherwise:";

const CREATE = 'If this module is made from a sample, or stands elsewhere, put it here and rerun. Otherwise:';

/** The module that is star-imported on a line and is not here: what to say of it, and to do first. */
function absentModule(
  graph: ModuleGraph,
  { file, line }: Pick<Unsupported, 'file' | 'line'>,
): { readonly what: string; readonly first: string; readonly files: readonly string[] } | undefined {
  const parsed = graph.modules.get(file);
  const star = parsed && importsOf(parsed).find((item) => item.line === line && isStar(item));
  if (star === undefined) return undefined;
  const { module } = star;
  if (!isOfProject({ graph, file }, module))
    return { what: `${module} may set it, and is not installed here`, first: INSTALL, files: [] };
  return importedFile(graph, file, module) === undefined
    ? {
        what: `${module} may set it, and is not here`,
        first: CREATE,
        files: filesOfModule(graph.app, file, module),
      }
    : undefined;
}

function unsupportedInFile(parsed: ParsedPython, file: string, graph: ModuleGraph): Unsupported | undefined {
  const isClass = classesOf(graph)?.classes.has(file) === true;
  const composer = isClass ? undefined : importsOf(parsed).find((item) => composes(parsed, item));
  if (composer !== undefined) return composed(parsed, file, composer);
  const include = openInclude(graph, file);
  if (include !== undefined) return unsupportedAt(file, include, `django-split-settings: ${include.reason}.`);
  const inClass = listInClass(parsed);
  const owner = inClass?.within.at(-1);
  if (inClass === undefined || owner?.nodeType !== 'ClassDef') return undefined;
  return {
    ...unsupportedAt(file, inClass, `INSTALLED_APPS is set in the class ${owner.name}.`),
    inClass: owner.name,
    isPlain: true,
  };
}

/** dynaconf takes the settings over by its extension for Django alone; else it only reads values. */
function composes(parsed: ParsedPython, { module }: ImportedName): boolean {
  if (!(rootOf(module) in COMPOSERS) || rootOf(module) !== 'dynaconf') return rootOf(module) in COMPOSERS;
  return module.startsWith('dynaconf.contrib') || callsOf(parsed).some(({ call }) => takesOver(parsed, call));
}

/** `dynaconf.DjangoDynaconf(__name__)`: what stands below it is not looked at. */
function takesOver(parsed: ParsedPython, { func }: NodeOf<'Call'>): boolean {
  return /^dynaconf\..*Django/.test(canonicalName(parsed, func) ?? '');
}

/** Classes are named with what they set; code to paste goes into them. */
function composed(parsed: ParsedPython, file: string, composer: ImportedName): Unsupported {
  const reason = COMPOSERS[rootOf(composer.module)] ?? '';
  const inside = listInClass(parsed);
  const owner = inside?.within.at(-1);
  if (inside === undefined || owner?.nodeType !== 'ClassDef') {
    const takeover = callsOf(parsed).find(({ call }) => takesOver(parsed, call));
    const above = takeover === undefined ? {} : { above: parsed.line(takeover.call) };
    return { ...unsupportedAt(file, composer, `${reason}.`), ...above };
  }
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

function unsupportedAt(file: string, { line }: PlacedStatement, reason: string): Unsupported {
  return { file, line, reason };
}

function rootOf(module: string): string {
  return module.split('.')[0] ?? module;
}

/** A statement after which it is unknown what django-split-settings makes of the settings, and why. */
interface OpenInclude extends PlacedStatement {
  /** A clause. */
  readonly reason: string;
}

/** The first `include` of a file of which not even the place of what it runs is known. */
function openInclude(graph: ModuleGraph, file: string): OpenInclude | undefined {
  const parsed = graph.modules.get(file);
  if (parsed === undefined) return undefined;
  for (const placed of statementsOf(parsed)) {
    const reason = isInclude(parsed, placed.statement) ? fault(graph, file, parsed, placed) : undefined;
    if (reason !== undefined) return { ...placed, reason };
  }
  const star = includerOf(graph, file) === undefined ? undefined : importsOf(parsed).find(isRelativeStar);
  return star && { ...star, reason: `${star.module} is looked up next to the file that includes this one` };
}

function isRelativeStar(item: ReturnType<typeof importsOf>[number]): boolean {
  return isStar(item) && item.module.startsWith('.');
}

function fault(
  graph: ModuleGraph,
  file: string,
  parsed: ParsedPython,
  { statement, within }: PlacedStatement,
): string | undefined {
  if (within.some(({ nodeType }) => nodeType.endsWith('Def'))) return 'this include is not at module level';
  return includedBy(parsed, file, statement)
    .filter((one) => one !== undefined)
    .filter((one) => isWildcard(one) && !one.open)
    .flatMap((one) => rivalsIn(graph, one))[0];
}

/** Settings whose value would depend on the order, which glob leaves open. */
const ORDERED = [
  'INSTALLED_APPS',
  'MIDDLEWARE',
  'SESSION_ENGINE',
  'SESSION_COOKIE_AGE',
  'SESSION_COOKIE_SECURE',
  'SESSION_COOKIE_HTTPONLY',
  'SESSION_COOKIE_SAMESITE',
  SECRET_VARIABLE,
];

function rivalsIn(graph: ModuleGraph, included: Included): string[] {
  const modules = includedModules(graph, included);
  return ORDERED.flatMap((name) => {
    const files = modules.filter((file) => {
      const parsed = graph.modules.get(file);
      return parsed !== undefined && settersIn(parsed, name).length > 0;
    });
    const [first, second] = files;
    if (first === undefined || second === undefined || isSameInAll(graph, files, name)) return [];
    return [`${name} is set in ${first} and in ${second}, and a wildcard doesn't say which one runs last`];
  });
}

/** Whether a setting has the same good value in each file, so that their order doesn't matter. */
function isSameInAll(graph: ModuleGraph, files: readonly string[], name: string): boolean {
  const isGood = GOOD_IN_ANY_ORDER.get(name);
  const values = files.flatMap((file) => {
    const parsed = graph.modules.get(file);
    return parsed === undefined ? [] : possibleValues(evaluatorOf(aloneIn(parsed, file)), file, name);
  });
  const [first] = values;
  return (
    isGood !== undefined &&
    first?.kind === 'plain' &&
    isGood(first.value) &&
    values.every((one) => one.kind === 'plain' && one.value === first.value)
  );
}

/** The values that no run changes. */
const GOOD_IN_ANY_ORDER: ReadonlyMap<string, (value: Scalar) => boolean> = new Map<
  string,
  (value: Scalar) => boolean
>([
  ['SESSION_ENGINE', (value) => value === ENGINE],
  ['SESSION_COOKIE_AGE', (value) => typeof value === 'number'],
  [SECURE, (value) => value === true],
  ['SESSION_COOKIE_HTTPONLY', (value) => value === true],
  ['SESSION_COOKIE_SAMESITE', (value) => value === 'Lax' || value === 'Strict'],
]);
