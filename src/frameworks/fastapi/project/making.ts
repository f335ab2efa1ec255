import { oncePer } from '../../../languages/memoize.js';
import {
  dottedName,
  statementsOf,
  type Expression,
  type NodeOf,
  type ParsedPython,
  type PlacedStatement,
  type Statement,
} from '../../../languages/python/index.js';
import { ownNodes } from '../../../languages/python/query/statements.js';
import { fullNameOf } from './code.js';

/** `app = FastAPI(…)` */
export interface Making extends PlacedStatement {
  /** The name that the application gets, `self.app` among them; undefined for `return FastAPI(…)` and the like. */
  readonly name: string | undefined;
  readonly call: NodeOf<'Call'>;
  /** The functions and classes that it is made in, outermost first. */
  readonly scope: readonly string[];
}

const CLASS = /^fastapi(\.applications)?\.FastAPI$/;

/** Every application that a file makes. */
export const makingsIn = oncePer((parsed: ParsedPython): readonly Making[] => {
  const own = ownClasses(parsed);
  const makes = (node: Expression): boolean =>
    CLASS.test(fullNameOf(parsed, node) ?? '') || own.has(dottedName(node) ?? '');
  return statementsOf(parsed).flatMap((placed): Making[] =>
    ownNodes(placed.statement).flatMap((node): Making[] => {
      if (node.nodeType !== 'Call' || !makes(node.func)) return [];
      const scope = placed.within.flatMap((one) => ('name' in one && isDef(one) ? [one.name] : []));
      return [{ ...placed, call: node, name: nameFor(placed.statement, node), scope }];
    }),
  );
});

function isDef(statement: Statement): statement is Extract<Statement, { name: string }> {
  return statement.nodeType.endsWith('Def');
}

/** Classes of the file that are derived from FastAPI. */
function ownClasses(parsed: ParsedPython): ReadonlySet<string> {
  return new Set(
    statementsOf(parsed).flatMap(({ statement }) =>
      statement.nodeType === 'ClassDef' &&
      statement.bases.some((base) => CLASS.test(fullNameOf(parsed, base) ?? ''))
        ? [statement.name]
        : [],
    ),
  );
}

function nameFor(statement: Statement, call: NodeOf<'Call'>): string | undefined {
  if (statement.nodeType === 'Assign' && statement.value === call) {
    const [only, second] = statement.targets;
    return second === undefined ? dottedName(only) : undefined;
  }
  return statement.nodeType === 'AnnAssign' && statement.value === call
    ? dottedName(statement.target)
    : undefined;
}

/** The same application in another text of its file; undefined where it is not made just once there. */
export function sameMaking(parsed: ParsedPython, { name, scope }: Making): Making | undefined {
  const key = scope.join('.');
  const [only, second] = makingsIn(parsed).filter((one) => one.name === name && one.scope.join('.') === key);
  return second === undefined ? only : undefined;
}

/** The statements of the block that an application is made in; undefined for a block under a condition. */
export function blockAround(parsed: ParsedPython, { within }: Making): readonly Statement[] | undefined {
  const around = within.at(-1);
  if (around === undefined) return parsed.body;
  const isFunction = around.nodeType === 'FunctionDef' || around.nodeType === 'AsyncFunctionDef';
  return isFunction ? around.body : undefined;
}
