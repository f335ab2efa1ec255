import { oncePer } from '../../memoize.js';
import type { Expression, NodeOf } from '../parse/nodes.js';
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

/** The assignments of what a call returns: `env = Env()`. */
export const assignedCallsOf = oncePer((parsed: ParsedPython): readonly AssignedCall[] =>
  allAssignments(parsed).flatMap((one) => {
    const { value } = one;
    return value?.nodeType === 'Call' ? [{ ...one, value }] : [];
  }),
);

export interface AssignedCall extends Assignment {
  readonly value: NodeOf<'Call'>;
}

const allAssignments = oncePer((parsed: ParsedPython) => statementsOf(parsed).flatMap(assignedBy));

function assignedBy(placed: PlacedStatement): Assignment[] {
  const { statement } = placed;
  if (statement.nodeType === 'Assign') {
    return statement.targets.flatMap((target) => plain(placed, target, statement.value));
  }
  if (statement.nodeType === 'AnnAssign') {
    return single(placed, statement.target, 'annotated', statement.value);
  }
  if (statement.nodeType !== 'AugAssign') return [];
  return single(placed, statement.target, 'augmented', statement.value, OPERATORS[statement.op.nodeType]);
}

function plain(placed: PlacedStatement, target: Expression, value: Expression | undefined): Assignment[] {
  if (target.nodeType === 'Starred') return plain(placed, target.value, undefined);
  if (target.nodeType === 'Tuple' || target.nodeType === 'List') {
    return target.elts.flatMap((element) => plain(placed, element, undefined));
  }
  return single(placed, target, 'plain', value);
}

function single(
  { statement, within, line }: PlacedStatement,
  target: Expression,
  kind: Assignment['kind'],
  value: Expression | undefined,
  operator?: string,
): Assignment[] {
  if (target.nodeType !== 'Name') return [];
  return [{ statement, within, line, name: target.id, kind, operator, value }];
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
