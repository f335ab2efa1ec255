import {
  callsIn,
  exportedLocal,
  foreignName,
  functionAround,
  importedModule,
  isCall,
  isExpression,
  isIdentifier,
  isMemberAccess,
  isObject,
  isVariable,
  mayMean,
  methodCalls,
  nodesOf,
  objectForOptions,
  objectValue,
  operationOf,
  unwrap,
  valueOf,
  type Aliases,
  type CallExpression,
  type Expression,
  type Node,
  type ObjectLiteralExpression,
  type ParsedTypeScript,
} from '../../../languages/typescript/index.js';
import { Unsupported, unlessUnsupported } from '../../../session/typescript/unsupported.js';
import { sdk, sdkCalls } from '../sdk.js';

/** The code of a file that makes the session's middleware. */
export interface SessionCode {
  /** `createWristbandSession(options)` */
  readonly call: CallExpression;
  /** What makes it when it is called, or the middleware itself; undefined for one that is used where it is made. */
  readonly made: { readonly kind: 'factory' | 'middleware'; readonly local: string } | undefined;
  /** The options; undefined where the object is unknown. */
  readonly object: ObjectLiteralExpression | undefined;
  /** Where a new option goes. */
  readonly addTo: ObjectLiteralExpression | undefined;
}

/** @throws Unsupported where a file makes several sessions */
export function sessionCode(parsed: ParsedTypeScript): SessionCode | undefined {
  const [call, second] = sdkCalls(parsed, sdk.createSession);
  if (second !== undefined) throw new Unsupported(`${sdk.createSession} is called twice.`, second);
  if (call === undefined) return undefined;
  const [given] = call.getArguments();
  const object = isExpression(given) ? objectValue(given) : undefined;
  return { call, made: madeBy(call), object, addTo: object && objectForOptions(object) };
}

function madeBy(call: CallExpression): SessionCode['made'] {
  const fn = functionAround(call);
  const owner = fn ?? call;
  const variable = owner.getParent();
  if (isVariable(variable))
    return { kind: fn === undefined ? 'middleware' : 'factory', local: variable.getName() };
  const name = fn === undefined ? undefined : nameOf(fn);
  return name === undefined ? undefined : { kind: 'factory', local: name };
}

function nameOf(fn: Node): string | undefined {
  const symbol = /^(?:export\s+)?(?:default\s+)?function\s+(\w+)/.exec(fn.getText());
  return symbol?.[1];
}

/** `exports.name = value` and `module.exports = value` of CommonJS, in order. */
export interface CommonExport {
  /** Undefined for the module as a whole. */
  readonly name: string | undefined;
  readonly value: Expression;
  readonly node: Node;
}

export function commonExports({ file }: ParsedTypeScript): CommonExport[] {
  return nodesOf(file).flatMap((node) => {
    const { left, operator, right } = operationOf(node) ?? {};
    if (left === undefined || right === undefined || operator !== '=') return [];
    const member = /^(?:module\.)?exports(?:\.(\w+))?$/.exec(left.getText());
    return member === null ? [] : [{ name: member[1], value: unwrap(right), node }];
  });
}

/** The name under which other files get what a file calls so: `*` for a module that is nothing else; undefined: none. */
export function exportedUnder(parsed: ParsedTypeScript, local: string): string | undefined {
  if (exportedLocal(parsed, local) === local) return local;
  if (exportedLocal(parsed, 'default') === local) return 'default';
  for (const { name, value } of commonExports(parsed)) {
    if (isIdentifier(value) && value.getText() === local) return name ?? '*';
    const members = isObject(value) && name === undefined ? value.getProperties() : [];
    const found = members.find((one) => valueOf(one)?.getText() === local);
    if (found !== undefined) return found.getText().split(/[:,\s]/)[0];
  }
  return undefined;
}

/** A file, and the file that makes the session. */
interface Search {
  readonly parsed: ParsedTypeScript;
  readonly file: string;
  readonly session: string;
  /** What that file exports. */
  readonly exported: string | undefined;
  readonly aliases: Aliases;
}

/** Where a file hands the session to `use`: `app.use(wristbandSession())`. */
export function sessionUses(search: Search): CallExpression[] {
  const own = ownCode(search);
  const isSession = (argument: Node): boolean => {
    if (!isExpression(argument)) return false;
    const value = unwrap(argument);
    if (value === own?.call) return true;
    return namesSession(search, isCall(value) ? value.getExpression() : value);
  };
  return methodCalls(search.parsed, 'use').filter((call) => call.getArguments().some(isSession));
}

/** Where a file makes the session for anything: for a route, a list of middleware, a function of the user's. */
export function sessionCalls(search: Search): CallExpression[] {
  const own = ownCode(search);
  return callsIn(search.parsed.file).filter((call) => {
    if (call === own?.call) return own.made === undefined;
    const called = call.getExpression();
    // `auth.login()` of the same file makes none.
    return !isMemberAccess(called) || foreignName(called) !== undefined
      ? namesSession(search, called)
      : false;
  });
}

/** Undefined also where the file makes several sessions: that is said where it is edited. */
function ownCode({ parsed, file, session }: Search): SessionCode | undefined {
  return file === session ? unlessUnsupported(() => sessionCode(parsed), undefined) : undefined;
}

/** Whether an expression is what the session's file exports, or has under that name itself. */
function namesSession(search: Search, named: Expression): boolean {
  const { file, session, exported, aliases } = search;
  if (named.getText() === ownCode(search)?.made?.local) return true;
  const specifier = importedModule(named);
  if (specifier === undefined || !mayMean(file, specifier, session, aliases)) return false;
  const name = foreignName(named)?.name;
  return name === undefined || name === exported;
}
