import {
  dottedName,
  isNone,
  statementsOf,
  type Expression,
  type ParsedPython,
  type PythonNode,
  type Statement,
} from '../../../languages/python/index.js';
import { ownNodes } from '../../../languages/python/query/statements.js';

/**
 * Whether a subclass of Django's SessionMiddleware, or a copy of it, hands the cookie on to the session engine as the browser
 * sent it. One that decrypts or verifies the cookie itself has sessions that no other engine can read.
 */
export function handsCookieOn(parsed: ParsedPython, className: string, isSubclass: boolean): boolean {
  const body = bodyOf(parsed, className, isSubclass ? 'process_request' : undefined);
  if (isSubclass && (body.length === 0 || body.some(callsBase))) return true;
  const values = assignedIn(body);
  const sessions = [...values].filter(([target]) => /^(?!self\.)\w+\.session$/.test(target));
  return sessions.length > 0 && sessions.every(([, all]) => all.every((one) => isOpened(one, values)));
}

/** The statements of a class, or of one of its methods. */
function bodyOf(parsed: ParsedPython, className: string, method: string | undefined): readonly Statement[] {
  const isOwn = ([outer, inner]: readonly Statement[]) =>
    outer?.nodeType === 'ClassDef' &&
    outer.name === className &&
    (method === undefined || (inner?.nodeType === 'FunctionDef' && inner.name === method));
  return statementsOf(parsed).flatMap(({ statement, within }) => (isOwn(within) ? [statement] : []));
}

/** `super().process_request(request)`, `SessionMiddleware.process_request(self, request)` */
function callsBase(statement: Statement): boolean {
  return ownNodes(statement).some(
    (node) =>
      node.nodeType === 'Attribute' && node.attr === 'process_request' && dottedName(node.value) !== 'self',
  );
}

type Values = ReadonlyMap<string, readonly Expression[]>;

function assignedIn(body: readonly Statement[]): Values {
  const found = new Map<string, Expression[]>();
  for (const statement of body) {
    if (statement.nodeType !== 'Assign') continue;
    for (const target of statement.targets) {
      const name = dottedName(target);
      if (name !== undefined) found.set(name, [...(found.get(name) ?? []), statement.value]);
    }
  }
  return found;
}

/** `self.SessionStore(session_key)` */
function isOpened(value: Expression, values: Values): boolean {
  if (value.nodeType !== 'Call') return comesFrom(value, values, isOpened);
  const given = [...value.args, ...value.keywords.map((keyword) => keyword.value)];
  return given.every((one) => isCookie(one, values));
}

/** `request.COOKIES.get(settings.SESSION_COOKIE_NAME)`; a header may hold the same. */
function isCookie(value: Expression, values: Values): boolean {
  if (isNone(value)) return true;
  if (value.nodeType === 'BoolOp') return value.values.every((one) => isCookie(one, values));
  if (value.nodeType === 'IfExp') return [value.body, value.orelse].every((one) => isCookie(one, values));
  if (value.nodeType === 'Subscript') return isOfRequest(value.value);
  if (value.nodeType === 'Call')
    return value.func.nodeType === 'Attribute' && value.func.attr === 'get' && isOfRequest(value.func.value);
  return comesFrom(value, values, isCookie);
}

function isOfRequest(node: PythonNode): boolean {
  return node.nodeType === 'Attribute' && ['COOKIES', 'META', 'headers'].includes(node.attr);
}

/** Whether all that a variable is set to suits; what it is set from itself (`key = key[:32]`) does not. */
function comesFrom(
  value: Expression,
  values: Values,
  suits: (one: Expression, values: Values) => boolean,
): boolean {
  if (value.nodeType !== 'Name') return false;
  const others = new Map([...values].filter(([name]) => name !== value.id));
  const all = values.get(value.id) ?? [];
  return all.length > 0 && all.every((one) => suits(one, others));
}
