import type { Expression, Statement } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';
import { inlinedIn, type InlinedCode, type ModuleGraph } from './module-graph.js';
import { Scope } from './scope.js';
import { Names, type Bindings, type Exports, type State } from './state.js';
import {
  likely,
  MAX_VALUES,
  scalar,
  unknown,
  type Definition,
  type DictContents,
  type DictObject,
  type ListObject,
  type Site,
  type Value,
} from './values.js';

/** What the environment of a program is known to hold: the value of a variable, or undefined where it isn't set. */
export type Environment = (variable: string) => string | undefined;

/** The other modules, as a run of one sees them. */
export interface Program {
  readonly graph: ModuleGraph;
  /** Undefined where nothing is known about the environment. */
  readonly environment: Environment | undefined;
  /** Whether the value of a name is not taken for granted: a condition on it leaves both ways open. */
  varies(name: string): boolean;
  /** What a name is taken for where that is unknown, or may be so; undefined for other names. */
  assumedFor(name: string): boolean | undefined;
  /** Imports a file of the graph, as the code that has come to this state does. */
  load(file: string, state: State): Exports;
  /** What a star import of a module brings that is no part of the project; undefined for one that nobody has read. */
  outside(module: string, site: Site): Exports | undefined;
  /** The names that a function of such a module returns, by its full name; undefined for one that isn't followed. */
  returnedOutside(name: string, site: Site): DictContents | undefined;
  /** Notes that a name of another module is set. */
  setName(file: string, name: string, run: Run): void;
  /** Keeps what an expression was found to be. */
  record(node: Expression, values: readonly Value[]): void;
  /** Notes a star import of a module that is not there. */
  missing(site: Site, module: string): void;
  /** Whether a module that is not there, and that may set any name, is imported after these bindings were made. */
  mayBeReplaced(bindings: Bindings): boolean;
  /** Whether so many rounds of a loop may be followed one by one. */
  mayRepeat(rounds: number): boolean;
  /** Notes that a module changes an object that another one made. */
  changes(object: ListObject | DictObject): void;
}

/** Where a round of a loop has come to. */
export interface Round {
  /** At the end of its body; dead where that is never reached. */
  readonly ended: State;
  /** At each `continue`. */
  readonly continued: readonly State[];
  /** At each `break`. */
  readonly broken: readonly State[];
}

/** The parts of the evaluator that call one another, by way of the run. */
export interface Interpreter {
  expression(run: Run, node: Expression): readonly Value[];
  statement(run: Run, statement: Statement): void;
}

/** One module while it is followed statement by statement. */
export class Run extends Scope {
  /** The files that are being run in the place of a statement, innermost last. */
  readonly inlining: string[] = [];
  /** For each `try` whose body is being followed, where an exception may have come so far. */
  private readonly interrupted: State[] = [];
  /** The rounds of loops that are being followed, innermost last. */
  private readonly rounds: { since: State; continued: State[]; broken: State[] }[] = [];
  private noted: State;
  /** The functions that are being followed, innermost last. */
  readonly calls: Definition[];
  /** Where the function whose body is being followed is left. */
  private body?: { readonly since: State; readonly left: State[]; readonly values: Value[] };
  /** The names of the module, while the body of a class or function has names of its own. */
  private outerNames: Names | undefined;
  /** Names of the module that code which is called from such a body may have set. */
  private lost: { readonly name: string; readonly reason: string }[] = [];
  /** The statements of the file that is being run which run the code of others. */
  inlined: ReadonlyMap<Statement, InlinedCode>;

  constructor(
    readonly program: Program,
    readonly interpreter: Interpreter,
    module: string,
    public parsed: ParsedPython,
    state: State,
    caller?: Run,
  ) {
    super(program, module, state, siteOf(module, parsed), caller?.owner);
    this.calls = caller?.calls ?? [];
    this.noted = state;
    this.inlined = inlinedIn(program.graph, module);
  }

  /** The file that the code stands in. */
  get file(): string {
    return this.site.file;
  }

  evaluate(node: Expression): readonly Value[] {
    const values = limited(this.interpreter.expression(this, node), this.site);
    this.program.record(node, values);
    return values;
  }

  execute(statements: readonly Statement[], within: readonly Statement[] = this.site.within): void {
    const outer = this.site;
    const { file, parsed } = outer;
    this.noteInterruption(this.noted);
    for (const statement of statements) {
      if (this.state.dead) break;
      this.site = { file, parsed, statement, within, line: this.parsed.line(statement) };
      if (this.interrupted.length > 0) this.executeInTry(statement);
      else {
        // What follows must not change what was seen when the round was left.
        if (this.rounds.length > 0 || this.body !== undefined) this.state = this.state.fork();
        this.interpreter.statement(this, statement);
      }
    }
    this.site = outer;
  }

  /** Follows the body of a `try`. An exception may come after any statement in it: gives the states at which it may. */
  executeBody(statements: readonly Statement[], within: readonly Statement[]): State {
    const { noted } = this;
    // A module that is imported here, and fails, is imported again later.
    this.state.isUnsure = true;
    const interrupted = this.state.fork();
    this.interrupted.push(interrupted);
    this.noted = this.state;
    this.execute(statements, within);
    this.interrupted.pop();
    this.noted = noted;
    return interrupted;
  }

  private executeInTry(statement: Statement): void {
    const { state: last, noted } = this;
    this.noted = last;
    // What follows must not change what was seen before.
    this.state = last.fork();
    this.interpreter.statement(this, statement);
    this.noted = noted;
    this.noteInterruption(last);
    // The statement may have raised, so that what follows is not run.
    this.state.isUnsure = true;
  }

  /** @param since a state that this one comes from, all of which is noted already */
  private noteInterruption(since: State): void {
    if (this.state.dead) return;
    for (const one of this.interrupted) one.admit(this.state, since, this.site);
  }

  /** Follows what is run while an exception is on its way out of a `try`, to one that this stands in. */
  escape(states: readonly State[], follow: () => void): void {
    if (this.interrupted.length === 0) return;
    const { state, noted } = this;
    for (const one of states) {
      this.noted = this.state = one.fork();
      follow();
    }
    this.state = state;
    this.noted = noted;
  }

  /** Follows one round of a loop in a fork of the state, and goes back to that. */
  round(follow: () => void): Round {
    const since = this.state;
    const left = { since, continued: [], broken: [] };
    this.state = since.fork();
    this.rounds.push(left);
    follow();
    this.rounds.pop();
    const { state } = this;
    this.state = since;
    return { ...left, ended: state };
  }

  /** Leaves the round that is being followed. */
  leaveRound(by: 'continue' | 'break'): void {
    const round = this.rounds.at(-1);
    if (round === undefined) return;
    const copy = this.state.copySince(round.since);
    (by === 'break' ? round.broken : round.continued).push(copy);
    this.state.dead = true;
  }

  /** Whether the body of a `try` is being followed. */
  get isTried(): boolean {
    return this.interrupted.length > 0;
  }

  /** Whether names that are set here are those of the module. */
  get isAtModuleLevel(): boolean {
    return this.outerNames === undefined;
  }

  /** The names of the module, also where the body of a class or function has others besides. */
  globals(): Names {
    return this.outerNames ?? this.state.snapshot();
  }

  /** Follows code that has names of its own beside those of the module; gives these, or undefined where they are unknown. */
  inNamespace(follow: () => void): ReadonlyMap<string, Bindings> | undefined {
    const globals = this.globals();
    const { outerNames } = this;
    const { names } = this.state;
    const own = new Names(globals);
    this.outerNames = globals;
    this.state.names = own;
    follow();
    const { names: end } = this.state;
    this.outerNames = outerNames;
    this.state.names = names;
    const written = end.writtenSince(globals);
    this.takeLost(this, written === undefined);
    return written && new Map(written.map((name) => [name, end.get(name)]));
  }

  /** After this a name of the module may have any value besides those it has. */
  loseTrackOfGlobal(name: string, reason: string): void {
    this.loseTrackOf(name, reason);
    if (this.outerNames !== undefined) this.lost.push({ name, reason });
  }

  /** Takes in what code with names of its own may have done to those of its module. */
  private takeLost(inner: Run, isAny: boolean): void {
    const { lost } = inner;
    inner.lost = [];
    for (const { name, reason } of lost) {
      if (inner.module === this.module) this.loseTrackOfGlobal(name, reason);
      else this.program.setName(inner.module, name, this);
    }
    if (isAny) this.state.loseTrack('a function that is called may set it', this.site);
  }

  /** Follows the body of a function, with a state of its own whose names lie over those of its module: what it returns. */
  followBody(inner: Run, globals: Names, follow: () => void): readonly Value[] | undefined {
    const since = inner.state;
    const body = { since, left: [], values: [] };
    inner.outerNames = globals;
    inner.body = body;
    inner.state = since.fork();
    follow();
    const end = inner.state;
    inner.state = since;
    since.join([...body.left, end], inner.site);
    this.takeLost(inner, since.names.writtenSince(globals) === undefined);
    if (since.dead) return undefined;
    return end.dead ? body.values : [...body.values, scalar(null)];
  }

  /** `return`; outside of a body that is being followed, nothing comes after it. */
  leaveBody(values: readonly Value[]): void {
    this.body?.left.push(this.state.copySince(this.body.since));
    this.body?.values.push(...values);
    this.state.dead = true;
  }

  /** Runs the code of another file in this place. */
  inline(file: string, parsed: ParsedPython): void {
    const outer = { site: this.site, parsed: this.parsed, inlined: this.inlined };
    this.inlining.push(file);
    this.parsed = parsed;
    this.inlined = inlinedIn(this.program.graph, file);
    this.site = siteOf(file, parsed);
    this.execute(parsed.body, []);
    this.inlining.pop();
    this.parsed = outer.parsed;
    this.inlined = outer.inlined;
    this.site = outer.site;
  }

  /** Follows several ways, any of which may be the one that is taken, and goes on where they meet. */
  branch(ways: readonly (() => void)[]): void {
    const before = this.state;
    const ends = ways.map((way) => {
      this.state = before.fork();
      this.state.isUnsure = true;
      way();
      return this.state;
    });
    this.state = before;
    before.join(ends, this.site);
  }

  /** What each of several values gives. Of several only one is there, so that an object among them is changed or not. */
  each(values: readonly Value[], follow: (value: Value) => readonly Value[]): readonly Value[] {
    // What code that may set any name has made of this one is told apart by whoever asks.
    const all = likely(values);
    const hasObject = all.some(({ kind }) => kind === 'list' || kind === 'dict');
    if (!hasObject || all.length < 2) return values.flatMap(follow);
    const found: Value[] = [];
    this.branch(
      values.map((value) => () => {
        found.push(...follow(value));
      }),
    );
    return found;
  }
}

const NO_STATEMENT: Statement = { nodeType: 'Pass', lineno: 1, col_offset: 0 };

/** Where a module begins. */
export function siteOf(file: string, parsed: ParsedPython): Site {
  return { file, parsed, statement: parsed.body[0] ?? NO_STATEMENT, within: [], line: 1 };
}

function limited(values: readonly Value[], site: Site): readonly Value[] {
  return values.length > MAX_VALUES ? [unknown('it has too many possible values', site)] : values;
}
