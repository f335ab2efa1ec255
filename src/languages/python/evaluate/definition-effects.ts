import { oncePer } from '../../memoize.js';
import { nodesIn, type PythonNode, type Statement } from '../parse/nodes.js';
import { changedBy } from '../query/changes.js';
import { dottedName } from '../query/expressions.js';
import { isImport, type ImportStatement } from '../query/imports.js';
import type { Filter } from '../query/name-filter.js';
import { namesSetBy, placedIn, type TextOf } from '../query/names-set.js';
import { isOpaqueCall } from '../query/namespaces.js';
import { isStatement, ownNodes } from '../query/statements.js';
import { aliasesIn } from './aliases.js';
import type { Definition } from './values.js';

/** `owner.name`, where it is assigned to. */
interface Attribute {
  /** The names of the owner: `conf` and `base` of `conf.base.name`. */
  readonly owner: readonly [string, ...string[]];
  readonly name: string;
}

/** What calling a function, or running the body of a class, may do. */
interface Effects {
  /** The names outside of the definition that it may bind. */
  readonly rebound: ReadonlySet<string>;
  /** The names that its assignments bind. */
  readonly bound: ReadonlySet<string>;
  /** Those whose lists and dicts it may change. */
  readonly changed: ReadonlySet<string>;
  /** Those whose lists and dicts it may change by way of another name, or hand on to who does. */
  readonly aliased: ReadonlySet<string>;
  /** All names that stand in it. */
  readonly used: ReadonlySet<string>;
  readonly attributes: readonly Attribute[];
  readonly imports: readonly ImportStatement[];
  /** The names that it may set which are not written in it; undefined where it sets none of these. */
  readonly sets: Filter | undefined;
}

/** What the text of a definition says. */
export const effectsOf = oncePer((definition: Definition): Effects => {
  const nodes = nodesIn(definition);
  const statements = nodes.filter(isStatement).filter((statement) => statement !== definition);
  const shared = new Set(
    statements.flatMap((statement) => (statement.nodeType === 'Global' ? statement.names : [])),
  );
  const others = statements.filter(({ nodeType }) => nodeType !== 'Global');
  const touched = new Set(others.flatMap((statement) => [...changedBy(statement)]));
  const binding = others.filter(({ nodeType }) => nodeType !== 'Expr');
  const bound = new Set(binding.flatMap((statement) => [...boundBy(statement), ...changedBy(statement)]));
  const assigned = new Set(others.flatMap(boundBy));
  const isOutside = (name: string): boolean => name !== '' && !assigned.has(name);
  const changed = [...touched].filter(isOutside);
  const aliased = aliasesIn(definition, others, touched).filter(isOutside);
  const used = nodes.flatMap((node) => (node.nodeType === 'Name' ? [node.id] : []));
  return {
    rebound: new Set([...shared].filter((name) => bound.has(name))),
    bound: assigned,
    changed: new Set(changed),
    aliased: new Set(aliased),
    used: new Set(used),
    attributes: nodes.flatMap(attributeSetBy),
    imports: others.filter(isImport),
    sets: unwrittenNames(placedIn(definition.body, [definition])),
  };
});

/** The names that statements may set which are not written there; undefined where they set none of these. */
export function unwrittenNames(placed: ReturnType<typeof placedIn>, textOf?: TextOf): Filter | undefined {
  const open = placed.filter(
    ({ statement }) =>
      changedBy(statement).has('') || reachesOwnModule(statement) || ownNodes(statement).some(isOpaqueCall),
  );
  const filters = open.map((one) => namesSetBy(one, textOf) ?? (() => true));
  return filters.length === 0 ? undefined : (name) => filters.some((sets) => sets(name));
}

function attributeSetBy(node: PythonNode): Attribute[] {
  if (node.nodeType !== 'Attribute' || node.ctx.nodeType === 'Load') return [];
  const [first, ...others] = dottedName(node.value)?.split('.') ?? [];
  return first === undefined ? [] : [{ owner: [first, ...others], name: node.attr }];
}

/** The names that an assignment binds. */
function boundBy(statement: Statement): string[] {
  if (statement.nodeType === 'Assign') return statement.targets.flatMap(namesIn);
  return statement.nodeType === 'AnnAssign' || statement.nodeType === 'AugAssign'
    ? namesIn(statement.target)
    : [];
}

function namesIn(target: PythonNode): string[] {
  if (target.nodeType === 'Starred') return namesIn(target.value);
  if (target.nodeType === 'Tuple' || target.nodeType === 'List') return target.elts.flatMap(namesIn);
  return target.nodeType === 'Name' ? [target.id] : [];
}

const MODULES_BY_NAME = ['sys.modules', 'import_module', 'importlib.import_module', '__import__'];

/** `setattr(sys.modules[__name__], …)`, `export(__name__)`: whether a statement reaches for the module that it stands in. */
export function reachesOwnModule(statement: Statement): boolean {
  if (isHandedOwnName(statement)) return true;
  const nodes = ownNodes(statement);
  if (!nodes.some((node) => node.nodeType === 'Name' && node.id === '__name__')) return false;
  return nodes.some(
    (node) =>
      (node.nodeType === 'Name' || node.nodeType === 'Attribute') &&
      MODULES_BY_NAME.includes(dottedName(node) ?? ''),
  );
}

/** A call that is made for what it does, not for what it returns. */
function isHandedOwnName(statement: Statement): boolean {
  if (statement.nodeType !== 'Expr' || statement.value.nodeType !== 'Call') return false;
  return statement.value.args.some((given) => given.nodeType === 'Name' && given.id === '__name__');
}

/** The names that a statement and those in it may bind or change. */
export function namesChangedIn(statements: readonly Statement[]): ReadonlySet<string> {
  const all = statements.flatMap((statement) => nodesIn(statement).filter(isStatement));
  return new Set(
    all
      .flatMap((statement) => [...changedBy(statement), ...boundBy(statement)])
      .filter((name) => name !== ''),
  );
}

/** Parameters, and what the function binds. */
export function localsOf(definition: Definition): ReadonlySet<string> {
  const { rebound, bound } = effectsOf(definition);
  const all = [...bound, ...parametersOf(definition)];
  return new Set(all.filter((name) => !rebound.has(name)));
}

/** A class has none. */
export function parametersOf(definition: Definition): string[] {
  const args = definition.nodeType === 'ClassDef' ? [] : nodesIn(definition.args);
  return args.flatMap((node) => (node.nodeType === 'Arg' ? [node.arg] : []));
}
