import type { Expression } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';
import { statementsOf } from '../query/statements.js';
import { reachableFrom, type ModuleGraph } from './module-graph.js';
import { Run, type Environment, type Program } from './run.js';
import { Heap, Names, State, UNBOUND, type Bindings, type Contents } from './state.js';
import { interpreter } from './statements.js';
import {
  isSameValue,
  MAX_VALUES,
  type Bound,
  type DictContents,
  type DictObject,
  type ListContents,
  type ListObject,
  type Site,
  type Value,
} from './values.js';
import { hasText } from './lists.js';

/** A star import of a module that is not there. */
export interface MissingImport {
  readonly site: Site;
  /** As written: `.local_settings`. */
  readonly module: string;
}

/** What a program is run with. */
export interface Assumptions {
  /** Absent where nothing is known about the environment. */
  readonly environment?: Environment;
  /** Names whose values are not taken for granted: a condition on one of them leaves both ways open. */
  readonly varying?: ReadonlySet<string>;
}

/** What a name may be when a module has been run. */
export interface Evaluation {
  readonly bound: readonly Bound[];
  /** Whether it may not be bound at all. */
  readonly mayBeUnset: boolean;
}

/** A module that was followed to its end. */
interface ModuleResult {
  readonly file: string;
  readonly names: Names;
  /** Objects of other modules that it changed, with what they contain afterwards. */
  readonly changed: ReadonlyMap<ListObject | DictObject, Contents>;
  readonly heap: Heap;
  readonly missing: readonly MissingImport[];
  /** Whether its end is never reached. */
  readonly fails: boolean;
  star(name: string): Bindings;
  get(name: string): readonly Bound[] | undefined;
}

/**
 * Answers what names and expressions of a module graph may stand for, without running it. Each module is followed once;
 * where a module sees another one in a state that is not that of its end (they import each other, or a list was changed by
 * a third one), it is followed again for that program.
 */
export class Evaluator {
  private readonly results = new Map<string, ModuleResult>();
  private readonly initial = new WeakMap<object, Contents>();
  /** The files whose functions were run. */
  private readonly called = new Set<string>();
  private readonly values = new WeakMap<Expression, readonly Value[]>();

  constructor(
    readonly graph: ModuleGraph,
    readonly assumptions: Assumptions = {},
  ) {}

  /** What a name may be for a program that is started with a module. Without such a module it is unset. */
  evaluate(file: string, name: string): Evaluation {
    const found = this.resultOf(file)?.names.get(name) ?? [undefined];
    const bound = found.filter((one) => one !== undefined);
    return { bound, mayBeUnset: bound.length < found.length };
  }

  /** What a list contains when a module has been run. */
  listIn(file: string, object: ListObject): ListContents | undefined {
    return this.resultOf(file)?.heap.list(object);
  }

  dictIn(file: string, object: DictObject): DictContents | undefined {
    return this.resultOf(file)?.heap.dict(object);
  }

  /**
   * What an expression was when its statement was run. Functions are run as if they were called when the module has been run,
   * with arguments that nobody knows. Undefined for an expression that is never run.
   */
  valuesOf(file: string, node: Expression): readonly Value[] | undefined {
    const result = this.resultOf(file);
    if (result === undefined || this.values.has(node)) return this.values.get(node);
    if (!this.called.has(file)) {
      this.called.add(file);
      new ProgramRun(this).callFunctions(result);
    }
    return this.values.get(node);
  }

  /** The optional star imports of a module, and of those it imports, whose modules are not there. */
  missingImports(file: string): readonly MissingImport[] {
    return this.resultOf(file)?.missing ?? [];
  }

  /** Follows a module as the first one of a program. */
  private resultOf(file: string): ModuleResult | undefined {
    const known = this.results.get(file);
    const parsed = this.graph.modules.get(file);
    if (known !== undefined || parsed === undefined) return known;
    const result = new ProgramRun(this).start(file, parsed);
    this.results.set(file, result);
    return result;
  }

  /** @internal */
  completed(file: string): ModuleResult | undefined {
    return this.resultOf(file);
  }

  /** @internal */
  initialContents(object: object): Contents | undefined {
    return this.initial.get(object);
  }

  /** @internal Keeps what a new object contains; false for one that is known already. */
  keep(object: object, contents: Contents): boolean {
    if (this.initial.has(object)) return false;
    this.initial.set(object, contents);
    return true;
  }

  /** @internal */
  record(node: Expression, values: readonly Value[]): void {
    const before = this.values.get(node) ?? [];
    const added = values.filter((value) => !before.some((one) => isSameValue(one, value)));
    if (added.length > 0 && before.length < MAX_VALUES) this.values.set(node, [...before, ...added]);
  }
}

/** The rounds of loops that are followed one by one in a program. */
const MAX_ROUNDS = 10_000;

/** One program: modules that import one another and share objects. */
class ProgramRun implements Program {
  readonly graph: ModuleGraph;
  readonly environment: Environment | undefined;
  readonly varying: ReadonlySet<string>;
  private readonly running = new Map<string, Run>();
  private readonly own = new Map<string, ModuleResult>();
  private readonly loaded = new Set<string>();
  /** The files whose objects were changed by others. */
  private readonly changedOwners = new Set<string>();
  private readonly missingImports: MissingImport[] = [];
  private rounds = 0;

  constructor(private readonly evaluator: Evaluator) {
    this.graph = evaluator.graph;
    this.environment = evaluator.assumptions.environment;
    this.varying = evaluator.assumptions.varying ?? new Set();
  }

  start(file: string, parsed: ParsedPython): ModuleResult {
    const heap = new Heap(undefined, (object) => this.evaluator.initialContents(object));
    const result = this.follow(file, parsed, heap);
    const changed = [...heap.changes()].filter(
      ([object, contents]) => !this.evaluator.keep(object, contents),
    );
    return { ...result, changed: new Map(changed) };
  }

  /** Follows the bodies of a module's functions, for what their expressions may be. */
  callFunctions({ file, names, heap }: ModuleResult): void {
    const parsed = this.graph.modules.get(file);
    for (const { statement, within } of parsed === undefined ? [] : statementsOf(parsed)) {
      const isFunction = statement.nodeType === 'FunctionDef' || statement.nodeType === 'AsyncFunctionDef';
      if (!isFunction || parsed === undefined) continue;
      const run = new Run(this, interpreter, file, parsed, new State(new Names(names), heap.fork()));
      const { args } = statement;
      const parameters = [...args.posonlyargs, ...args.args, ...args.kwonlyargs, args.vararg, args.kwarg];
      for (const parameter of parameters)
        if (parameter !== undefined) run.bind(parameter.arg, [run.unknown('it is a parameter')]);
      run.execute(statement.body, [...within, statement]);
    }
  }

  load(file: string, run: Run): ReturnType<Program['load']> {
    const own = this.own.get(file);
    if (own !== undefined) return own;
    const running = this.running.get(file);
    if (running !== undefined) return exportsOf(running);
    const parsed = this.graph.modules.get(file);
    if (parsed === undefined) return NOTHING;
    if (this.mustBeFollowedHere(file)) {
      const result = this.follow(file, parsed, run.state.heap);
      this.own.set(file, result);
      if (result.fails) run.state.dead = true;
      return result;
    }
    return this.take(file, run);
  }

  record(node: Expression, values: readonly Value[]): void {
    this.evaluator.record(node, values);
  }

  changes({ owner }: ListObject | DictObject): void {
    this.changedOwners.add(owner);
  }

  mayRepeat(rounds: number): boolean {
    this.rounds += rounds;
    return this.rounds <= MAX_ROUNDS;
  }

  missing(site: Site, module: string): void {
    this.missingImports.push({ site, module });
  }

  /** A module that was followed for another program, and looks the same for this one. */
  private take(file: string, run: Run): ReturnType<Program['load']> {
    const result = this.evaluator.completed(file);
    if (result === undefined) return NOTHING;
    if (!this.loaded.has(file)) {
      for (const one of reachableFrom(this.graph, file)) this.loaded.add(one);
      for (const [object, contents] of result.changed) run.state.heap.adopt(object, contents);
      for (const [{ owner }] of result.changed) this.changedOwners.add(owner);
      this.missingImports.push(...result.missing);
    }
    if (result.fails) run.state.dead = true;
    return result;
  }

  private mustBeFollowedHere(file: string): boolean {
    if (this.loaded.has(file)) return false;
    const reachable = reachableFrom(this.graph, file);
    const isReachable = (other: string) => reachable.has(other);
    return [...this.running.keys(), ...this.own.keys(), ...this.changedOwners].some(isReachable);
  }

  private follow(file: string, parsed: ParsedPython, heap: Heap): ModuleResult {
    const run = new Run(this, interpreter, file, parsed, new State(new Names(), heap));
    this.running.set(file, run);
    run.execute(parsed.body, []);
    this.running.delete(file);
    const { names, dead } = run.state;
    const exports = exportsOf(run);
    return { file, names, heap, changed: new Map(), missing: this.missingImports, fails: dead, ...exports };
  }
}

const NOTHING = { star: () => UNBOUND, get: () => undefined };

/** What other modules get from a module, as it stands now. */
function exportsOf({ state }: Run): ReturnType<Program['load']> {
  const { names, heap } = state;
  const get = (name: string): readonly Bound[] | undefined => {
    const found = names.get(name).filter((one) => one !== undefined);
    return found.length === 0 ? undefined : found;
  };
  return {
    get,
    star: (name) => {
      const all = get('__all__');
      if (all === undefined) return name.startsWith('_') ? UNBOUND : names.get(name);
      const isNamed = all.map(({ value }) => isListed(name, value, heap));
      if (isNamed.every((one) => one === false)) return UNBOUND;
      return isNamed.every((one) => one === true) ? names.get(name) : [undefined, ...names.get(name)];
    },
  };
}

/** Whether a value of `__all__` has a name. */
function isListed(name: string, value: Value, heap: Heap): boolean | undefined {
  const contents = value.kind === 'list' ? heap.list(value.object) : undefined;
  const [only, second] = contents?.alternatives ?? [];
  return only === undefined || second !== undefined || contents?.unknown !== undefined
    ? undefined
    : hasText(only, name);
}
