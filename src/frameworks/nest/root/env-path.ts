import { Node, type CallExpression, type Expression } from 'ts-morph';
import {
  booleanValue,
  memberNamed,
  stringValue,
  unwrap,
  valueOf,
} from '../../../languages/typescript/objects.js';
import { configForRoot, forRootCalls, forRootOptions } from './config-module.js';
import { unlessObstacle } from '../unsupported.js';
import type { ImportsHome } from './imports-home.js';
import { isFunction } from './scopes.js';

const USUAL = '.env';

/** A call of ConfigModule.forRoot in another file, as far as its env file goes. */
interface ConfigCall {
  readonly envPath: string | undefined;
}

/**
 * The env file that ConfigModule reads, seen from the working directory; undefined when it reads none, or one
 * that cannot be told. Where ConfigModule is absent, it will be added with the usual one.
 */
export function envPathOf(
  home: ImportsHome | undefined,
  elsewhere: readonly ConfigCall[],
): string | undefined {
  const forRoot = home === undefined ? 'unclear' : unlessObstacle(() => configForRoot(home), 'unclear');
  if (forRoot === 'unclear') return home === undefined ? undefined : envPathOfOnlyCall(home);
  if (forRoot !== undefined) return envPathOfCall(forRoot.call);
  const [only, other] = elsewhere;
  if (only === undefined) return USUAL;
  return other === undefined ? only.envPath : undefined;
}

/** `forRoot` reads the file when it is called, wherever what it returns goes: to a constant, to ConditionalModule. */
function envPathOfOnlyCall({ parsed, array }: ImportsHome): string | undefined {
  const [call, second] = forRootCalls(parsed);
  const scopeOf = (node: Node | undefined) => node?.getFirstAncestor(isFunction);
  const isCalled = call !== undefined && second === undefined && scopeOf(call) === scopeOf(array);
  return isCalled ? envPathOfCall(call) : undefined;
}

/** The same for one call `ConfigModule.forRoot(…)`. */
export function envPathOfCall(call: CallExpression): string | undefined {
  const options = unlessObstacle(() => [forRootOptions(call)], undefined);
  if (options === undefined) return undefined;
  const [object] = options;
  if (object === undefined) return USUAL;
  if (booleanValue(valueOf(memberNamed(object, 'ignoreEnvFile'))) === true) return undefined;
  const member = memberNamed(object, 'envFilePath');
  if (member === undefined) return USUAL;
  const value = valueOf(member);
  const paths = value === undefined ? undefined : possiblePaths(value);
  const [path, other] = [...new Set(paths)].filter((candidate) => candidate !== '');
  return other === undefined ? path : undefined;
}

/** The strings that an expression may be: `a ? 'x' : 'y'` may be both; undefined when it may be anything. */
function possiblePaths(value: Expression): string[] | undefined {
  const expression = unwrap(value);
  const text = stringValue(expression);
  if (text !== undefined) return [text];
  if (Node.isConditionalExpression(expression)) {
    const branches = [possiblePaths(expression.getWhenTrue()), possiblePaths(expression.getWhenFalse())];
    return branches.includes(undefined) ? undefined : branches.flatMap((branch) => branch ?? []);
  }
  if (!Node.isArrayLiteralExpression(expression)) return undefined;
  const [element, ...others] = expression.getElements();
  return element === undefined || others.length > 0 ? undefined : possiblePaths(element);
}
