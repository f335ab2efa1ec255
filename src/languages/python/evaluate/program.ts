import type { Expression } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';
import { statementsOf } from '../query/statements.js';
import { dependingOn } from './depending-names.js';
import { exportsOf, NO_EXPORTS } from './exports.js';
import { holdersOf } from './holders.js';
import { packagesOf, type ModuleGraph } from './module-graph.js';
import { importedFrom, reaches } from './reach.js';
import { Run, siteOf, type Environment, type Program } from './run.js';
import { Heap, type Contents } from './heap.js';
import { type Bindings, type Exports, Names, State } from './state.js';
import { interpreter } from './statements.js';
import {
  isSameValue,
  MAX_VALUES,
  type DictObject,
  type ListObject,
  type Site,
  type Value,
} from './values.js';

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
  /** What names are taken for where that is unknown, or may be so. */
  readonly assumed?: ReadonlyMap<string, boolean>;
}

/** A module that was followed to its end. */
export interface ModuleResult {
  readonly file: string;
  /** Where it stood at its end. */
  readonly state: State;
  readonly exports: Exports;
  /** Objects of other modules that it changed, with what they contain afterwards. */
  readonly changed: ReadonlyMap<ListObject | DictObject, Contents>;
  /** The other modules that its program followed for itself, since they look different from elsewhere. */
  readonly own: ReadonlyMap<string, ModuleResult>;
  readonly missing: readonly MissingImport[];
  /** What the expressions of its program were found to be. */
  readonly values: ExpressionValues;
  /** Whether its end is never reached. */
  readonly fails: boolean;
}

/** What expressions were found to be, each time that they were run. Few are ever asked for. */
export class ExpressionValues {
  private readonly nodes: Expression[] = [];
  private readonly found: (readonly Value[])[] = [];

  add(node: Expression, values: readonly Value[]): void {
    this.nodes.push(node);
    this.found.push(values);
  }

  /** All that an expression was found to be; undefined for one that was never run. */
  get(node: Expression): readonly Value[] | undefined {
    let all: readonly Value[] | undefined;
    for (let at = this.nodes.indexOf(node); at >= 0; at = this.nodes.indexOf(node, at + 1))
      all = withValues(all, this.found[at] ?? []);
    return all;
  }
}

/** What an expression was found to be, with what it was found to be another time. */
export function withValues(before: readonly Value[] | undefined, values: readonly Value[]): readonly Value[] {
  if (before === undefined) return values;
  const added = values.filter((value) => !before.some((one) => isSameValue(one, value)));
  return added.length > 0 && before.length < MAX_VALUES ? [...before, ...added] : before;
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
  private readonly varying: ReadonlySet<string>;
  private readonly assumed: ReadonlyMap<string, boolean>;
  private asked = false;
  private readonly running = new Map<string, Run>();
  /** The modules that were followed for this program alone. */
  private readonly own = new Map<string, ModuleResult>();
  /** Those of them that a condition decides about. */
  private readonly unsure = new Set<string>();
  /** The file that the program is started with. */
  private entry?: string;
  /** The files that were taken from programs of their own. */
  private readonly taken = new Set<string>();
  /** Objects that other files than their owners have changed, and these owners. */
  private readonly changedObjects = new Set<ListObject | DictObject>();
  private readonly changedOwners = new Set<string>();
  private readonly missingImports: MissingImport[] = [];
  private readonly values = new ExpressionValues();
  private rounds = 0;

  constructor(
    readonly graph: ModuleGraph,
    assumptions: Assumptions,
    /** The result of a program that is started with a file of the graph. */
    private readonly resultOf: (file: string) => ModuleResult | undefined,
    readonly outside: Program['outside'],
    readonly returnedOutside: Program['returnedOutside'],
  ) {
    this.environment = assumptions.environment;
    this.varying = assumptions.varying ?? new Set();
    this.assumed = assumptions.assumed ?? new Map();
  }

  /** Whether code asked for a name that the program was given an assumption about. */
  get usesAssumptions(): boolean {
    return this.asked;
  }

  varies(name: string): boolean {
    if (!this.varying.has(name)) return false;
    this.asked = true;
    return true;
  }

  assumedFor(name: string): boolean | undefined {
    const assumed = this.assumed.get(name);
    if (assumed !== undefined) this.asked = true;
    return assumed;
  }

  /** Follows a module as the first one of the program. */
  start(file: string, parsed: ParsedPython): ModuleResult {
    const heap = new Heap();
    this.entry = file;
    const state = new State(new Names(), heap);
    this.loadPackages(file, state);
    // A package may have imported the module already.
    const early = this.own.get(file);
    const result = early === undefined ? this.follow(file, parsed, state) : atTheEnd(early, heap);
    const isOpen = this.unsure.has(file) ? this.openLater(file, heap) : undefined;
    if (isOpen !== undefined)
      result.state.loseTrack('its package imports it under a condition', siteOf(file, parsed), isOpen);
    return { ...result, changed: heap.finish(), fails: result.fails || state.dead };
  }

  /** The names that a module may set otherwise after its packages than while they were run; undefined where it sets none so. */
  private openLater(file: string, heap: Heap): ((name: string) => boolean) | undefined {
    const imported = importedFrom(this.graph, file);
    if (packagesOf(this.graph, file).some((one) => imported.has(one))) return () => true;
    if (this.changedObjects.size === 0) return undefined;
    const holders = [...this.changedObjects].map((object) => this.holdersOf(object, heap));
    if (holders.some((names) => names.length === 0)) return () => true;
    const files = [...imported].flatMap((one) => this.graph.modules.get(one) ?? []);
    const names = dependingOn(files, new Set(holders.flat()));
    return names === undefined ? () => true : (name) => names.has(name);
  }

  private holdersOf(object: ListObject | DictObject, heap: Heap): readonly string[] {
    const parsed = this.graph.modules.get(object.owner);
    const { exports } = this.own.get(object.owner) ?? this.resultOf(object.owner) ?? {};
    return parsed === undefined || exports === undefined ? [] : holdersOf(object, parsed, exports, heap);
  }

  /** Follows the bodies of a module's functions: what their expressions may be. */
  callFunctions({ file, state }: ModuleResult): ExpressionValues {
    const parsed = this.graph.modules.get(file);
    for (const { statement, within } of parsed === undefined ? [] : statementsOf(parsed)) {
      const isFunction = statement.nodeType === 'FunctionDef' || statement.nodeType === 'AsyncFunctionDef';
      if (!isFunction || parsed === undefined) continue;
      const run = new Run(this, interpreter, file, parsed, state.fork());
      const { args } = statement;
      const parameters = [...args.posonlyargs, ...args.args, ...args.kwonlyargs, args.vararg, args.kwarg];
      for (const parameter of parameters)
        if (parameter !== undefined) run.bind(parameter.arg, [run.unknown('it is a parameter')]);
      run.execute(statement.body, [...within, statement]);
    }
    return this.values;
  }

  load(file: string, state: State): Exports {
    this.loadPackages(file, state);
    const running = this.running.get(file);
    if (running !== undefined) return exportsOf(running.state);
    const own = this.own.get(file);
    if (own !== undefined) return own.exports;
    const parsed = this.graph.modules.get(file);
    if (parsed === undefined) return NO_EXPORTS;
    return this.mustBeFollowedHere(file) ? this.followFrom(state, file, parsed) : this.take(file, state);
  }

  /** Python runs the packages that a module is in before it. */
  private loadPackages(file: string, state: State): void {
    for (const one of packagesOf(this.graph, file)) {
      if (!this.running.has(one) && !this.own.has(one) && !this.isLoaded(one)) this.load(one, state);
    }
  }

  setName(file: string, name: string, { site }: Run): void {
    const state = this.running.get(file)?.state ?? this.ownResultOf(file)?.state;
    state?.loseTrackOf(name, 'it is set from another module', site);
  }

  /** A module as this program changes it, while other programs have it unchanged. */
  private ownResultOf(file: string): ModuleResult | undefined {
    const known = this.own.get(file);
    const taken = known === undefined ? this.resultOf(file) : undefined;
    if (taken === undefined) return known;
    const state = taken.state.fork();
    const own = { ...taken, state, exports: exportsOf(state) };
    this.own.set(file, own);
    return own;
  }

  record(node: Expression, values: readonly Value[]): void {
    this.values.add(node, values);
  }

  changes(object: ListObject | DictObject): void {
    this.changedObjects.add(object);
    this.changedOwners.add(object.owner);
  }

  mayRepeat(rounds: number): boolean {
    this.rounds += rounds;
    return this.rounds <= MAX_ROUNDS;
  }

  missing(site: Site, module: string): void {
    this.missingImports.push({ site, module });
  }

  mayBeReplaced(bindings: Bindings): boolean {
    return this.missingImports.some(({ site: { file, line } }) =>
      bindings.every((one) => one === undefined || (one.site.file === file && one.site.line < line)),
    );
  }

  private mustBeFollowedHere(file: string): boolean {
    if (this.taken.has(file)) return false;
    const isReachable = (other: string) => reaches(this.graph, file, other);
    const known = [...this.running.keys(), ...this.own.keys(), ...this.changedOwners];
    const isOpen = known.some(isReachable) || (this.entry !== undefined && isReachable(this.entry));
    return isOpen && !this.isLoaded(file);
  }

  /** Whether a file came with another one. */
  private isLoaded(file: string): boolean {
    return this.taken.has(file) || [...this.taken].some((one) => reaches(this.graph, one, file));
  }

  private followFrom(state: State, file: string, parsed: ParsedPython): Exports {
    const result = this.follow(file, parsed, state);
    this.own.set(file, result);
    if (state.isUnsure) this.unsure.add(file);
    if (result.fails) state.dead = true;
    return result.exports;
  }

  /** A module that was followed for another program, and looks the same for this one. */
  private take(file: string, state: State): Exports {
    const result = this.resultOf(file);
    if (result === undefined) return NO_EXPORTS;
    if (!this.isLoaded(file)) {
      this.taken.add(file);
      for (const [object, contents] of result.changed) state.heap.adopt(object, contents);
      for (const object of result.changed.keys()) this.changes(object);
      for (const [one, followed] of result.own) this.own.set(one, followed);
      this.missingImports.push(...result.missing);
    }
    if (result.fails) state.dead = true;
    return result.exports;
  }

  private follow(file: string, parsed: ParsedPython, { heap, isUnsure }: State): ModuleResult {
    const run = new Run(this, interpreter, file, parsed, new State(new Names(), heap));
    run.state.isUnsure = isUnsure;
    this.running.set(file, run);
    run.execute(parsed.body, []);
    this.running.delete(file);
    const { state } = run;
    if (isUnsure) heap.settle(file);
    return {
      file,
      state,
      exports: exportsOf(state),
      changed: new Map(),
      own: this.own,
      missing: this.missingImports,
      values: this.values,
      fails: state.dead,
    };
  }
}

/** A module that was followed under way, with what its objects contain when the program has been run. */
function atTheEnd(result: ModuleResult, heap: Heap): ModuleResult {
  const state = new State(result.state.names, heap);
  return { ...result, state, exports: exportsOf(state) };
}
