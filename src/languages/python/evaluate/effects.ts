import { type Expression, type NodeOf, type Statement, nodesIn } from '../parse/nodes.js';
import { changedBy, methodOwner } from '../query/changes.js';
import { dottedName } from '../query/expressions.js';
import { localName } from '../query/imports.js';
import { askedNamespaces, isOpaqueCall } from '../query/namespaces.js';
import { nestedStatements } from '../query/statements.js';
import { memberNamed, setMember } from './class-members.js';
import { effectsOf, localsOf } from './definition-effects.js';
import { importModules, importNames } from './imports.js';
import type { Run } from './run.js';
import { attribute } from './subscripts.js';
import type { Definition, Value, DefinitionValue } from './values.js';

/** What the parts of an expression may change that run in a scope of their own: of a lambda, or of a comprehension. */
export function loseTrackOfParts(run: Run, node: Expression, reason: string): void {
  const nodes = nodesIn(node);
  const asked = new Set(nodes.flatMap(askedNamespaces));
  for (const part of nodes) {
    if (part.nodeType === 'NamedExpr' && part.target.nodeType === 'Name')
      run.loseTrackOf(part.target.id, reason);
    if (part.nodeType === 'Call' && !asked.has(part)) loseTrackOfCall(run, part, reason);
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
    const { rebound, changed, aliased, used, sets } = effectsOf(next.node);
    for (const name of used) waiting.push(...valuesIn(run, next.module, name).filter(isDefinition));
    if (sets !== undefined) run.state.loseTrack(reason, run.site, sets);
    for (const name of changed)
      if (!isOnce || !followListChanges(run, next, name)) loseTrackInName(run, next, name, reason);
    for (const name of aliased) loseTrackInName(run, next, name, reason);
    followImports(run, next);
    for (const name of rebound) loseTrackOfGlobal(run, next, name, reason);
  }
}

function loseTrackOfGlobal(run: Run, { module }: DefinitionValue, name: string, reason: string): void {
  run.loseTrackOfGlobal(name, reason);
  if (module !== run.module) run.program.setName(module, name, run);
}

/**
 * Follows what a function imports, which runs a module where nothing has imported it before, and notes the names that it
 * sets in modules: `settings.NAME = …`.
 */
function followImports(run: Run, { node, module }: DefinitionValue): void {
  const { imports, attributes } = effectsOf(node);
  if (imports.length === 0) {
    noteAttributes(run, module, attributes);
    return;
  }
  const locals = imports.flatMap((one) => one.names.map((alias) => localName(one, alias)));
  const before = locals.map((local) => [local, run.state.names.get(local)] as const);
  run.branch([
    () => undefined,
    () => {
      for (const one of imports)
        if (one.nodeType === 'Import') importModules(run, one, module);
        else importNames(run, one, module);
      noteAttributes(run, module, attributes);
    },
  ]);
  for (const [local, bindings] of before) run.state.names.set(local, bindings);
}

function noteAttributes(
  run: Run,
  module: string,
  attributes: ReturnType<typeof effectsOf>['attributes'],
): void {
  for (const { owner, name } of attributes) {
    const [first, ...others] = owner;
    const owners = others.reduce(
      (values, attr) => values.flatMap((value) => attribute(run, value, attr)),
      valuesIn(run, module, first),
    );
    for (const { file } of owners.filter(isModule)) run.program.setName(file, name, run);
    for (const one of owners) {
      const before = one.kind === 'definition' ? (memberNamed(run, one, name) ?? []) : [];
      setMember(run, one, name, [...before, run.unknown('a function may set it')]);
    }
  }
}

function isModule(value: Value): value is Value & { kind: 'module' } {
  return value.kind === 'module';
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
