import {
  argument,
  assignmentsOf,
  canonicalName,
  statementsOf,
  stringValue,
  type Expression,
  type NodeOf,
  type ParsedPython,
  type Statement,
} from '../../../../languages/python/index.js';
import { oncePer } from '../../../../languages/memoize.js';
import { sourcesOf, type ModuleGraph } from '../../../../languages/python/evaluate/index.js';
import { isNamespace } from '../../../../languages/python/query/namespaces.js';
import { folderOf, join, nameOf } from '../../../../model/paths.js';

/** What django-split-settings runs as if it stood in the place of the call: a file, or files of a folder. */
export interface Included {
  /**
   * The path, with `*` and `?` for what may stand there; no wildcard in a folder's name. One that begins with `/` is outside
   * of the project.
   */
  readonly path: string;
  /** None need be there: `optional('local.py')`. */
  readonly optional: boolean;
  /** One of those that match is run, and a variable says which one. */
  readonly open: boolean;
}

/** Whether the statement is a call of django-split-settings' `include`. */
export function isInclude(parsed: ParsedPython, statement: Statement): boolean {
  return callOf(parsed, statement) !== undefined;
}

/**
 * What an `include` names, one after another; undefined for what can't be determined.
 * @param from the file with the call
 * @see https://django-split-settings.readthedocs.io/en/latest/#module-split_settings.tools
 */
export function includedBy(
  parsed: ParsedPython,
  from: string,
  statement: Statement,
): readonly (Included | undefined)[] {
  const call = callOf(parsed, statement);
  if (call === undefined) return [];
  const isPlain = call.keywords.every(({ arg, value }) => arg === 'scope' && isNamespace(value));
  return isPlain ? call.args.flatMap((given) => includedIn(parsed, from, given) ?? [undefined]) : [undefined];
}

/** Whether a path lies outside of the project, where nobody looks. */
export function isOutside({ path }: Included): boolean {
  return path.startsWith('/');
}

/** Whether a statement only takes in what need not be there, and so is there to override: `include(optional('local.py'))`. */
export function includesOverrides(parsed: ParsedPython, statement: Statement): boolean {
  const included = includedBy(parsed, '', statement);
  return (
    included.length > 0 && included.every((one) => one !== undefined && (one.optional || isOutside(one)))
  );
}

/** Whether nothing is here that an `include` names, while it is meant to be somewhere. */
export function isMissing(graph: ModuleGraph, included: Included): boolean {
  if (isOutside(included)) return true;
  return !included.optional && includedModules(graph, included).length === 0;
}

/** Whether a file is one of those that are meant. */
export function isIncluded({ path }: Included, file: string): boolean {
  if (folderOf(path) !== folderOf(file)) return false;
  const [pattern, name] = [nameOf(path), nameOf(file)];
  // As glob does it: a wildcard stands for no dot at the beginning.
  return name.startsWith('.') === pattern.startsWith('.') && isMatch(pattern, name);
}

/** The modules that are meant, in the order of their names. */
export function includedModules(graph: ModuleGraph, included: Included): string[] {
  if (!isWildcard(included)) return graph.modules.has(included.path) ? [included.path] : [];
  return filesIn(graph).filter((file) => isIncluded(included, file));
}

const filesIn = oncePer(({ modules }: ModuleGraph) => [...modules.keys()].sort());

/**
 * Whether a pattern stands for a whole name: `*` for any characters, `?` for one. Only the last `*` is ever tried again with
 * one character more, because what the ones before it stand for leaves the rest of the name as long as it can be.
 */
function isMatch(pattern: string, name: string): boolean {
  let star = -1;
  let afterStar = 0;
  let [inPattern, inName] = [0, 0];
  while (inName < name.length) {
    const wanted = pattern[inPattern];
    if (wanted === '*') {
      star = inPattern;
      afterStar = inName;
      inPattern += 1;
    } else if (wanted === '?' || wanted === name[inName]) {
      inPattern += 1;
      inName += 1;
    } else if (star >= 0) {
      afterStar += 1;
      [inPattern, inName] = [star + 1, afterStar];
    } else return false;
  }
  while (pattern[inPattern] === '*') inPattern += 1;
  return inPattern === pattern.length;
}

export function isWildcard({ path }: Included): boolean {
  return /[*?]/.test(path);
}

function callOf(parsed: ParsedPython, statement: Statement): NodeOf<'Call'> | undefined {
  if (statement.nodeType !== 'Expr' || statement.value.nodeType !== 'Call') return undefined;
  const isCall = canonicalName(parsed, statement.value.func) === 'split_settings.tools.include';
  return isCall ? statement.value : undefined;
}

function includedIn(parsed: ParsedPython, from: string, node: Expression): Included[] | undefined {
  if (node.nodeType === 'Starred') return spread(parsed, from, node.value);
  const isOptional =
    node.nodeType === 'Call' && canonicalName(parsed, node.func) === 'split_settings.tools.optional';
  const { text, open } = patternOf(isOptional ? argument(node, 0) : node) ?? {};
  if (text === undefined || open === undefined || /[[\]]|[*?].*\//.test(text)) return undefined;
  const path = text.startsWith('/') ? text : join(folderOf(from), text);
  return [{ path, optional: isOptional, open }];
}

/** `include(*base_settings)` of a tuple or list that is set once. */
function spread(parsed: ParsedPython, from: string, node: Expression): Included[] | undefined {
  const [only, second] = node.nodeType === 'Name' ? assignmentsOf(parsed, node.id) : [];
  const value = second === undefined && only?.kind === 'plain' ? only.value : node;
  if (value?.nodeType !== 'Tuple' && value?.nodeType !== 'List') return undefined;
  const all = value.elts.map((element) => includedIn(parsed, from, element));
  return all.every((one) => one !== undefined) ? all.flat() : undefined;
}

/** A path with a wildcard for what a variable puts in: `'env/{0}.py'.format(ENV)`. */
function patternOf(node: Expression | undefined): { text: string; open: boolean } | undefined {
  const plain = stringValue(node);
  if (plain !== undefined) return { text: plain, open: false };
  const text = node && openText(node);
  return text === undefined ? undefined : { text, open: true };
}

function openText(node: Expression): string | undefined {
  if (node.nodeType === 'JoinedStr') {
    const parts = node.values.map((part) => (part.nodeType === 'FormattedValue' ? '*' : constant(part)));
    return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
  }
  if (node.nodeType === 'BinOp' && node.op.nodeType === 'Mod')
    return stringValue(node.left)?.replace(/%\w/g, '*');
  const isFormat =
    node.nodeType === 'Call' && node.func.nodeType === 'Attribute' && node.func.attr === 'format';
  return isFormat && node.func.nodeType === 'Attribute'
    ? stringValue(node.func.value)?.replace(/\{\w*\}/g, '*')
    : undefined;
}

function constant(node: Expression): string | undefined {
  const value: unknown = node.nodeType === 'Constant' ? node.value : undefined;
  return typeof value === 'string' ? value : undefined;
}

/**
 * The module whose namespace, and so whose `__file__`, a file that is included runs in; undefined for one that is
 * imported.
 */
export function includerOf(graph: ModuleGraph, file: string): string | undefined {
  const includers = includersIn(graph);
  const seen = new Set([file]);
  let found: string | undefined;
  for (let next = includers.get(file); next !== undefined && !seen.has(next); next = includers.get(next)) {
    seen.add(next);
    found = next;
  }
  return found;
}

/** By file, the first module that includes it. */
const includersIn = oncePer((graph: ModuleGraph): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const [module, parsed] of graph.modules) {
    const includes = statementsOf(parsed).filter(({ statement }) => isInclude(parsed, statement));
    const files = includes.flatMap(({ statement }) => sourcesOf(graph, module, statement));
    for (const file of files) if (file !== module && !found.has(file)) found.set(file, module);
  }
  return found;
});
