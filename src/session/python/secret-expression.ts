import { dottedName, stringValue, type Expression, type PythonNode } from '../../languages/python/index.js';
import { ownNodes } from '../../languages/python/query/statements.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import { readsPrevious } from './secret-list.js';
import { literalsIn } from './secret-texts.js';

/** A session secret that the settings take from elsewhere. */
export interface SecretExpression {
  readonly kind: 'expression';
  /** Whether it reads the variable of the same name. */
  readonly readsVariable: boolean;
  /** Whether it is a list that reads the previous secrets besides. */
  readonly readsPrevious: boolean;
  /** Strings that stand in for the variable when it is not set: they may be secrets. */
  readonly fallbacks: readonly string[];
  /** Whether the variable is parted into several secrets: `os.environ['…'].split(',')`, `env.list('…')`. */
  readonly isParted: boolean;
  /** `os.environ.get(…)`, a default: a variable that is not set goes unnoticed at the start. */
  readonly hidesAbsence: boolean;
  /** `secrets.token_urlsafe()`: no two starts have the same. */
  readonly isRandom: boolean;
  readonly line: number;
}

export function expressionOf(value: Expression, line: number): SecretExpression {
  const parts = ownParts(value);
  const nodes = parts.flatMap((part) => [part, ...ownNodes(part)]);
  const readsVariable = nodes.some((node) => stringOf(node) === SECRET_VARIABLE) || parts.some(isField);
  const fallbacks = readsVariable ? parts.flatMap(literalsIn) : [];
  return {
    kind: 'expression',
    readsVariable,
    readsPrevious: readsPrevious(value),
    fallbacks,
    isParted: nodes.some(isParting),
    hidesAbsence: nodes.some(hidesAbsence),
    isRandom: isRandom(value),
    line,
  };
}

/** Without what reads the previous secrets, of which there may be none. */
function ownParts(value: Expression): readonly Expression[] {
  return value.nodeType === 'List' ? value.elts.filter((element) => !readsPrevious(element)) : [value];
}

/** `settings.wristband_session_secret`, of an object that reads the environment; `values.SecretValue(environ_prefix=None)`. */
function isField(value: Expression): boolean {
  if (value.nodeType === 'Call' && /(^|\.)SecretValue$/.test(dottedName(value.func) ?? ''))
    return value.keywords.every(({ arg }) => arg !== 'environ_name');
  return value.nodeType === 'Attribute' && value.attr.toUpperCase() === SECRET_VARIABLE;
}

const RANDOM =
  /(^|\.)(token_(urlsafe|hex|bytes)|urandom|uuid[14]|generate_key|get_random_(secret_key|string))$/;

/** Whether an expression may be another one each time that it is run. */
export function isRandom(value: Expression): boolean {
  return [value, ...ownNodes(value)].some(
    (node) => node.nodeType === 'Call' && RANDOM.test(dottedName(node.func) ?? ''),
  );
}

function isParting(node: PythonNode): boolean {
  if (node.nodeType === 'Attribute') return ['split', 'list', 'tuple', 'json'].includes(node.attr);
  return node.nodeType === 'Keyword' && node.arg === 'cast' && dottedName(node.value) !== 'str';
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
