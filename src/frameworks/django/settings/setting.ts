import {
  filesOf,
  type Bound,
  type DictContents,
  type ListContents,
  type Evaluation,
  type Item,
  type ItemList,
  type ModuleGraph,
  type Scalar,
  type Site,
} from '../../../languages/python/evaluate/index.js';
import {
  assignmentsOf,
  changesTo,
  type Assignment,
  type Expression,
  type ParsedPython,
  type PlacedStatement,
  type Statement,
} from '../../../languages/python/index.js';
import { everywhere, effectiveValue } from './evaluation.js';
import type { SettingsView } from './view.js';
import type { Unknown } from '../../../session/python/loaders/loader.js';
import { aloneIn } from '../../../session/python/paths.js';

export type { Unknown };

/** What a settings module makes of one name. */
export type Setting =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'assigned';
      readonly assignment: { readonly statement: Statement };
      readonly value: Expression;
      readonly line: number;
      readonly file: string;
      readonly parsed: ParsedPython;
    }
  | Unknown;

/** A name that has a value under a condition only: `if read(): X = …`. */
export interface Conditional {
  readonly kind: 'conditional';
  readonly line: number;
  readonly file: string;
  /** The statement at module level that holds the first assignment. */
  readonly outermost: Statement;
  readonly value: Expression;
}

/** An installed package sets it, and no file of the project does. */
interface FromOutside {
  readonly kind: 'from outside';
  /** Undefined where that is unknown. */
  readonly value: Scalar | undefined;
  /** The package's module. */
  readonly module: string;
  readonly line: number;
  /** The statement at module level with the import. */
  readonly outermost: Statement;
}

/** What a settings file has to say about a name, as far as it counts in the end. */
export type SettingAt =
  | Setting
  | Conditional
  | FromOutside
  /** Another file decides its value. */
  | { readonly kind: 'elsewhere' };

/** The value of a name when a module has been run: one assignment at module level, which nothing may change later. */
export function readSetting(graph: ModuleGraph, module: string, name: string): Setting {
  const evaluation = effectiveValue(graph, module, name);
  const [first, ...others] = evaluation.bound;
  if (first === undefined) return { kind: 'absent' };
  const change = changeInside(graph, module, first);
  // One expression may have several values.
  const isElsewhere = ({ site, node }: Bound) =>
    site.statement !== first.site.statement || node !== first.node;
  if (others.some(isElsewhere) || evaluation.mayBeUnset || change !== undefined || !isPlain(first))
    return unknownAt(name, change ?? placeOf(evaluation));
  const { node, site } = first;
  return {
    kind: 'assigned',
    assignment: { statement: site.statement },
    value: node,
    line: site.line,
    file: site.file,
    parsed: site.parsed,
  };
}

/** The statement that a reader is shown: the first that is no plain assignment, else the last. */
function placeOf({ bound }: Evaluation): Site {
  const shown = bound.find((one) => !isPlain(one)) ?? bound.at(-1);
  if (shown === undefined) throw new RangeError('a name without values has no place');
  return shown.site;
}

function isPlain(bound: Bound): bound is Bound & { readonly node: Expression } {
  return bound.node !== undefined && isAssignment(bound.site) && bound.site.within.length === 0;
}

/** `NAME = value` */
export function isAssignment({ statement }: Site): boolean {
  if (statement.nodeType === 'AnnAssign') return true;
  const [target, second] = statement.nodeType === 'Assign' ? statement.targets : [];
  return target?.nodeType === 'Name' && second === undefined;
}

/**
 * What a name has by one assignment to several names at module level: `CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = not DEBUG`;
 * undefined for any other value.
 */
export function sharedValue(
  { graph, entry, file }: SettingsView,
  name: string,
): (Bound & { readonly node: Expression }) | undefined {
  const { bound, mayBeUnset } = effectiveValue(graph, entry, name);
  const [first] = bound;
  if (first?.node === undefined || mayBeUnset || bound.some(({ node }) => node !== first.node))
    return undefined;
  const { statement, within } = first.site;
  const isShared =
    statement.nodeType === 'Assign' && statement.targets.every(({ nodeType }) => nodeType === 'Name');
  return isShared && within.length === 0 && first.site.file === file
    ? { ...first, node: first.node }
    : undefined;
}

/** Where a dict or list is changed after it was assigned. */
function changeInside(graph: ModuleGraph, module: string, bound: Bound): Site | undefined {
  const { value } = bound;
  if (value.kind === 'list') return changeInList(bound, everywhere(graph).listIn(module, value.object));
  return value.kind === 'dict'
    ? changeInDict(bound, everywhere(graph).dictIn(module, value.object))
    : undefined;
}

/** Other elements than those that are written stand for a change somewhere. */
function changeInList({ site, node }: Bound, contents: ListContents | undefined): Site | undefined {
  // Code that may set any name is assumed to set neither this one nor those that it is made of.
  if (contents?.unknown !== undefined && contents.unknown.ofAnyName !== true) return contents.unknown.site;
  const alternatives = contents?.alternatives ?? [];
  // What is unpacked where the list is written, `*others`, is of any number and no change.
  const isWritten = ({ sure, origin, many }: Item) =>
    many === true ? isUnpacking(node) : sure && origin?.node === node;
  // What is unpacked may be several things; the elements are the same in each.
  const isAsWritten = ({ items }: ItemList) => items.length === elementsOf(node) && items.every(isWritten);
  return alternatives.length > 0 && alternatives.every(isAsWritten) ? undefined : site;
}

function isUnpacking(node: Expression | undefined): boolean {
  return node?.nodeType === 'List' && node.elts.some(({ nodeType }) => nodeType === 'Starred');
}

function elementsOf(node: Expression | undefined): number | undefined {
  return node?.nodeType === 'List' || node?.nodeType === 'Tuple' ? node.elts.length : undefined;
}

function changeInDict({ site }: Bound, contents: DictContents | undefined): Site | undefined {
  const entries = [...(contents?.entries.values() ?? [])].flatMap(({ values }) =>
    values.map((one) => one.site),
  );
  const sites = contents?.unknown === undefined ? entries : [...entries, contents.unknown.site];
  return sites.find(({ statement }) => statement !== site.statement);
}

/**
 * The last word on a name in the whole program if it stands in this file, else the last one that the file itself sees. What
 * an optional import may bring does not count: without it the name would be missing.
 */
export function settingAt(view: SettingsView, name: string): SettingAt {
  const { entry, file } = view;
  const own = graphOfFile(view);
  for (const [graph, module] of [[view.graph, entry] as const, [own, file] as const]) {
    const outside = settingFromOutside(graph, module, file, name);
    if (outside !== undefined) return outside;
    const conditional = readConditional(graph, module, name);
    if (conditional?.file === file) return conditional;
    if (isAnyOfSeveral(graph, module, name)) continue;
    const setting = readSetting(graph, module, name);
    if (setting.kind !== 'absent' && (setting.file ?? file) === file) return setting;
  }
  return effectiveValue(own, file, name).mayBeUnset ? { kind: 'absent' } : { kind: 'elsewhere' };
}

function settingFromOutside(
  graph: ModuleGraph,
  module: string,
  file: string,
  name: string,
): FromOutside | undefined {
  const { bound } = effectiveValue(graph, module, name);
  const [first] = bound;
  if (first?.outside === undefined || first.site.file !== file) return undefined;
  if (!bound.every(({ outside }) => outside !== undefined)) return undefined;
  const { line, statement, within } = first.site;
  const outermost = within[0] ?? statement;
  const value = bound.length === 1 && first.value.kind === 'scalar' ? first.value.value : undefined;
  return { kind: 'from outside', value, module: first.outside, line, outermost };
}

/** What is included is no module of its own: what its packages run must not be run before it. */
function graphOfFile({ graph, file, dunder }: SettingsView): ModuleGraph {
  const parsed = graph.modules.get(file);
  return dunder === undefined || parsed === undefined ? graph : aloneIn(parsed, file);
}

/**
 * Whether one of several modules has the last word, each with a plain assignment:
 * `try: from .dev import *` / `except ImportError: from .prod import *`. Each of them is asked by itself.
 */
function isAnyOfSeveral(graph: ModuleGraph, module: string, name: string): boolean {
  const { bound, mayBeUnset } = effectiveValue(graph, module, name);
  const files = new Set(bound.map(({ site }) => site.file));
  return !mayBeUnset && bound.length > 1 && files.size === bound.length && bound.every(isPlain);
}

/** Where a name is assigned under a condition only, so that it may be missing. */
function readConditional(graph: ModuleGraph, module: string, name: string): Conditional | undefined {
  const { bound, mayBeUnset } = effectiveValue(graph, module, name);
  const [first] = bound;
  const outermost = first?.site.within[0];
  if (!mayBeUnset || first?.node === undefined || outermost === undefined) return undefined;
  const isOptional = ({ site, node }: Bound) =>
    node !== undefined &&
    site.statement.nodeType !== 'AugAssign' &&
    site.within.length > 0 &&
    site.within.every(({ nodeType }) => nodeType === 'If');
  if (!bound.every(isOptional)) return undefined;
  return { kind: 'conditional', line: first.site.line, file: first.site.file, outermost, value: first.node };
}

export function unknownAt(name: string, { line, file }: Pick<Site, 'line' | 'file'>): Unknown {
  return {
    kind: 'unknown',
    line,
    ...(file === '' ? {} : { file }),
    reason: `${name} can't be determined here.`,
  };
}

/** A statement that may set a name, whether or not it is ever run. */
export interface Setter extends PlacedStatement {
  readonly file: string;
}

/** The statements of a module, and of those whose names it takes in, that may set or change a name. */
export function settersOf(graph: ModuleGraph, module: string, name: string): Setter[] {
  return [...filesOf(graph, module)].flatMap((file) => {
    const parsed = graph.modules.get(file);
    return parsed === undefined ? [] : settersIn(parsed, name).map((placed) => ({ ...placed, file }));
  });
}

/** Functions and classes have names of their own. */
export function settersIn(parsed: ParsedPython, name: string): PlacedStatement[] {
  const isOfModule = ({ within, kind, value }: Assignment) =>
    !within.some(({ nodeType }) => nodeType.endsWith('Def')) &&
    !(kind === 'annotated' && value === undefined);
  return [...assignmentsOf(parsed, name).filter(isOfModule), ...changesTo(parsed, name)];
}
