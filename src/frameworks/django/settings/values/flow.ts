import type { Expression, NodeOf, Statement } from '../../../../languages/python/index.js';
import { importedFile, moduleOf, type ModuleGraph } from '../graph/module-graph.js';
import { bindingsIn, scopeOf, type Binding, type Scope, type ScopedStatement } from '../graph/scope.js';
import { mayRebind } from '../setting.js';
import { groupsAt, inBranch, itselfIn, partsOfTry, type Group } from './branches.js';
import { fold, truthOf } from './fold.js';
import { either, UNSET, type Possible } from './possible.js';

/** Names are made of one another no deeper than this, and no more values are followed. */
const DEEPEST = 12;
const MOST = 16;

/** The values that a name may have when Django has read a settings module; conditions that are not known stay open. */
export function possibleValues(graph: ModuleGraph, module: string, name: string): Possible[] {
  return new Flow(graph, scopeOf(graph, module), 0).valuesOf(name);
}

/** Follows a settings module statement by statement, without running it. */
export class Flow {
  constructor(
    protected readonly graph: ModuleGraph,
    private readonly scope: Scope,
    protected readonly depth: number,
  ) {}

  valuesOf(name: string, end?: ScopedStatement): Possible[] {
    return this.run(bindingsIn(this.scope.slice(0, end?.order), name), 0, [UNSET], name);
  }

  private run(bindings: readonly Binding[], level: number, before: Possible[], name: string): Possible[] {
    return groupsAt(bindings, level).reduce((values, group) => {
      const nested = group.bindings.filter(({ trail }) => trail.length > level + 1);
      const own = group.bindings.find(({ trail }) => trail.length === level + 1);
      const begun = own === undefined ? values : this.bound(own, values, name);
      return this.compound({ ...group, bindings: nested }, level, begun, name).slice(0, MOST);
    }, before);
  }

  /** What a statement with others in it makes of the name. */
  private compound(group: Group, level: number, before: Possible[], name: string): Possible[] {
    const { head, bindings } = group;
    if (bindings.length === 0) return before;
    const go = (some: readonly Binding[], from: Possible[]) => this.run(some, level + 1, from, name);
    const branch = (body: readonly Statement[]) => go(inBranch(bindings, body, level), before);
    if (head.nodeType === 'If') return this.choice(head, group, level, branch);
    if (head.nodeType === 'Try' || head.nodeType === 'TryStar')
      return attempt(head, group, level, before, go);
    if (head.nodeType === 'Match')
      return head.cases.reduce((all, { body }) => either(all, branch(body)), before);
    if (head.nodeType.endsWith('Def')) return either(before, bindings.map(openAt));
    if (bindings.some(({ within }) => head.nodeType === 'Expr' && within.includes(head)))
      return oneOfTheFiles(bindings, before, go);
    const after = go(bindings, before);
    return ['For', 'AsyncFor', 'While'].includes(head.nodeType) ? either(before, after) : after;
  }

  private choice(
    { test, body, orelse }: NodeOf<'If'>,
    group: Group,
    level: number,
    branch: (body: readonly Statement[]) => Possible[],
  ): Possible[] {
    const itself = itselfIn(this.scope, group, level);
    const isTrue = itself === undefined ? undefined : truthOf(this.folded(test, itself));
    if (isTrue !== undefined) return branch(isTrue ? body : orelse);
    return either(branch(body), branch(orelse));
  }

  /** The effect of one statement by itself. */
  protected bound(binding: Binding, before: Possible[], name: string): Possible[] {
    const { statement } = binding;
    if (statement.nodeType === 'ImportFrom') return this.imported(statement, binding, name);
    if (!mayRebind(binding)) return before;
    if (!('kind' in binding) || binding.kind === 'augmented' || binding.value === undefined)
      return [openAt(binding)];
    return this.folded(binding.value, binding);
  }

  protected folded(node: Expression, at: ScopedStatement): Possible[] {
    return fold(node, at, (name) => this.earlier(name, at));
  }

  private earlier(name: string, at: ScopedStatement): Possible[] {
    if (this.depth > DEEPEST) return [openAt(at)];
    return new Flow(this.graph, this.scope, this.depth + 1).valuesOf(name, at);
  }

  /** `from .base import NAME` */
  private imported(statement: NodeOf<'ImportFrom'>, binding: Binding, name: string): Possible[] {
    const file = importedFile(this.graph, binding.file, moduleOf(statement));
    const original = statement.names.find((alias) => (alias.asname ?? alias.name) === name)?.name;
    if (file === undefined || original === undefined || this.depth > DEEPEST) return [openAt(binding)];
    return this.ofModule(file, original, binding);
  }

  protected ofModule(file: string, name: string, binding: Binding): Possible[] {
    const values = new Flow(this.graph, scopeOf(this.graph, file), this.depth + 1).valuesOf(name);
    return values.map((value) => (value.kind === 'unset' ? openAt(binding) : value));
  }
}

export function openAt(at: ScopedStatement): Possible {
  return { kind: 'open', at };
}

/** Files that are included where a condition or a variable chooses among them. */
function oneOfTheFiles(
  bindings: readonly Binding[],
  before: Possible[],
  go: (some: readonly Binding[], from: Possible[]) => Possible[],
): Possible[] {
  const files = [...new Set(bindings.map(({ file }) => file))];
  const ends = files.map((file) =>
    go(
      bindings.filter((binding) => binding.file === file),
      before,
    ),
  );
  return ends.reduce(either, before);
}

/** An exception may come at any point of the body; where a handler takes it up, both ways are open. */
function attempt(
  head: NodeOf<'Try'> | NodeOf<'TryStar'>,
  { bindings }: Group,
  level: number,
  before: Possible[],
  go: (some: readonly Binding[], from: Possible[]) => Possible[],
): Possible[] {
  const { body, handlers, orelse, finalbody } = partsOfTry(head, bindings, level);
  const tried = go(body, before);
  const broken = either(before, tried);
  const ends = handlers.map((handler) => go(handler, broken));
  return go(finalbody, ends.reduce(either, go(orelse, tried)));
}
