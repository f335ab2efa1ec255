import {
  calledOn,
  foreignName,
  isCall,
  isIdentifier,
  isMemberAccess,
  isObject,
  memberNamed,
  methodCalls,
  methodOf,
  moduleNamed,
  parsedOf,
  readsOfParameter,
  takenFrom,
  valueOf,
  type CallExpression,
  type Node,
  type ParsedTypeScript,
} from '../../../languages/typescript/index.js';
import { follow, type Place, type Program } from './follow.js';

/** Packages whose middleware keeps something in `req.session`, and the method that returns it. */
const READERS: ReadonlyMap<string, string | undefined> = new Map([
  ['passport', 'session'],
  ['connect-flash', undefined],
  ['csurf', undefined],
]);

/** What csrf-csrf returns its middleware as. */
const CSRF_MIDDLEWARE = 'doubleCsrfProtection';

/** Middleware that needs `req.session`, as `passport.session()`; undefined for what is not known to need it. */
export function sessionReader(program: Program, { file, node }: Place): string | undefined {
  const place = follow(program, { file, node });
  if (!needsSession(program, place)) return undefined;
  if (isCall(node)) return `${node.getExpression().getText()}()`;
  return isIdentifier(node) || isMemberAccess(node) ? node.getText() : 'a function that reads the session';
}

/** What of that an application calls `use` with: all of it runs before the middleware of modules. */
export function readersInUse(program: Program, file: string, parsed: ParsedTypeScript) {
  return methodCalls(parsed, 'use')
    .flatMap((call) => call.getArguments())
    .flatMap((node) => {
      const name = sessionReader(program, { file, node });
      return name === undefined ? [] : [{ name, node }];
    });
}

function needsSession(program: Program, place: Place): boolean {
  const csrf = csrfCall(program, place);
  if (csrf !== undefined) return csrfReadsSession(program, csrf);
  return isCall(place.node) ? isPackageReader(place.node) : readsSession(place.node);
}

function isPackageReader(call: CallExpression): boolean {
  const owner = calledOn(call);
  const module = isIdentifier(owner) ? moduleNamed(parsedOf(call), owner.getText()) : undefined;
  if (module === undefined || !READERS.has(module) || READERS.get(module) !== methodOf(call)) return false;
  // With options csurf keeps its secret in a cookie.
  return !(module === 'csurf' && call.getArguments().length > 0);
}

/** Whether a function reads the session of its first parameter. */
function readsSession(fn: Node): boolean {
  return ['session', 'sessionID'].some((name) => readsOfParameter(fn, name));
}

/** The call of `doubleCsrf` that some middleware comes from. */
function csrfCall(program: Program, { file, node }: Place): Place | undefined {
  const source =
    isMemberAccess(node) && node.getName() === CSRF_MIDDLEWARE ? node.getExpression() : undefined;
  const value = source ?? takenFrom(node, CSRF_MIDDLEWARE);
  const made = value && follow(program, { file, node: value });
  if (made === undefined || !isCall(made.node)) return undefined;
  const { name, specifier } = foreignName(made.node.getExpression()) ?? {};
  return name === 'doubleCsrf' && specifier === 'csrf-csrf' ? made : undefined;
}

/** Only the function that identifies the session may read it; without one the tokens belong to no session. */
function csrfReadsSession(program: Program, { file, node: call }: Place): boolean {
  const given = isCall(call) ? call.getArguments()[0] : undefined;
  const options = given && follow(program, { file, node: given });
  if (options === undefined || !isObject(options.node)) return false;
  const member = memberNamed(options.node, 'getSessionIdentifier');
  const value = valueOf(member);
  const identify = value === undefined ? member : follow(program, { ...options, node: value }).node;
  return identify !== undefined && readsSession(identify);
}
