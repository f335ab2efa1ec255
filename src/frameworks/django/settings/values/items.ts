import {
  argument,
  dottedName,
  stringValue,
  subscriptKey,
  type Expression,
  type NodeOf,
} from '../../../../languages/python/index.js';
import type { ModuleGraph } from '../graph/module-graph.js';
import { scopeOf, type Binding, type Scope } from '../graph/scope.js';
import { Flow, openAt } from './flow.js';
import { UNSET, type Possible } from './possible.js';

/** The values that `NAME['key']` may have when Django has read a settings module; UNSET where the dict lacks the key. */
export function itemValues(graph: ModuleGraph, module: string, name: string, key: string): Possible[] {
  return new ItemFlow(graph, scopeOf(graph, module), 0, key).valuesOf(name);
}

/** As {@link Flow}, of one key of a dict. */
class ItemFlow extends Flow {
  constructor(
    graph: ModuleGraph,
    scope: Scope,
    depth: number,
    private readonly key: string,
  ) {
    super(graph, scope, depth);
  }

  protected override bound(binding: Binding, before: Possible[], name: string): Possible[] {
    const { statement } = binding;
    if ('kind' in binding && binding.value !== undefined) {
      const isAdded = binding.kind === 'augmented';
      return this.inDict(binding.value, isAdded ? before : [UNSET], before, binding, name);
    }
    if (statement.nodeType === 'ImportFrom') return super.bound(binding, before, name);
    if (statement.nodeType === 'Assign') return this.keySet(statement, before, binding, name);
    const call =
      statement.nodeType === 'Expr' && statement.value.nodeType === 'Call' ? statement.value : undefined;
    if (call === undefined || dottedName(call.func) !== `${name}.update`) return [openAt(binding)];
    const given = argument(call, 0);
    const first = given === undefined ? before : this.inDict(given, before, before, binding, name);
    return this.inKeywords(call, first, binding);
  }

  protected override ofModule(file: string, name: string): Possible[] {
    const scope = scopeOf(this.graph, file);
    return new ItemFlow(this.graph, scope, this.depth + 1, this.key).valuesOf(name);
  }

  /** `NAME['key'] = …` */
  private keySet(
    { targets, value }: NodeOf<'Assign'>,
    before: Possible[],
    binding: Binding,
    name: string,
  ): Possible[] {
    const keys = targets.map((target) => subscriptKey(target, name));
    if (keys.includes(this.key)) return this.folded(value, binding);
    return keys.every((key) => key !== undefined) ? before : [openAt(binding)];
  }

  /** @param start what holds where the dict lacks the key; @param earlier what the name itself stands for */
  private inDict(
    node: Expression,
    start: Possible[],
    earlier: Possible[],
    binding: Binding,
    name: string,
  ): Possible[] {
    if (node.nodeType === 'Call' && dottedName(node.func) === 'dict' && node.args.length === 0)
      return this.inKeywords(node, start, binding);
    if (node.nodeType === 'BinOp' && node.op.nodeType === 'BitOr' && dottedName(node.left) === name)
      return this.inDict(node.right, earlier, earlier, binding, name);
    if (node.nodeType !== 'Dict') return [openAt(binding)];
    return node.keys.reduce((values, key, index) => {
      const value = node.values[index];
      if (value === undefined) return values;
      if (key === null) return dottedName(value) === name ? earlier : [openAt(binding)];
      const text = stringValue(key);
      if (text === undefined) return [openAt(binding)];
      return text === this.key ? this.folded(value, binding) : values;
    }, start);
  }

  /** `dict(key=…)`, `NAME.update(key=…)` */
  private inKeywords({ keywords }: NodeOf<'Call'>, start: Possible[], binding: Binding): Possible[] {
    return keywords.reduce((values, { arg, value }) => {
      if (arg === undefined) return [openAt(binding)];
      return arg === this.key ? this.folded(value, binding) : values;
    }, start);
  }
}
