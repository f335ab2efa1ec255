import type { Expression, NodeOf, Statement } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';

/** A plain value of Python; null is None. Numbers are integers that JavaScript holds exactly. */
export type Scalar = string | number | boolean | null;

/** A statement in a file, as the place where a value was bound or became unknown. */
export interface Site {
  readonly file: string;
  readonly parsed: ParsedPython;
  readonly statement: Statement;
  /** The compound statements around it, outermost first; empty at module level. */
  readonly within: readonly Statement[];
  /** 1-based line that the statement begins in. */
  readonly line: number;
}

/** What an expression or a name may stand for. */
export type Value =
  | { readonly kind: 'scalar'; readonly value: Scalar }
  | { readonly kind: 'list'; readonly object: ListObject }
  | { readonly kind: 'dict'; readonly object: DictObject }
  | PathValue
  /** A module of the graph. */
  | { readonly kind: 'module'; readonly file: string }
  /** Something that the graph does not hold, by its full name: `os.environ`, `pathlib.Path`. */
  | { readonly kind: 'external'; readonly name: string }
  /** A function or class of the graph, and the module whose names it sees. */
  | {
      readonly kind: 'definition';
      readonly node: Definition;
      readonly site: Site;
      readonly module: string;
      /** What the parameters of a function have where a call gives nothing: Python evaluates that once, at the definition. */
      readonly defaults?: ReadonlyMap<Expression, readonly Value[]>;
      /** What is known of a class whose body was followed. */
      readonly members?: Members;
    }
  /** An object of a class of the graph: what it has of its own is not followed. */
  | { readonly kind: 'instance'; readonly of: Value & { readonly kind: 'definition' } }
  | Unknown;

export type DefinitionValue = Value & { readonly kind: 'definition' };
export type InstanceValue = Value & { readonly kind: 'instance' };

/** The names in the body of a class, and the classes that it is derived from. */
export interface Members {
  readonly own: DictObject;
  /** Undefined for one that is not followed. */
  readonly bases: readonly (DefinitionValue | undefined)[];
}

export type Definition = NodeOf<'FunctionDef'> | NodeOf<'AsyncFunctionDef'> | NodeOf<'ClassDef'>;

/** A path that is made of `__file__`, or with pathlib. */
export interface PathValue {
  readonly kind: 'path';
  /** Relative to `base`, as it was put together: `..` and `.` may stand in it. */
  readonly path: string;
  readonly base: PathBase;
  /** What Python sees: a pathlib.Path, a string, or django-environ's own Path. */
  readonly type: 'Path' | 'str' | 'environ.Path';
}

/** The root of the workspace, the folder that the program is started in, the user's home, or for an absolute path nothing. */
type PathBase = 'root' | 'working directory' | 'home' | 'system';

/** A value that can't be worked out without running the code. */
export interface Unknown {
  readonly kind: 'unknown';
  /** A clause: "it depends on the environment". */
  readonly reason: string;
  readonly site: Site;
  /** The list that was handed to the function whose result this is. */
  readonly given?: Value & { readonly kind: 'list' };
  /** The list is what a lookup gives where it finds nothing, `CONFIG.get('NAME', […])`: else it is another one. */
  readonly isDefault?: boolean;
  /** The code may have set any name, this one among them. */
  readonly ofAnyName?: boolean;
}

/** A list or tuple as Python's memory holds it: several names may stand for one. What it contains is in the state. */
export interface ListObject {
  readonly type: 'list' | 'tuple' | 'set';
  /** The file whose code made it. */
  readonly owner: string;
  /** What it contained when the program that made it had been run; absent until then. */
  initial?: ListContents;
}

/** A dict as Python's memory holds it. */
export interface DictObject {
  readonly type: 'dict';
  readonly owner: string;
  /** As that of a list. */
  initial?: DictContents;
}

export type ListLiteral = NodeOf<'List'> | NodeOf<'Tuple'> | NodeOf<'Set'>;

/** A list that is written out in a file. */
interface LiteralOrigin {
  readonly file: string;
  readonly node: ListLiteral;
}

/** Where an element is written. */
export interface ItemOrigin extends LiteralOrigin {
  readonly index: number;
}

/** An element of a list. */
export interface Item {
  readonly value: Value;
  /** What it may be, where `value` is unknown because of a condition: `'name' if DEBUG else None`. */
  readonly alternatives?: readonly Value[];
  /** False where a condition decides whether it is there at all. */
  readonly sure: boolean;
  /** It stands for any number of elements, none included. */
  readonly many?: boolean;
  /** It is added only where it is not there yet. */
  readonly distinct?: boolean;
  /** It was inserted at an unknown index; here it is the last one. */
  readonly anywhere?: boolean;
  /** Absent for elements that are added one by one. */
  readonly origin?: ItemOrigin;
  /** The statement that adds it, if it is added by itself. */
  readonly addedBy?: Site;
}

/** One of the contents that a list may have. */
export interface ItemList {
  readonly items: readonly Item[];
  /** The literals that it is made of, empty ones too. */
  readonly literals: readonly LiteralOrigin[];
  /** Strings that were taken out. */
  readonly removed: readonly string[];
}

/** One key of a dict. */
export interface Entry {
  readonly key: string;
  readonly values: readonly Bound[];
  /** False where a condition decides whether the key is there at all. */
  readonly sure: boolean;
  /** Whether it may stand elsewhere among the keys: a condition has decided whether it was there before. */
  readonly isLoose?: boolean;
}

/** What the objects of a program contain. */
export interface ListContents {
  /** At least one. */
  readonly alternatives: readonly ItemList[];
  /** Where it was changed in a way that can't be followed. */
  readonly unknown?: Unknown;
}

export interface DictContents {
  readonly entries: ReadonlyMap<string, Entry>;
  /** It may have other keys, or other values for these. */
  readonly unknown?: Unknown;
}

/** Whether a value stands for what code that may set any name has made of this one. */
export function isOfAnyName(value: Value): boolean {
  return value.kind === 'unknown' && value.ofAnyName === true;
}

/** Whether nothing sets a name but code that may set any: what was imported under it is what it is still. */
export function isOpen(bound: readonly (Bound | undefined)[]): boolean {
  return bound.every((one) => one === undefined || isOfAnyName(one.value));
}

/** Without what code that may set any name has made of this one, if there is something else. */
export function likely(values: readonly Value[]): readonly Value[] {
  const others = values.filter((value) => !isOfAnyName(value));
  return others.length > 0 ? others : values;
}

/** A value, and the statement that bound it to a name or key. */
export interface Bound {
  readonly value: Value;
  readonly site: Site;
  /** The expression that gave the value, where the statement has one. */
  readonly node?: Expression;
  /** The module that is no part of the project and gave the value: see `ModuleGraph.outside`. */
  readonly outside?: string;
}

/** Of more values than this for one name, none is followed. */
export const MAX_VALUES = 16;

export function scalar(value: Scalar): Value {
  return { kind: 'scalar', value };
}

export function unknown(reason: string, site: Site): Unknown {
  return { kind: 'unknown', reason, site };
}

/** What an `if` makes of a value whose contents don't matter; undefined where that is open. */
export function scalarTruth(value: Scalar): boolean {
  return value !== null && value !== false && value !== '' && value !== 0;
}

/** Whether Python's `==` holds of two scalars: `True == 1`. */
export function isEqual(a: Scalar, b: Scalar): boolean {
  if (typeof a === 'boolean' && typeof b === 'number') return Number(a) === b;
  if (typeof a === 'number' && typeof b === 'boolean') return a === Number(b);
  return a === b;
}

/** Both, the same one once; a value that is bound at two statements counts twice. */
export function union(some: readonly Bound[], others: readonly Bound[]): readonly Bound[] {
  if (some === others) return some;
  const added = others.filter((other) => !some.some((one) => isSame(one, other)));
  if (added.length === 0) return some;
  const all = [...some, ...added];
  const fewer = all.length <= MAX_VALUES ? all : withoutRepetitions(all);
  const [first] = fewer;
  if (fewer.length <= MAX_VALUES || first === undefined) return fewer;
  return [{ value: unknown('it has too many possible values', first.site), site: first.site }];
}

/** Of the values that are unknown for one reason only the first: the others say no more. */
function withoutRepetitions(all: readonly Bound[]): readonly Bound[] {
  const reasons = new Set<string>();
  return all.filter(({ value }) => {
    const isRepeated = value.kind === 'unknown' && reasons.has(value.reason);
    if (value.kind === 'unknown') reasons.add(value.reason);
    return !isRepeated;
  });
}

/** Whether two are one value that one expression has given. */
export function isSame(a: Bound, b: Bound): boolean {
  if (a === b) return true;
  return a.site.statement === b.site.statement && a.node === b.node && isSameValue(a.value, b.value);
}

export function isSameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  const [one, other] = [identityOf(a), identityOf(b)];
  return a.kind === b.kind && one.every((part, index) => part === other[index]);
}

/** What tells a value from others of its kind. */
function identityOf(value: Value): readonly unknown[] {
  switch (value.kind) {
    case 'scalar':
      return [value.value];
    case 'list':
    case 'dict':
      return [value.object];
    case 'path':
      return [value.path, value.base, value.type];
    case 'module':
      return [value.file];
    case 'external':
      return [value.name];
    case 'definition':
      return [value.node, value.members?.own];
    case 'instance':
      return [value.of.node, value.of.members?.own];
    case 'unknown':
      return [value.site.statement, value.reason];
  }
}
