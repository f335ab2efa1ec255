import { oncePer } from '../../memoize.js';
import type { Expression, NodeOf, Statement } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';
import { assignmentsOf } from './assignments.js';
import { changesTo } from './changes.js';
import { computedModules } from './computed-modules.js';
import { dottedName, stringValue } from './expressions.js';
import { importsOf, type ImportedName } from './imports.js';
import { filtersOf, isName, type Condition, type Filter } from './name-filter.js';
import { dictOfModule, isValueOf, namesOfModule, type NamesInTurn } from './names-in-turn.js';
import { isNamespace, isOwnModule } from './namespaces.js';
import { statementsOf, type PlacedStatement } from './statements.js';

/** A statement that copies the names of another module into its own, as a star import does. */
export interface CopiedNames extends PlacedStatement {
  /**
   * As an import would name it: `.base`, `garden.settings.base`. Several, of which a variable says which one, for a name that is
   * put together; there `*` stands for any text in the last part.
   */
  readonly modules: readonly string[];
  /** Whether a name is among those that it copies. */
  readonly brings: Filter;
}

/** What a statement copies the names of: a module, a class or an object. */
export interface Copying extends PlacedStatement {
  readonly owner: Expression;
  /** Whether a name is among those that it copies. */
  readonly brings: Filter;
  /** Whether what a class inherits is left out, as `vars(Config)` does. */
  readonly isOwn: boolean;
}

/**
 * `globals().update(vars(base))` and a loop over `dir(base)` that sets each name, also where only names that are written
 * in capitals are taken. What copies anything else is left out.
 */
export const copyingOf = oncePer((parsed: ParsedPython): ReadonlyMap<Statement, Copying> => {
  const found = new Map<Statement, Copying>();
  for (const placed of statementsOf(parsed)) {
    if (placed.within.some(({ nodeType }) => nodeType.endsWith('Def'))) continue;
    const { statement } = placed;
    const copied =
      statement.nodeType === 'For' ? copiedByLoop(parsed, statement) : copiedByUpdate(parsed, statement);
    if (copied !== undefined) found.set(statement, { ...placed, ...copied });
  }
  return found;
});

/** Those that copy the names of a module. */
export const copiedNamesOf = oncePer((parsed: ParsedPython): ReadonlyMap<Statement, CopiedNames> => {
  const found = new Map<Statement, CopiedNames>();
  for (const [statement, copying] of copyingOf(parsed)) {
    const module = moduleNamed(parsed, copying.owner, statement);
    const modules = module === undefined ? computedModules(parsed, copying.owner, statement) : [module];
    if (modules !== undefined) found.set(statement, { ...copying, modules });
  }
  return found;
});

type Copied = Pick<Copying, 'owner' | 'brings' | 'isOwn'>;

const ANY_NAME: Filter = () => true;

/** `globals().update(…)` */
function copiedByUpdate(parsed: ParsedPython, statement: Statement): Copied | undefined {
  if (statement.nodeType !== 'Expr' || statement.value.nodeType !== 'Call') return undefined;
  const { func, args, keywords } = statement.value;
  const [given, second] = args;
  if (func.nodeType !== 'Attribute' || func.attr !== 'update' || !isNamespace(func.value)) return undefined;
  return given === undefined || second !== undefined || keywords.length > 0
    ? undefined
    : copiedDict(parsed, given, statement);
}

/** A dict with the names of a module: `vars(base)`, a copy of it, or those of its entries that a filter leaves. */
function copiedDict(parsed: ParsedPython, node: Expression, until: Statement): Copied | undefined {
  const plain = dictOfModule(node);
  if (plain !== undefined) return { owner: plain, brings: ANY_NAME, isOwn: true };
  if (node.nodeType === 'DictComp') return filteredDict(node);
  const value =
    node.nodeType === 'Name'
      ? keptIn(parsed, node.id, until)
      : node.nodeType === 'Call'
        ? returnedBy(parsed, node)
        : undefined;
  return value === undefined || value.nodeType === 'Name' ? undefined : copiedDict(parsed, value, until);
}

/** What a name is given once, and keeps until a statement. */
function keptIn(parsed: ParsedPython, name: string, until: Statement): Expression | undefined {
  const [only, second] = assignmentsOf(parsed, name);
  const isKept =
    second === undefined && changesTo(parsed, name).every(({ statement }) => statement === until);
  return only?.kind === 'plain' && only.within.length === 0 && isKept ? only.value : undefined;
}

/** What a function of the module returns that does nothing else and gets nothing: `settings_of_base()`. */
function returnedBy(parsed: ParsedPython, { func, args, keywords }: NodeOf<'Call'>): Expression | undefined {
  if (func.nodeType !== 'Name' || args.length > 0 || keywords.length > 0) return undefined;
  const called = functionNamed(parsed, func.id);
  if (called === undefined || called.decorator_list.length > 0) return undefined;
  const [only, more] = withoutComments(called.body).filter((one) => !isText(one));
  return only?.nodeType === 'Return' && more === undefined ? only.value : undefined;
}

/** A docstring. */
function isText(statement: Statement): boolean {
  return statement.nodeType === 'Expr' && stringValue(statement.value) !== undefined;
}

/** The only thing at module level that has the name. */
function functionNamed(parsed: ParsedPython, name: string): NodeOf<'FunctionDef'> | undefined {
  const [only, second] = statementsOf(parsed).filter(
    ({ statement }) => statement.nodeType === 'FunctionDef' && statement.name === name,
  );
  if (only?.statement.nodeType !== 'FunctionDef' || only.within.length > 0) return undefined;
  return second === undefined && assignmentsOf(parsed, name).length === 0 ? only.statement : undefined;
}

/** `{k: v for k, v in vars(base).items() if k.isupper()}`, `{k: getattr(base, k) for k in dir(base)}` */
function filteredDict({ key, value, generators }: NodeOf<'DictComp'>): Copied | undefined {
  const [only, second] = generators;
  if (only === undefined || second !== undefined || only.is_async !== 0) return undefined;
  const names = namesOfModule(only.target, only.iter);
  if (names === undefined || !isName(key, names.key) || !isValueOf(value, names)) return undefined;
  return filtered(
    names,
    only.ifs.map((test) => ({ test, isTrue: true })),
  );
}

/** `for name in dir(base): if name.isupper(): globals()[name] = getattr(base, name)` */
function copiedByLoop(
  parsed: ParsedPython,
  { target, iter, body, orelse }: NodeOf<'For'>,
): Copied | undefined {
  const names = orelse.length === 0 ? namesOfModule(target, iter) : undefined;
  return names && copiedByRound(parsed, names, withoutComments(body), []);
}

function copiedByRound(
  parsed: ParsedPython,
  names: NamesInTurn,
  [first, ...rest]: readonly Statement[],
  conditions: readonly Condition[],
): Copied | undefined {
  if (first === undefined) return undefined;
  if (first.nodeType === 'If' && first.orelse.length === 0) {
    const body = withoutComments(first.body);
    if (body.length === 1 && body[0]?.nodeType === 'Continue')
      return copiedByRound(parsed, names, rest, [...conditions, { test: first.test, isTrue: false }]);
    return rest.length > 0
      ? undefined
      : copiedByRound(parsed, names, body, [...conditions, { test: first.test, isTrue: true }]);
  }
  const value = valueNamed(first, names);
  if (value !== undefined) return copiedByRound(parsed, { ...names, value }, rest, conditions);
  return rest.length === 0 && setsName(parsed, first, names) ? filtered(names, conditions) : undefined;
}

function withoutComments(statements: readonly Statement[]): Statement[] {
  return statements.filter(({ nodeType }) => nodeType !== 'Comment');
}

/** `value = getattr(base, name)`: the name of the value. */
function valueNamed(statement: Statement, names: NamesInTurn): string | undefined {
  if (statement.nodeType !== 'Assign' || !isValueOf(statement.value, names)) return undefined;
  const [target, second] = statement.targets;
  return target?.nodeType === 'Name' && second === undefined ? target.id : undefined;
}

/** `globals()[name] = …`, `setattr(sys.modules[__name__], name, …)` */
function setsName(parsed: ParsedPython, statement: Statement, names: NamesInTurn): boolean {
  const [key, value] = setBy(parsed, statement) ?? [];
  return key !== undefined && value !== undefined && isName(key, names.key) && isValueOf(value, names);
}

/** What gives the name, and what gives the value. */
function setBy(parsed: ParsedPython, statement: Statement): readonly (Expression | undefined)[] | undefined {
  if (statement.nodeType === 'Assign') {
    const [target, second] = statement.targets;
    const isOwn = target?.nodeType === 'Subscript' && isNamespace(target.value) && second === undefined;
    return isOwn ? [target.slice, statement.value] : undefined;
  }
  if (statement.nodeType !== 'Expr' || statement.value.nodeType !== 'Call') return undefined;
  const { func, args } = statement.value;
  const [owner, ...rest] = args;
  return dottedName(func) === 'setattr' && owner !== undefined && isThisModule(parsed, owner)
    ? rest
    : undefined;
}

/** `sys.modules[__name__]`, or a name for it. */
function isThisModule(parsed: ParsedPython, node: Expression): boolean {
  if (node.nodeType !== 'Name') return isOwnModule(node);
  const [only, second] = assignmentsOf(parsed, node.id);
  return (
    second === undefined && only?.kind === 'plain' && only.value !== undefined && isOwnModule(only.value)
  );
}

/** Undefined where a condition is another one than on the name's letters. */
function filtered({ owner, isOwn, key }: NamesInTurn, conditions: readonly Condition[]): Copied | undefined {
  const filters = conditions.flatMap((condition) => filtersOf(condition, key));
  return filters.every((one) => one !== undefined)
    ? { owner, isOwn, brings: (name) => filters.every((passes) => passes(name)) }
    : undefined;
}

/** The module that a name stands for, which an import at module level has bound and nothing else binds. */
function moduleNamed(parsed: ParsedPython, owner: Expression, before: Statement): string | undefined {
  const name = dottedName(owner);
  const [root = ''] = name?.split('.') ?? [];
  if (name === undefined || assignmentsOf(parsed, root).length > 0) return undefined;
  if (!changesTo(parsed, root).every(({ statement }) => keepsName(statement))) return undefined;
  const imports = importsOf(parsed).filter(({ local }) => local === root);
  const [only] = imports.filter((one) => moduleOf(one, name) !== undefined);
  // `import a.b` and `import a.c` bind the same.
  const isOne = imports.length === 1 || name !== root;
  const isBound = imports.every(({ within }) => within.length === 0) && isOne;
  return only !== undefined && isBound && parsed.span(only.statement).to <= parsed.span(before).from
    ? moduleOf(only, name)
    : undefined;
}

/** What is bound by `import a.b` has the name `a.b`. */
function moduleOf({ local, module, name }: ImportedName, owner: string): string | undefined {
  if (name !== undefined) return owner === local ? submodule(module, name) : undefined;
  return owner === (local === module.split('.')[0] ? module : local) ? module : undefined;
}

function submodule(module: string, name: string): string {
  return module.endsWith('.') ? module + name : `${module}.${name}`;
}

/** Whether a statement that changes what a name stands for leaves the name itself bound to that. */
function keepsName({ nodeType }: Statement): boolean {
  return ['Import', 'ImportFrom', 'Assign', 'AugAssign', 'AnnAssign', 'Expr'].includes(nodeType);
}
