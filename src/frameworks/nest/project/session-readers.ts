import {
  calledOn,
  firstParameter,
  isCall,
  isIdentifier,
  methodCalls,
  methodOf,
  moduleNamed,
  ownersOfMember,
  type CallExpression,
  type Node,
  type ParsedTypeScript,
} from '../../../languages/typescript/index.js';

/** Packages whose middleware keeps something in `req.session`, and the method that returns it. */
const READERS: ReadonlyMap<string, string | undefined> = new Map([
  ['passport', 'session'],
  ['connect-flash', undefined],
  ['csurf', undefined],
]);

/** Middleware that needs `req.session`, as `passport.session()`; undefined for what is not known to need it. */
export function sessionReader(parsed: ParsedTypeScript, node: Node): string | undefined {
  if (isCall(node)) return packageReader(parsed, node);
  const request = firstParameter(node);
  const reads = ownersOfMember(node, 'session').some((owner) => owner.getText() === request);
  return reads ? 'a function that reads the session' : undefined;
}

/** What of that an application calls `use` with: all of it runs before the middleware of modules. */
export function readersInUse(parsed: ParsedTypeScript): { name: string; node: Node }[] {
  return methodCalls(parsed, 'use')
    .flatMap((call) => call.getArguments())
    .flatMap((node) => {
      const name = sessionReader(parsed, node);
      return name === undefined ? [] : [{ name, node }];
    });
}

function packageReader(parsed: ParsedTypeScript, call: CallExpression): string | undefined {
  const owner = calledOn(call);
  const module = isIdentifier(owner) ? moduleNamed(parsed, owner.getText()) : undefined;
  if (module === undefined || !READERS.has(module) || READERS.get(module) !== methodOf(call))
    return undefined;
  // With options csurf keeps its secret in a cookie.
  const isStateless = module === 'csurf' && call.getArguments().length > 0;
  return isStateless ? undefined : `${call.getExpression().getText()}()`;
}
