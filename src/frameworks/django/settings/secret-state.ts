import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import {
  isNone,
  stringValue,
  type Expression,
  argument,
  dottedName,
} from '../../../languages/python/index.js';
import { MAX_SECRETS, SECRET_VARIABLE, secretFault } from '../../../model/secret.js';
import type { Answers } from '../../../model/options.js';
import type { OtherKey } from '../../../session/index.js';
import { isSecretMoved } from '../../../session/questions.js';
import { evaluatorOf } from './evaluation.js';
import { possibleValues } from './possible-values.js';
import { expressionOf, type SecretExpression } from '../../../session/python/secret-expression.js';
import { readSetting, type Setting, type Unknown } from './setting.js';
import type { SettingsView } from './view.js';

/** What the settings make of WRISTBAND_SESSION_SECRET. */
export type SecretState =
  | { readonly kind: 'absent' }
  | Unknown
  /** Literals that are long enough. */
  | { readonly kind: 'good literal'; readonly secrets: readonly string[] }
  | {
      readonly kind: 'faulty';
      readonly fault: string;
      readonly value: Expression;
      readonly line: number;
    }
  | SecretExpression;

/** The secret that is to leave the source for the env file. */
export function movedSecret(secret: SecretState, answers: Answers): string | undefined {
  if (secret.kind !== 'good literal' || !isSecretMoved(answers)) return undefined;
  const [only, second] = secret.secrets;
  return second === undefined ? only : undefined;
}

/** @param module the settings module that Django is started with */
export function readSecret(graph: ModuleGraph, module: string): SecretState {
  const key = readSetting(graph, module, 'SECRET_KEY');
  if (key.kind === 'assigned' && readsOurs(key.value)) return takenByKey(key);
  const other = key.kind === 'assigned' ? key.value : undefined;
  const setting = readSetting(graph, module, SECRET_VARIABLE);
  if (setting.kind === 'unknown') return inBranches(graph, module, other) ?? setting;
  return setting.kind === 'absent' ? setting : stateOf(setting.value, setting.line, other);
}

function stateOf(value: Expression, line: number, key: Expression | undefined): SecretState {
  const secrets = literals(value);
  const isSame = dottedName(value) === 'SECRET_KEY' || (key !== undefined && isSameKey(value, key));
  const fault = isSame ? 'the same as SECRET_KEY' : secrets && faultOf(value, secrets);
  if (fault !== undefined) return { kind: 'faulty', fault, value, line };
  return secrets === undefined ? expressionOf(value, line) : { kind: 'good literal', secrets };
}

/** `if DEBUG: … else: …`: good where each value that it may have is. */
function inBranches(
  graph: ModuleGraph,
  module: string,
  key: Expression | undefined,
): SecretState | undefined {
  const values = possibleValues(evaluatorOf(graph), module, SECRET_VARIABLE);
  if (values.length < 2) return undefined;
  const states = values.map((value) =>
    value.kind === 'unset' || value.node === undefined ? undefined : stateOf(value.node, value.at.line, key),
  );
  const read = states.filter((state) => state?.kind === 'expression');
  const written = states.filter((state) => state?.kind === 'good literal');
  const [first] = read;
  if (first === undefined || read.length + written.length < states.length) return undefined;
  const fallbacks = [...read.flatMap((one) => one.fallbacks), ...written.flatMap(({ secrets }) => secrets)];
  return {
    ...first,
    fallbacks,
    isParted: read.some(({ isParted }) => isParted),
    hidesAbsence: read.some(({ hidesAbsence: hides }) => hides),
  };
}

/** Whether SECRET_KEY is what reads the variable: whatever is done, both keys would be one. */
export function isTakenByKey(graph: ModuleGraph, module: string): boolean {
  const key = readSetting(graph, module, 'SECRET_KEY');
  return key.kind === 'assigned' && readsOurs(key.value);
}

function readsOurs(value: Expression): boolean {
  return variableRead(value) === SECRET_VARIABLE;
}

function takenByKey({ line, file }: Extract<Setting, { kind: 'assigned' }>): Unknown {
  const reason = `SECRET_KEY reads the variable ${SECRET_VARIABLE} here; the two keys must differ.`;
  return { kind: 'unknown', reason, line, ...(file === '' ? {} : { file }) };
}

/** The plain strings of a string, a list or a tuple; undefined when something else stands there. */
function literals(value: Expression): string[] | undefined {
  if (isNone(value)) return [];
  const elements = value.nodeType === 'List' || value.nodeType === 'Tuple' ? value.elts : [value];
  const texts = elements.map((element) => stringValue(element));
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

function faultOf(value: Expression, secrets: readonly string[]): string | undefined {
  if (isNone(value) || secrets.length === 0) return 'empty';
  if (value.nodeType === 'Tuple') return "a tuple, which the session engine doesn't accept";
  if (secrets.length > MAX_SECRETS) return `a list of more than ${String(MAX_SECRETS)}`;
  return secrets.map(secretFault).find((fault) => fault !== undefined);
}

/** Whether the session secret is surely Django's SECRET_KEY: who learns the one key must not know the other. */
function isSameKey(secret: Expression, key: Expression): boolean {
  const variable = variableRead(secret);
  if (variable !== undefined) return variable === variableRead(key);
  const elements = secret.nodeType === 'List' || secret.nodeType === 'Tuple' ? secret.elts : [secret];
  const text = stringValue(key);
  return text !== undefined && elements.some((element) => stringValue(element) === text);
}

/** Where Django's own key comes from, as far as can be determined. */
export function secretKeyOf({ graph, entry }: SettingsView): OtherKey {
  const key = readSetting(graph, entry, 'SECRET_KEY');
  if (key.kind !== 'assigned') return {};
  return { variable: variableRead(key.value), literal: stringValue(key.value) };
}

/** The name in `os.environ['NAME']`, `env('NAME')`, `config('NAME', default='…')`. */
export function variableRead(node: Expression): string | undefined {
  if (node.nodeType === 'Subscript') return stringValue(node.slice);
  return node.nodeType === 'Call' ? stringValue(argument(node, 0)) : undefined;
}
