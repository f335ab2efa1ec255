import {
  dottedName,
  isNone,
  stringValue,
  type Expression,
  type ParsedPython,
  type PythonNode,
} from '../../../languages/python/index.js';
import { ownNodes } from '../../../languages/python/statements.js';
import { SECRET_VARIABLE, secretFault } from '../../../secret.js';
import type { Scope } from './chain/scope.js';
import { isSameKey, variableRead } from './secret-twin.js';
import { readSetting, type Setting, type Unclear } from './setting.js';

/** What the settings make of WRISTBAND_SESSION_SECRET. */
export type SecretState =
  | { readonly kind: 'absent' }
  | Unclear
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
  | {
      readonly kind: 'expression';
      /** Whether it reads the variable of the same name. */
      readonly readsVariable: boolean;
      /** Strings that stand in for the variable when it is not set: they may be secrets. */
      readonly fallbacks: readonly string[];
      /** `os.environ.get(…)`, a default: a variable that is not set goes unnoticed at the start. */
      readonly hidesAbsence: boolean;
      readonly line: number;
    };

/** The session engine takes at most so many; the first one encrypts. */
const MOST_SECRETS = 3;

export function readSecret(source: ParsedPython | Scope): SecretState {
  const key = readSetting(source, 'SECRET_KEY');
  if (key.kind === 'assigned' && variableRead(key.value) === SECRET_VARIABLE) return takenByKey(key);
  const setting = readSetting(source, SECRET_VARIABLE);
  if (setting.kind !== 'assigned') return setting;
  const { value, line } = setting;
  const secrets = literals(value);
  const isTwin = key.kind === 'assigned' && isSameKey(value, key.value);
  const shown = (secrets ?? []).filter((secret) => secret !== '');
  const fault = isTwin ? 'the same as SECRET_KEY' : secrets && faultOf(value, secrets);
  if (fault !== undefined) return { kind: 'faulty', secrets: shown, fault, value, line };
  return secrets === undefined ? expression(value, line) : { kind: 'good literal', secrets: shown };
}

/** Whatever is done, both keys would be one. */
function takenByKey({ line, file }: Extract<Setting, { kind: 'assigned' }>): Unclear {
  const reason = `SECRET_KEY reads the variable ${SECRET_VARIABLE} here; the two keys must differ.`;
  return { kind: 'unclear', reason, line, ...(file === '' ? {} : { file }) };
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

function expression(value: Expression, line: number): SecretState {
  const texts = [value, ...ownNodes(value)]
    .map((node) => stringOf(node))
    .filter((text) => text !== undefined);
  const readsVariable = texts.includes(SECRET_VARIABLE);
  const fallbacks = readsVariable ? texts.filter((text) => text !== SECRET_VARIABLE) : [];
  return {
    kind: 'expression',
    readsVariable,
    fallbacks,
    hidesAbsence: [value, ...ownNodes(value)].some(hidesAbsence),
    line,
  };
}

function hidesAbsence(node: PythonNode): boolean {
  if (node.nodeType !== 'Call') return false;
  return (
    /(^|\.)(get|getenv)$/.test(dottedName(node.func) ?? '') ||
    node.args.length > 1 ||
    node.keywords.some(({ arg }) => arg === 'default')
  );
}

function stringOf(node: PythonNode): string | undefined {
  return node.nodeType === 'Constant' ? stringValue(node) : undefined;
}
