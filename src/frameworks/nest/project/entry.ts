import { UserError } from '../../../model/errors.js';
import {
  callOn,
  foreignName,
  isCall,
  isExpression,
  isIdentifier,
  methodCalls,
  receiverOf,
  unwrap,
  type CallExpression,
  type Expression,
  type ForeignName,
  type Node,
  type ParsedTypeScript,
} from '../../../languages/typescript/index.js';

/** How a file names the root module. */
export interface RootReference {
  readonly local: string;
  /** The exported name and its module; undefined if the file itself declares the class. */
  readonly imported: ForeignName | undefined;
  /** The static method that returns the module of the class: `register` of `AppModule.register(…)`. */
  readonly method: string | undefined;
  readonly line: number;
}

/** The calls `NestFactory.create(…)` of a file. */
export function createCalls(parsed: ParsedTypeScript): CallExpression[] {
  return methodCalls(parsed, 'create').filter((call) => {
    const receiver = receiverOf(call);
    const factory = receiver === undefined ? undefined : foreignName(receiver);
    return factory?.name === 'NestFactory' && factory.specifier === '@nestjs/core';
  });
}

/**
 * The one expression that all calls of `NestFactory.create` are given, without what is called on it: the class of
 * `AppModule` and of `AppModule.register(…)`.
 * @throws UserError when they are given several, or what is no name
 */
export function createdFrom(calls: readonly [CallExpression, ...CallExpression[]], file: string): Expression {
  const [root, ...others] = calls.map((call) => rootOf(call, file));
  if (root === undefined) throw new Error('No call of NestFactory.create was looked at.');
  const other = others.find((candidate) => candidate.getText() !== root.getText());
  if (other !== undefined) throw unknownRoot(file, other, `${file} creates several applications`);
  return root;
}

/**
 * Where the name of the root module comes from.
 * @throws UserError when that is unknown
 */
export function referenceOf(root: Expression, file: string): RootReference {
  if (!isName(root))
    throw unknownRoot(file, root, 'NestFactory.create is not called with the name of a class');
  return {
    local: root.getText(),
    imported: foreignName(root),
    method: methodOn(root),
    line: root.getStartLineNumber(),
  };
}

/** What to do where code chooses or makes the root module. */
export const PASS_A_CLASS = 'Pass one imported class, e.g. NestFactory.create(AppModule), and rerun.';

/** @param reason completes "…, so the root module can't be determined." */
export function unknownRoot(file: string, node: Node, reason: string): UserError {
  return new UserError(`${reason}, so the root module can't be determined.`, {
    file,
    line: node.getStartLineNumber(),
    hint: PASS_A_CLASS,
  });
}

function methodOn(root: Expression): string | undefined {
  const called = callOn(root);
  return called !== undefined && receiverOf(called.call) === root ? called.method : undefined;
}

function rootOf(call: CallExpression, file: string): Expression {
  const [argument] = call.getArguments();
  const root = isExpression(argument) ? unwrap(argument) : undefined;
  if (root !== undefined && isName(root)) return root;
  const receiver = isCall(root) ? receiverOf(root) : undefined;
  if (receiver !== undefined && isName(receiver)) return receiver;
  throw unknownRoot(file, call, 'The first argument of NestFactory.create is not the name of a class');
}

/** `AppModule`, or the member of a module: `root.AppModule`. */
function isName(expression: Expression): boolean {
  return isIdentifier(expression) || foreignName(expression) !== undefined;
}
