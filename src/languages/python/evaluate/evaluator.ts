import type { Expression } from '../parse/nodes.js';
import { importOrder, type ModuleGraph } from './module-graph.js';
import {
  ProgramRun,
  type Assumptions,
  type Memory,
  type MissingImport,
  type ModuleResult,
} from './program.js';
import type { Contents } from './heap.js';
import {
  isSameValue,
  MAX_VALUES,
  type Bound,
  type DictContents,
  type DictObject,
  type ListContents,
  type ListObject,
  type Value,
} from './values.js';

/** What a name may be when a module has been run. */
export interface Evaluation {
  readonly bound: readonly Bound[];
  /** Whether it may not be bound at all. */
  readonly mayBeUnset: boolean;
}

/**
 * Answers what names and expressions of a module graph may stand for, without running it. Each module is followed once;
 * where a module sees another one in a state that is not that of its end (they import each other, or a list was changed by
 * a third one), it is followed again for that program.
 */
export class Evaluator {
  private readonly results = new Map<string, ModuleResult>();
  private readonly contents = new Map<object, Contents>();
  private readonly values = new Map<Expression, readonly Value[]>();
  /** The files whose functions were run. */
  private readonly called = new Set<string>();
  private readonly memory: Memory;

  constructor(
    private readonly graph: ModuleGraph,
    private readonly assumptions: Assumptions = {},
  ) {
    this.memory = {
      resultOf: (file) => this.resultOf(file),
      initialContents: (object) => this.contents.get(object),
      keep: (object, contents) => this.keep(object, contents),
      record: (node, values) => {
        this.record(node, values);
      },
    };
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
    if (result === undefined || this.values.has(node)) return this.values.get(node);
    if (!this.called.has(file)) {
      this.called.add(file);
      this.newProgram().callFunctions(result);
    }
    return this.values.get(node);
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
    this.results.set(file, this.newProgram().start(file, parsed));
  }

  private newProgram(): ProgramRun {
    return new ProgramRun(this.graph, this.assumptions, this.memory);
  }

  private keep(object: object, contents: Contents): boolean {
    if (this.contents.has(object)) return false;
    this.contents.set(object, contents);
    return true;
  }

  private record(node: Expression, values: readonly Value[]): void {
    const before = this.values.get(node);
    if (before === undefined) {
      this.values.set(node, values);
      return;
    }
    const added = values.filter((value) => !before.some((one) => isSameValue(one, value)));
    if (added.length > 0 && before.length < MAX_VALUES) this.values.set(node, [...before, ...added]);
  }
}
