import type { Expression } from '../parse/nodes.js';
import { oncePer } from '../../memoize.js';
import type { ParsedPython } from '../parse/parse.js';
import { onlyValue } from './arguments.js';
import type { ModuleGraph, OutsideModule } from './module-graph.js';
import { changedSince, importOrder, standsAlone } from './reach.js';
import {
  ProgramRun,
  type Assumptions,
  type ExpressionValues,
  type MissingImport,
  type ModuleResult,
  withValues,
} from './program.js';
import { fromOutside, namesFromOutside } from './outside.js';
import { returnedNames, type ReturnedNames } from './returned-names.js';
import type { Exports } from './state.js';
import type { Bound, DictContents, DictObject, ListContents, ListObject, Site, Value } from './values.js';

/** What a name may be when a module has been run. */
export interface Evaluation {
  readonly bound: readonly Bound[];
  /** Whether it may not be bound at all. */
  readonly mayBeUnset: boolean;
}

/** What is known of modules that take nothing from others: it is the same in every graph. */
const resultsAlone = oncePer<ParsedPython, Map<Assumptions, Map<string, ModuleResult>>>(() => new Map());

const NO_ASSUMPTIONS: Assumptions = {};

/**
 * Answers what names and expressions of a module graph may stand for, without running it. Each module is followed once;
 * where a module sees another one in a state that is not that of its end (they import each other, or a list was changed by
 * a third one), it is followed again for that program.
 */
export class Evaluator {
  private readonly results = new Map<string, ModuleResult>();
  /** By file, what the expressions in its functions may be. */
  private readonly called = new Map<string, ExpressionValues>();
  /** By module of `ModuleGraph.outside`. */
  private readonly outside = new Map<string, Evaluator>();
  /** The files that may be otherwise than for the basis. */
  private readonly changed: ReadonlySet<string> | undefined;

  /**
   * @param assumptions one object for all evaluators that are to share what they find out
   * @param basis the same for a graph that this one was made of with other texts: what it knows of modules that are the same
   *   in both is known here
   */
  constructor(
    readonly graph: ModuleGraph,
    private readonly assumptions: Assumptions = NO_ASSUMPTIONS,
    private readonly basis?: Evaluator,
  ) {
    this.changed = basis && changedSince(graph, basis.graph);
  }

  /** What a name may be for a program that is started with a module. Without such a module it is unset. */
  evaluate(file: string, name: string): Evaluation {
    const found = this.resultOf(file)?.state.names.get(name) ?? [undefined];
    const bound = found.filter((one) => one !== undefined);
    return { bound, mayBeUnset: bound.length < found.length };
  }

  /** What a list contains when a module has been run. */
  listIn(file: string, object: ListObject): ListContents | undefined {
    return this.resultOf(file)?.state.heap.list(object);
  }

  /** What a dict contains when a module has been run. */
  dictIn(file: string, object: DictObject): DictContents | undefined {
    return this.resultOf(file)?.state.heap.dict(object);
  }

  /**
   * What an expression was when its statement was run. Functions are run as if they were called when the module has been run,
   * with arguments that nobody knows. Undefined for an expression that is never run.
   */
  valuesOf(file: string, node: Expression): readonly Value[] | undefined {
    const result = this.resultOf(file);
    if (result === undefined) return undefined;
    const known = this.recorded(node);
    if (known !== undefined || this.called.has(file)) return known;
    this.called.set(file, this.newProgram().callFunctions(result));
    return this.recorded(node);
  }

  /** What the programs that were run so far found an expression to be. */
  private recorded(node: Expression): readonly Value[] | undefined {
    let found: readonly Value[] | undefined;
    const programs = [...[...this.results.values()].map(({ values }) => values), ...this.called.values()];
    for (const values of programs) {
      const own = values.get(node);
      if (own !== undefined) found = withValues(found, own);
    }
    return found;
  }

  /** The optional star imports of a module, and of those it imports, whose modules are not there. */
  missingImports(file: string): readonly MissingImport[] {
    return this.resultOf(file)?.missing ?? [];
  }

  /** What a program that is started with a module makes of it. */
  private resultOf(file: string): ModuleResult | undefined {
    // Modules that are imported come first, so that a long row of them does not become as many calls in one another.
    if (!this.results.has(file)) for (const one of [...importOrder(this.graph, file), file]) this.follow(one);
    return this.results.get(file);
  }

  private follow(file: string): void {
    const parsed = this.graph.modules.get(file);
    if (parsed === undefined || this.results.has(file)) return;
    const known =
      this.changed?.has(file) === false ? this.basis?.resultOf(file) : this.resultAlone(file, parsed);
    this.results.set(file, known ?? this.newProgram().start(file, parsed));
  }

  private resultAlone(file: string, parsed: ParsedPython): ModuleResult | undefined {
    if (!standsAlone(this.graph, file)) return undefined;
    const all = resultsAlone(parsed);
    const results = all.get(this.assumptions) ?? new Map<string, ModuleResult>();
    all.set(this.assumptions, results);
    const result = results.get(file) ?? this.startAlone(all, file, parsed);
    results.set(file, result);
    return result;
  }

  /** Where no name is read that this assumes something about, the module is the same as without assumptions. */
  private startAlone(
    all: Map<Assumptions, Map<string, ModuleResult>>,
    file: string,
    parsed: ParsedPython,
  ): ModuleResult {
    const program = this.newProgram();
    const result = program.start(file, parsed);
    if (this.assumptions.environment !== undefined || program.usesAssumptions) return result;
    const plain = all.get(NO_ASSUMPTIONS) ?? new Map<string, ModuleResult>();
    all.set(NO_ASSUMPTIONS, plain.set(file, result));
    return result;
  }

  private exportsFromOutside(module: string, site: Site): Exports | undefined {
    const outside = this.graph.outside?.get(module);
    const result = outside && this.evaluatorOf(module, outside).resultOf(outside.file);
    return result && fromOutside(module, result, site);
  }

  /** @param name of a function, with that of its module */
  private returnedFromOutside(name: string, site: Site): DictContents | undefined {
    const end = name.lastIndexOf('.');
    const module = name.slice(0, Math.max(0, end));
    const outside = this.graph.outside?.get(module);
    const returned =
      outside && this.evaluatorOf(module, outside).returnedBy(outside.file, name.slice(end + 1));
    return returned && namesFromOutside(module, returned, site);
  }

  private evaluatorOf(module: string, { graph }: OutsideModule): Evaluator {
    const evaluator = this.outside.get(module) ?? new Evaluator(graph, this.assumptions);
    this.outside.set(module, evaluator);
    return evaluator;
  }

  /** The names that a function of a module returns; one that it imports is followed in its own. */
  private returnedBy(file: string, name: string): ReturnedNames | undefined {
    const value = onlyValue(this.evaluate(file, name).bound.map((one) => one.value));
    if (value?.kind !== 'definition') return undefined;
    const parsed = this.graph.modules.get(value.module);
    const result = this.resultOf(value.module);
    if (parsed === undefined || result === undefined) return undefined;
    return returnedNames(this.newProgram(), { file: value.module, parsed, state: result.state }, value.node);
  }

  private newProgram(): ProgramRun {
    return new ProgramRun(
      this.graph,
      this.assumptions,
      (file) => this.resultOf(file),
      (module, site) => this.exportsFromOutside(module, site),
      (name, site) => this.returnedFromOutside(name, site),
    );
  }
}
