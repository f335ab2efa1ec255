import {
  booleanValue,
  functionAround,
  isArray,
  isConditional,
  memberNamed,
  stringValue,
  unwrap,
  valueNamed,
  valueOf,
  type CallExpression,
  type Expression,
} from '../../../languages/typescript/index.js';
import { unlessUnsupported } from '../unsupported.js';
import { configForRoot, forRootCalls, forRootOptions } from './config-module.js';
import type { RootImports } from './root-imports.js';

const USUAL = '.env';

/** A call of ConfigModule.forRoot in another file, as far as its env file goes. */
interface ConfigCall {
  readonly envPath: string | undefined;
}

/**
 * The env file that ConfigModule reads, seen from the working directory; undefined when it reads none, or an unknown
 * one. Where ConfigModule is absent, it will be added with the usual one.
 * @param imports undefined where it cannot be seen what they hold
 */
export function envPathOf(
  imports: RootImports | undefined,
  elsewhere: readonly ConfigCall[],
): string | undefined {
  if (imports === undefined) return undefined;
  const forRoot = unlessUnsupported(() => configForRoot(imports), 'unknown');
  if (forRoot === 'unknown') return envPathOfOnlyCall(imports);
  if (forRoot !== undefined) return envPathOfCall(forRoot.call);
  const [only, other] = elsewhere;
  if (only === undefined) return USUAL;
  return other === undefined ? only.envPath : undefined;
}

/** `forRoot` reads the file when it is called, wherever what it returns goes: to a constant, to ConditionalModule. */
function envPathOfOnlyCall({ parsed, array }: RootImports): string | undefined {
  const [call, second] = forRootCalls(parsed);
  if (call === undefined || second !== undefined) return undefined;
  const scope = array === undefined ? undefined : functionAround(array);
  return functionAround(call) === scope ? envPathOfCall(call) : undefined;
}

/** The same for one call `ConfigModule.forRoot(…)`. */
export function envPathOfCall(call: CallExpression): string | undefined {
  const options = unlessUnsupported(() => forRootOptions(call), 'unknown');
  if (options === 'unknown') return undefined;
  if (options === undefined) return USUAL;
  if (booleanValue(valueNamed(options, 'ignoreEnvFile')) === true) return undefined;
  const member = memberNamed(options, 'envFilePath');
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
  if (isConditional(expression)) {
    const branches = [possiblePaths(expression.getWhenTrue()), possiblePaths(expression.getWhenFalse())];
    return branches.includes(undefined) ? undefined : branches.flatMap((branch) => branch ?? []);
  }
  if (!isArray(expression)) return undefined;
  const [element, ...others] = expression.getElements();
  return element === undefined || others.length > 0 ? undefined : possiblePaths(element);
}
