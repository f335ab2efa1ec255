import type { Expression, NodeOf, Statement } from '../parse/nodes.js';
import { localName } from '../query/imports.js';
import { isNamespace } from '../query/namespaces.js';
import { loseTrackOfEffects, reachesOwnModule } from './effects.js';
import { boundEntry, evaluateExpression, oneTruth } from './expressions.js';
import { withEntry } from './dict-methods.js';
import { followFor, followWhile } from './loops.js';
import { extend } from './list-methods.js';
import { isCounted } from './items.js';
import { importedFile, submodule } from './module-graph.js';
import { arithmetic, merged } from './operators.js';
import type { Interpreter, Run } from './run.js';
import type { Value } from './values.js';

/** Follows one statement. */
export function followStatement(run: Run, statement: Statement): void {
  const inlined = run.program.graph.inlinedBy?.(run.program.graph, run.parsed, run.file, statement);
  if (inlined !== undefined) {
    inline(run, inlined.files);
    return;
  }
  STEPS[statement.nodeType]?.(run, statement);
  if (reachesOwnModule(statement)) run.state.loseTrack('the module is changed by way of its name', run.site);
}

export const interpreter: Interpreter = { expression: evaluateExpression, statement: followStatement };

type Step<Type extends Statement['nodeType']> = (run: Run, statement: NodeOf<Type>) => void;
// Each step is called with the type of statement that it stands beside.
type Steps = { readonly [Type in Statement['nodeType']]?: Step<Type> };

const followed: Steps = {
  Assign: (run, { targets, value }) => {
    const values = run.evaluate(value);
    for (const target of targets) assign(run, target, values, value);
  },
  AnnAssign: (run, { target, value }) => {
    if (value !== undefined) assign(run, target, run.evaluate(value), value);
  },
  AugAssign: augment,
  Expr: (run, { value }) => void run.evaluate(value),
  If: followIf,
  Try: followTry,
  TryStar: followTry,
  For: (run, loop) => {
    followFor(run, loop, assign);
  },
  AsyncFor: (run, loop) => {
    followFor(run, loop, assign);
  },
  While: followWhile,
  With: followWith,
  AsyncWith: followWith,
  Match: followMatch,
  FunctionDef: define,
  AsyncFunctionDef: define,
  ClassDef: defineClass,
  Import: importModules,
  ImportFrom: importNames,
  Delete: (run, { targets }) => {
    for (const target of targets) remove(run, target);
  },
  Assert: (run, { test }) => void run.evaluate(test),
  Raise: (run) => {
    run.state.dead = true;
  },
  Return: (run, { value }) => {
    if (value !== undefined) run.evaluate(value);
    run.state.dead = true;
  },
};
const STEPS = followed as Readonly<
  Partial<Record<Statement['nodeType'], (run: Run, statement: Statement) => void>>
>;

// ---------------------------------------------------------------- assignments

function assign(run: Run, target: Expression, values: readonly Value[], node?: Expression): void {
  switch (target.nodeType) {
    case 'Name':
      run.bind(target.id, values, node);
      return;
    case 'Tuple':
    case 'List':
      unpack(run, target, values);
      return;
    case 'Starred':
      assign(run, target.value, [run.unknown('it is unpacked')]);
      return;
    case 'Subscript':
      setElement(run, target, values, node);
      return;
    default:
      loseTrackOfRoot(run, target);
  }
}

/** `A, B = (1, 2)` */
function unpack(run: Run, { elts }: NodeOf<'Tuple'> | NodeOf<'List'>, values: readonly Value[]): void {
  const [only, second] = values;
  const list = only?.kind === 'list' && second === undefined ? run.onlyContents(only.object) : undefined;
  const items =
    list !== undefined && isCounted(list.items) && list.items.length === elts.length ? list.items : undefined;
  const isPlain = elts.every(({ nodeType }) => nodeType !== 'Starred');
  elts.forEach((element, index) => {
    const item = isPlain ? items?.[index] : undefined;
    assign(
      run,
      element,
      item === undefined ? [run.unknown('it is unpacked')] : (item.alternatives ?? [item.value]),
    );
  });
}

/** `DICT['key'] = value`, `globals()['NAME'] = value` */
function setElement(
  run: Run,
  target: NodeOf<'Subscript'>,
  values: readonly Value[],
  node?: Expression,
): void {
  const keys = run.evaluate(target.slice);
  const [only, second] = keys;
  const key =
    only?.kind === 'scalar' && typeof only.value === 'string' && second === undefined
      ? only.value
      : undefined;
  if (isNamespace(target.value)) {
    if (key === undefined) run.state.loseTrack('a name is set that is not known', run.site);
    else run.bind(key, values, node);
    return;
  }
  const owners = run.evaluate(target.value);
  for (const owner of owners) {
    if (owner.kind === 'dict' && key !== undefined && owners.length === 1) {
      run.changeDict(
        owner.object,
        withEntry(run.dictOf(owner.object), boundEntry(run, key, values, node ?? target)),
      );
    } else run.loseTrackInside(owner, 'an element is set in a way that is not followed');
  }
}

/** `NAME.attribute = value`: what the name stands for is no longer what it was. */
function loseTrackOfRoot(run: Run, target: Expression): void {
  let root: Expression = target;
  while (root.nodeType === 'Attribute' || root.nodeType === 'Subscript') root = root.value;
  if (root.nodeType === 'Name') run.loseTrackOf(root.id, 'an attribute of it is set');
}

function augment(run: Run, { target, op, value }: NodeOf<'AugAssign'>): void {
  const given = run.evaluate(value);
  if (target.nodeType !== 'Name') {
    for (const owner of target.nodeType === 'Subscript' ? run.evaluate(target.value) : [])
      run.loseTrackInside(owner, 'an element is changed in a way that is not followed');
    if (target.nodeType === 'Attribute') loseTrackOfRoot(run, target);
    return;
  }
  const before = run.bindings(target.id);
  const values = before.flatMap((bound) =>
    augmented(run, bound.value, op.nodeType, given, before.length === 1),
  );
  // A list that grows in place keeps the statement that made it.
  const isInPlace =
    values.length === before.length && values.every((one, index) => one === before[index]?.value);
  if (isInPlace) return;
  run.bind(target.id, values.length === 0 ? [run.unknown('it is changed before it is set')] : values, value);
}

function augmented(
  run: Run,
  before: Value,
  operator: NodeOf<'AugAssign'>['op']['nodeType'],
  given: readonly Value[],
  isOnly: boolean,
): readonly Value[] {
  if (before.kind === 'list' && before.object.type === 'list') {
    if (operator === 'Add' && isOnly) extend(run, before, given);
    else run.loseTrackInside(before, 'it is changed in a way that is not followed');
    return [before];
  }
  const [only, second] = given;
  if (before.kind === 'dict') {
    if (operator === 'BitOr' && isOnly && only?.kind === 'dict' && second === undefined) {
      const sum = merged(run, before, only);
      if (sum.kind === 'dict') run.changeDict(before.object, run.dictOf(sum.object));
    } else run.loseTrackInside(before, 'it is changed in a way that is not followed');
    return [before];
  }
  return arithmetic(run, operator, [before], given);
}

function remove(run: Run, target: Expression): void {
  if (target.nodeType === 'Name') run.state.names.set(target.id, [undefined]);
  else if (target.nodeType === 'Tuple' || target.nodeType === 'List')
    for (const one of target.elts) remove(run, one);
  else if (target.nodeType === 'Subscript')
    for (const owner of run.evaluate(target.value)) run.loseTrackInside(owner, 'an element is deleted');
}

// ---------------------------------------------------------------- branches

function followIf(run: Run, statement: NodeOf<'If'>): void {
  const { test, body, orelse } = statement;
  const truth = oneTruth(run, run.evaluate(test));
  const within = [...run.site.within, statement];
  if (truth !== undefined) {
    run.execute(truth ? body : orelse, within);
    return;
  }
  run.branch([
    () => {
      run.execute(body, within);
    },
    () => {
      run.execute(orelse, within);
    },
  ]);
}

/** An exception may come after any statement of the body; a handler may begin there. */
function followTry(run: Run, statement: NodeOf<'Try'> | NodeOf<'TryStar'>): void {
  const { body, handlers, orelse, finalbody } = statement;
  const within = [...run.site.within, statement];
  const before = run.state;
  const interrupted = before.fork();
  run.state = before.fork();
  for (const one of body) {
    run.execute([one], within);
    if (run.state.dead) break;
    interrupted.join([interrupted.fork(), run.state], run.site);
    // What follows in the body must not change what was seen here.
    run.state = run.state.fork();
  }
  run.execute(orelse, within);
  const ends = [run.state];
  for (const handler of handlers) {
    run.state = interrupted.fork();
    if (handler.name !== undefined) run.bind(handler.name, [run.unknown('it is an exception')]);
    run.execute(handler.body, within);
    ends.push(run.state);
  }
  run.state = before;
  before.join(ends, run.site);
  run.execute(finalbody, within);
}

function followWith(run: Run, statement: NodeOf<'With'> | NodeOf<'AsyncWith'>): void {
  for (const { context_expr: context, optional_vars: target } of statement.items) {
    run.evaluate(context);
    if (target !== undefined) assign(run, target, [run.unknown('it is made by a context manager')]);
  }
  run.execute(statement.body, [...run.site.within, statement]);
}

function followMatch(run: Run, statement: NodeOf<'Match'>): void {
  run.evaluate(statement.subject);
  const within = [...run.site.within, statement];
  const bound = statement.cases.map(({ pattern }) => namesChangedInPattern(pattern));
  const ways = statement.cases.map(({ guard, body }, index) => () => {
    for (const name of bound[index] ?? []) run.bind(name, [run.unknown('a pattern binds it')]);
    if (guard !== undefined) run.evaluate(guard);
    run.execute(body, within);
  });
  const isExhaustive = statement.cases.some(
    ({ pattern, guard }) =>
      guard === undefined && pattern.nodeType === 'MatchAs' && pattern.pattern === undefined,
  );
  run.branch(isExhaustive ? ways : [...ways, () => undefined]);
}

function namesChangedInPattern(pattern: NodeOf<'MatchCase'>['pattern']): string[] {
  switch (pattern.nodeType) {
    case 'MatchAs':
      return [
        ...(pattern.name === undefined ? [] : [pattern.name]),
        ...(pattern.pattern === undefined ? [] : namesChangedInPattern(pattern.pattern)),
      ];
    case 'MatchStar':
      return pattern.name === undefined ? [] : [pattern.name];
    case 'MatchMapping':
      return [
        ...(pattern.rest === undefined ? [] : [pattern.rest]),
        ...pattern.patterns.flatMap(namesChangedInPattern),
      ];
    case 'MatchClass':
      return [...pattern.patterns, ...pattern.kwd_patterns].flatMap(namesChangedInPattern);
    case 'MatchOr':
    case 'MatchSequence':
      return pattern.patterns.flatMap(namesChangedInPattern);
    default:
      return [];
  }
}

// ---------------------------------------------------------------- definitions and imports

/** A decorator may call what it decorates. */
function define(run: Run, node: NodeOf<'FunctionDef'> | NodeOf<'AsyncFunctionDef'>): void {
  const isDecorated = node.decorator_list.length > 0;
  const defaults = [...node.args.defaults, ...node.args.kw_defaults].filter((one) => one !== null);
  for (const part of [...node.decorator_list, ...defaults]) run.evaluate(part);
  const value: Value = { kind: 'definition', node, site: run.site };
  run.bind(node.name, [value]);
  if (!isDecorated) return;
  loseTrackOfEffects(run, value, 'a decorated function may change it');
  run.loseTrackOf(node.name, 'it is decorated');
}

/** The body of a class is run at once, in a namespace of its own. */
function defineClass(run: Run, node: NodeOf<'ClassDef'>): void {
  for (const part of [...node.decorator_list, ...node.bases]) run.evaluate(part);
  const value: Value = { kind: 'definition', node, site: run.site };
  loseTrackOfEffects(run, value, 'the body of a class may change it');
  run.bind(node.name, [value]);
  if (node.decorator_list.length > 0) run.loseTrackOf(node.name, 'it is decorated');
}

function importModules(run: Run, statement: NodeOf<'Import'>): void {
  for (const alias of statement.names) {
    const file = importedFile(run.program.graph, run.module, alias.name);
    if (file !== undefined) run.program.load(file, run);
    const [first = alias.name] = alias.name.split('.');
    const isWhole = alias.asname !== undefined || first === alias.name;
    const value: Value =
      isWhole && file !== undefined
        ? { kind: 'module', file }
        : { kind: 'external', name: isWhole ? alias.name : first };
    run.bind(localName(statement, alias), [value]);
  }
}

function importNames(run: Run, statement: NodeOf<'ImportFrom'>): void {
  const { graph } = run.program;
  const module = '.'.repeat(statement.level ?? 0) + (statement.module ?? '');
  const file = importedFile(graph, run.module, module);
  const exports = file === undefined ? undefined : run.program.load(file, run);
  for (const alias of statement.names) {
    if (alias.name === '*') {
      if (exports !== undefined) run.state.importAll(exports);
      else importNothing(run, module);
      continue;
    }
    const bound = exports?.get(alias.name);
    const local = localName(statement, alias);
    if (bound !== undefined) run.state.names.set(local, bound);
    else run.bind(local, [submoduleOf(run, module, alias.name)]);
  }
}

/** A module that is not there can't be imported: where that is provided for, it is the user's own, on another computer. */
function importNothing(run: Run, module: string): void {
  const types = run.site.within.map(({ nodeType }) => nodeType);
  if (types.includes('Try') || types.includes('If')) run.program.missing(run.site, module);
  else run.state.loseTrack(`all names of ${module} are taken in, which can't be followed`, run.site);
  if (types.includes('Try')) run.state.dead = true;
}

function submoduleOf(run: Run, module: string, name: string): Value {
  const file = importedFile(run.program.graph, run.module, submodule(module, name));
  if (file === undefined) {
    if (module.startsWith('.')) return run.unknown(`it comes from ${module}, which can't be followed`);
    return { kind: 'external', name: `${module}.${name}` };
  }
  run.program.load(file, run);
  return { kind: 'module', file };
}

/** Runs other files in the place of a statement. */
function inline(run: Run, files: readonly { file: string; isOneOfSeveral: boolean }[] | undefined): void {
  const { graph } = run.program;
  if (files === undefined) {
    run.state.loseTrack("it runs code that can't be followed", run.site);
    return;
  }
  const go = (file: string) => {
    const parsed = graph.modules.get(file);
    if (parsed !== undefined && !run.inlining.includes(file)) run.inline(file, parsed);
  };
  const several = files.filter(({ isOneOfSeveral }) => isOneOfSeveral);
  for (const { file } of files.filter((one) => !one.isOneOfSeveral)) go(file);
  if (several.length > 0)
    run.branch([
      () => undefined,
      ...several.map(({ file }) => () => {
        go(file);
      }),
    ]);
}
