import { isNone, stringValue, type Expression } from '../../../languages/python/index.js';
import { SECRET_VARIABLE, secretFault } from '../../../model/secret.js';
import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { expressionOf, type SecretExpression } from './secret-expression.js';
import { isSameKey, variableRead } from './secret-twin.js';
import { readSetting, type Setting, type Unknown } from './setting.js';
import { possibleValues } from './possible-values.js';

/** What the settings make of WRISTBAND_SESSION_SECRET. */
export type SecretState =
  | { readonly kind: 'absent' }
  | Unknown
  /** Literals that are long enough. */
  | { readonly kind: 'good literal'; readonly secrets: readonly string[] }
  | {
      readonly kind: 'faulty';
      /** The literals that stand there. */
      readonly secrets: readonly string[];
      readonly fault: string;
      readonly value: Expression;
      readonly line: number;
    }
  | SecretExpression;

/** The session engine takes at most so many; the first one encrypts. */
const MOST_SECRETS = 3;

/** @param module the settings module that Django is started with */
export function readSecret(graph: ModuleGraph, module: string): SecretState {
  const key = readSetting(graph, module, 'SECRET_KEY');
  if (key.kind === 'assigned' && variableRead(key.value) === SECRET_VARIABLE) return takenByKey(key);
  const other = key.kind === 'assigned' ? key.value : undefined;
  const setting = readSetting(graph, module, SECRET_VARIABLE);
  if (setting.kind === 'unknown') return inBranches(graph, module, other) ?? setting;
  return setting.kind === 'absent' ? setting : stateOf(setting.value, setting.line, other);
}

function stateOf(value: Expression, line: number, key: Expression | undefined): SecretState {
  const secrets = literals(value);
  const isTwin = key !== undefined && isSameKey(value, key);
  const shown = (secrets ?? []).filter((secret) => secret !== '');
  const fault = isTwin ? 'the same as SECRET_KEY' : secrets && faultOf(value, secrets);
  if (fault !== undefined) return { kind: 'faulty', secrets: shown, fault, value, line };
  return secrets === undefined ? expressionOf(value, line) : { kind: 'good literal', secrets: shown };
}

/** `if DEBUG: … else: …`: good where each value that it may have is. */
function inBranches(
  graph: ModuleGraph,
  module: string,
  key: Expression | undefined,
): SecretState | undefined {
  const values = possibleValues(graph, module, SECRET_VARIABLE);
  if (values.length < 2) return undefined;
  const states = values.map((value) =>
    value.kind === 'unset' || value.node === undefined ? undefined : stateOf(value.node, value.at.line, key),
  );
  const read = states.filter((state) => state?.kind === 'expression');
  const written = states.filter((state) => state?.kind === 'good literal');
  const [first] = read;
  if (first === undefined || read.length + written.length < states.length) return undefined;
  const fallbacks = [...read.flatMap((one) => one.fallbacks), ...written.flatMap(({ secrets }) => secrets)];
  return { ...first, fallbacks, hidesAbsence: read.some(({ hidesAbsence: hides }) => hides) };
}

/** Whatever is done, both keys would be one. */
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
  if (value.nodeType === 'Tuple') return 'a tuple, which the session engine does not take';
  if (secrets.length > MOST_SECRETS) return `a list of more than ${String(MOST_SECRETS)}`;
  return secrets.map(secretFault).find((fault) => fault !== undefined);
}
