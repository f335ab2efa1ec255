import {
  argument,
  assignmentsOf,
  isNone,
  stringValue,
  type Expression,
  type NodeOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import type { Answers } from '../../../model/options.js';
import { PREVIOUS_VARIABLE, SECRET_VARIABLE, secretFault } from '../../../model/secret.js';
import { isSecretMoved } from '../../../session/questions.js';
import { expressionOf, type SecretExpression } from '../../../session/python/secret-expression.js';
import { isWorthHiding, secretTexts } from '../../../session/python/secret-texts.js';
import { sessionCalls, type SessionCall, callsOfUnknownClasses } from './additions.js';
import type { CodeView } from './code.js';

/** What the middleware gets for `secret_key`. */
export type SecretState =
  | { readonly kind: 'absent' }
  /** It is handed over in a way that can't be followed: `**options`. */
  | { readonly kind: 'unknown'; readonly line: number }
  /** Literals that are long enough. */
  | { readonly kind: 'good literal'; readonly secrets: readonly string[]; readonly line: number }
  | { readonly kind: 'faulty'; readonly fault: string; readonly line: number }
  | SecretExpression;

/** The secret of the first session that a file adds. */
export function readSecret({ graph, file }: CodeView): SecretState {
  const parsed = graph.modules.get(file);
  const [first] = parsed === undefined ? [] : sessionCalls(parsed);
  return parsed === undefined || first === undefined ? { kind: 'absent' } : secretOf(parsed, first);
}

export function secretOf(parsed: ParsedPython, { call }: SessionCall): SecretState {
  const given = secretGiven(call);
  const line = parsed.line(given ?? call);
  if (given === undefined) return isOpen(call) ? { kind: 'unknown', line } : { kind: 'absent' };
  const value = behind(parsed, given);
  const secrets = literals(value);
  if (secrets === undefined) return expressionOf(value, line);
  const fault = secrets.length === 0 ? 'empty' : secrets.map(secretFault).find((one) => one !== undefined);
  return fault === undefined ? { kind: 'good literal', secrets, line } : { kind: 'faulty', fault, line };
}

/** The expression for `secret_key`. */
export function secretGiven(call: NodeOf<'Call'>): Expression | undefined {
  return argument(call, 1, 'secret_key');
}

/** `*args` and `**options` may hand over anything. */
export function isOpen({ args, keywords }: NodeOf<'Call'>): boolean {
  return args.some(({ nodeType }) => nodeType === 'Starred') || keywords.some(({ arg }) => arg === undefined);
}

/** A constant of the module stands for its value. */
function behind(parsed: ParsedPython, value: Expression): Expression {
  if (value.nodeType !== 'Name') return value;
  const [only, second] = assignmentsOf(parsed, value.id);
  return second === undefined && only?.value !== undefined && only.kind !== 'augmented' ? only.value : value;
}

function literals(value: Expression): string[] | undefined {
  if (isNone(value)) return [];
  const all = value.nodeType === 'List' || value.nodeType === 'Tuple' ? value.elts : [value];
  const texts = all.map((one) => stringValue(one));
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** Texts of secrets in a file that must not be shown. */
export function hiddenSecrets(parsed: ParsedPython): string[] {
  // Also of a call that lacks the middleware or its import: a secret is one before it works.
  const sessions = sessionCalls(parsed);
  const given = [
    ...sessions.flatMap(({ call }) => secretGiven(call) ?? []),
    ...callsOfUnknownClasses(parsed).flatMap(
      (call) => call.keywords.find(({ arg }) => arg === 'secret_key')?.value ?? [],
    ),
  ];
  const named = assignmentsOf(parsed).filter(({ name }) =>
    [SECRET_VARIABLE, PREVIOUS_VARIABLE].includes(name.toUpperCase()),
  );
  const values = [...given, ...given.map((one) => behind(parsed, one)), ...named.map(({ value }) => value)];
  // What the session is given under a name that it doesn't know may be the secret all the same.
  const misnamed = sessions
    .flatMap(({ call }) => call.keywords.flatMap(({ value }) => secretTexts(parsed, value)))
    .filter((text) => secretFault(text) === undefined);
  return [...new Set([...values.flatMap((value) => secretTexts(parsed, value)), ...misnamed])].filter(
    isWorthHiding,
  );
}

/** The secret that is to leave the source for the env file. */
export function movedSecret(secret: SecretState, answers: Answers): string | undefined {
  if (secret.kind !== 'good literal' || !isSecretMoved(answers)) return undefined;
  const [only, second] = secret.secrets;
  return second === undefined ? only : undefined;
}
