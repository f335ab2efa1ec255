import {
  assignmentsOf,
  changesTo,
  statementsOf,
  type Assignment,
  type ParsedPython,
  type PlacedStatement,
  type Statement,
} from '../../../../languages/python/index.js';
import { oncePerName } from '../../../../languages/memoize.js';
import { importedFile, moduleOf, type ModuleGraph } from './module-graph.js';
import { includedBy, isIncluded, isInclude } from './includes.js';

/** A statement of a settings module, or of one that it star-imports. */
export interface ScopedStatement extends PlacedStatement {
  readonly file: string;
  readonly parsed: ParsedPython;
  /** Its number in the scope. */
  readonly order: number;
  /** What it stands in and itself, outermost first; other than `within`, with the star imports that bring it. */
  readonly trail: readonly Statement[];
}

/** All that makes a settings module, in the order in which it runs: star imports give way to what they bring. */
export type Scope = readonly ScopedStatement[];

/** A statement that binds or changes a name; an assignment says what to. */
export type Binding = ScopedStatement | (ScopedStatement & Assignment);

/** The scope of a module; what a star import under a condition brings stands under that condition. */
export const scopeOf = oncePerName((graph: ModuleGraph, file: string): Scope =>
  collect(graph, file, { within: [], trail: [], open: [] }).map((found, order) => ({ ...found, order })),
);

/** The scope of a file that stands alone. */
export function ownScope(parsed: ParsedPython, file = ''): Scope {
  return statementsOf(parsed).map((placed, order) => ({
    ...placed,
    parsed,
    file,
    order,
    trail: [...placed.within, placed.statement],
  }));
}

/** Where the statements of a file come to stand. */
interface Around {
  readonly within: readonly Statement[];
  readonly trail: readonly Statement[];
  /** The files that take one another in, lest it goes round in circles. */
  readonly open: readonly string[];
}

function collect(graph: ModuleGraph, file: string, around: Around): Omit<ScopedStatement, 'order'>[] {
  const parsed = graph.modules.get(file);
  if (parsed === undefined || around.open.includes(file)) return [];
  return statementsOf(parsed).flatMap((placed) => {
    const { statement } = placed;
    const within = [...around.within, ...placed.within];
    const trail = [...around.trail, ...placed.within, statement];
    const sources = sourcesOf(graph, file, statement);
    if (sources.length === 0) return [{ statement, line: placed.line, within, trail, parsed, file }];
    return sources.flatMap((source) => {
      // An include under a condition is told from one in its other branch by the statement itself.
      const isOpen = source.open || (placed.within.length > 0 && statement.nodeType !== 'ImportFrom');
      const inside = isOpen ? [...within, statement] : within;
      return collect(graph, source.file, { within: inside, trail, open: [...around.open, file] });
    });
  });
}

interface Source {
  readonly file: string;
  /** It is one of several, and which one cannot be told. */
  readonly open: boolean;
}

/** The files of the graph that a statement takes all names from: a star import, an `include` of django-split-settings. */
export function sourcesOf(graph: ModuleGraph, file: string, statement: Statement): Source[] {
  if (statement.nodeType === 'ImportFrom') {
    if (statement.names[0]?.name !== '*') return [];
    const source = importedFile(graph, file, moduleOf(statement));
    return source === undefined ? [] : [{ file: source, open: false }];
  }
  const parsed = graph.modules.get(file);
  const included = (parsed && includedBy(parsed, file, statement)) ?? [];
  const known = [...graph.modules.keys()].sort();
  return included.flatMap((one) =>
    known.filter((other) => isIncluded(one, other)).map((other) => ({ file: other, open: one.open })),
  );
}

/**
 * The module whose namespace, and so whose `__file__`, a file that is included runs in; undefined for one that is
 * imported.
 */
export function includerOf(graph: ModuleGraph, file: string): string | undefined {
  for (const [module, parsed] of graph.modules) {
    if (module === file) continue;
    const includes = statementsOf(parsed).filter(({ statement }) => isInclude(parsed, statement));
    const isOne = includes.some(({ statement }) =>
      sourcesOf(graph, module, statement).some((source) => source.file === file),
    );
    if (isOne) return includerOf(graph, module) ?? module;
  }
  return undefined;
}

type Found = ReadonlyMap<Statement, PlacedStatement | Assignment>;

/** What may bind or change a name, in the order in which it runs. Names of functions and classes do not count. */
export function bindingsIn(scope: Scope, name: string): Binding[] {
  return scope.flatMap((scoped) => {
    const found = bindingsOf(scoped.parsed, name).get(scoped.statement);
    return found === undefined ? [] : [{ ...found, ...scoped }];
  });
}

/** The same names are asked for by every change. */
const bindingsOf = oncePerName((parsed: ParsedPython, name: string): Found => {
  const assignments = assignmentsOf(parsed, name).filter(
    ({ within, kind, value }) =>
      !within.some(({ nodeType }) => nodeType.endsWith('Def')) &&
      !(kind === 'annotated' && value === undefined),
  );
  const changes = changesTo(parsed, name).map((change) => [change.statement, change] as const);
  return new Map<Statement, PlacedStatement | Assignment>([
    ...changes,
    ...assignments.map((assignment) => [assignment.statement, assignment] as const),
  ]);
});
