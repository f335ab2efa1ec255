import {
  callsOf,
  constantOfType,
  exportedName,
  findImport,
  findValueImport,
  objectForOptions,
  objectValue,
  returnedObject,
  stringValue,
  type CallExpression,
  type Node,
  type ObjectLiteralExpression,
  type ParsedTypeScript,
  type TypedConstant,
} from '../../../languages/typescript/index.js';
import { configPackage, sdk } from '../sdk.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';

/** One `registerAs('token', factory)` of @nestjs/config. */
export interface Registration {
  readonly call: CallExpression;
  /** What returns the options. */
  readonly factory: Node | undefined;
  /** The name under which other files import it; `default`, or undefined when it is not exported. */
  readonly exported: string | undefined;
}

/** What a file registers for Wristband's SDK. */
export interface WristbandConfig {
  /** What `registerAs` is called in the file. */
  readonly registerAs: string | undefined;
  readonly auth: Registration | undefined;
  readonly session: Registration | undefined;
}

/** @throws Unsupported when a token is registered twice */
export function readWristbandConfig(parsed: ParsedTypeScript): WristbandConfig {
  const registerAs = findValueImport(parsed, configPackage, 'registerAs')?.local;
  const calls = callsOf(parsed, registerAs);
  return {
    registerAs,
    auth: registrationOf(parsed, calls, sdk.authToken),
    session: registrationOf(parsed, calls, sdk.sessionToken),
  };
}

function registrationOf(
  parsed: ParsedTypeScript,
  calls: readonly CallExpression[],
  token: string,
): Registration | undefined {
  const [call, second] = calls.filter((candidate) => stringValue(candidate.getArguments()[0]) === token);
  if (second !== undefined) throw new Unsupported(`${token} is registered twice.`, second);
  if (call === undefined) return undefined;
  return { call, factory: call.getArguments()[1], exported: exportedName(parsed, call) };
}

/** The options of a configuration, as far as the file tells. */
export interface ConfigOptions {
  /** What returns or holds them. */
  readonly node: Node;
  /** Undefined when it cannot be seen which object they are. */
  readonly object: ObjectLiteralExpression | undefined;
  /** Where a new option goes. */
  readonly addTo: ObjectLiteralExpression | undefined;
}

/** The options that a registration's factory returns. */
export function optionsOf({ call, factory }: Registration): ConfigOptions {
  const object = returnedObject(factory);
  return { node: call, object, addTo: object === undefined ? undefined : objectForOptions(object) };
}

/** The session's options: those that are registered, else those of a constant that this run registers. */
export function sessionOptions(parsed: ParsedTypeScript): ConfigOptions | undefined {
  const { session } = readWristbandConfig(parsed);
  if (session !== undefined) return optionsOf(session);
  const declared = declaredSessionOptions(parsed);
  if (declared === undefined) return undefined;
  const object = objectValue(declared.value);
  return { node: declared.value, object, addTo: object };
}

/** A constant that the user declared for the session's options. */
export function declaredSessionOptions(parsed: ParsedTypeScript): TypedConstant | undefined {
  const type = findImport(parsed, sdk.package, 'SessionOptions')?.local;
  return type === undefined ? undefined : constantOfType(parsed, type);
}
