import { oncePer } from '../../memoize.js';
import type { Expression, NodeOf, Statement } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';
import { byName, statementsOf, type PlacedStatement } from './statements.js';

/** One name that one statement assigns. */
export interface Assignment extends PlacedStatement {
  readonly name: string;
  readonly kind: 'plain' | 'annotated' | 'augmented';
  /** The operator of an augmented assignment, as in `+` for `+=`. */
  readonly operator: string | undefined;
  /** Undefined for `X: int` without a value, and for a name in a tuple of targets, which gets a part of the value. */
  readonly value: Expression | undefined;
}

/**
 * All `NAME = …`, `NAME: T = …`, `NAME += …`, nested ones too, in the order of the text; of one name or of all.
 * At module level `within` is empty. What else may change a name: see `changesTo` in changes.ts.
 */
export function assignmentsOf(parsed: ParsedPython, name?: string): readonly Assignment[] {
  return name === undefined ? allAssignments(parsed) : (assignmentsByName(parsed).get(name) ?? []);
}

const assignmentsByName = oncePer((parsed: ParsedPython) =>
  byName(allAssignments(parsed), ({ name }) => [name]),
);

const allAssignments = oncePer((parsed: ParsedPython) =>
  statementsOf(parsed).flatMap((placed) =>
    assignedBy(placed.statement).map((assigned): Assignment => ({ ...placed, ...assigned })),
  ),
);

type Assigned = Omit<Assignment, keyof PlacedStatement>;

function assignedBy(statement: Statement): Assigned[] {
  if (statement.nodeType === 'Assign') {
    return statement.targets.flatMap((target) => plain(target, statement.value));
  }
  if (statement.nodeType === 'AnnAssign') {
    return single(statement.target, { kind: 'annotated', operator: undefined, value: statement.value });
  }
  if (statement.nodeType !== 'AugAssign') return [];
  const operator = OPERATORS[statement.op.nodeType];
  return single(statement.target, { kind: 'augmented', operator, value: statement.value });
}

function plain(target: Expression, value: Expression | undefined): Assigned[] {
  if (target.nodeType === 'Starred') return plain(target.value, undefined);
  if (target.nodeType === 'Tuple' || target.nodeType === 'List') {
    return target.elts.flatMap((element) => plain(element, undefined));
  }
  return single(target, { kind: 'plain', operator: undefined, value });
}

function single(target: Expression, rest: Omit<Assigned, 'name'>): Assigned[] {
  return target.nodeType === 'Name' ? [{ name: target.id, ...rest }] : [];
}

const OPERATORS: Record<NodeOf<'AugAssign'>['op']['nodeType'], string> = {
  Add: '+',
  Sub: '-',
  Mult: '*',
  MatMult: '@',
  Div: '/',
  Mod: '%',
  Pow: '**',
  LShift: '<<',
  RShift: '>>',
  BitOr: '|',
  BitXor: '^',
  BitAnd: '&',
  FloorDiv: '//',
};
