import { assignmentsOf, type Assignment, type NodeOf } from '../../../../languages/python/index.js';
import { importedFile, moduleOf, type ModuleGraph } from '../graph/module-graph.js';
import { bindingsIn, scopeOf, type Binding, type Scope, type ScopedStatement } from '../graph/scope.js';
import { hasAllBranches } from '../conditional.js';
import { afterCall } from './call.js';
import { readList } from './expression.js';
import { concatenated, optional, type ListValue } from './value.js';

/** The statement that leaves a value open. */
export class OpenValue extends Error {
  constructor(readonly binding: ScopedStatement) {
    super('the value is open');
  }
}

type Values = readonly ListValue[];

/** Names that are made of one another might go round in circles. */
const DEEPEST = 20;

/** Works out the lists of a settings module without running it. */
export class ListReader {
  constructor(
    private readonly graph: ModuleGraph,
    private readonly scope: Scope,
    private readonly depth = 0,
  ) {}

  /**
   * The values that a name may have before a statement of the scope; undefined where it is not set.
   * @throws OpenValue where it cannot be told
   */
  valuesOf(name: string, end?: ScopedStatement): ListValue[] | undefined {
    const bindings = bindingsIn(this.scope.slice(0, end?.order), name);
    let values: Values | undefined;
    for (const binding of bindings) {
      if (!isHarmlessGlobal(binding, name)) values = this.changed(values, binding, name, bindings);
    }
    return values && [...values];
  }

  private changed(
    values: Values | undefined,
    binding: Binding,
    name: string,
    all: readonly Binding[],
  ): ListValue[] {
    const fresh = this.assigned(binding, name);
    if (fresh === undefined) return this.amended(values, binding, name);
    if (binding.within.length === 0) return fresh;
    const isEither = binding.within[0]?.nodeType === 'Try' || hasAllBranches(binding, all);
    if (values === undefined && !isEither) throw new OpenValue(binding);
    return [...(values ?? []), ...fresh];
  }

  /** What an assignment or an import makes of the name; undefined for statements that only add to it. */
  private assigned(binding: Binding, name: string): ListValue[] | undefined {
    const { statement } = binding;
    if (statement.nodeType === 'ImportFrom') return this.imported(binding, statement, name);
    if (!isAssignment(binding) || binding.kind === 'augmented') return undefined;
    if (statement.nodeType === 'Assign' && statement.targets.length > 1) throw new OpenValue(binding);
    return this.read(binding.value, binding);
  }

  /** `+=` and the methods of a list. */
  private amended(values: Values | undefined, binding: Binding, name: string): ListValue[] {
    const after = values && (this.added(values, binding) ?? this.called(values, binding, name));
    if (after === undefined) throw new OpenValue(binding);
    return after;
  }

  private added(values: Values, binding: Binding): ListValue[] | undefined {
    if (!isAssignment(binding) || binding.operator !== '+') return undefined;
    const more = this.read(binding.value, binding);
    return concatenated(values, binding.within.length === 0 ? more : optional(more));
  }

  private called(values: Values, binding: Binding, name: string): ListValue[] | undefined {
    return afterCall(values, binding, name, this.scope, (node) => this.read(node, binding));
  }

  private read(node: Parameters<typeof readList>[0], at: ScopedStatement): ListValue[] {
    return readList(node, { file: at.file, lookUp: (name) => this.lookUp(name, at) });
  }

  /** `DJANGO_APPS`, `base.INSTALLED_APPS` */
  private lookUp(node: NodeOf<'Name'> | NodeOf<'Attribute'>, at: ScopedStatement): ListValue[] | undefined {
    if (this.depth > DEEPEST) return undefined;
    try {
      if (node.nodeType === 'Attribute') return this.ofModule(node, at);
      return new ListReader(this.graph, this.scope, this.depth + 1).valuesOf(node.id, at);
    } catch (error) {
      if (!(error instanceof OpenValue)) throw error;
      return undefined;
    }
  }

  private imported(binding: Binding, statement: NodeOf<'ImportFrom'>, name: string): ListValue[] {
    const file = importedFile(this.graph, binding.file, moduleOf(statement));
    const original = statement.names.find((alias) => (alias.asname ?? alias.name) === name)?.name;
    const values = file === undefined || original === undefined ? undefined : this.inModule(file, original);
    if (values === undefined) throw new OpenValue(binding);
    return values;
  }

  /** Of a module that `from . import base` brings. */
  private ofModule(node: NodeOf<'Attribute'>, at: ScopedStatement): ListValue[] | undefined {
    const owner = node.value.nodeType === 'Name' ? node.value.id : undefined;
    const [binding, second] = owner === undefined ? [] : bindingsIn(this.scope, owner);
    if (binding?.statement.nodeType !== 'ImportFrom' || second !== undefined) return undefined;
    const imported =
      binding.statement.names.find((alias) => (alias.asname ?? alias.name) === owner)?.name ?? '';
    const parent = moduleOf(binding.statement);
    const module = parent.endsWith('.') ? parent + imported : `${parent}.${imported}`;
    const file = importedFile(this.graph, at.file, module);
    return file === undefined ? undefined : this.inModule(file, node.attr);
  }

  private inModule(file: string, name: string): ListValue[] | undefined {
    if (this.depth > DEEPEST) return undefined;
    return new ListReader(this.graph, scopeOf(this.graph, file), this.depth + 1).valuesOf(name);
  }
}

/** `global NAME` in a function that only adds to the list: nobody knows whether it runs. */
function isHarmlessGlobal({ statement, within, parsed }: Binding, name: string): boolean {
  if (statement.nodeType !== 'Global') return false;
  const owner = within.at(-1);
  return !assignmentsOf(parsed, name).some(
    (assignment) => owner !== undefined && assignment.within.includes(owner),
  );
}

function isAssignment(binding: Binding): binding is ScopedStatement & Assignment {
  return 'operator' in binding;
}
