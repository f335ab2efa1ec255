import { oncePer } from '../../memoize.js';
import { type Expression, type NodeOf, type PythonNode, type Statement, nodesIn } from '../parse/nodes.js';
import { changedBy, methodOwner } from '../query/changes.js';
import { dottedName } from '../query/expressions.js';
import { isOpaqueCall } from '../query/namespaces.js';
import { isStatement, nestedStatements, ownNodes } from '../query/statements.js';
import { aliasesIn } from './aliases.js';
import type { Run } from './run.js';
import type { Definition, Value } from './values.js';

type DefinitionValue = Value & { kind: 'definition' };

/** What the parts of an expression may change that run in a scope of their own: of a lambda, or of a comprehension. */
export function loseTrackOfParts(run: Run, node: Expression, reason: string): void {
  for (const part of nodesIn(node)) {
    if (part.nodeType === 'NamedExpr' && part.target.nodeType === 'Name')
      run.loseTrackOf(part.target.id, reason);
    if (part.nodeType === 'Call') loseTrackOfCall(run, part, reason);
  }
}

function loseTrackOfCall(run: Run, node: NodeOf<'Call'>, reason: string): void {
  if (isOpaqueCall(node)) run.state.loseTrack(reason, run.site);
  for (const name of methodOwner(node))
    for (const value of run.read(name) ?? []) run.loseTrackInside(value, reason);
  const called = node.func.nodeType === 'Name' ? run.read(node.func.id) : undefined;
  for (const value of called ?? []) if (isDefinition(value)) loseTrackOfEffects(run, value, reason, false);
}

/**
 * What calling a function, or running the body of a class, may change in its module; by way of what it calls as well.
 * @param isOnce false where it may be called any number of times
 */
export function loseTrackOfEffects(run: Run, called: DefinitionValue, reason: string, isOnce = true): void {
  const seen = new Set<Definition>();
  const waiting = [called];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next.node)) continue;
    seen.add(next.node);
    const { rebound, changed, aliased, used, attributes, isOpaque } = effectsOf(next.node);
    for (const name of used) waiting.push(...valuesIn(run, next.module, name).filter(isDefinition));
    if (isOpaque) run.state.loseTrack(reason, run.site);
    for (const name of changed)
      if (!isOnce || !followListChanges(run, next, name)) loseTrackInName(run, next, name, reason);
    for (const name of aliased) loseTrackInName(run, next, name, reason);
    for (const one of attributes) loseTrackOfAttribute(run, next, one);
    for (const name of rebound) loseTrackOfGlobal(run, next, name, reason);
  }
}

function loseTrackOfGlobal(run: Run, { module }: DefinitionValue, name: string, reason: string): void {
  run.loseTrackOf(name, reason);
  if (module !== run.module) run.program.setName(module, name, run);
}

/** An attribute of a module is a name in it. What a function imports itself may be any module. */
function loseTrackOfAttribute(
  run: Run,
  { module }: DefinitionValue,
  { owner, name, isLocal }: Attribute,
): void {
  const owners = valuesIn(run, module, owner).flatMap((value) =>
    value.kind === 'module' ? [value.file] : [],
  );
  for (const file of isLocal ? run.program.graph.modules.keys() : owners)
    run.program.setName(file, name, run);
}

function loseTrackInName(run: Run, { module }: DefinitionValue, name: string, reason: string): void {
  for (const value of valuesIn(run, module, name)) run.loseTrackInside(value, reason);
}

/** Follows what a function does to a list of its module, where it does no more than to call the methods of lists. */
function followListChanges(run: Run, { node, module }: DefinitionValue, name: string): boolean {
  const changes = node.nodeType === 'ClassDef' ? undefined : listChangesIn(node, name);
  if (
    changes === undefined ||
    module !== run.module ||
    run.site.within.some(repeats) ||
    !(run.read(name) ?? []).every(({ kind }) => kind === 'list')
  )
    return false;
  const locals = [...localsOf(node)].map((local) => [local, run.state.names.get(local)] as const);
  for (const [local] of locals) run.bind(local, [run.unknown('it is a name of a function')]);
  for (const { statement, within } of changes)
    run.branch([
      () => undefined,
      () => {
        run.execute([statement], [...run.site.within, ...within]);
      },
    ]);
  for (const [local, before] of locals) run.state.names.set(local, before);
  return true;
}

interface ListChange {
  readonly statement: Statement;
  readonly within: readonly Statement[];
}

const LIST_METHODS: ReadonlySet<string> = new Set(['append', 'extend', 'insert', 'remove']);

/** The statements of a function that change a list; undefined where one of them does it otherwise, or more than once. */
function listChangesIn(definition: Definition, name: string): ListChange[] | undefined {
  const found: ListChange[] = [];
  const collect = (statements: readonly Statement[], within: readonly Statement[]): boolean =>
    statements.every((statement) => {
      if (statement.nodeType === 'Global') return true;
      const changes = changedBy(statement).has(name);
      if (changes && (!isListMethod(statement, name) || within.some(repeats))) return false;
      if (changes) found.push({ statement, within });
      return collect(nestedStatements(statement), [...within, statement]);
    });
  return collect(definition.body, [definition]) ? found : undefined;
}

function isListMethod(statement: Statement, name: string): boolean {
  const call =
    statement.nodeType === 'Expr' && statement.value.nodeType === 'Call' ? statement.value : undefined;
  return (
    call?.func.nodeType === 'Attribute' &&
    LIST_METHODS.has(call.func.attr) &&
    dottedName(call.func.value) === name
  );
}

function repeats({ nodeType }: Statement): boolean {
  return ['For', 'AsyncFor', 'While'].includes(nodeType);
}

/** Parameters, and what the function binds. */
function localsOf(definition: Definition): ReadonlySet<string> {
  const { rebound, bound } = effectsOf(definition);
  const args = definition.nodeType === 'ClassDef' ? [] : nodesIn(definition.args);
  const parameters = args.flatMap((node) => (node.nodeType === 'Arg' ? [node.arg] : []));
  return new Set([...bound, ...parameters].filter((name) => !rebound.has(name)));
}

/** What a name is in the module of a function, and in the one that calls it. */
function valuesIn(run: Run, module: string, name: string): readonly Value[] {
  const own = run.read(name) ?? [];
  if (module === run.module) return own;
  const found = run.program.load(module, run.state).get(name) ?? [];
  return [...own, ...found.map(({ value }) => value)];
}

function isDefinition(value: Value): value is DefinitionValue {
  return value.kind === 'definition';
}

/** `owner.name`, where it is assigned to. */
interface Attribute {
  readonly owner: string;
  readonly name: string;
  /** The function imports the owner itself. */
  readonly isLocal: boolean;
}

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
  /** It may set any name. */
  readonly isOpaque: boolean;
}

const effectsOf = oncePer((definition: Definition): Effects => {
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
    attributes: attributesSetIn(nodes, others),
    isOpaque:
      touched.has('') || statements.some((one) => reachesOwnModule(one) || ownNodes(one).some(isOpaqueCall)),
  };
});

function attributesSetIn(nodes: readonly PythonNode[], statements: readonly Statement[]): Attribute[] {
  const imported = new Set(statements.flatMap(importedNames));
  return nodes.flatMap((node) =>
    node.nodeType === 'Attribute' && node.ctx.nodeType !== 'Load' && node.value.nodeType === 'Name'
      ? [{ owner: node.value.id, name: node.attr, isLocal: imported.has(node.value.id) }]
      : [],
  );
}

function importedNames(statement: Statement): string[] {
  return statement.nodeType === 'Import' || statement.nodeType === 'ImportFrom'
    ? statement.names.map(({ name, asname }) => asname ?? name.split('.')[0] ?? name)
    : [];
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
