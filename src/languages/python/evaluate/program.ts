import type { Expression } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';
import { statementsOf } from '../query/statements.js';
import { exportsOf, NO_EXPORTS, type Exports } from './exports.js';
import { reachableFrom, type ModuleGraph } from './module-graph.js';
import { Run, type Environment, type Program } from './run.js';
import { Heap, type Contents } from './heap.js';
import { Names, State } from './state.js';
import { interpreter } from './statements.js';
import type { DictObject, ListObject, Site, Value } from './values.js';

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

/** A module that was followed to its end. */
export interface ModuleResult {
  readonly file: string;
  readonly names: Names;
  readonly exports: Exports;
  /** Objects of other modules that it changed, with what they contain afterwards. */
  readonly changed: ReadonlyMap<ListObject | DictObject, Contents>;
  readonly heap: Heap;
  readonly missing: readonly MissingImport[];
  /** Whether its end is never reached. */
  readonly fails: boolean;
}

/** What the programs of one module graph share. */
export interface Memory {
  /** The result of a program that is started with a file of the graph. */
  resultOf(file: string): ModuleResult | undefined;
  /** What an object contained when the program that made it had been run. */
  initialContents(object: object): Contents | undefined;
  /** Keeps what a new object contains; false for one that is known already. */
  keep(object: object, contents: Contents): boolean;
  /** Keeps what an expression was found to be. */
  record(node: Expression, values: readonly Value[]): void;
}

/** The rounds of loops that are followed one by one in a program. */
const MAX_ROUNDS = 10_000;

/**
 * One program: modules that import one another and share objects. A module that looks the same from here as from a program
 * of its own is taken from there; where it doesn't (the two import each other, or a list of its was changed before), it is
 * followed again.
 */
export class ProgramRun implements Program {
  readonly environment: Environment | undefined;
  readonly varying: ReadonlySet<string>;
  private readonly running = new Map<string, Run>();
  private readonly own = new Map<string, ModuleResult>();
  /** The files that were taken from programs of their own. */
  private readonly taken = new Set<string>();
  /** The files whose objects were changed by others. */
  private readonly changedOwners = new Set<string>();
  private readonly missingImports: MissingImport[] = [];
  private rounds = 0;

  constructor(
    readonly graph: ModuleGraph,
    assumptions: Assumptions,
    private readonly memory: Memory,
  ) {
    this.environment = assumptions.environment;
    this.varying = assumptions.varying ?? new Set();
  }

  /** Follows a module as the first one of the program. */
  start(file: string, parsed: ParsedPython): ModuleResult {
    const heap = new Heap(undefined, (object) => this.memory.initialContents(object));
    const result = this.follow(file, parsed, heap);
    const changed = [...heap.changes()].filter(([object, contents]) => !this.memory.keep(object, contents));
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

  load(file: string, run: Run): Exports {
    const own = this.own.get(file);
    if (own !== undefined) return own.exports;
    const running = this.running.get(file);
    if (running !== undefined) return exportsOf(running.state);
    const parsed = this.graph.modules.get(file);
    if (parsed === undefined) return NO_EXPORTS;
    return this.mustBeFollowedHere(file) ? this.followFrom(run, file, parsed) : this.take(file, run);
  }

  record(node: Expression, values: readonly Value[]): void {
    this.memory.record(node, values);
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

  private mustBeFollowedHere(file: string): boolean {
    if (this.taken.has(file)) return false;
    const reachable = reachableFrom(this.graph, file);
    const isReachable = (other: string) => reachable.has(other);
    const others = [...this.running.keys(), ...this.own.keys(), ...this.changedOwners];
    return others.some(isReachable) && !this.isLoaded(file);
  }

  /** Whether a file came with another one. */
  private isLoaded(file: string): boolean {
    return this.taken.has(file) || [...this.taken].some((one) => reachableFrom(this.graph, one).has(file));
  }

  private followFrom(run: Run, file: string, parsed: ParsedPython): Exports {
    const result = this.follow(file, parsed, run.state.heap);
    this.own.set(file, result);
    if (result.fails) run.state.dead = true;
    return result.exports;
  }

  /** A module that was followed for another program, and looks the same for this one. */
  private take(file: string, run: Run): Exports {
    const result = this.memory.resultOf(file);
    if (result === undefined) return NO_EXPORTS;
    if (!this.isLoaded(file)) {
      this.taken.add(file);
      for (const [object, contents] of result.changed) run.state.heap.adopt(object, contents);
      for (const [{ owner }] of result.changed) this.changedOwners.add(owner);
      this.missingImports.push(...result.missing);
    }
    if (result.fails) run.state.dead = true;
    return result.exports;
  }

  private follow(file: string, parsed: ParsedPython, heap: Heap): ModuleResult {
    const run = new Run(this, interpreter, file, parsed, new State(new Names(), heap));
    this.running.set(file, run);
    run.execute(parsed.body, []);
    this.running.delete(file);
    const { names, dead } = run.state;
    return {
      file,
      names,
      exports: exportsOf(run.state),
      changed: new Map(),
      heap,
      missing: this.missingImports,
      fails: dead,
    };
  }
}
