import {
  assignmentsOf,
  importsOf,
  lineOf,
  opaqueStatements,
  statementsOf,
  dottedName,
  type ParsedPython,
  type PlacedStatement,
} from '../../../languages/python/index.js';
import { ownNodes } from '../../../languages/python/statements.js';

/** Why a settings module cannot be judged as a whole. */
export interface Refusal {
  readonly file: string;
  readonly line: number;
  /** A sentence. */
  readonly reason: string;
}

/** Packages that make settings of something else than a module's plain names. */
const COMPOSERS: Readonly<Record<string, string>> = {
  split_settings: 'django-split-settings puts these settings together from several files.',
  configurations: 'These settings are classes of django-configurations.',
  dynaconf: 'dynaconf replaces these settings when Django starts.',
  cbs: 'These settings are classes of django-classy-settings.',
  classy_settings: 'These settings are classes of django-classy-settings.',
};

/** The first thing in a settings module that may give any setting any value. */
export function refusalOf(parsed: ParsedPython, file: string): Refusal | undefined {
  const composer = importsOf(parsed).find(({ module }) => rootOf(module) in COMPOSERS);
  if (composer !== undefined) return refusal(file, composer, COMPOSERS[rootOf(composer.module)] ?? '');
  const [opaque] = opaqueStatements(parsed);
  if (opaque !== undefined) return refusal(file, opaque, opaqueReason(opaque));
  const indirect = statementsOf(parsed).find(reachesItself);
  if (indirect !== undefined)
    return refusal(
      file,
      indirect,
      'This statement reaches for this module by its name, and may set any setting.',
    );
  const inClass = assignmentsOf(parsed, 'INSTALLED_APPS').find(
    ({ within }) => within.at(-1)?.nodeType === 'ClassDef',
  );
  return inClass === undefined ? undefined : refusal(file, inClass, 'INSTALLED_APPS is set in a class.');
}

function refusal(file: string, { statement }: PlacedStatement, reason: string): Refusal {
  return { file, line: lineOf(statement), reason };
}

function opaqueReason({ statement }: PlacedStatement): string {
  if (statement.nodeType !== 'ImportFrom')
    return 'This statement may set any setting: it runs code or hands the namespace over.';
  const module = '.'.repeat(statement.level ?? 0) + (statement.module ?? '');
  return `These settings take in all names of ${module}, so they are put together from several files.`;
}

const MODULES_BY_NAME = ['sys.modules', 'import_module', 'importlib.import_module', '__import__'];

/** `setattr(sys.modules[__name__], …)` */
function reachesItself({ statement }: PlacedStatement): boolean {
  const nodes = [...ownNodes(statement)].filter(
    (node) => node.nodeType === 'Name' || node.nodeType === 'Attribute',
  );
  const names = new Set(nodes.map(dottedName));
  return names.has('__name__') && MODULES_BY_NAME.some((name) => names.has(name));
}

function rootOf(module: string): string {
  return module.split('.')[0] ?? module;
}
