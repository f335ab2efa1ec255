import {
  importedModule,
  isCall,
  isExpression,
  isIdentifier,
  methodOf,
  stringValue,
  unwrap,
  variableOf,
  type Expression,
  type Node,
} from '../../../languages/typescript/index.js';

/** Packages whose middleware neither reads the session nor answers for the application: the session goes after it. */
const NEUTRAL: ReadonlySet<string> = new Set([
  'body-parser',
  'compression',
  'connect-timeout',
  'cookie-parser',
  'cors',
  'express-fileupload',
  'express-mongo-sanitize',
  'express-pino-logger',
  'express-rate-limit',
  'express-useragent',
  'helmet',
  'hpp',
  'method-override',
  'morgan',
  'nocache',
  'pino-http',
  'response-time',
  'serve-favicon',
  'serve-static',
]);

/** The same in Express itself. */
const NEUTRAL_OF_EXPRESS: readonly (string | undefined)[] = ['json', 'urlencoded', 'raw', 'text', 'static'];

/** Whether `use` is given nothing but middleware that the session may come after. */
export function isNeutral(args: readonly Node[]): boolean {
  const [first, ...others] = args;
  const middleware = stringValue(first) === undefined ? args : others;
  return middleware.length > 0 && middleware.every((one) => isExpression(one) && isNeutralCall(one));
}

/** `cors()`, `express.json()`, and a constant that is one of them. */
function isNeutralCall(given: Expression): boolean {
  const value = unwrap(given);
  if (isIdentifier(value)) {
    const initial = variableOf(value)?.getInitializer();
    return initial !== undefined && isCall(unwrap(initial)) && isNeutralCall(initial);
  }
  if (!isCall(value)) return false;
  const module = importedModule(value.getExpression());
  if (module === 'express') return NEUTRAL_OF_EXPRESS.includes(methodOf(value));
  return module !== undefined && NEUTRAL.has(module);
}
