import {
  assignmentsOf,
  changesTo,
  lineOf,
  type Assignment,
  type Expression,
  type ParsedPython,
  type PlacedStatement,
} from '../../../languages/python/index.js';

/** Why the value that Django would use cannot be told. */
export interface Unclear {
  readonly kind: 'unclear';
  /** A sentence. */
  readonly reason: string;
  readonly line: number;
}

/** What a settings module makes of one name, judged by its last word on it. */
export type Setting =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'assigned';
      readonly assignment: Assignment;
      readonly value: Expression;
      readonly line: number;
      /** What changes the value afterwards; only where the caller asked to see it. */
      readonly later: readonly PlacedStatement[];
    }
  | Unclear;

/** The value of a name at the module's end: its last assignment at module level, if nothing may change it later. */
export function readSetting(parsed: ParsedPython, name: string): Setting {
  const setting = lastAssignment(parsed, name);
  const [change] = setting.kind === 'assigned' ? setting.later : [];
  return change === undefined ? setting : unclear(name, lineOf(change.statement));
}

/** As {@link readSetting}, of a name whose value nothing can change in place: a string, a path. */
export function readImmutable(parsed: ParsedPython, name: string): Setting {
  const setting = lastAssignment(parsed, name);
  const rebinding = setting.kind === 'assigned' ? setting.later.find(mayRebind) : undefined;
  return rebinding === undefined ? setting : unclear(name, lineOf(rebinding.statement));
}

/** False for statements that can only reach into a value: `NAME.method()`, `x = NAME.method()`. */
function mayRebind(change: PlacedStatement | Assignment): boolean {
  return (
    'name' in change || !['Expr', 'Assign', 'AnnAssign', 'If', 'Assert'].includes(change.statement.nodeType)
  );
}

/** As {@link readSetting}, with the later changes for the caller to judge. */
export function lastAssignment(parsed: ParsedPython, name: string): Setting {
  const bindings = bindingsOf(parsed, name);
  const index = bindings.findLastIndex(isPlain);
  const last = bindings[index];
  const [first] = bindings;
  if (first === undefined) return { kind: 'absent' };
  if (last === undefined || !isPlain(last)) return unclear(name, lineOf(first.statement));
  const line = lineOf(last.statement);
  const { statement } = last;
  if (statement.nodeType === 'Assign' && statement.targets.length > 1) return unclear(name, line);
  return { kind: 'assigned', assignment: last, value: last.value, line, later: bindings.slice(index + 1) };
}

function bindingsOf(parsed: ParsedPython, name: string): (PlacedStatement | Assignment)[] {
  const assignments = assignmentsOf(parsed, name).filter(
    ({ within, kind, value }) =>
      !within.some(({ nodeType }) => nodeType.endsWith('Def')) &&
      !(kind === 'annotated' && value === undefined),
  );
  const known = new Set(assignments.map(({ statement }) => statement));
  const changes = changesTo(parsed, name).filter(({ statement }) => !known.has(statement));
  const offset = ({ statement }: PlacedStatement) => parsed.span(statement).from;
  return [...assignments, ...changes].sort((a, b) => offset(a) - offset(b));
}

type PlainAssignment = Assignment & { readonly value: Expression };

function isPlain(binding: PlacedStatement | Assignment | undefined): binding is PlainAssignment {
  return (
    binding !== undefined &&
    'name' in binding &&
    binding.within.length === 0 &&
    binding.kind !== 'augmented' &&
    binding.value !== undefined
  );
}

export function unclear(name: string, line: number): Unclear {
  return {
    kind: 'unclear',
    line,
    reason: `${name} is set or changed here in a way that leaves its value open.`,
  };
}
