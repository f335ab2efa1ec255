import {
  Evaluator,
  type Item,
  type ModuleGraph,
  type Scalar,
  type Value,
} from '../../../../../src/languages/python/evaluate/index.js';
import { parsePython, stringValue, type ParsedPython } from '../../../../../src/languages/python/index.js';

/** By file: `settings.py`, `conf/base.py`. A source that stands alone is `settings.py`. */
export type Sources = string | Readonly<Record<string, string>>;

/** A module graph of sources, in which `include('file.py')` runs a file in its place. */
export function graphOf(sources: Sources): ModuleGraph {
  const texts = typeof sources === 'string' ? { 'settings.py': sources } : sources;
  const modules = Object.entries(texts).map(([file, text]) => [file, parsed(file, text)] as const);
  return {
    app: '',
    modules: new Map(modules),
    inlinedBy: (_graph, _parsed, _file, statement) => {
      const call =
        statement.nodeType === 'Expr' && statement.value.nodeType === 'Call' ? statement.value : undefined;
      if (call?.func.nodeType !== 'Name' || call.func.id !== 'include') return undefined;
      const files = call.args.map((file) => stringValue(file));
      if (!files.every((file) => file !== undefined)) return [undefined];
      return [{ files, isOneOfSeveral: files.length > 1 }];
    },
  };
}

function parsed(file: string, text: string): ParsedPython {
  const result = parsePython(text);
  if (result.kind !== 'parsed') throw new SyntaxError(`${file} is no Python`);
  return result;
}

export type Said = ConstructorParameters<typeof Evaluator>[1];

/**
 * What the evaluator says of a name, as text: `'a' or 1 or unset`. In a list `?` follows what may be missing, `*` what may be
 * there any number of times, `~` what may stand anywhere, `!` what is added only if it is not there yet; `…` at its end means
 * that it may be anything else as well.
 */
export function said(sources: Sources, name = 'X', assumptions: Said = {}): string {
  const graph = graphOf(sources);
  const file = [...graph.modules.keys()].at(-1) ?? '';
  return saidBy(new Evaluator(graph, assumptions), file, name);
}

export function saidBy(evaluator: Evaluator, file: string, name: string): string {
  const { bound, mayBeUnset } = evaluator.evaluate(file, name);
  const values = bound.map(({ value }) => valueText(evaluator, file, value));
  return [...values, ...(mayBeUnset ? ['unset'] : [])].join(' or ');
}

export function valueText(evaluator: Evaluator, file: string, value: Value): string {
  switch (value.kind) {
    case 'scalar':
      return scalarText(value.value);
    case 'list':
      return listText(evaluator, file, value);
    case 'dict':
      return dictText(evaluator, file, value);
    case 'path':
      return `${value.type}(${BASES[value.base]}${value.path})`;
    case 'module':
      return `module ${value.file}`;
    case 'external':
      return `<${value.name}>`;
    case 'definition':
      return `def ${value.node.name}`;
    case 'instance':
      return `${value.of.node.name}()`;
    case 'unknown':
      return `unknown (${value.reason}: ${value.site.file}:${value.site.line})`;
  }
}

const BASES = { root: '/', 'working directory': '', home: 'home:', system: 'system:' };

const BRACKETS = { list: '[]', tuple: '()', set: '{}' };

function listText(evaluator: Evaluator, file: string, { object }: Value & { kind: 'list' }): string {
  const { alternatives = [], unknown } = evaluator.listIn(file, object) ?? {};
  const brackets = BRACKETS[object.type];
  const texts = alternatives.map(({ items, removed }) => {
    const inside = items.map((item) => itemText(evaluator, file, item)).join(', ');
    const memory = removed.length === 0 ? '' : ` without ${removed.join(', ')}`;
    return `${brackets.charAt(0)}${inside}${brackets.charAt(1)}${memory}`;
  });
  return `${texts.join(' | ')}${unknown === undefined ? '' : `… (${unknown.reason})`}`;
}

function dictText(evaluator: Evaluator, file: string, { object }: Value & { kind: 'dict' }): string {
  const { entries = new Map<string, never>(), unknown } = evaluator.dictIn(file, object) ?? {};
  const texts = [...entries.values()].map(({ key, sure, values }) => {
    const inside = values.map((one) => valueText(evaluator, file, one.value)).join(' or ');
    return `${key}${sure ? '' : '?'}: ${inside}`;
  });
  return `{${texts.join(', ')}}${unknown === undefined ? '' : `… (${unknown.reason})`}`;
}

function itemText(evaluator: Evaluator, file: string, item: Item): string {
  const values = (item.alternatives ?? [item.value]).map((value) => valueText(evaluator, file, value));
  const marks = [
    item.sure ? '' : '?',
    item.many === true ? '*' : '',
    item.anywhere === true ? '~' : '',
    item.distinct === true ? '!' : '',
  ];
  return `${values.join('|')}${marks.join('')}`;
}

function scalarText(value: Scalar): string {
  if (typeof value === 'string') return `'${value}'`;
  return value === null ? 'None' : value === true ? 'True' : value === false ? 'False' : String(value);
}
